"""The log itself: events are appended, read, and their texts (never counts) redacted; no more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from campaign.log.entry.vocabulary import Kind
from campaign.log.store.database import LOCK_WAIT, open_engine, reading, ready, writing
from campaign.log.store.event import Event, EventKind, Row, row_of, sound, values_of
from campaign.log.store.tables import EVENTS, REDACTIONS
from campaign.problems import CampaignError

__all__ = ["Cell", "Row", "Saved", "Store"]

_SAME, _LATER = EVENTS.alias("same"), EVENTS.alias("later")


class Saved(NamedTuple):
    """Answer to an append: the register's number; already: the same event had been saved before."""

    register: str
    number: int
    already: bool = False


class Cell(NamedTuple):
    """Sums of the current entries that share register, day, kind, partner, leaflet, piece, edition, place.

    people_asked: people of the entries with an estimate of first-timers (people_new).
    handouts: how many of the entries carry leaflets, all of them or none.
    """

    register: str
    day: date
    kind: Kind
    partner: str | None
    leaflet: str | None
    entries: int
    people: int
    people_new: int
    people_asked: int
    leaflets: int
    handouts: int
    piece: str | None = None
    edition: int | None = None
    place: str = ""


class Store(AbstractContextManager["Store"]):
    """One log behind one database URL. new: make it when it is not there (never in silence: ask first).

    made: it was not there.
    """

    def __init__(self, url: str, wait: float = LOCK_WAIT, new: bool = False) -> None:
        self.engine = open_engine(url, wait)
        try:
            self.made = ready(self.engine, new)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, event: Event) -> Saved:
        """Keep the event; sending the same one again changes nothing and answers already=True."""
        return self.append_all([event])[0]

    def append_all(self, events: Sequence[Event]) -> list[Saved]:
        """Keep all events or none, in order. Raises NotSavedError (disk, lock) and CampaignError (id in use;
        version out of date).
        """
        with writing(self.engine) as connection:
            return [_append(connection, event) for event in events]

    def redact(self, entry_id: str, now: datetime, by: str, why: str) -> int:
        """Erase the texts of all versions of an entry and leave a trace; returns how many were erased."""
        with writing(self.engine) as connection:
            traced = sa.select(REDACTIONS.c.event_id)
            texts = sa.and_(EVENTS.c.entry_id == entry_id, EVENTS.c.event_id.not_in(traced))
            ids = connection.execute(sa.select(EVENTS.c.event_id).where(texts)).scalars().all()
            trace = {"redacted_at": now.isoformat(), "redacted_by": by, "reason": why}
            for event_id in ids:
                connection.execute(REDACTIONS.insert().values(event_id=event_id, **trace))
                erase = EVENTS.update().where(EVENTS.c.event_id == event_id)
                connection.execute(erase.values(note="", reason=""))
        return len(ids)

    def current(self) -> list[Row]:
        """Latest version of every entry not withdrawn, by day and number."""
        return self._rows(rows().where(_current()).order_by("day", "entry_number"))

    def events(self, register: str | None = None, after: int = 0) -> list[Row]:
        """Every event of a register (or of all), in the order of numbers; only those with greater numbers."""
        asked = rows() if register is None else rows().where(EVENTS.c.register == register)
        return self._rows(asked.where(EVENTS.c.number > after).order_by(EVENTS.c.register, EVENTS.c.number))

    def history(self, entry_id: str) -> list[Row]:
        """All versions of an entry, first to last; empty when there is no such entry."""
        return self._versions(EVENTS.c.entry_id == entry_id)

    def numbered(self, register: str, number: int) -> list[Row]:
        """History of the entry one of whose versions has this number in the register."""
        own = sa.and_(EVENTS.c.register == register, EVENTS.c.number == number)
        return self._versions(EVENTS.c.entry_id == sa.select(EVENTS.c.entry_id).where(own).scalar_subquery())

    def cells(self) -> list[Cell]:
        """Sums of the current entries, grouped in the database so that 100 000 events stay quick."""
        with reading(self.engine) as connection:
            found = connection.execute(_sums().where(_current())).mappings()
            return [Cell(**{**sound(values), "kind": Kind(values["kind"])}) for values in found]

    def _versions(self, entry: sa.ColumnElement[bool]) -> list[Row]:
        return next(iter(chains(self._rows(rows().where(entry))).values()), [])

    def _rows(self, asked: sa.Select[Any]) -> list[Row]:
        with reading(self.engine) as connection:
            return [row_of(values) for values in connection.execute(asked).mappings()]


def _append(connection: sa.Connection, event: Event) -> Saved:
    """Keep one event beside those its transaction kept before it.

    Numbers have no gaps: the write transaction is alone, so the greatest one is the last.
    """
    asked = {"own": event.event_id, "before": event.supersedes}
    near = [row_of(values) for values in connection.execute(_NEAR, asked).mappings()]
    known = {row.event.event_id: row for row in near}
    if kept := known.get(event.event_id):
        if kept.says_the_same(event):
            return Saved(kept.event.register, kept.number, already=True)
        said = f"ten identyfikator ma już inny wpis (nr {kept.number}) – zacznij nowy wpis"
        raise CampaignError(f"NIE ZAPISANO: {said}")
    if before := event.supersedes:
        later = next((row for row in near if row.event.supersedes == before), None)
        _require_latest(event.entry_id, known.get(before), later)
    number = (connection.execute(_LAST, {"register": event.register}).scalar() or 0) + 1
    connection.execute(EVENTS.insert(), values_of(event, number))
    return Saved(event.register, number)


def _require_latest(entry_id: str, before: Row | None, later: Row | None) -> None:
    """The chain of versions is a line: only the latest one may be followed, a withdrawal never."""
    if before is None or before.event.entry_id != entry_id:
        wrong = "nie ma wpisu do poprawienia – sprawdź numer: ./campaign log list"
    elif later:
        wrong = f"ten wpis zmieniono już pod nr {later.number} – obejrzyj go: ./campaign log list"
    elif before.event.kind is EventKind.WITHDRAWAL:
        wrong = "ten wpis jest wycofany – dodaj nowy: ./campaign log add"
    else:
        return
    raise CampaignError(f"NIE ZAPISANO: {wrong}")


def rows() -> sa.Select[Any]:
    """Events with the number of their entry and whether their texts were erased."""
    joined = EVENTS.outerjoin(REDACTIONS, REDACTIONS.c.event_id == EVENTS.c.event_id)
    own = sa.and_(_SAME.c.entry_id == EVENTS.c.entry_id, _SAME.c.register == EVENTS.c.register)
    # + 0: else SQLite looks for the least number along the whole register, not among the versions
    first = sa.select(sa.func.min(_SAME.c.number + 0)).where(own).scalar_subquery().label("entry_number")
    return sa.select(EVENTS, first, REDACTIONS.c.event_id.label("redacted")).select_from(joined)


_OWN: sa.BindParameter[str] = sa.bindparam("own")
_BEFORE: sa.BindParameter[str | None] = sa.bindparam("before")
_NEAR = rows().where(EVENTS.c.event_id.in_([_OWN, _BEFORE]) | (EVENTS.c.supersedes == _BEFORE))
"""The event itself if it is kept, the version it follows, and whatever follows that one already."""
_LAST = sa.select(sa.func.max(EVENTS.c.number)).where(EVENTS.c.register == sa.bindparam("register"))


def chains(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """All versions by entry, first to last."""
    kept = list(rows)
    followed = {row.event.supersedes: row for row in kept if row.event.supersedes}
    found = {row.event.entry_id: [row] for row in kept if row.event.supersedes is None}
    for chain in found.values():
        while later := followed.pop(chain[-1].event.event_id, None):  # taken out: a forged circle ends, too
            chain.append(later)
    return found


def _current() -> sa.ColumnElement[bool]:
    """Condition: no version supersedes it, and it is no withdrawal."""
    followed = sa.select(_LATER.c.event_id).where(_LATER.c.supersedes == EVENTS.c.event_id).exists()
    return sa.and_(~followed, EVENTS.c.event_kind != EventKind.WITHDRAWAL.value)


def _sums() -> sa.Select[Any]:
    c, total = EVENTS.c, sa.func.sum
    keys = (c.register, c.day, c.kind, c.partner, c.leaflet, c.piece, c.edition, c.place)
    given = sa.case((c.leaflets > 0, 1), else_=0)
    return sa.select(
        *keys,
        sa.func.count().label("entries"),
        total(c.people).label("people"),
        sa.func.coalesce(total(c.people_new), 0).label("people_new"),
        total(sa.case((c.people_new.is_not(None), c.people), else_=0)).label("people_asked"),
        total(c.leaflets).label("leaflets"),
        total(given).label("handouts"),
    ).group_by(*keys, given)
