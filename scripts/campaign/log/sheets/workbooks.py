"""A workbook's sheets, read in a process of its own; this module loads little, so that it starts fast."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from campaign import contained
from campaign.log.sheets import bounds
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

LIMITS = contained.Allowance(seconds=60, megabytes=1_500)
"""Twenty thousand rows take four seconds and 200 MB."""
OWN = "Liczenie"
"""A sheet of our own workbook, whose formulas are not read."""
Cells = list[list[object]]
Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]


@dataclass(frozen=True)
class Grid:
    """One sheet of a workbook: its cells, the ranges that are merged, whether it is out of sight."""

    cells: Cells
    merged: Merged
    hidden: bool = False


def sheets_of(raw: bytes, name: str) -> dict[str, Grid]:
    """A workbook's sheets by their titles. Raises CampaignError."""
    return contained.apart(_sheets, LIMITS, f"plik {name}", raw, name)


def _sheets(raw: bytes, name: str) -> dict[str, Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    bounds.look(raw, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        bounds.reckoned(raw, name, OWN in book.sheet_names)
        seen = {sheet.name: sheet.visible == SheetVisibleEnum.Visible for sheet in book.sheets_metadata}
        return {t: _grid(book.get_sheet_by_name(t), not seen.get(t, True)) for t in book.sheet_names}
    except (CalamineError, OSError, ValueError) as error:
        raise CampaignError(
            f"plik {name} jest uszkodzony albo chroniony hasłem – zapisz go ponownie"
        ) from error


def _grid(sheet: CalamineSheet, hidden: bool) -> Grid:
    rows = sheet.to_python(skip_empty_area=False, nrows=bounds.MAX_ROWS)
    return Grid([list(row) for row in rows], sheet.merged_cell_ranges or (), hidden)
