"""Between an Event and the columns it is kept in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from campaign.log.entry import Entry
from campaign.log.event import Event, EventKind, digest_of
from campaign.log.vocabulary import Kind


@dataclass(frozen=True)
class Row:
    """An event as kept. number: its own in the register; entry_number: that of the entry's first version."""

    event: Event
    number: int
    digest: str
    entry_number: int


def values_of(event: Event, number: int) -> dict[str, object]:
    """The columns of an event that gets this number."""
    return {
        **event.entry.plain(),
        "day": event.entry.day,
        "event_id": event.event_id,
        "entry_id": event.entry_id,
        "event_kind": event.kind.value,
        "supersedes": event.supersedes,
        "register": event.register,
        "number": number,
        "recorded_at": event.recorded_at.isoformat(),
        "recorded_by": event.recorded_by,
        "source": event.source,
        "reason": event.reason,
        "salt": event.salt,
        "seal": event.seal,
        "digest": digest_of(event),
        "schema_version": event.schema_version,
    }


_ENTRY_COLUMNS = (
    "day", "place", "people", "leaflets", "people_new", "leaflet", "edition", "partner", "note", "piece"
)  # fmt: skip
_EVENT_COLUMNS = (
    "event_id", "entry_id", "supersedes", "register", "recorded_by", "source", "reason", "salt", "seal",
    "schema_version",
)  # fmt: skip


def row_of(values: Mapping[Any, Any]) -> Row:
    """The event behind a row of columns, with entry_number beside them."""
    entry = Entry(kind=Kind(values["kind"]), **{name: values[name] for name in _ENTRY_COLUMNS})
    event = Event(
        kind=EventKind(values["event_kind"]),
        entry=entry,
        recorded_at=datetime.fromisoformat(values["recorded_at"]),
        **{name: values[name] for name in _EVENT_COLUMNS},
    )
    return Row(event, values["number"], values["digest"], values["entry_number"])
