"""dziennik-<plan>.xlsx: the officer's door without Python. No macros; formulas with stored values.

Sheets: Wpisy (one row, one event; a column for each kind of leaflet; drop-downs and a check), Stan (the
state), Plan (lists the others refer to), and a hidden Liczenie that finds the clean rows by the import's
rules. XlsxWriter stores computed values, so Protected View and phones show them. Pure: nothing here reads a
clock.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from xlsxwriter.utility import xl_range_abs

from campaign.log.entry.drafts import UNSAID, by_kind
from campaign.log.entry.fields import FIELDS
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.sheets.filled import TITLE, WHO
from campaign.log.sheets.sheet import ID, NUMBER, values
from campaign.log.workbook import counting_sheet, state_sheet
from campaign.log.workbook.style import CHECK, TITLE_ROWS, Content, Pen, Styles, landscape

__all__ = ["SPARE_ROWS", "Content", "render"]
SPARE_ROWS = 500
_NOTES = (
    "Jeden wiersz to jedno zdarzenie. Bez nazwisk, adresów, numerów telefonu i PESEL.",
    "Miejsce wybiera się z listy. Co jest do poprawy, mówi kolumna Sprawdzenie.",
    f"{WHO} (stanowisko, np. rejon-3, gdy arkusz wypełnia kilka osób):",
)


def render(content: Content) -> bytes:
    """The workbook as bytes of an .xlsx file."""
    styles, totals = Styles(), content.totals
    created = datetime.combine(totals.as_of, time())
    styles.book.set_properties({"title": f"Dziennik {totals.plan.slug}", "created": created})
    entries, state, plan, counting = map(styles.book.add_worksheet, ("Wpisy", "Stan", "Plan", "Liczenie"))
    _plan(plan, styles, content)
    _entries(entries, styles, content)
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


def _entries(sheet: Any, styles: Styles, content: Content) -> None:
    """Write entries, empty rows ready to be typed into, and drop-downs."""
    columns, last = list(content.heads), TITLE_ROWS - 1 + content.size
    check = columns.index(CHECK)
    sheet.write(0, 0, f"{TITLE}{content.totals.plan.slug}", styles.title)
    sheet.write_column(1, 0, _NOTES, styles.quiet)
    sheet.write(len(_NOTES), 5, "", styles.input)
    sheet.set_row(TITLE_ROWS - 1, 50)
    for at, (name, (title, width)) in enumerate(content.heads.items()):
        sheet.set_column(at, at, width, None, {"hidden": name == ID})
        sheet.write(TITLE_ROWS - 1, at, title, styles.head)
        if name in FIELDS and FIELDS[name].chosen:  # what is wrong in the others, the column Sprawdzenie says
            refusal = {"error_title": title, "error_message": "Proszę wybrać z listy."}
            rule = {"validate": "list", "source": f"=l_{name}", **refusal}
            sheet.data_validation(TITLE_ROWS, at, last, at, rule)
    looks = {NUMBER: styles.small, "day": styles.input_date, ID: styles.quiet}
    filled: list[dict[str, Any]] = [
        {NUMBER: row.entry_number, ID: row.event.entry_id, **values(row.event.entry, content.catalogue)}
        | {KIND_COLUMN + (kind or UNSAID): number
           for kind, number in by_kind(row.event.entry.leaflet, row.event.entry.leaflets).items()}
        for row in content.rows
    ]  # fmt: skip
    for row, shown in enumerate([*filled, *({ID: ident} for ident in content.spare_ids)], TITLE_ROWS):
        for at, name in enumerate(columns):
            sheet.write(row, at, shown.get(name), looks.get(name, styles.input))
        sheet.write_formula(row, check, f"=INDEX(c_uwaga,ROW()-{TITLE_ROWS})", styles.warn, "")
    sheet.freeze_panes(TITLE_ROWS, 4)
    sheet.autofilter(TITLE_ROWS - 1, 0, last, columns.index(ID))
    landscape(sheet)
    sheet.repeat_rows(TITLE_ROWS - 1)
    sheet.print_area(0, 0, TITLE_ROWS + max(len(content.rows), 30), check)
