"""What the sheets share: a workbook in memory with the looks of its cells, a pen for tables, the content."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.dates import serial
from campaign.log.entry.fields import FIELDS
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.sheets.sheet import ID, NUMBER
from campaign.log.store.journal import Row

INK = "#16202E"
DATE = "dd.mm.yyyy"
CHECK = "Sprawdzenie"
TITLE_ROWS = 5
"""Rows above the first entry; the last of them is the header."""


class Styles:
    """A new workbook and its cell formats."""

    def __init__(self) -> None:
        self._out = io.BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.book = Workbook(self._out, options)
        made = self.book.add_format
        line = {"bottom": 1, "bottom_color": "#B9BDC4", "valign": "top"}
        wrap = {"text_wrap": True, "valign": "top"}
        box = {"border": 1, "border_color": "#D5D8DC", "valign": "top"}
        number = {**line, "num_format": "#,##0", "align": "right", "indent": 1}
        warn, quiet = {"font_color": "#A61B1B", **wrap}, {"font_color": "#6B7078", "valign": "top"}
        self.title = made({"bold": True, "font_size": 16, "font_color": INK})
        self.head = made({"bold": True, "bg_color": INK, "font_color": "#FFFFFF", **wrap})
        self.text = made({**line, "text_wrap": True})
        self.number = made(number)
        self.date = made({**line, "num_format": DATE, "align": "left"})
        self.big = made({**number, "bold": True, "font_size": 16})
        self.dashed = made({**line, "num_format": f'{DATE};;"–"', "align": "left"})
        self.input = made({**box, "text_wrap": True})
        self.input_date = made({**box, "num_format": DATE, "align": "left"})
        self.warn = made(warn)
        self.alarm = made({"bold": True, "font_size": 12, **warn})
        self.quiet = made(quiet)
        self.small = made({**quiet, "align": "center"})

    def finished(self) -> bytes:
        """The workbook as bytes of an .xlsx file."""
        self.book.close()
        return self._out.getvalue()


def landscape(sheet: Any, pages_high: int = 0) -> None:
    """Print across an A4 page, as wide as the page; pages_high 0: as many pages as it takes."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, pages_high)


class Pen:
    """Writes tables downward under a title and a note; row counts from 0, widths are in characters."""

    def __init__(self, sheet: Any, styles: Styles, widths: Sequence[int], title: str, note: str) -> None:
        self.sheet, self.styles, self.widths, self.row = sheet, styles, widths, 2
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.write(0, 0, title, styles.title)
        sheet.write(1, 0, note, styles.quiet)

    def _next(self, *texts: str, spare: int) -> None:
        """Begin a row as high as its texts (Calc fits none itself); spare: characters a column cannot use."""
        lines = max(len(text) // (self.widths[at] - spare) + 1 for at, text in enumerate(texts))
        self.sheet.set_row(self.row, 16 * lines + 2)
        self.row += 1

    def section(self, *titles: str) -> None:
        """A head after an empty row."""
        self.row += 1
        self._next(*titles, spare=3)
        self.sheet.write_row(self.row - 1, 0, titles, self.styles.head)

    def line(self, label: str, *cells: tuple[Any, ...]) -> int:
        """A label and cells of (formula or value, stored value, format if no number); returns its row."""
        self._next(label, spare=4)
        self.sheet.write(self.row - 1, 0, label, self.styles.text)
        for column, (shown, stored, *style) in enumerate(cells, 1):
            look = style[0] if style else self.styles.number
            if isinstance(shown, str) and shown.startswith("="):
                value = serial(stored) if isinstance(stored, date) else stored
                self.sheet.write_formula(self.row - 1, column, shown, look, value)
            else:
                self.sheet.write(self.row - 1, column, shown, look)
        return self.row


def heads(catalogue: Catalogue) -> dict[str, tuple[str, int]]:
    """Title and width (characters) of every column, in order, by field, KIND_COLUMN + kind or title."""
    kinds = {KIND_COLUMN + kind: (KIND_COLUMN + title, 15) for kind, title in catalogue.kinds.items()}
    found = {NUMBER: (NUMBER, 5)}
    for name, field in FIELDS.items():
        if name not in ("plan", "leaflet"):
            found |= kinds if name == "leaflets" else {name: (field.label, field.width)}
    return found | {CHECK: (CHECK, 30), ID: (ID, 10)}


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
