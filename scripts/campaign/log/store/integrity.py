"""Finds whatever is wrong with the log and says it in sentences; never a traceback or a long wait."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from campaign.log.store.database import DAMAGED, reading
from campaign.log.store.event import EventKind
from campaign.log.store.journal import Row, Store
from campaign.log.store.tables import POSTGRESQL_TRIGGERS, sqlite_triggers
from campaign.problems import CampaignError


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
                yield "zapis wskazuje na wpis, którego nie ma – porównaj z kopią zapasową"


def _guards(store: Store) -> Iterator[str]:
    """The triggers that refuse changes are all there, word for word."""
    with reading(store.engine) as connection:
        if store.engine.dialect.name == "sqlite":
            asked = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
            found = {row[0]: row[1] for row in connection.exec_driver_sql(asked)}
            whole = found == sqlite_triggers()
        else:
            asked = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
            whole = set(POSTGRESQL_TRIGGERS) <= set(connection.exec_driver_sql(asked).scalars())
    if not whole:
        yield "zabezpieczenie przed zmianą wpisów jest zdjęte – porównaj dziennik z kopią zapasową"


def _content(store: Store) -> Iterator[str]:
    rows = store.events()
    for check in _CHECKS:
        yield from check(rows)


def _numbers(rows: list[Row]) -> Iterator[str]:
    for register, group in groupby(rows, lambda row: row.event.register):
        for wanted, row in enumerate(group, 1):
            if row.number != wanted:
                yield f"rejestr {register}: brakuje numeru {wanted} – porównaj z kopią zapasową"
                break


def _at(row: Row) -> str:
    return f"rejestr {row.event.register}, nr {row.number}"


def _chains(rows: list[Row]) -> Iterator[str]:
    known = {row.event.event_id: row.event for row in rows}
    for row in rows:
        event = row.event
        first = event.kind is EventKind.ENTRY
        if first != (event.supersedes is None) or first != (event.event_id == event.entry_id):
            yield f"{_at(row)}: zapis jest sfałszowany – porównaj z kopią zapasową"
        elif event.supersedes is not None:
            before = known.get(event.supersedes)
            if before is None or before.entry_id != event.entry_id or before.kind is EventKind.WITHDRAWAL:
                yield f"{_at(row)}: poprawia wpis, którego nie ma – porównaj z kopią zapasową"


def _followed_once(rows: list[Row]) -> Iterator[str]:
    seen: set[str] = set()
    for row in rows:
        if row.event.supersedes is None:
            continue
        if row.event.supersedes in seen:
            yield f"{_at(row)}: drugi raz poprawia ten sam zapis – porównaj z kopią zapasową"
        seen.add(row.event.supersedes)


def _counts(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        entry = row.event.entry
        if entry.people_new is not None and entry.people_new > entry.people:
            yield f"{_at(row)}: liczby przeczą sobie – porównaj z kopią zapasową"


def _redacted(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        if row.redacted and (row.event.entry.note or row.event.reason):
            yield f"{_at(row)}: usunięty tekst wrócił – porównaj z kopią zapasową"


_CHECKS: tuple[Callable[[list[Row]], Iterable[str]], ...] = (
    _numbers, _chains, _followed_once, _counts, _redacted,
)  # fmt: skip
