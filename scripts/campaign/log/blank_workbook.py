"""The officer's workbook without a single entry."""

from __future__ import annotations

import uuid

from campaign.log.entry.catalogue import Catalogue
from campaign.model.plan import Plan

_ROWS = uuid.UUID("0b2a3f0e-5f3c-4b57-9d0e-7b1e3f0f1c55")


def render(plan: Plan, catalogue: Catalogue) -> bytes:
    """The workbook of a plan, ready to be filled in.

    Each row has its identifier beforehand, the same in every build: importing a sheet twice counts once.
    """
    from campaign.log import workbook
    from campaign.log.count.totals import Totals

    nothing = Totals((), plan, plan.period.start)
    spare = [str(uuid.uuid5(_ROWS, f"{plan.slug}|{row}")) for row in range(workbook.SPARE_ROWS)]
    return workbook.render(workbook.Content(catalogue, nothing, [], spare))
