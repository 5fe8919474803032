"""The same log behind a PostgreSQL URL: triggers, one line of versions, many writers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text

from campaign.log.database import NotSavedError, writing
from campaign.log.event import EventKind
from campaign.log.integrity import verify
from campaign.log.store import Store
from campaign.problems import CampaignError
from log.samples import NOW, TALK, entry_event, next_event

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_event SET people = 9",
        "UPDATE log_event SET note = '', reason = '', salt = NULL",
        "DELETE FROM log_event",
        "TRUNCATE log_event CASCADE",
        "DELETE FROM log_redaction",
    ],
)
def test_postgresql_refuses_changes(postgres: str, statement: str) -> None:
    store = Store(postgres)
    event = entry_event(register="wyzwalacze")
    store.append(event)
    gone = entry_event(register="wyzwalacze")
    store.append(gone)
    store.redact(gone.entry_id, NOW, "rejon-3", "nazwisko")
    with pytest.raises(NotSavedError), writing(store.engine) as connection:
        connection.execute(text(statement))
    assert store.history(event.entry_id)[0].event.entry == TALK
    store.engine.dispose()


def test_postgresql_redacts_and_corrects(postgres: str) -> None:
    store = Store(postgres)
    first = entry_event(replace(TALK, note="Zenobia"), register="redakcja")
    store.append(first)
    store.append(next_event(first, EventKind.CORRECTION, replace(first.entry, people=4)))
    with pytest.raises(CampaignError, match="zmieniono już"):
        store.append(next_event(first, EventKind.CORRECTION))
    assert store.redact(first.entry_id, NOW, "rejon-3", "nazwisko") == 2
    assert [row.event.entry.note for row in store.history(first.entry_id)] == ["", ""]
    assert verify(store) == []
    store.engine.dispose()


def test_postgresql_numbers_many_writers_without_gaps(postgres: str) -> None:
    store = Store(postgres)
    events = [entry_event(register="naraz") for _ in range(200)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(store.append, events + events))
    rows = store.events("naraz")
    assert [row.number for row in rows] == list(range(1, 201))
    assert {row.event.event_id for row in rows} == {event.event_id for event in events}
    store.engine.dispose()
