"""An entry as a door brings it (Draft), as the log keeps it (Entry), and what the checks say (Verdict)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from campaign.log.entry.fields import LABELS
from campaign.log.entry.vocabulary import NO_PLAN, Kind

WHOLE_KIT = "zestaw"
"""The piece that stands for all pieces of a partner's kit."""
UNSAID = "bez-rodzaju"
"""Leaflets whose kind nobody said, among others whose kind is known."""


def new_id() -> str:
    """A fresh identifier of an entry; made before it is saved, so that saving it again counts once."""
    return str(uuid.uuid4())


@dataclass(frozen=True)
class Draft:
    """What somebody typed, untouched: one text per field, empty when nothing was typed."""

    plan: str = ""
    day: str = ""
    kind: str = ""
    place: str = ""
    people: str = ""
    people_new: str = ""
    leaflets: str = ""
    leaflet: str = ""
    edition: str = ""
    partner: str = ""
    piece: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """One checked entry. Counts are people and sheets; people_new None means not estimated.

    plan: the slug of the plan it belongs to, or NO_PLAN. leaflet: a method's slug or "wspolna" when all
    leaflets are of one kind, "slug:3,slug:2" for several kinds, None when not said; partner: an identifier
    from the plan, or a kit's; piece: a piece of the kit or WHOLE_KIT; edition: of leaflet or piece.
    """

    day: date
    kind: Kind
    place: str
    people: int = 0
    leaflets: int = 0
    people_new: int | None = None
    leaflet: str | None = None
    edition: int | None = None
    partner: str | None = None
    note: str = ""
    piece: str | None = None
    plan: str = NO_PLAN

    def plain(self) -> dict[str, str | int | None]:
        """Field values as JSON knows them, in the model's order."""
        return {**vars(self), "day": self.day.isoformat(), "kind": self.kind.value}


def by_kind(leaflet: str | None, total: int) -> dict[str | None, int]:
    """Leaflets by kind (None: not said) behind a stored kind and total."""
    if not leaflet or ":" not in leaflet:
        return {None if leaflet == UNSAID else leaflet: total} if total else {}
    found: dict[str | None, int] = {}
    for part in leaflet.split(","):
        kind, _, number = part.partition(":")
        found[None if kind == UNSAID else kind] = int(number)
    return found


def packed(kinds: Mapping[str, int]) -> str | None:
    """What is stored of leaflets by kind: the one kind, or every kind with its number."""
    used = {kind: number for kind, number in kinds.items() if number}
    if not used or set(used) == {UNSAID}:
        return None
    if len(used) == 1:
        return next(iter(used))
    return ",".join(f"{kind}:{number}" for kind, number in sorted(used.items()))


def difference(old: Entry, new: Entry) -> str:
    """'Osoby 12 → 15, Uwagi', old and new of each field that differs (notes are not repeated)."""
    before, after = ({name: "puste" if value is None else value for name, value in one.plain().items()}
                     for one in (old, new))  # fmt: skip
    shown = ((name, "" if name == "note" else f" {before[name]} → {after[name]}") for name in LABELS)
    return ", ".join(LABELS[name] + text for name, text in shown if before[name] != after[name])


@dataclass(frozen=True)
class Remark:
    """One sentence about one field (a name of Draft), or about the whole row (no name)."""

    field: str
    message: str

    def __str__(self) -> str:
        return f"{LABELS[self.field]}: {self.message}" if self.field else self.message


@dataclass
class Verdict:
    """errors: not saved; questions: saved once confirmed; cleaned: labels of fields with signs removed."""

    entry: Entry | None = None
    errors: list[Remark] = field(default_factory=list)
    questions: list[Remark] = field(default_factory=list)
    cleaned: list[str] = field(default_factory=list)
