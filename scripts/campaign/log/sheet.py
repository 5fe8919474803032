"""An entry as one row of a sheet, and the guard for texts that a spreadsheet would take for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date

from campaign.log.catalogue import Catalogue
from campaign.log.entry import LABELS, Entry
from campaign.log.store import Row
from campaign.log.vocabulary import TRAITS

NUMBER, ID = "Nr", "Id"
HEADER = [NUMBER, *LABELS.values(), ID]
"""Columns of every sheet and copy. Id is how a row that comes back is recognised."""

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")
_GUARDED = re.compile(r"'+\s*[=+\-@＝＋－＠]")

Value = str | int | date | None


def values(entry: Entry, catalogue: Catalogue) -> dict[str, Value]:
    """The entry by field name, with the words the officer knows; counts that make no sense stay empty."""
    partners, traits = catalogue.partners(None), TRAITS[entry.kind]
    return {
        "day": entry.day,
        "kind": traits.label,
        "place": entry.place,
        "people": entry.people if traits.direct else None,
        "leaflets": entry.leaflets if traits.leaflets else None,
        "people_new": entry.people_new,
        "leaflet": catalogue.leaflets.get(entry.leaflet, entry.leaflet) if entry.leaflet else None,
        "edition": entry.edition,
        "partner": partners.get(entry.partner, entry.partner) if entry.partner else None,
        "piece": catalogue.pieces(entry.partner).get(entry.piece, entry.piece) if entry.piece else None,
        "note": entry.note or None,
    }


def guard(text: str) -> str:
    """The text with an apostrophe before what Excel or Calc would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text without our own apostrophe."""
    return text[1:] if _GUARDED.match(text) else text


def csv_copy(rows: Iterable[Row], catalogue: Catalogue) -> bytes:
    """Current entries to open in a Polish Excel: semicolons, UTF-8 with BOM, CRLF; numbers never guarded."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    for row in rows:
        cells = values(row.event.entry, catalogue).values()
        writer.writerow([row.entry_number, *map(_written, cells), row.event.entry_id])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def _written(value: Value) -> str | int:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return guard(value) if isinstance(value, str) else "" if value is None else value
