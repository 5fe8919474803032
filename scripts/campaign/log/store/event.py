"""One row of the log: a full version of an entry, and the row as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter

from campaign.log.entry.drafts import Entry, by_kind
from campaign.log.store.tables import EVENTS


class EventKind(StrEnum):
    """What a row does to its entry."""

    ENTRY = "entry"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True)
class Event:
    """One version of an entry.

    supersedes: event_id of the version before (None for an ENTRY). recorded_by: a post, never a person.
    source: door it came through. Its numbers belong to the register of its entry's plan.
    """

    event_id: str
    entry_id: str
    kind: EventKind
    entry: Entry
    recorded_at: datetime
    recorded_by: str
    source: str
    supersedes: str | None = None
    reason: str = ""

    @property
    def register(self) -> str:
        """Slug of the plan whose numbers it uses, or NO_PLAN."""
        return self.entry.plan


@dataclass(frozen=True)
class Row:
    """An event as kept. number: its own in the register; entry_number: the entry's first one there.

    redacted: its texts have been erased.
    """

    event: Event
    number: int
    entry_number: int
    redacted: bool = False

    def says_the_same(self, other: Event) -> bool:
        """True when both would tell a reader the same: a retry, not a second event."""
        own = self.event
        said = replace(other, recorded_at=own.recorded_at, recorded_by=own.recorded_by, source=own.source)
        if self.redacted:
            said = replace(said, entry=replace(said.entry, note=""), reason="")
        return said == own


_ROW = TypeAdapter(Row)


def values_of(event: Event, number: int) -> dict[str, object]:
    """The columns of an event that gets this number."""
    values = {**vars(event), **vars(event.entry), "register": event.register, "number": number}
    values |= {"kind": event.entry.kind.value, "event_kind": event.kind.value}
    values["recorded_at"] = event.recorded_at.isoformat()
    return {column.name: values[column.name] for column in EVENTS.columns}


def sound(values: Mapping[Any, Any]) -> dict[str, Any]:
    """The values. Raises ValueError for those no program wrote: SQLite keeps anything in any column."""
    for value in values.values():
        if isinstance(value, bytes | float) or (isinstance(value, int) and value < 0):
            raise ValueError("damaged row")
    by_kind(values["leaflet"], 1)
    return dict(values)


def row_of(columns: Mapping[Any, Any]) -> Row:
    """The event behind a row of columns. Raises ValueError or TypeError for a row no program wrote."""
    values = sound(columns)
    entry = {**values, "plan": values["register"]}
    event = {**values, "kind": values["event_kind"], "entry": entry}
    event["recorded_at"] = datetime.fromisoformat(values["recorded_at"])
    return _ROW.validate_python({**values, "event": event, "redacted": values["redacted"] is not None})
