"""Types into a workbook's empty rows the way a spreadsheet program stores what is typed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

from campaign.log.entry.drafts import LABELS
from campaign.log.workbook.entries_sheet import TITLE_ROWS, column
from campaign.log.workbook.style import serial

NUMBERS = {"people", "leaflets", "people_new", "edition"}


def type_into(source: Path, target: Path, rows: Sequence[Sequence[str]], first: int = 0) -> Path:
    """Put rows (texts in the order of LABELS, days as ISO) into the sheet Wpisy, from its first row on."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                data = _typed(data.decode("utf-8"), rows, first).encode("utf-8")
            new.writestr(name, data)
    return target


def _typed(xml: str, rows: Sequence[Sequence[str]], first: int) -> str:
    for offset, row in enumerate(rows):
        for name, text in zip(LABELS, row, strict=True):
            if text:
                xml = _cell(
                    xml, f"{column(LABELS[name])}{TITLE_ROWS + 1 + first + offset}", _stored(name, text)
                )
    return xml


def _stored(name: str, text: str) -> tuple[str, str]:
    if name == "day":
        return "", f"<v>{serial(date.fromisoformat(text))}</v>"
    if name in NUMBERS:
        return "", f"<v>{text}</v>"
    return ' t="inlineStr"', f"<is><t>{escape(text)}</t></is>"


def _cell(xml: str, reference: str, stored: tuple[str, str]) -> str:
    kind, inside = stored
    found = re.search(rf'<c r="{reference}"( s="\d+")?[^>]*?(/>|>.*?</c>)', xml)
    assert found, reference
    made = f'<c r="{reference}"{found[1] or ""}{kind}>{inside}</c>'
    return xml[: found.start()] + made + xml[found.end() :]
