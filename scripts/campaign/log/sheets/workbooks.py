"""A file's sheets as grids of cells; a workbook's are read in a process of its own, which loads little."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property
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

Cells = list[list[object]]


@dataclass(frozen=True)
class Grid:
    """One sheet: its cells in rows of one length, and whether it is out of sight."""

    cells: Cells
    hidden: bool = False

    @cached_property
    def texts(self) -> list[list[str]]:
        """The cells as an officer would type them."""
        return [[_text(cell) for cell in row] for row in self.cells]

    @property
    def filled(self) -> bool:
        """True when something is typed into it."""
        return any(cell.strip() for row in self.texts for cell in row)


def _text(value: object) -> str:
    """12.0 is 12, a day is 2026-09-03."""
    if isinstance(value, bool):
        return "prawda" if value else "fałsz"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value).replace(".", ",")
    return str(value)


def sheets_of(raw: bytes, name: str) -> dict[str, Grid]:
    """The sheets of a workbook or of a CSV (one without a title) by their titles. Raises CampaignError."""
    if len(raw) > MAX_BYTES:
        raise CampaignError(f"plik {name} ma ponad {MAX_BYTES // 1_000_000} MB – zostaw w nim same wpisy")
    if raw.startswith(b"SQLite format 3"):
        raise CampaignError(f"plik {name} to nie arkusz – dziennik dołącza: ./campaign log merge {name}")
    if raw.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")):
        raise _other(name)
    if raw.startswith(b"PK"):
        return contained.apart(_workbook, LIMITS, f"plik {name}", raw, name)
    return {"": Grid(_rows_of_csv(raw))}


def _other(name: str) -> CampaignError:
    """Not read at all: in those formats a cell with an error would pass for an empty one."""
    wrong = f"plik {name} nie jest arkuszem xlsx ani csv (może to xls, ods, pdf, obraz albo plik z hasłem)"
    return CampaignError(f"{wrong} – zapisz go jako xlsx bez hasła")


def _rows_of_csv(raw: bytes) -> Cells:
    """The rows of a CSV in any usual encoding and separator."""
    from campaign.log.sheets.sheet import unguard  # who reads a workbook needs no log for it

    said = _decoded(raw).replace("\0", "")
    if said.partition("\n")[0].strip().casefold().startswith("sep="):
        said = said.partition("\n")[2]
    head = next((line for line in said.splitlines() if line.strip()), "")
    csv.field_size_limit(MAX_BYTES)
    try:
        rows = [*csv.reader(io.StringIO(said), delimiter=max(";\t,", key=head.count))]
    except csv.Error as error:
        raise CampaignError("plik CSV ma niedomknięty cudzysłów – zapisz go ponownie z arkusza") from error
    width = max(map(len, rows), default=0)
    return [[*map(unguard, row), *[""] * (width - len(row))] for row in rows]


def _decoded(raw: bytes) -> str:
    """UTF-16 by its mark, UTF-8 when it fits strictly, else the code page of Polish Windows."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1250", errors="replace")


def _workbook(raw: bytes, name: str) -> dict[str, Grid]:
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as book:
            _look(book, name)
        read = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        found: dict[str, Grid] = {}
        for about in read.sheets_metadata:
            sheet = read.get_sheet_by_name(about.name)
            if wrong := _too_far(str(sheet.total_height)):  # rows may stand there without their numbers
                raise CampaignError(f"w pliku {name}, arkusz „{about.name}”, {wrong}")
            cells = [list[object](row) for row in sheet.to_python(skip_empty_area=False)]
            if OWN not in read.sheet_names:  # formulas find nothing below the first row of a merged cell
                _unmerge(cells, sheet.merged_cell_ranges or ())
            found[about.name] = Grid(cells, about.visible != SheetVisibleEnum.Visible)
        return found
    except (CalamineError, zipfile.BadZipFile, zlib.error, ElementTree.ParseError, OSError, RuntimeError,
            EOFError, LookupError, ValueError) as error:  # fmt: skip
        wrong = f"plik {name} jest uszkodzony albo chroniony hasłem – zapisz go ponownie"
        raise CampaignError(wrong) from error


def _unmerge(cells: Cells, ranges: Iterable[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    """Let a cell merged over several rows say the same in each of them (a day over its entries)."""
    for (top, left), (bottom, right) in ranges:
        for row in cells[top + 1 : bottom + 1] if left == right else ():
            row[left : left + 1] = cells[top][left : left + 1]


def _look(book: zipfile.ZipFile, name: str) -> None:
    """Raise CampaignError for what would fill the memory, or a cell that would be read as empty."""
    if sum(item.file_size for item in book.infolist()) > _MAX_UNPACKED:
        raise CampaignError(f"plik {name} po rozpakowaniu jest za duży – zostaw w nim same wpisy")
    if "xl/workbook.xml" not in book.namelist():
        raise _other(name)
    titles = _titles(book)
    ours = OWN in titles.values()
    for part, title in titles.items():
        with book.open(part) as xml:
            for _, node in ElementTree.iterparse(xml):
                kind, place = node.tag.rpartition("}")[2], node.get("r", "")
                wrong = _too_far(place) if kind in ("row", "c") else ""
                if kind == "c" and (title == "Wpisy" or not ours):
                    wrong = wrong or _unread(node, ours)
                if wrong:
                    raise CampaignError(f"w pliku {name}, arkusz „{title}”, {wrong}")
                if kind == "row":
                    node.clear()


def _titles(book: zipfile.ZipFile) -> dict[str, str]:
    """Titles of the sheets by the parts of the package that hold them."""
    linked, sheets = (
        ElementTree.fromstring(book.read(part)) for part in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml")
    )
    parts = {one.get("Id"): "xl/" + one.get("Target", "").removeprefix("/").removeprefix("xl/")
             for one in linked}  # fmt: skip
    return {parts[value]: sheet.get("name", "") for sheet in sheets.findall(".//{*}sheet")
            for key, value in sheet.items() if key.endswith("}id")}  # fmt: skip


def _too_far(place: str) -> str:
    """What to say of a cell, or of a row (the number alone), that lies beyond what is read."""
    letters = place.rstrip("0123456789")
    row, column = int(place.removeprefix(letters) or 0), 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    if row <= MAX_ROWS and column <= MAX_COLUMNS:
        return ""
    where = f"wierszu {row}" + (f", kolumnie {column}" if column > MAX_COLUMNS else "")
    most = f"{MAX_ROWS} wierszy i {MAX_COLUMNS} kolumn"
    return f"zapisano coś w {where}, a czytam do {most} – usuń tę komórkę albo podziel plik na części"


def _unread(cell: ElementTree.Element, ours: bool) -> str:
    """Why a cell would be read as empty; our own formulas are reckoned on opening."""
    place = f"komórka {cell.get('r', '')} ma"
    if cell.get("t") == "e":
        return f"{place} błąd (np. #N/D! albo #DZIEL/0!) – popraw ją i zapisz plik"
    if ours or cell.get("t", "n") != "n" or cell.find("{*}f") is None or cell.findtext("{*}v"):
        return ""
    return f"{place} formułę bez wyniku – otwórz go w programie arkuszy, zapisz i wczytaj jeszcze raz"
