"""Writes the tables of the sheet Stan downward, each row as high as its texts need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from campaign.log.workbook.style import Styles, height

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
