"""An entry as one row of a sheet, the guard against formulas, and the CSV copy that grows with the log."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import Draft, Entry, by_kind
from campaign.log.entry.fields import LABELS
from campaign.log.entry.vocabulary import TRAITS
from campaign.log.store.journal import Row, Store
from campaign.output import disk

NUMBER, WHAT, ABOUT, REASON, ID = "Nr", "Zapis", "Dotyczy nr", "Powód", "Id"
_HEADER = [NUMBER, WHAT, ABOUT, *LABELS.values(), REASON, ID]
"""Columns of the copy. Id is how a row that comes back is recognised."""
_HEAD = ";".join(_HEADER)
EVENT_WORDS = {"entry": "wpis", "correction": "poprawka", "withdrawal": "wycofanie"}

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")

Value = str | int | date | None


def values(entry: Entry, catalogue: Catalogue) -> dict[str, Value]:
    """The entry by field name, with the words the officer knows; counts that make no sense stay empty."""
    traits = TRAITS[entry.kind]
    return {
        "plan": entry.plan,
        "day": entry.day,
        "kind": traits.label,
        "place": entry.place,
        "people": entry.people if traits.direct else None,
        "people_new": entry.people_new,
        "leaflets": entry.leaflets if traits.leaflets else None,
        "leaflet": leaflet_words(entry, catalogue) or None,
        "edition": entry.edition,
        "partner": catalogue.everybody.get(entry.partner, entry.partner) if entry.partner else None,
        "piece": catalogue.pieces(entry.partner).get(entry.piece, entry.piece) if entry.piece else None,
        "note": entry.note or None,
    }


def draft_of(entry: Entry, catalogue: Catalogue) -> Draft:
    """An entry as it would be typed."""
    return Draft(**{name: str(_typed(value)) for name, value in values(entry, catalogue).items()})


def _typed(value: Value) -> str | int:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else value


def leaflet_words(entry: Entry, catalogue: Catalogue) -> str:
    """The kind of leaflets, or kinds with their numbers: „Na wnuczka 3, wspólna 2”; empty when not said."""
    if not entry.leaflet or ":" not in entry.leaflet:
        return catalogue.leaflets.get(entry.leaflet or "", entry.leaflet or "")
    kinds = by_kind(entry.leaflet, entry.leaflets).items()
    said = ((catalogue.leaflets.get(kind, kind) if kind else "bez podania rodzaju", n) for kind, n in kinds)
    return ", ".join(f"{kind} {number}" for kind, number in said)


def guard(text: str) -> str:
    """The text with an apostrophe before what Excel or Calc would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text without our own apostrophe."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def _copied(rows: Iterable[Row], catalogue: Catalogue) -> bytes:
    """Events to open in a Polish Excel: semicolons, CRLF; numbers are never guarded."""
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(_cells(row, catalogue) for row in rows)
    return out.getvalue().encode()


def _cells(row: Row, catalogue: Catalogue) -> list[str | int]:
    cells = [*map(_typed, values(row.event.entry, catalogue).values()), row.event.reason]
    guarded = (guard(cell) if isinstance(cell, str) else cell for cell in cells)
    what, about = EVENT_WORDS[row.event.kind], "" if row.event.supersedes is None else row.entry_number
    return [row.number, what, about, *guarded, row.event.entry_id]


def renew(path: Path, store: Store, register: str, catalogue: Catalogue, whole: bool = False) -> Path:
    """Append to the copy what it does not have yet; a copy that does not fit this log is written anew, and
    one that knows more than the log is kept beside it. Raises CampaignError.
    """
    last = None if whole else _last(path)
    if last and store.numbered(register, last):
        return _append(path, _copied(store.events(register, last), catalogue))
    if last:
        path.replace(path.with_name(f"{path.stem}-poprzedni{path.suffix}"))
    head = codecs.BOM_UTF8 + f"{_HEAD}\r\n".encode()
    return disk.write(path, head + _copied(store.events(register), catalogue))


def _append(path: Path, data: bytes) -> Path:
    try:
        with path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise disk.refused(path, error) from error
    return path


def _last(path: Path) -> int | None:
    """The last number of a copy with our own head and a whole last line; None when there is no such copy."""
    try:
        with path.open("rb") as file:
            head = file.readline().decode("utf-8-sig", "replace").strip()
            file.seek(max(0, file.seek(0, os.SEEK_END) - 4000))
            tail = file.read()
    except OSError:
        return None
    if head != _HEAD or not tail.endswith(b"\r\n"):
        return None
    number = tail.splitlines()[-1].partition(b";")[0]
    return int(number) if number.isdigit() else None


def behind(path: Path, number: int) -> bool:
    """True for a copy that does not end with this number: it is not there, damaged, or its end is lost."""
    return _last(path) != number


def copies(folder: Path) -> dict[str, Path]:
    """The CSV copies of a folder by register; those kept beside are no copies any more."""
    found = {path.stem.removeprefix("dziennik-"): path for path in sorted(folder.glob("dziennik-*.csv"))}
    return {register: path for register, path in found.items() if not register.endswith("-poprzedni")}


def ahead(folder: Path, store: Store) -> Iterator[str]:
    """Sentences about copies that know more than the log: an older one has taken its place."""
    for register, path in copies(folder).items():
        last = _last(path)
        if last and not store.numbered(register, last):
            yield (
                f"plik {path.name} ma zapis nr {last}, którego nie ma w dzienniku – dziennik jest pewnie ze "
                "starszej kopii: przywróć nowszą (./campaign log restore) albo przenieś ten plik do kopii"
            )


def unlike(path: Path, rows: Iterable[Row], catalogue: Catalogue) -> Iterator[str]:
    """Sentences about numbers the log does not have, and those the copy lacks or tells otherwise."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
            kept = list(csv.reader(file, delimiter=";"))
    except (OSError, csv.Error):
        return
    said = {line[0]: line for line in kept[1:] if line} if kept and kept[0] == _HEADER else {}
    rows = list(rows)
    if unknown := sorted(set(said) - {str(row.number) for row in rows}):
        numbers = ", ".join(unknown[:20])
        lost = f"w pliku {path.name} są zapisy, których nie ma w dzienniku: nr {numbers}"
        yield f"{lost} – może dziennik przywrócono ze starszej kopii"
    last = max((int(number) for number in said if number.isdigit()), default=0)
    compared = (LABELS[name] for name in ("day", "kind", "place", "people", "leaflets", "note"))
    places = [_HEADER.index(name) for name in (WHAT, ABOUT, ID, *compared)]
    wrong = []
    for row in rows:
        ours, theirs = [str(cell) for cell in _cells(row, catalogue)], said.get(str(row.number), [])
        if row.number <= last and [theirs[at : at + 1] for at in places] != [
            ours[at : at + 1] for at in places
        ]:
            wrong.append(str(row.number))
    if wrong:
        other = f"w pliku {path.name} brakuje albo mówi co innego niż dziennik: nr {', '.join(wrong[:20])}"
        yield f"{other} – gdy dobry jest dziennik, usuń plik: powstanie na nowo; gdy nie, przywróć kopię"
