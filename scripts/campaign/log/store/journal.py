"""The log itself: events are appended, read, and their texts (never counts) redacted; no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Annotated, Any, NamedTuple

import sqlalchemy as sa
from pydantic import Field, TypeAdapter

from campaign.log.entry.drafts import by_kind
from campaign.log.entry.vocabulary import Kind
from campaign.log.store.database import LOCK_WAIT, open_engine, reading, ready, writing
from campaign.log.store.event import EVENTS, REDACTIONS, Event, EventKind, Row, row_of, values_of
from campaign.problems import CampaignError

__all__ = ["Cell", "Row", "Saved", "Store"]


class Saved(NamedTuple):
    """Answer to an append: the register's number; already: the same event had been saved before."""

    register: str
    number: int
    already: bool = False


Text = Annotated[str, Field(strict=True)]
Count = Annotated[int, Field(strict=True, ge=0)]
"""SQLite keeps anything in any column."""


class Cell(NamedTuple):
    """Sums of the current entries that share register, day, kind, partner, leaflet, piece, edition, place.

    people_asked: people of entries with an estimate of first-timers; handouts: how many carry leaflets.
    """

    register: Text
    day: date
    kind: Kind
    partner: Text | None
    leaflet: Text | None
    entries: Count
    people: Count
    people_new: Count
    people_asked: Count
    leaflets: Count
    handouts: Count
    piece: Text | None = None
    edition: Count | None = None
    place: Text = ""


_C, _SAME, _LATER = EVENTS.c, EVENTS.alias("same"), EVENTS.alias("later")
# + 0: else SQLite looks for the least number along the whole register, not among the versions
_FIRST = sa.select(sa.func.min(_SAME.c.number + 0)).where(
    _SAME.c.entry_id == _C.entry_id, _SAME.c.register == _C.register
)
ROWS = sa.select(
    EVENTS, _FIRST.scalar_subquery().label("entry_number"), REDACTIONS.c.event_id.label("redacted")
).outerjoin_from(EVENTS, REDACTIONS)
"""Events with the number of their entry and whether their texts were erased."""
_OWN, _BEFORE = sa.bindparam("own", type_=sa.String), sa.bindparam("before", type_=sa.String)
_NEAR = ROWS.where(_C.event_id.in_([_OWN, _BEFORE]) | (_C.supersedes == _BEFORE))
"""The event itself if it is kept, the version it follows, and whatever follows that one already."""
_LAST = sa.select(sa.func.max(_C.number)).where(_C.register == sa.bindparam("register"))
_FOLLOWED = sa.select(_LATER.c.event_id).where(_LATER.c.supersedes == _C.event_id).exists()
_CURRENT = ~_FOLLOWED & (_C.event_kind != EventKind.WITHDRAWAL.value)
"""Condition: no version supersedes it, and it is no withdrawal."""
_GIVEN = sa.case((_C.leaflets > 0, 1), else_=0)
_SUMMED = {
    "entries": sa.func.count(),
    "people": sa.func.sum(_C.people),
    "people_new": sa.func.coalesce(sa.func.sum(_C.people_new), 0),
    "people_asked": sa.func.sum(sa.case((_C.people_new.is_not(None), _C.people), else_=0)),
    "leaflets": sa.func.sum(_C.leaflets),
    "handouts": sa.func.sum(_GIVEN),
}
_KEYS = [_C[name] for name in Cell._fields if name not in _SUMMED]
_SUMS = sa.select(*(_SUMMED[name] if name in _SUMMED else _C[name] for name in Cell._fields))
_SUMS = _SUMS.where(_CURRENT).group_by(*_KEYS, _GIVEN)
_CELLS = TypeAdapter(list[Cell])


class Store:
    """One log behind one database URL. new: make it when it is not there (never in silence: ask first)."""

    def __init__(self, url: str, wait: float = LOCK_WAIT, new: bool = False) -> None:
        self.engine = open_engine(url, wait)
        ready(self.engine, new)

    def append(self, event: Event) -> Saved:
        """Keep the event; sending the same one again changes nothing and answers already=True."""
        return self.append_all([event])[0]

    def append_all(self, events: Sequence[Event]) -> list[Saved]:
        """Keep all events or none, in order. Raises NotSavedError (disk) or CampaignError (id, version)."""
        with writing(self.engine) as connection:
            return [_append(connection, event) for event in events]

    def redact(self, entry_id: str, now: datetime, by: str, why: str) -> int:
        """Erase the texts of all versions of an entry and leave a trace; returns how many were erased."""
        trace = map(sa.literal, (now.isoformat(), by, why))
        traced = sa.select(REDACTIONS.c.event_id)
        fresh = sa.select(_C.event_id, *trace).where(_C.entry_id == entry_id, _C.event_id.not_in(traced))
        with writing(self.engine) as connection:
            marked = REDACTIONS.insert().from_select(REDACTIONS.c.keys(), fresh)
            erased = connection.execute(marked.execution_options(preserve_rowcount=True)).rowcount
            connection.execute(EVENTS.update().where(_C.entry_id == entry_id).values(note="", reason=""))
        return erased

    def current(self) -> list[Row]:
        """Latest version of every entry not withdrawn, by day and number."""
        return self._rows(ROWS.where(_CURRENT).order_by("day", "entry_number"))

    def events(self, register: str | None = None, after: int = 0) -> list[Row]:
        """Every event of a register (or of all), in the order of numbers; only those with greater numbers."""
        asked = ROWS if register is None else ROWS.where(_C.register == register)
        return self._rows(asked.where(_C.number > after).order_by(_C.register, _C.number))

    def registers(self) -> list[str]:
        """Every register that has a number, in order."""
        with reading(self.engine) as connection:
            return sorted(connection.execute(sa.select(_C.register).distinct()).scalars())

    def numbered(self, register: str, number: int) -> list[Row]:
        """All versions, first to last, of the entry one of which has this number in the register."""
        own = sa.select(_C.entry_id).where(_C.register == register, _C.number == number)
        found = chains(self._rows(ROWS.where(_C.entry_id == own.scalar_subquery())))
        return next(iter(found.values()), [])

    def cells(self, register: str | None = None) -> list[Cell]:
        """Sums of the current entries (of a register), grouped in the database: 100 000 events stay quick."""
        asked = _SUMS if register is None else _SUMS.where(_C.register == register)
        with reading(self.engine) as connection:
            cells = _CELLS.validate_python([*map(tuple, connection.execute(asked))])
            for leaflet in {cell.leaflet for cell in cells}:
                by_kind(leaflet, 1)  # raises ValueError for what no program wrote
            return cells

    def _rows(self, asked: sa.Select[Any]) -> list[Row]:
        with reading(self.engine) as connection:
            return fetch(connection, asked)


def fetch(connection: sa.Connection, asked: sa.Select[Any], **given: object) -> list[Row]:
    """What a selection of ROWS finds, inside the caller's transaction."""
    return [row_of(values) for values in connection.execute(asked, given).mappings()]


def _append(connection: sa.Connection, event: Event) -> Saved:
    """Keep one event; numbers have no gaps, because the write transaction is alone."""
    near = fetch(connection, _NEAR, own=event.event_id, before=event.supersedes)
    for kept in near:
        if kept.event.event_id == event.event_id:
            if kept.says_the_same(event):
                return Saved(kept.event.register, kept.number, already=True)
            said = f"ten identyfikator ma już inny wpis (nr {kept.number}) – zacznij nowy wpis"
            raise CampaignError(f"NIE ZAPISANO: {said}")
    if event.supersedes and (wrong := _not_latest(event, near)):
        raise CampaignError(f"NIE ZAPISANO: {wrong}")
    number = (connection.execute(_LAST, {"register": event.register}).scalar() or 0) + 1
    connection.execute(EVENTS.insert(), values_of(event, number))
    return Saved(event.register, number)


def _not_latest(event: Event, near: Iterable[Row]) -> str:
    """Why an event may not follow its version: the chain is a line, and a withdrawal ends it; else empty."""
    before = next((row.event for row in near if row.event.event_id == event.supersedes), None)
    later = next((row.number for row in near if row.event.supersedes == event.supersedes), None)
    if before is None or before.entry_id != event.entry_id:
        return "nie ma wpisu do poprawienia – sprawdź numer: ./campaign log list"
    if later:
        return f"ten wpis zmieniono już pod nr {later} – obejrzyj go: ./campaign log list"
    withdrawn = before.kind is EventKind.WITHDRAWAL
    return "ten wpis jest wycofany – dodaj nowy: ./campaign log add" if withdrawn else ""


def chains(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """All versions by entry, first to last."""
    kept = list(rows)
    followed = {row.event.supersedes: row for row in kept if row.event.supersedes}
    found = {row.event.entry_id: [row] for row in kept if row.event.supersedes is None}
    for chain in found.values():
        while later := followed.pop(chain[-1].event.event_id, None):  # taken out: a forged circle ends, too
            chain.append(later)
    return found
