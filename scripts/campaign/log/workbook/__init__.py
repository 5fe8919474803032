"""dziennik-<plan>.xlsx: the officer's door without Python. No macros; formulas with stored values.

Sheets: Wpisy (one row, one event), Stan (the state), Plan (lists the others refer to), and a hidden
Liczenie that finds the clean rows by the import's rules. XlsxWriter stores computed values, so Protected
View and phones show them. Pure: nothing here reads a clock.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from xlsxwriter.utility import xl_range_abs

from campaign.log.entry.fields import FIELDS
from campaign.log.workbook import counting_sheet, entries_sheet, state_sheet
from campaign.log.workbook.entries_sheet import Content
from campaign.log.workbook.style import Pen, Styles, landscape

__all__ = ["SPARE_ROWS", "Content", "render"]
SPARE_ROWS = 500


def render(content: Content) -> bytes:
    """The workbook as bytes of an .xlsx file."""
    styles, totals = Styles(), content.totals
    created = datetime.combine(totals.as_of, time())
    styles.book.set_properties({"title": f"Dziennik {totals.plan.slug}", "created": created})
    entries, state, plan, counting = map(styles.book.add_worksheet, ("Wpisy", "Stan", "Plan", "Liczenie"))
    _plan(plan, styles, content)
    entries_sheet.write(entries, styles, content)
    counting_sheet.write(counting, styles, content)
    state_sheet.write(state, styles, content)
    counting.hide()
    entries.activate()
    return styles.finished()


def _plan(sheet: Any, styles: Styles, content: Content) -> None:
    """Period and target under the names p_…, and under l_… what may be chosen for a field."""
    catalogue, plan = content.catalogue, content.totals.plan
    note = "Tego arkusza się nie zmienia. Plan i listy zmienia się w pliku planu."
    pen = Pen(sheet, styles, (46, 16, 26, 26, 66, 66), f"Plan {plan.slug}", note)
    pen.section("Dane planu", "")
    facts = {
        "p_start": ("Początek", plan.period.start, styles.date),
        "p_koniec": ("Koniec", plan.period.end, styles.date),
        "p_cel": (f"Cel: {plan.indicator.text}", plan.indicator.target, styles.number),
        "p_wydanie": ("Najnowsze wydanie", catalogue.edition.number, styles.number),
    }
    for name, (label, value, style) in facts.items():
        styles.book.define_name(name, f"=Plan!$B${pen.line(label, (value, None, style))}")
    for column, field in enumerate((one for one in FIELDS.values() if one.chosen), 2):
        items = [*catalogue.choices(field.name, plan).values()] or [""]
        sheet.write(3, column, field.label, styles.head)
        sheet.write_column(4, column, items, styles.text)
        area = xl_range_abs(4, column, 3 + len(items), column)
        styles.book.define_name(f"l_{field.name}", f"=Plan!{area}")
    landscape(sheet)
    sheet.protect()
