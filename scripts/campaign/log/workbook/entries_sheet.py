"""Sheet Wpisy: one row, one event; a column for each kind of leaflet; drop-downs and a check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import UNSAID, by_kind
from campaign.log.entry.fields import FIELDS
from campaign.log.sheets.columns import KIND_COLUMN, kinds_of
from campaign.log.sheets.filled import TITLE, WHO
from campaign.log.sheets.sheet import ID, NUMBER, values
from campaign.log.store.journal import Row
from campaign.log.workbook.style import Styles, landscape

if TYPE_CHECKING:
    from campaign.log.workbook import Content

TITLE_ROWS = 5
"""Rows above the first entry; the last of them is the header."""
_NOTES = (
    "Jeden wiersz to jedno zdarzenie. Bez nazwisk, adresów, numerów telefonu i PESEL.",
    "Miejsce wybiera się z listy. Co jest do poprawy, mówi kolumna Sprawdzenie.",
    f"{WHO} (stanowisko, np. rejon-3, gdy arkusz wypełnia kilka osób):",
)


class Columns:
    """Places of the columns. Leaflets stand by kind, where the table of fields has their number.

    kinds: kind of leaflet to its name; heads: title and width (in characters) by field, or KIND_COLUMN +
    kind; names: the columns that are typed into.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.kinds = kinds_of(catalogue)
        self.heads: dict[str, tuple[str, int]] = {NUMBER: (NUMBER, 5)}
        for name, field in FIELDS.items():
            if name == "leaflets":
                self.heads |= {KIND_COLUMN + k: (KIND_COLUMN + title, 15) for k, title in self.kinds.items()}
            elif name not in ("plan", "leaflet"):
                self.heads[name] = (field.label, field.width)
        self.names = list(self.heads)[1:]
        self.heads |= {"check": ("Sprawdzenie", 30), ID: (ID, 10)}
        self.check, self.ident = self.at("check"), self.at(ID)

    def at(self, name: str) -> int:
        """The column of a name in heads, from 0."""
        return list(self.heads).index(name)

    def letter(self, name: str) -> str:
        """Its letter."""
        return str(xl_col_to_name(self.at(name)))


def write(sheet: Any, styles: Styles, content: Content) -> None:
    """Write entries, empty rows ready to be typed into, and drop-downs."""
    columns = content.columns
    sheet.write(0, 0, f"{TITLE}{content.totals.plan.slug}", styles.title)
    for index, note in enumerate(_NOTES, 1):
        sheet.write(index, 0, note, styles.quiet)
    sheet.write(len(_NOTES), 5, "", styles.input)
    sheet.set_row(TITLE_ROWS - 1, 50)
    for index, (title, width) in enumerate(columns.heads.values()):
        sheet.set_column(index, index, width, None, {"hidden": index == columns.ident})
        sheet.write(TITLE_ROWS - 1, index, title, styles.head)
    for index in range(content.size):
        row = content.rows[index] if index < len(content.rows) else None
        ident = row.event.entry_id if row else content.spare_ids[index - len(content.rows)]
        _entry(sheet, styles, content, TITLE_ROWS + index, row, ident)
    for at, name in enumerate(columns.names, 1):
        if name in FIELDS and FIELDS[name].chosen:  # what is wrong in the others, the column Sprawdzenie says
            refusal = {"error_title": FIELDS[name].label, "error_message": "Proszę wybrać z listy."}
            rule = {"validate": "list", "source": f"=l_{name}", **refusal}
            sheet.data_validation(TITLE_ROWS, at, TITLE_ROWS + content.size - 1, at, rule)
    sheet.freeze_panes(TITLE_ROWS, 4)
    sheet.autofilter(TITLE_ROWS - 1, 0, TITLE_ROWS - 1 + content.size, columns.ident)
    landscape(sheet)
    sheet.repeat_rows(TITLE_ROWS - 1)
    sheet.print_area(0, 0, TITLE_ROWS + max(len(content.rows), 30), columns.check)


def _entry(sheet: Any, styles: Styles, content: Content, at: int, row: Row | None, ident: str) -> None:
    columns, entry = content.columns, row.event.entry if row else None
    shown: dict[str, Any] = dict(values(entry, content.catalogue)) if entry else {}
    for kind, number in by_kind(entry.leaflet, entry.leaflets).items() if entry else ():
        shown[KIND_COLUMN + (kind or UNSAID)] = number
    sheet.write(at, 0, row.entry_number if row else None, styles.small)
    for column, name in enumerate(columns.names, 1):
        sheet.write(at, column, shown.get(name), styles.input_date if name == "day" else styles.input)
    sheet.write_formula(at, columns.check, f"=INDEX(c_uwaga,ROW()-{TITLE_ROWS})", styles.warn, "")
    sheet.write_string(at, columns.ident, ident, styles.quiet)
