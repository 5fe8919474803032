"""Types into a workbook's empty rows the way a spreadsheet program stores what is typed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_col_to_name

from campaign.log.entry.catalogue import Catalogue, words
from campaign.log.entry.dates import serial
from campaign.log.entry.drafts import UNSAID
from campaign.log.entry.fields import FIELDS, LABELS
from campaign.log.entry.vocabulary import unique
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.workbook.style import TITLE_ROWS, heads

Cell = str | int | float | bool | date | None


def type_into(
    source: Path, target: Path, catalogue: Catalogue, rows: Sequence[Sequence[str]], first: int = 0
) -> Path:
    """Put rows (texts in the order of LABELS, days as ISO) into the sheet Wpisy, from its first row on."""
    return put(source, target, catalogue, [_as_cells(row, catalogue) for row in rows], first)


def put(
    source: Path,
    target: Path,
    catalogue: Catalogue,
    rows: Sequence[dict[str, Cell]],
    first: int = 0,
    who: str = "",
) -> Path:
    """Put cells by column name (a field, or KIND_COLUMN + kind) into the sheet Wpisy, as a program stores them."""
    letters = {name: xl_col_to_name(at) for at, name in enumerate(heads(catalogue))}
    cells = {
        f"{letters[name]}{TITLE_ROWS + 1 + first + at}": value
        for at, row in enumerate(rows)
        for name, value in row.items()
        if value is not None
    }
    if who:
        cells["F4"] = who
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = _typed(data.decode("utf-8"), cells).encode("utf-8")
            new.writestr(name, data)
    return target


def _as_cells(row: Sequence[str], catalogue: Catalogue) -> dict[str, Cell]:
    typed = dict(zip(LABELS, row, strict=True))
    kind = unique(typed.pop("leaflet"), words(catalogue.leaflets)) or UNSAID
    found: dict[str, Cell] = {
        name: text for name, text in typed.items() if text and name not in ("plan", "leaflets")
    }
    found |= {
        name: int(text) for name, text in typed.items() if text and FIELDS[name].number and name in found
    }
    if typed["leaflets"]:
        found[KIND_COLUMN + kind] = int(typed["leaflets"])
    return {**found, "day": date.fromisoformat(typed["day"])}


def _typed(xml: str, cells: dict[str, Cell]) -> str:
    """One pass over the sheet: thousands of cells stay quick."""

    def cell(found: re.Match[str]) -> str:
        if found[1] not in cells:
            return found[0]
        kind, inside = _stored(cells[found[1]])
        return f'<c r="{found[1]}"{found[2] or ""}{kind}>{inside}</c>'

    return re.sub(r'<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?[^>]*?(?:/>|>.*?</c>)', cell, xml)


def _stored(value: Cell) -> tuple[str, str]:
    if isinstance(value, bool):
        return ' t="b"', f"<v>{int(value)}</v>"
    if isinstance(value, date):
        return "", f"<v>{serial(value)}</v>"
    if isinstance(value, str):
        return ' t="inlineStr"', f'<is><t xml:space="preserve">{escape(value)}</t></is>'
    return "", f"<v>{value}</v>"
