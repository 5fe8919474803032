"""The report's layout with the plan, filled in or not, and no result yet."""

from __future__ import annotations

from campaign.log.entry.catalogue import Catalogue
from campaign.model.plan import Plan


def render(plan: Plan, catalogue: Catalogue) -> bytes:
    """The report of a plan as DOCX, before anything was done."""
    from campaign.log.count.totals import Totals
    from campaign.log.report.data import Report
    from campaign.log.report.writing import docx

    return docx(Report(Totals((), plan, plan.period.start), catalogue))
