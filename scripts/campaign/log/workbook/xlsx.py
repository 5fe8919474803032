"""Puts the four sheets together. Pure: the same content gives the same numbers; nothing reads a clock."""

from __future__ import annotations

import io
from datetime import datetime

from xlsxwriter import Workbook

from campaign.log.workbook import counting_sheet, entries_sheet, plan_sheet, state_sheet
from campaign.log.workbook.content import Content
from campaign.log.workbook.style import Styles


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
    sheets = {name: book.add_worksheet(name) for name in ("Wpisy", "Stan", "Plan", "Liczenie")}
    plan_sheet.write(sheets["Plan"], styles, content.catalogue, content.totals)
    columns = entries_sheet.Columns(content.catalogue)
    entries_sheet.write(sheets["Wpisy"], styles, columns, content)
    counting_sheet.write(sheets["Liczenie"], styles, columns, content)
    state_sheet.write(sheets["Stan"], styles, content)
    sheets["Liczenie"].hide()
    sheets["Wpisy"].activate()
    book.close()
    return out.getvalue()
