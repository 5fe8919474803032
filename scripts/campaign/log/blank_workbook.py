"""The officer's workbook without a single entry."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campaign.log.catalogue import Catalogue
    from campaign.model import Plan


def render(plan: Plan, catalogue: Catalogue) -> bytes:
    """The workbook of a plan, ready to be filled in."""
    from campaign.log import workbook
    from campaign.log.event import new_id
    from campaign.log.store import Store
    from campaign.log.totals import totals

    # identifiers are made before anything is typed, so that importing the sheet twice counts once
    spare = [new_id() for _ in range(workbook.SPARE_ROWS)]
    with closing(Store("sqlite://")) as empty:
        counted = totals(empty, plan, plan.period.start)
    return workbook.render(workbook.Content(catalogue, counted, [], spare))
