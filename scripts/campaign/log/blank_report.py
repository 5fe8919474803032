"""The report's layout with the plan filled in and no result yet."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaign.log.catalogue import Catalogue
    from campaign.model import Plan


def render(plan: Plan, catalogue: Catalogue) -> bytes:
    """The public report of a plan as DOCX, before anything was done."""
    from campaign.log.integrity import control
    from campaign.log.report import word
    from campaign.log.report.data import build
    from campaign.log.store import Store
    from campaign.log.totals import totals

    with closing(Store("sqlite://")) as empty:
        counted = totals(empty, plan, plan.period.start)
    return word.render(build(counted, catalogue, [], control(plan.slug, []), public=True))
