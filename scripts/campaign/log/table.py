"""Reads a sheet of entries from xlsx, ods or csv into plain texts; says in Polish what cannot be read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from campaign.log.entry import FORMER_LABELS, LABELS, Draft
from campaign.log.sheet import ID, NUMBER, unguard
from campaign.log.vocabulary import fold
from campaign.problems import CampaignError

MAX_BYTES = 10_000_000
MAX_ROWS = 20_000
_NEEDED = ("day", "kind")
_SHEET = "wpisy"
Grid = list[list[str]]


@dataclass(frozen=True)
class Line:
    """One filled row: its number in the file (from 1), what was typed, and its identifier (may be empty)."""

    row: int
    draft: Draft
    ident: str = ""


def read(path: Path) -> list[Line]:
    """The filled rows of the file. Raises CampaignError when there is nothing to read."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CampaignError(f"nie mogę odczytać pliku {path.name} – sprawdź nazwę i zamknij go") from error
    if len(raw) > MAX_BYTES:
        raise CampaignError(
            f"plik {path.name} ma ponad {MAX_BYTES // 1_000_000} MB – zostaw w nim same wpisy"
        )
    workbook = raw[:2] == b"PK" or raw[:4] == b"\xd0\xcf\x11\xe0"
    for grid in _sheets(raw, path.name) if workbook else [_csv(raw)]:
        lines = _lines(grid)
        if lines is not None:
            return lines
    raise CampaignError(
        f"w pliku {path.name} nie ma wiersza nagłówka – potrzebne kolumny: {', '.join(LABELS.values())}"
    )


def _sheets(raw: bytes, name: str) -> Iterator[Grid]:
    """Sheets of a workbook, Wpisy first."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        names = sorted(book.sheet_names, key=lambda title: fold(title) != _SHEET)
        for title in names:
            rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False, nrows=MAX_ROWS + 50)
            yield [[_text(value) for value in row] for row in rows]
    except (CalamineError, OSError, ValueError) as error:
        raise CampaignError(
            f"plik {name} jest uszkodzony albo chroniony hasłem – zapisz go ponownie"
        ) from error


def _text(value: object) -> str:
    """A cell as an officer would type it: 12.0 is 12, a day is 2026-09-03."""
    if isinstance(value, bool):
        return "prawda" if value else "fałsz"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value).replace(".", ",")
    return str(value) if isinstance(value, (str, int, time, timedelta)) else ""


def _csv(raw: bytes) -> Grid:
    text = _decoded(raw)
    first = text.partition("\n")[0].strip()
    if first.casefold().startswith("sep="):
        text = text.partition("\n")[2]
    head = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";\t,", key=head.count)
    csv.field_size_limit(MAX_BYTES)
    try:
        rows = csv.reader(io.StringIO(text.replace("\0", "")), delimiter=delimiter)
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


def _lines(grid: Grid) -> list[Line] | None:
    """Filled rows below the header; None when there is no header."""
    for at, row in enumerate(grid[:30]):
        columns = _columns(row)
        if all(name in columns for name in _NEEDED):
            return list(_filled(grid[at + 1 :], at + 2, columns))
    return None


def _columns(header: list[str]) -> dict[str, int]:
    """Column by field name, for the header cells that are known."""
    known = {fold(label): name for name, label in LABELS.items()} | {fold(ID): "ident", fold(NUMBER): "nr"}
    known |= {fold(label): name for label, name in FORMER_LABELS.items()}
    found: dict[str, int] = {}
    for column, cell in enumerate(header):
        name = known.get(fold(cell))
        if name:
            found.setdefault(name, column)
    return found


def _filled(rows: Iterable[list[str]], first: int, columns: dict[str, int]) -> Iterator[Line]:
    for number, row in enumerate(rows, first):
        if number - first >= MAX_ROWS:
            raise CampaignError(f"plik ma ponad {MAX_ROWS} wierszy – podziel go na części")
        cells = {name: row[column] if column < len(row) else "" for name, column in columns.items()}
        ident, _ = cells.pop("ident", "").strip(), cells.pop("nr", "")
        if any(cell.strip() for cell in cells.values()):
            yield Line(number, Draft(**cells), ident)
