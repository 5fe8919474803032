"""An entry as a door brings it (Draft) and as the log keeps it (Entry)."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from campaign.log.vocabulary import TRAITS, Kind

LABELS: dict[str, str] = {
    "day": "Data",
    "kind": "Działanie",
    "place": "Miejscowość",
    "people": "Osoby",
    "leaflets": "Ulotki",
    "people_new": "W tym pierwszy raz",
    "leaflet": "Rodzaj ulotki",
    "edition": "Wydanie",
    "partner": "Partner",
    "piece": "Materiał",
    "note": "Uwagi",
}
"""Fields of an entry with the words the officer sees, in the order of every form, sheet and copy."""

FORMER_LABELS: dict[str, str] = {"Wydanie ulotki": "edition"}
"""Words of older sheets and copies, which are still read."""

WHOLE_KIT = "zestaw"
"""The piece that stands for all pieces of a partner's kit."""


@dataclass(frozen=True)
class Draft:
    """What somebody typed, untouched: one text per field, empty when nothing was typed."""

    day: str = ""
    kind: str = ""
    place: str = ""
    people: str = ""
    leaflets: str = ""
    people_new: str = ""
    leaflet: str = ""
    edition: str = ""
    partner: str = ""
    piece: str = ""
    note: str = ""


@dataclass(frozen=True)
class Entry:
    """One checked entry. Counts are people and sheets; people_new None means not estimated.

    leaflet: a method's slug or "wspolna", None when not said; partner: an identifier from the plan, or a
    kit's; piece: a piece of the partner's kit or WHOLE_KIT; edition: of the leaflet or of the piece.
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

    @property
    def counted(self) -> int:
        """Residents that count towards the target."""
        return self.people if TRAITS[self.kind].direct else 0

    def plain(self) -> dict[str, str | int | None]:
        """Field values as JSON knows them, in the model's order."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        return {**values, "day": self.day.isoformat(), "kind": self.kind.value}

    def told(self) -> dict[str, str | int | None]:
        """plain() without fields that came later and are not used: old digests and identifiers stay valid."""
        values = self.plain()
        return values if values["piece"] else {name: v for name, v in values.items() if name != "piece"}
