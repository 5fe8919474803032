"""A file's sheets as grids of cells; a workbook's are read in a process of its own, which loads little."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from campaign import contained
from campaign.problems import CampaignError

LIMITS = contained.Allowance(seconds=60, megabytes=1_500)
"""Twenty thousand rows take four seconds and 200 MB."""
MAX_BYTES = 10_000_000
MAX_ROWS = 20_200
MAX_COLUMNS = 200
_MAX_UNPACKED = 400_000_000
OWN = "Liczenie"
"""A sheet of our own workbook, whose formulas are not read."""
_CELL = re.compile(rb'<(?:\w+:)?(?:c|row) [^>]*?r="([A-Z]{0,4})([0-9]{1,8})"')
_UNRECKONED = re.compile(
    rb'<(?:\w+:)?c r="([A-Z]{1,4}[0-9]{1,8})"(?![^>]* t=)[^>]*><(?:\w+:)?f[^>]*>[^<]*</(?:\w+:)?f>'
    rb"(?:<(?:\w+:)?v ?/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>"
)
"""A formula whose result no program has put beside it; its cell would be read as empty."""
_ERROR = re.compile(rb'<(?:\w+:)?c r="([A-Z]{1,4}[0-9]{1,8})"[^>]* t="e"')
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

Cells = list[list[object]]
Merged = Sequence[tuple[tuple[int, int], tuple[int, int]]]


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells, the ranges that are merged, whether it is out of sight."""

    cells: Cells
    merged: Merged = ()
    hidden: bool = False

    def unmerge(self) -> None:
        """Let a cell merged over several rows say the same in each of them (a day over its entries)."""
        for (top, left), (bottom, right) in self.merged:
            for row in self.cells[top + 1 : bottom + 1] if left == right else ():
                if left < len(row):
                    row[left] = self.cells[top][left]


def sheets_of(raw: bytes, name: str) -> dict[str, Grid]:
    """The sheets of a workbook or of a CSV (one without a title) by their titles. Raises CampaignError."""
    if len(raw) > MAX_BYTES:
        raise CampaignError(f"plik {name} ma ponad {MAX_BYTES // 1_000_000} MB – zostaw w nim same wpisy")
    if raw[:4] == b"%PDF":
        raise CampaignError(f"{name} nie jest arkuszem – wskaż plik xlsx, xls, ods albo csv")
    if raw[:2] == b"PK" or raw[:4] == b"\xd0\xcf\x11\xe0":
        return contained.apart(_workbook, LIMITS, f"plik {name}", raw, name)
    return {"": Grid(_rows_of_csv(raw))}


def _rows_of_csv(raw: bytes) -> Cells:
    """The rows of a CSV in any usual encoding and separator."""
    from campaign.log.sheets.sheet import unguard  # who reads a workbook needs no log for it

    said = _decoded(raw)
    if said.partition("\n")[0].strip().casefold().startswith("sep="):
        said = said.partition("\n")[2]
    head = next((line for line in said.splitlines() if line.strip()), "")
    csv.field_size_limit(MAX_BYTES)
    try:
        rows = csv.reader(io.StringIO(said.replace("\0", "")), delimiter=max(";\t,", key=head.count))
        return [[unguard(cell) for cell in row] for row in rows]
    except csv.Error as error:
        raise CampaignError("plik CSV ma niedomknięty cudzysłów – zapisz go ponownie z arkusza") from error


def _decoded(raw: bytes) -> str:
    """UTF-16 by its mark, UTF-8 when it fits strictly, else the code page of Polish Windows."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1250", errors="replace")


def _workbook(raw: bytes, name: str) -> dict[str, Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        if raw[:2] == b"PK":  # the old format ends at row 65 536 by itself
            with zipfile.ZipFile(io.BytesIO(raw)) as book:
                _look(book, name)
        read = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        found: dict[str, Grid] = {}
        for about in read.sheets_metadata:
            sheet = read.get_sheet_by_name(about.name)
            cells = [list[object](row) for row in sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS)]
            hidden = about.visible != SheetVisibleEnum.Visible
            found[about.name] = Grid(cells, sheet.merged_cell_ranges or (), hidden)
        return found
    except (CalamineError, zipfile.BadZipFile, zlib.error, ElementTree.ParseError, OSError, RuntimeError,
            EOFError, LookupError, ValueError) as error:  # fmt: skip
        wrong = f"plik {name} jest uszkodzony albo chroniony hasłem – zapisz go ponownie"
        raise CampaignError(wrong) from error


def _look(book: zipfile.ZipFile, name: str) -> None:
    """Raise CampaignError for a workbook that is of another kind, too dense or reaches too far, before it
    fills the memory; and for a cell that would be read as empty: an error, a formula without its result.
    """
    bad = f"w pliku {name}"
    if sum(item.file_size for item in book.infolist()) > _MAX_UNPACKED:
        raise CampaignError(f"plik {name} po rozpakowaniu jest za duży – zostaw w nim same wpisy")
    for part in book.namelist():
        if part == "content.xml":
            _require_near(_reached_by_ods(book), name)
            if b'value-type="error"' in book.read(part):
                raise CampaignError(f"{bad} jest komórka z błędem (np. #N/D!) – popraw ją i zapisz plik")
        elif part.startswith("xl/worksheets/") and part.endswith(".bin"):
            raise CampaignError(f"plik {name} jest w formacie xlsb – zapisz go jako xlsx")
        elif part.startswith("xl/worksheets/") and part.endswith(".xml"):
            cells = book.read(part)
            _require_near(((int(m[2]), _number(m[1])) for m in _CELL.finditer(cells)), name)
            ours = f'name="{OWN}"'.encode() in book.read("xl/workbook.xml")
            if ours and not part.startswith("xl/worksheets/sheet1."):
                continue
            if found := _ERROR.search(cells):
                wrong = f"{bad} komórka {found[1].decode()} ma błąd (np. #N/D! albo #DZIEL/0!)"
                raise CampaignError(f"{wrong} – popraw ją i zapisz plik")
            if not ours and (found := _UNRECKONED.search(cells)):  # our own are reckoned on opening
                wrong = f"{bad} komórka {found[1].decode()} ma formułę bez wyniku"
                raise CampaignError(f"{wrong} – otwórz go w programie arkuszy, zapisz i wczytaj jeszcze raz")


def _require_near(reached: Iterator[tuple[int, int]], name: str) -> None:
    """reached: row and column of each cell, from 1; of a row without cells column 0."""
    for row, column in reached:
        if row > MAX_ROWS or column > MAX_COLUMNS:
            where = f"wierszu {row}" + (f", kolumnie {column}" if column else "")
            raise CampaignError(
                f"w pliku {name} zapisano coś w {where}, a czytam do {MAX_ROWS} wierszy "
                f"i {MAX_COLUMNS} kolumn – usuń tę komórkę albo podziel plik na części"
            )


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _reached_by_ods(book: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    """Places of the cells that hold something; repeated empty ones at the end reach nowhere."""
    row = 0
    with book.open("content.xml") as content:
        for _, node in ElementTree.iterparse(content):
            if node.tag == f"{_TABLE}table":
                row = 0
            elif node.tag == f"{_TABLE}table-row":
                row += int(node.get(f"{_TABLE}number-rows-repeated", "1"))
                column = at = 0
                for cell in node:
                    at += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
                    column = at if len(cell) else column
                if column:
                    yield row, column
                node.clear()
