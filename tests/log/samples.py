"""Events to put into a log."""

from __future__ import annotations

from datetime import UTC, date, datetime

from campaign.log.entry import Entry
from campaign.log.event import Event, EventKind, new_id
from campaign.log.vocabulary import Kind

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TALK = Entry(date(2026, 9, 12), Kind.TALK, "Lasy", people=3, leaflets=2)


def entry_event(entry: Entry = TALK, register: str = "2026-2", event_id: str | None = None) -> Event:
    """A first version of entry."""
    made = event_id or new_id()
    return Event(made, made, EventKind.ENTRY, register, entry, NOW, "rejon-3", "cli")


def next_event(before: Event, kind: EventKind, entry: Entry | None = None, reason: str = "pomyłka") -> Event:
    """A correction or withdrawal of before."""
    return Event(
        new_id(), before.entry_id, kind, before.register, entry or before.entry, NOW, "rejon-3", "cli",
        supersedes=before.event_id, reason=reason,
    )  # fmt: skip
