"""Looks at how far a workbook's sheets reach before one far cell fills the memory."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from campaign.problems import CampaignError

MAX_ROWS = 20_200
MAX_COLUMNS = 200
_MAX_UNPACKED = 400_000_000
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,4})([0-9]{1,8})"|<(?:\w+:)?row [^>]*?r="([0-9]{1,8})"')
_UNRECKONED = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,4}[0-9]{1,8})"(?![^>]* t=)[^>]*><(?:\w+:)?f[^>]*>[^<]*</(?:\w+:)?f>'
    rb"(?:<(?:\w+:)?v ?/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
"""A formula whose result no program has put beside it; its cell would be read as empty."""
_ERROR = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,4}[0-9]{1,8})"[^>]* t="e"')
_ODS_ERROR = re.compile(rb'value-type="error"')
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def look(raw: bytes, name: str) -> None:
    """Raise CampaignError for a workbook that reaches too far, is too dense or of another kind."""
    if raw[:2] != b"PK":
        return  # the old format ends at row 65 536 by itself
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            if sum(item.file_size for item in book.infolist()) > _MAX_UNPACKED:
                raise CampaignError(f"plik {name} po rozpakowaniu jest za duży – zostaw w nim same wpisy")
            for part in book.namelist():
                if part.endswith(".bin") and part.startswith("xl/worksheets/"):
                    raise CampaignError(f"plik {name} jest w formacie xlsb – zapisz go jako xlsx")
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    _require(_xlsx(book, part), name)
                elif part == "content.xml":
                    _require(_ods(book), name)
    except (
        zipfile.BadZipFile,
        OSError,
        RuntimeError,
        NotImplementedError,
        ElementTree.ParseError,
        EOFError,
        ValueError,
        zlib.error,
    ) as error:
        raise CampaignError(
            f"plik {name} jest uszkodzony albo chroniony hasłem – zapisz go ponownie"
        ) from error


def _require(reached: Iterator[tuple[int, int]], name: str) -> None:
    for row, column in reached:
        if row > MAX_ROWS or column > MAX_COLUMNS:
            raise CampaignError(
                f"w pliku {name} zapisano coś w wierszu {row}, kolumnie {column}, a czytam do {MAX_ROWS} "
                f"wierszy i {MAX_COLUMNS} kolumn – usuń tę komórkę albo podziel plik na części"
            )


def reckoned(raw: bytes, name: str, ours: bool) -> None:
    """Raise CampaignError for an error or a formula without its result: the cell would be read as empty.

    ours: our own workbook, whose first sheet alone is read; its other formulas are reckoned on opening.
    """
    if raw[:2] != b"PK":
        return
    with zipfile.ZipFile(io.BytesIO(raw)) as book:
        for part in book.namelist():
            if part == "content.xml" and _ODS_ERROR.search(book.read(part)):
                raise CampaignError(
                    f"w pliku {name} jest komórka z błędem (np. #N/D!) – popraw ją i zapisz plik"
                )
            if not part.startswith("xl/worksheets/sheet1." if ours else "xl/worksheets/sheet"):
                continue
            cells = book.read(part)
            if found := _ERROR.search(cells):
                said = f"w pliku {name} komórka {found[1].decode()} ma błąd (np. #N/D! albo #DZIEL/0!)"
                raise CampaignError(f"{said} – popraw ją i zapisz plik")
            if not ours and (found := _UNRECKONED.search(cells)):
                raise CampaignError(
                    f"w pliku {name} komórka {found[1].decode()} ma formułę bez wyniku – "
                    "otwórz go w programie arkuszy, zapisz i wczytaj jeszcze raz"
                )


def _xlsx(book: zipfile.ZipFile, part: str) -> Iterator[tuple[int, int]]:
    """Places of the cells, row and column from 1, piece by piece."""
    with book.open(part) as sheet:
        rest = b""
        while block := sheet.read(1 << 20):
            text = rest + block
            for letters, digits, row in _CELL.findall(text):
                if letters:
                    yield int(digits), _number(letters)
                else:
                    yield int(row), 1
            rest = text[-200:]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _ods(book: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    """Places of the cells that hold something; repeated empty ones at the end reach nowhere."""
    row = 0
    with book.open("content.xml") as content:
        for _, node in ElementTree.iterparse(content):
            if node.tag == f"{_TABLE}table":
                row = 0
            elif node.tag == f"{_TABLE}table-row":
                row += int(node.get(f"{_TABLE}number-rows-repeated", "1"))
                column = _last_column(node)
                if column:
                    yield row, column
                node.clear()


def _last_column(row: ElementTree.Element) -> int:
    at = last = 0
    for cell in row:
        at += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        last = at if len(cell) else last
    return last
