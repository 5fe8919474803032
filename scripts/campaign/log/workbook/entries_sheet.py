"""Sheet Wpisy: one row, one event; a column for each kind of leaflet; drop-downs and a check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import UNSAID, by_kind
from campaign.log.entry.fields import FIELDS
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.sheets.filled import TITLE, WHO
from campaign.log.sheets.sheet import ID, NUMBER, values
from campaign.log.store.journal import Row
from campaign.log.workbook.style import Styles, landscape

TITLE_ROWS = 5
"""Rows above the first entry; the last of them is the header."""
_NOTES = (
    "Jeden wiersz to jedno zdarzenie. Bez nazwisk, adresów, numerów telefonu i PESEL.",
    "Miejsce wybiera się z listy. Co jest do poprawy, mówi kolumna Sprawdzenie.",
    f"{WHO} (stanowisko, np. rejon-3, gdy arkusz wypełnia kilka osób):",
)
_CHECK = "Sprawdzenie"


def heads(catalogue: Catalogue) -> dict[str, tuple[str, int]]:
    """Title and width (characters) of every column, in order, by field, KIND_COLUMN + kind or title."""
    kinds = {KIND_COLUMN + kind: (KIND_COLUMN + title, 15) for kind, title in catalogue.kinds.items()}
    found = {NUMBER: (NUMBER, 5)}
    for name, field in FIELDS.items():
        if name not in ("plan", "leaflet"):
            found |= kinds if name == "leaflets" else {name: (field.label, field.width)}
    return found | {_CHECK: (_CHECK, 30), ID: (ID, 10)}


class Content:
    """What a workbook holds. rows: current entries of the plan; spare_ids: an identifier per empty row, made
    before anything is typed into it, so that importing twice counts once.

    size: rows that are counted; kinds: of leaflets, with their names; heads, letters: of the columns;
    numbers: of kits and partners, from 1, by identifier: formulas compare numbers.
    """

    def __init__(
        self, catalogue: Catalogue, totals: Totals, rows: Sequence[Row], spare_ids: Sequence[str]
    ) -> None:
        self.catalogue, self.totals, self.rows, self.spare_ids = catalogue, totals, rows, spare_ids
        self.size = len(rows) + len(spare_ids)
        self.kinds, self.heads = catalogue.kinds, heads(catalogue)
        self.letters: dict[str, str] = {name: xl_col_to_name(at) for at, name in enumerate(self.heads)}
        known = {**catalogue.kits, **catalogue.partners(totals.plan)}
        self.numbers = {slug: at for at, slug in enumerate(known, 1)}


def write(sheet: Any, styles: Styles, content: Content) -> None:
    """Write entries, empty rows ready to be typed into, and drop-downs."""
    columns, last = list(content.heads), TITLE_ROWS - 1 + content.size
    check = columns.index(_CHECK)
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
    filled = [_shown(row, content.catalogue) for row in content.rows]
    for row, shown in enumerate([*filled, *({ID: ident} for ident in content.spare_ids)], TITLE_ROWS):
        for at, name in enumerate(columns):
            sheet.write(row, at, shown.get(name), looks.get(name, styles.input))
        sheet.write_formula(row, check, f"=INDEX(c_uwaga,ROW()-{TITLE_ROWS})", styles.warn, "")
    sheet.freeze_panes(TITLE_ROWS, 4)
    sheet.autofilter(TITLE_ROWS - 1, 0, last, columns.index(ID))
    landscape(sheet)
    sheet.repeat_rows(TITLE_ROWS - 1)
    sheet.print_area(0, 0, TITLE_ROWS + max(len(content.rows), 30), check)


def _shown(row: Row, catalogue: Catalogue) -> dict[str, Any]:
    entry = row.event.entry
    kinds = by_kind(entry.leaflet, entry.leaflets).items()
    shown = {NUMBER: row.entry_number, ID: row.event.entry_id, **values(entry, catalogue)}
    return shown | {KIND_COLUMN + (kind or UNSAID): number for kind, number in kinds}
