"""Sheet Wpisy: one row, one event; a column for each kind of leaflet; drop-downs, limits and a check."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import UNSAID, by_kind
from campaign.log.entry.fields import FIELDS, NOTE_LIMIT, PEOPLE_LIMIT, RECEIVED_LIMIT
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.sheets.filled import TITLE, WHO
from campaign.log.sheets.sheet import ID, NUMBER, values
from campaign.log.store.journal import Row
from campaign.log.workbook.style import Styles

if TYPE_CHECKING:
    from campaign.log.workbook.content import Content

TITLE_ROWS = 5
"""Rows above the first entry; the last of them is the header."""
CHECK = "Sprawdzenie"
_WHO_ROW, _WHO_COLUMN = 3, 3


class Columns:
    """Places of the columns. Leaflets stand by kind, where the table of fields has their number."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.kinds = {**catalogue.leaflets, UNSAID: "bez rodzaju"}
        self.names: list[str] = []
        for name in FIELDS:
            if name == "leaflets":
                self.names += [KIND_COLUMN + kind for kind in self.kinds]
            elif name not in ("plan", "leaflet"):
                self.names.append(name)
        self.check, self.ident = len(self.names) + 1, len(self.names) + 2

    def at(self, name: str) -> int:
        """The column of a field (or KIND_COLUMN + kind), from 0."""
        return self.names.index(name) + 1

    def letter(self, name: str) -> str:
        """Its letter."""
        return str(xl_col_to_name(self.at(name)))

    def titles(self) -> list[str]:
        """The header."""
        labels = [
            KIND_COLUMN + self.kinds[name.removeprefix(KIND_COLUMN)]
            if name.startswith(KIND_COLUMN)
            else FIELDS[name].label
            for name in self.names
        ]
        return [NUMBER, *labels, CHECK, ID]

    def widths(self) -> list[int]:
        """Widths in characters."""
        own = [10 if name.startswith(KIND_COLUMN) else FIELDS[name].width for name in self.names]
        return [5, *own, 30]


def write(sheet: Any, styles: Styles, columns: Columns, content: Content) -> None:
    """Write entries, empty rows ready to be typed into, and validations."""
    _top(sheet, styles, columns, content.totals.plan.slug)
    for index in range(content.size):
        row = content.rows[index] if index < len(content.rows) else None
        ident = row.event.entry_id if row else content.spare_ids[index - len(content.rows)]
        _entry(sheet, styles, columns, TITLE_ROWS + index, row, ident, content.catalogue)
    _validate(sheet, columns, content.size)
    sheet.freeze_panes(TITLE_ROWS, 4)
    sheet.autofilter(TITLE_ROWS - 1, 0, TITLE_ROWS - 1 + content.size, columns.ident)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(TITLE_ROWS - 1)
    sheet.print_area(0, 0, TITLE_ROWS + max(len(content.rows), 30), columns.check)


def _top(sheet: Any, styles: Styles, columns: Columns, slug: str) -> None:
    for index, width in enumerate(columns.widths()):
        sheet.set_column(index, index, width)
    sheet.set_column(columns.ident, columns.ident, 10, None, {"hidden": True})
    sheet.write(0, 0, f"{TITLE}{slug}", styles.title)
    sheet.write(
        1, 0, "Jeden wiersz to jedno zdarzenie. Bez nazwisk, adresów, numerów telefonu i PESEL.", styles.quiet
    )
    sheet.write(
        2, 0, "Miejsce wybiera się z listy. Co jest do poprawy, mówi kolumna Sprawdzenie.", styles.quiet
    )
    sheet.write(
        _WHO_ROW, 0, f"{WHO} (stanowisko, np. rejon-3, gdy arkusz wypełnia kilka osób):", styles.quiet
    )
    sheet.write(_WHO_ROW, _WHO_COLUMN + 2, "", styles.input)
    sheet.set_row(TITLE_ROWS - 1, 50)
    for index, name in enumerate(columns.titles()):
        sheet.write(TITLE_ROWS - 1, index, name, styles.head)


def _entry(
    sheet: Any, styles: Styles, columns: Columns, at: int, row: Row | None, ident: str, catalogue: Catalogue
) -> None:
    entry = row.event.entry if row else None
    shown: dict[str, Any] = dict(values(entry, catalogue)) if entry else {}
    for kind, number in by_kind(entry.leaflet, entry.leaflets).items() if entry else ():
        shown[KIND_COLUMN + (kind or UNSAID)] = number
    sheet.write(at, 0, row.entry_number if row else None, styles.small)
    for column, name in enumerate(columns.names, 1):
        style, value = styles.input_date if name == "day" else styles.input, shown.get(name)
        sheet.write(at, column, value, style)
    sheet.write_formula(at, columns.check, f"=INDEX(c_uwaga,ROW()-{TITLE_ROWS})", styles.warn, "")
    sheet.write_string(at, columns.ident, ident, styles.quiet)


def _validate(sheet: Any, columns: Columns, size: int) -> None:
    """Drop-downs and limits; each refusal says what to type."""
    people = f"{columns.letter('people')}{TITLE_ROWS + 1}"
    rules: dict[str, dict[str, Any]] = {
        "day": {"validate": "date", "criteria": "between", "minimum": "=p_start", "maximum": "=p_koniec",
                "error_type": "warning", "error_message": "Ta data jest poza okresem planu."},
        "kind": {"validate": "list", "source": "=l_dzialania",
                 "error_message": "Proszę wybrać działanie z listy."},
        "place": {"validate": "list", "source": "=l_miejscowosci",
                  "error_message": "Proszę wybrać miejscowość z listy, nigdy adres."},
        "people": _count(PEOPLE_LIMIT),
        "people_new": {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": f"={people}",
                       "error_message": "Proszę wpisać liczbę nie większą niż Osoby."},
        "edition": {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": "=p_wydanie",
                    "error_message": "Nie ma takiego wydania."},
        "partner": {"validate": "list", "source": "=l_partnerzy",
                    "error_message": "Proszę wybrać partnera z listy."},
        "piece": {"validate": "list", "source": "=l_materialy",
                  "error_message": "Proszę wybrać materiał z listy."},
        "note": {"validate": "length", "criteria": "<=", "value": NOTE_LIMIT,
                 "error_message": f"Mieści się {NOTE_LIMIT} znaków."},
    }  # fmt: skip
    for name in columns.names:
        rule = rules.get(name) or _count(RECEIVED_LIMIT)
        at = columns.at(name)
        title = columns.titles()[at][:32]
        sheet.data_validation(TITLE_ROWS, at, TITLE_ROWS + size - 1, at, {"error_title": title, **rule})


def _count(limit: int) -> dict[str, Any]:
    message = f"Proszę wpisać liczbę całkowitą od 0 do {limit}."
    return {"validate": "integer", "criteria": "between", "minimum": 0, "maximum": limit,
            "error_message": message}  # fmt: skip
