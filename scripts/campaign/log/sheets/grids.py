"""Cells as an officer would type them, and the rows of a CSV in the usual encodings."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time, timedelta

from campaign.log.entry.fields import clean, fold, sheet_fold
from campaign.log.sheets.sheet import unguard
from campaign.log.sheets.workbooks import Cells, Merged
from campaign.problems import CampaignError

MAX_BYTES = 10_000_000


def unmerge(rows: Cells, ranges: Merged) -> None:
    """A cell merged over several rows says the same in each of them (a day over its entries)."""
    for (top, left), (bottom, right) in ranges:
        for row in rows[top + 1 : bottom + 1] if left == right else ():
            if left < len(row):
                row[left] = rows[top][left]


def text(value: object) -> str:
    """A cell as an officer would type it: 12.0 is 12, a day is 2026-09-03."""
    if isinstance(value, bool):
        return "prawda" if value else "fałsz"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value).replace(".", ",")
    return str(value) if isinstance(value, (str, int, time, timedelta)) else ""


def rows_of_csv(raw: bytes) -> Cells:
    """The rows of a CSV in any usual encoding and separator. Raises CampaignError."""
    said = _decoded(raw)
    first = said.partition("\n")[0].strip()
    if first.casefold().startswith("sep="):
        said = said.partition("\n")[2]
    head = next((line for line in said.splitlines() if line.strip()), "")
    delimiter = max(";\t,", key=head.count)
    csv.field_size_limit(MAX_BYTES)
    try:
        rows = csv.reader(io.StringIO(said.replace("\0", "")), delimiter=delimiter)
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


DAY_ZERO = date(1899, 12, 30).toordinal()


def spaced(typed: str) -> str:
    """The text with the spaces that the workbook's formulas take for one."""
    return typed.replace("\u00a0", " ").replace("\n", " ")


def odd(typed: str) -> bool:
    """True for signs that are cleaned away here and stay a difference in a formula."""
    plain = " ".join(part for part in spaced(typed).split(" ") if part)
    return clean(plain) != plain or fold(plain) != sheet_fold(plain)
