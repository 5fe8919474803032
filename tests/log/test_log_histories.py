"""Random histories with retries: the store and a model in plain Python must never disagree."""

from __future__ import annotations

import random
import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.log.entry.drafts import Entry
from campaign.log.entry.vocabulary import Kind
from campaign.log.store.care import verify
from campaign.log.store.event import Event, EventKind
from campaign.log.store.journal import Store
from campaign.problems import CampaignError
from log.samples import NOW, entry_event, next_event

ENTRIES = st.builds(
    Entry,
    day=st.dates(date(2026, 7, 1), date(2026, 12, 31)),
    kind=st.sampled_from(Kind),
    place=st.sampled_from(["Lasy", "Kraśnik"]),
    people=st.integers(5, 90),
    people_new=st.none() | st.integers(0, 5),
    leaflets=st.integers(0, 90),
    note=st.sampled_from(["", "a", "=1+1", "ż" * 280]),
)
OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["entry", "entry", "correction", "withdrawal", "stale", "retry", "redact"]),
        ENTRIES,
        st.sampled_from(["2026-2", "bez-planu"]),
        st.integers(0, 1_000_000),
    ),
    min_size=20,
    max_size=80,
)


class Model:
    """What a log is, said with lists and dicts."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.chains: dict[str, list[Event]] = {}
        self.sent: list[Event] = []

    def append(self, event: Event) -> None:
        if any(event.event_id == old.event_id for old in self.sent):
            return
        chain = self.chains.setdefault(event.entry_id, [])
        if event.supersedes != (chain[-1].event_id if chain else None):
            raise CampaignError("stale")
        if chain and chain[-1].kind is EventKind.WITHDRAWAL:
            raise CampaignError("withdrawn")
        chain.append(event)
        self.sent.append(event)
        self.numbers[event.register] = self.numbers.get(event.register, 0) + 1

    def redact(self, entry_id: str) -> None:
        blank = [replace(e, entry=replace(e.entry, note=""), reason="") for e in self.chains[entry_id]]
        self.chains[entry_id] = blank

    def current(self) -> dict[str, Entry]:
        last = {entry_id: chain[-1] for entry_id, chain in self.chains.items() if chain}
        return {i: event.entry for i, event in last.items() if event.kind is not EventKind.WITHDRAWAL}


def made(model: Model, what: str, entry: Entry, register: str, pick: int) -> Event | None:
    """The event of one operation, or None when there is nothing to act on yet."""
    if what == "entry":
        return entry_event(replace(entry, plan=register))
    if not model.sent:
        return None
    if what == "retry":
        return model.sent[pick % len(model.sent)]
    before = model.sent[pick % len(model.sent)]
    if what != "stale":
        before = model.chains[before.entry_id][-1]
    kind = EventKind.WITHDRAWAL if what == "withdrawal" else EventKind.CORRECTION
    return next_event(before, kind, replace(entry, plan=before.register))


def run(store: Store, operations: list[tuple[str, Entry, str, int]]) -> Model:
    """Both do every operation; each must accept or refuse as the other does."""
    model = Model()
    for what, entry, register, pick in operations:
        event = made(model, what, entry, register, pick)
        if event is None:
            continue
        if what == "redact":
            store.redact(event.entry_id, NOW, "rejon-3", "nazwisko")
            model.redact(event.entry_id)
            continue
        assert accepts(store, event) == accepts(model, event)
    return model


def accepts(log: Store | Model, event: Event) -> bool:
    try:
        log.append(event)
    except CampaignError:
        return False
    return True


def agree(store: Store, model: Model) -> None:
    assert {row.event.entry_id: row.event.entry for row in store.current()} == model.current()
    rows = store.events()
    for register in ("2026-2", "bez-planu"):
        numbers = [row.number for row in rows if row.event.register == register]
        assert numbers == list(range(1, model.numbers.get(register, 0) + 1))
    assert sum(c.people for c in store.cells()) == sum(e.people for e in model.current().values())
    assert sum(c.leaflets for c in store.cells()) == sum(e.leaflets for e in model.current().values())
    assert verify(store) == []


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(OPERATIONS)
def test_store_agrees_with_the_model(operations: list[tuple[str, Entry, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'd.db'}", new=True)
        agree(store, run(store, operations))


@pytest.mark.postgres
def test_postgresql_agrees_with_the_model(postgres: str) -> None:
    chance = random.Random(4)
    store = Store(postgres, new=True)
    operations = [
        (
            chance.choice(["entry", "entry", "correction", "withdrawal", "stale", "retry", "redact"]),
            Entry(
                date(2026, 7, 1) + timedelta(chance.randrange(180)), chance.choice(list(Kind)), "Lasy",
                people=chance.randrange(90), leaflets=chance.randrange(90), note=chance.choice(["", "żółw"]),
            ),
            chance.choice(["2026-2", "bez-planu"]),
            chance.randrange(1_000_000),
        )
        for _ in range(200)
    ]  # fmt: skip
    agree(store, run(store, operations))
