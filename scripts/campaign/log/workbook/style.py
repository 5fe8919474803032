"""Looks of the workbook's cells, the names its formulas use for ranges, and a pen for tables of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

INK, SAND = "#16202E", "#F4F1EA"
DATE = "dd.mm.yyyy"


class Styles:
    """Cell formats of one workbook, made once."""

    def __init__(self, book: Any) -> None:
        self.book = book
        line = {"bottom": 1, "bottom_color": "#B9BDC4", "valign": "top"}
        wrap = {"text_wrap": True, "valign": "top"}
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": INK})
        self.head = book.add_format({"bold": True, "bg_color": INK, "font_color": "#FFFFFF", **wrap})
        self.big = book.add_format({"bold": True, "font_size": 14, "bg_color": SAND, "border": 1, **wrap})
        self.text = book.add_format({**line, "text_wrap": True})
        self.number = book.add_format({**line, "num_format": "#,##0", "align": "right", "indent": 1})
        self.date = book.add_format({**line, "num_format": DATE, "align": "left"})
        self.dashed = book.add_format({**line, "num_format": f'{DATE};;"–"', "align": "left"})
        self.input = book.add_format(
            {"border": 1, "border_color": "#D5D8DC", "valign": "top", "text_wrap": True}
        )
        self.input_date = book.add_format(
            {"border": 1, "border_color": "#D5D8DC", "valign": "top", "num_format": DATE, "align": "left"}
        )
        self.warn = book.add_format({"font_color": "#A61B1B", **wrap})
        self.alarm = book.add_format({"bold": True, "font_size": 12, "font_color": "#A61B1B", **wrap})
        self.quiet = book.add_format({"font_color": "#6B7078", "valign": "top"})
        self.small = book.add_format({"font_color": "#6B7078", "valign": "top", "align": "center"})

    def name(self, name: str, reference: str) -> str:
        """Define a name for a range in the whole workbook; returns the name."""
        self.book.define_name(name, f"={reference}")
        return name


def serial(day: date) -> int:
    """The day's number as spreadsheets count: 1 is 1 January 1900, with the leap day that never was."""
    return (day - date(1899, 12, 30)).days


def height(*texts: tuple[str, int]) -> int:
    """Points a row needs for its wrapped texts, each given with its column's width in characters.

    Not left to the program: neither Excel nor Calc fits rows whose text comes from a formula.
    """
    return 16 * max(len(text) // width + 1 for text, width in texts) + 2


WIDTHS = (46, 16, 12, 13, 13, 14, 16, 40)
"""Column widths of the sheet, in characters."""


@dataclass
class Pen:
    """Writes tables downward; row counts from 0."""

    sheet: Any
    styles: Styles
    row: int = 0

    def section(self, *titles: str) -> None:
        """A head after an empty row."""
        self.row += 1
        self.sheet.set_row(
            self.row, height(*((title, width - 3) for title, width in zip(titles, WIDTHS, strict=False)))
        )
        for column, title in enumerate(titles):
            self.sheet.write(self.row, column, title, self.styles.head)
        self.row += 1

    def line(self, *cells: tuple[Any, Any, Any]) -> int:
        """One row of (value, None, format) or (formula, stored value, format); returns its number from 1."""
        for column, (shown, stored, style) in enumerate(cells):
            if stored is not None and isinstance(shown, str) and shown.startswith("="):
                self.sheet.write_formula(self.row, column, shown, style, stored)
            else:
                self.sheet.write(self.row, column, shown, style)
        texts = [
            (str(shown), width)
            for (shown, stored, _), width in zip(cells, WIDTHS, strict=False)
            if stored is None
        ]
        self.sheet.set_row(self.row, height(("", 1), *texts))
        self.row += 1
        return self.row
