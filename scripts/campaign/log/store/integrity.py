"""Finds whatever is wrong with the log and says it in sentences; never a traceback or a long wait."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from campaign.log.store.database import DAMAGED, reading
from campaign.log.store.event import Event, EventKind
from campaign.log.store.journal import Row, Store
from campaign.log.store.tables import triggers
from campaign.problems import CampaignError

_COMPARE = "porównaj z kopią zapasową"


def verify(store: Store) -> list[str]:
    """Everything wrong with the log, as Polish sentences; empty when it is whole."""
    wrong: list[str] = []
    for check in (_file, _guards, _content):
        try:
            wrong += check(store)
        except CampaignError as error:
            wrong.append(str(error))
    return list(dict.fromkeys(wrong))


def _file(store: Store) -> Iterator[str]:
    if store.engine.dialect.name == "sqlite":
        with reading(store.engine) as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
                yield DAMAGED
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
                yield f"zapis wskazuje na wpis, którego nie ma – {_COMPARE}"


def _guards(store: Store) -> Iterator[str]:
    """The triggers that refuse changes are all there, word for word."""
    with reading(store.engine) as connection:
        wanted = triggers(store.engine.dialect.name)
        if store.engine.dialect.name == "sqlite":
            asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            whole = {*map(tuple, connection.exec_driver_sql(asked))} == {*wanted.items()}
        else:
            asked = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
            whole = wanted.keys() <= set(connection.exec_driver_sql(asked).scalars())
    if not whole:
        yield "zabezpieczenie przed zmianą wpisów jest zdjęte – porównaj dziennik z kopią zapasową"


def _content(store: Store) -> Iterator[str]:
    rows = store.events()
    for register, group in groupby(rows, lambda row: row.event.register):
        if missing := next((wanted for wanted, row in enumerate(group, 1) if row.number != wanted), None):
            yield f"rejestr {register}: brakuje numeru {missing} – {_COMPARE}"
    known = {row.event.event_id: row.event for row in rows}
    followed: set[str] = set()
    for row in rows:
        at = f"rejestr {row.event.register}, nr {row.number}"
        yield from (f"{at}: {wrong} – {_COMPARE}" for wrong in _wrong(row, known, followed))
        if row.event.supersedes:
            followed.add(row.event.supersedes)


def _wrong(row: Row, known: Mapping[str, Event], followed: set[str]) -> Iterator[str]:
    """What is wrong with a row; followed: events that a row above supersedes."""
    event, entry = row.event, row.event.entry
    first = event.kind is EventKind.ENTRY
    before = known.get(event.supersedes or "")
    if first != (event.supersedes is None) or first != (event.event_id == event.entry_id):
        yield "zapis jest sfałszowany"
    elif not first and (
        before is None or before.entry_id != event.entry_id or before.kind is EventKind.WITHDRAWAL
    ):
        yield "poprawia wpis, którego nie ma"
    if event.supersedes in followed:
        yield "drugi raz poprawia ten sam zapis"
    if entry.people_new is not None and entry.people_new > entry.people:
        yield "liczby przeczą sobie"
    if row.redacted and (entry.note or event.reason):
        yield "usunięty tekst wrócił"
