"""Puts the four sheets together. Pure: the same content gives the same numbers; nothing reads a clock."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from xlsxwriter import Workbook

from campaign.log.catalogue import Catalogue
from campaign.log.store import Row
from campaign.log.totals import Totals
from campaign.log.workbook import entries_sheet, plan_sheet, report_sheet, state_sheet
from campaign.log.workbook.style import Styles

SPARE_ROWS = 500


@dataclass(frozen=True)
class Content:
    """What a workbook holds. rows: current entries of the plan; spare_ids: an identifier per empty row.

    The identifiers are made before anything is typed into the rows, so that importing twice counts once.
    """

    catalogue: Catalogue
    totals: Totals
    rows: Sequence[Row]
    spare_ids: Sequence[str]


def render(content: Content) -> bytes:
    """The workbook as bytes of an .xlsx file."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": f"Dziennik {content.totals.plan.slug}",
            "created": datetime.combine(content.totals.as_of, datetime.min.time()),
        }
    )
    styles = Styles(book)
    sheets = {name: book.add_worksheet(name) for name in ("Wpisy", "Stan", "Informacja", "Plan")}
    lists = plan_sheet.write(sheets["Plan"], styles, content.catalogue, content.totals)
    entries_sheet.write(sheets["Wpisy"], styles, lists, content)
    state = state_sheet.write(sheets["Stan"], styles, lists, content.totals)
    report_sheet.write(sheets["Informacja"], styles, lists, content.totals, state)
    sheets["Wpisy"].activate()
    book.close()
    return out.getvalue()
