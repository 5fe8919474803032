"""An entry as one row of a sheet, the guard against formulas, and the CSV copy that grows with the log."""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from campaign.language.numbers import counted
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import UNSAID, Draft, Entry, by_kind
from campaign.log.entry.fields import LABELS
from campaign.log.entry.vocabulary import NO_PLAN, TRAITS
from campaign.log.store.journal import Row, Store
from campaign.output import disk

NUMBER, WHAT, ABOUT, REASON, ID = "Nr", "Zapis", "Dotyczy nr", "Powód", "Id"
_HEADER = [NUMBER, WHAT, ABOUT, *LABELS.values(), REASON, ID]
"""Columns of the copy. Id is how a row that comes back is recognised."""
EVENT_WORDS = {"entry": "wpis", "correction": "poprawka", "withdrawal": "wycofanie"}
_LACKING = {"wpis": ("wpis", "wpisy", "wpisów"), "poprawka": ("poprawkę", "poprawki", "poprawek"),
            "wycofanie": ("wycofanie", "wycofania", "wycofań")}  # fmt: skip

_FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")

Value = str | int | date | None


def values(entry: Entry, catalogue: Catalogue) -> dict[str, Value]:
    """The entry by field name, with the words the officer knows; counts that make no sense stay empty."""
    traits = TRAITS[entry.kind]
    said: dict[str, Value] = {
        "kind": traits.label,
        "people": entry.people if traits.direct else None,
        "leaflets": entry.leaflets if traits.leaflets else None,
        "leaflet": leaflet_words(entry, catalogue) or None,
        "partner": entry.partner and catalogue.everybody.get(entry.partner, entry.partner),
        "piece": entry.piece and catalogue.pieces(entry.partner).get(entry.piece, entry.piece),
        "note": entry.note or None,
    }
    return {name: said.get(name, getattr(entry, name)) for name in LABELS}


def draft_of(entry: Entry, catalogue: Catalogue) -> Draft:
    """An entry as it would be typed."""
    return Draft(**{name: _typed(value) for name, value in values(entry, catalogue).items()})


def _typed(value: Value) -> str:
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return "" if value is None else str(value)


def leaflet_words(entry: Entry, catalogue: Catalogue) -> str:
    """The kind of leaflets, or kinds with their numbers: „Na wnuczka 3, wspólna 2”; empty when not said."""
    if not entry.leaflet or ":" not in entry.leaflet:
        return catalogue.leaflets.get(entry.leaflet or "", entry.leaflet or "")
    kinds = by_kind(entry.leaflet, entry.leaflets).items()
    return ", ".join(f"{catalogue.kinds.get(kind or UNSAID, kind)} {number}" for kind, number in kinds)


def guard(text: str) -> str:
    """The text with an apostrophe before what Excel or Calc would run as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguard(text: str) -> str:
    """The text without our own apostrophe."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


@dataclass(frozen=True)
class Copies:
    """The CSV copies of a log, one for each register, that grow beside it in a folder."""

    folder: Path
    store: Store
    catalogue: Catalogue

    def path(self, register: str) -> Path:
        """Where the register's copy lies."""
        return self.folder / f"dziennik-{register}.csv"

    def renew(self, register: str, whole: bool = False) -> Path:
        """Append what the copy lacks; whole: write it anew. Raises CampaignError."""
        path = self.path(register)
        last = 0 if whole else last_number(path)
        out = io.StringIO()  # semicolons and CRLF open in a Polish Excel
        table = csv.writer(out, delimiter=";")
        table.writerows([] if last else [_HEADER])
        table.writerows(_cells(row, self.catalogue) for row in self.store.events(register, after=last))
        data = out.getvalue().encode()
        return _append(path, data) if last else disk.write(path, codecs.BOM_UTF8 + data)

    def ahead(self) -> Iterator[str]:
        """Sentences about copies that know more than the log: an older one has taken its place."""
        for register, path in self._found():
            if (last := last_number(path)) and not self.store.numbered(register, last):
                wrong = f"plik {path.name} ma zapis nr {last}, którego nie ma w dzienniku"
                remedy = "przywróć nowszą (./campaign log restore) albo przenieś ten plik do kopii"
                yield f"{wrong} – dziennik jest pewnie ze starszej kopii: {remedy}"

    def faults(self) -> Iterator[str]:
        """Sentences about numbers the log does not have, and those a copy lacks or tells otherwise."""
        for register, path in self._found():
            theirs = {number: _counted(line) for number, line in _read(path).items()}
            rows = self.store.events(register)
            ours = {row.number: _counted(_cells(row, self.catalogue)) for row in rows}
            if unknown := sorted(theirs.keys() - ours):
                lost = f"w pliku {path.name} są zapisy, których nie ma w dzienniku: nr {_listed(unknown)}"
                yield f"{lost} – może dziennik przywrócono ze starszej kopii"
            last = max(theirs, default=0)
            if wrong := [one for one, row in ours.items() if one <= last and theirs.get(one) != row]:
                other = f"w pliku {path.name} brakuje albo mówi co innego niż dziennik: nr {_listed(wrong)}"
                remedy = "gdy dobry jest dziennik, usuń plik: powstanie na nowo; gdy nie, przywróć kopię"
                yield f"{other} – {remedy}"

    def _found(self) -> list[tuple[str, Path]]:
        """Copies of this log's registers; a file of another name beside them is the officer's own."""
        registers = {*self.catalogue.plans, NO_PLAN, *self.store.registers()}
        paths = {register: self.path(register) for register in sorted(registers)}
        return [(register, path) for register, path in paths.items() if path.is_file()]


def _append(path: Path, data: bytes) -> Path:
    """Put data behind the whole lines of a copy: a line torn by a crash goes."""
    try:
        with path.open("r+b") as file:
            file.truncate(file.read().rfind(b"\n") + 1)
            file.seek(0, os.SEEK_END)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise disk.refused(path, error) from error
    return path


def unknown(path: Path, store: Store) -> list[str]:
    """What a register's copy has and the log lacks: „3 wpisy”, „1 poprawkę”."""
    kept = {row.number for row in store.events(path.stem.removeprefix("dziennik-"))}
    found = Counter(line[1] for number, line in _read(path).items() if number not in kept)
    return [counted(found[word], *forms) for word, forms in _LACKING.items() if found[word]]


def last_number(path: Path) -> int:
    """The last number of a copy; 0: it is not there, or none of ours."""
    return max(_read(path), default=0)


def _cells(row: Row, catalogue: Catalogue) -> list[str]:
    shown = [*values(row.event.entry, catalogue).values(), row.event.reason]
    about = str(row.entry_number) if row.event.supersedes else ""
    what = EVENT_WORDS[row.event.kind]
    return [str(row.number), what, about, *(guard(_typed(cell)) for cell in shown), row.event.entry_id]


def _read(path: Path) -> dict[int, list[str]]:
    """The whole lines of a copy by their numbers; nothing when it is none of ours."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace")
        whole = io.StringIO(text[: text.rfind("\n") + 1], newline="")
        found = {line[0]: line for line in csv.reader(whole, delimiter=";") if line}
    except (OSError, csv.Error):
        return {}
    if found.pop(NUMBER, []) != _HEADER:
        return {}
    return {int(number): line for number, line in found.items() if re.fullmatch("[0-9]{1,9}", number)}


def _counted(line: list[str]) -> list[str]:
    """What no content changes in a row of the copy; a copy is written anew when a text was erased."""
    cells = dict(zip(_HEADER, line, strict=False))
    labels = (LABELS[name] for name in ("day", "kind", "place", "people", "leaflets", "note"))
    return [cells.get(label, "") for label in (WHAT, ABOUT, ID, *labels)]


def _listed(numbers: list[int]) -> str:
    return ", ".join(map(str, numbers[:20]))
