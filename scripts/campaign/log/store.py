"""The log itself: events are appended, read, and their texts (never counts) redacted; no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, case, func, select, update

from campaign.log.database import LOCK_WAIT, open_engine, prepare, reading, writing
from campaign.log.event import Event, EventKind
from campaign.log.mapping import Row, row_of, values_of
from campaign.log.tables import EVENTS, REDACTIONS
from campaign.log.vocabulary import Kind
from campaign.problems import CampaignError

__all__ = ["Cell", "Row", "Saved", "Store"]


@dataclass(frozen=True)
class Saved:
    """Answer to an append: the register's number; already: the same event had been saved before."""

    register: str
    number: int
    already: bool = False


class Cell(NamedTuple):
    """Sums of the current entries that share day, kind, partner, leaflet, piece and edition.

    people_asked: people of the entries with an estimate of first-timers (people_new).
    handouts: how many of the entries carry leaflets.
    """

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


class Store:
    """One log behind one database URL."""

    def __init__(self, url: str, wait: float = LOCK_WAIT) -> None:
        self.engine = open_engine(url, wait)
        prepare(self.engine)

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def append(self, event: Event) -> Saved:
        """Keep the event; sending the same one again changes nothing and answers already=True.

        Raises NotSavedError (disk, lock) and CampaignError (id in use; version out of date).
        """
        with writing(self.engine) as connection:
            if known := _one(connection, EVENTS.c.event_id == event.event_id):
                return _repeated(known, event)
            if event.supersedes:
                _require_latest(connection, event)
            number = _next_number(connection, event.register)
            connection.execute(EVENTS.insert().values(**values_of(event.sealed(), number)))
        return Saved(event.register, number)

    def redact(self, entry_id: str, now: datetime, by: str, why: str) -> int:
        """Erase the texts of all versions of an entry and leave a trace; returns how many were erased."""
        with writing(self.engine) as connection:
            texts = and_(EVENTS.c.entry_id == entry_id, EVENTS.c.salt.is_not(None))
            ids = connection.execute(select(EVENTS.c.event_id).where(texts)).scalars().all()
            trace = {"redacted_at": now.isoformat(), "redacted_by": by, "reason": why}
            for event_id in ids:
                connection.execute(REDACTIONS.insert().values(event_id=event_id, **trace))
                erase = update(EVENTS).where(EVENTS.c.event_id == event_id)
                connection.execute(erase.values(note="", reason="", salt=None))
        return len(ids)

    def current(self, start: date | None = None, end: date | None = None) -> list[Row]:
        """Latest version of every entry not withdrawn, by day and number; days from start to end."""
        with reading(self.engine) as connection:
            found = connection.execute(_rows().where(_current(start, end)).order_by("day", "entry_number"))
            return [row_of(values) for values in found.mappings()]

    def events(self, register: str | None = None) -> list[Row]:
        """Every event of a register (or of all), in the order of numbers."""
        with reading(self.engine) as connection:
            asked = _rows() if register is None else _rows().where(EVENTS.c.register == register)
            ordered = asked.order_by(EVENTS.c.register, EVENTS.c.number)
            return [row_of(values) for values in connection.execute(ordered).mappings()]

    def history(self, entry_id: str) -> list[Row]:
        """All versions of an entry, first to last; empty when there is no such entry."""
        with reading(self.engine) as connection:
            asked = _rows().where(EVENTS.c.entry_id == entry_id)
            found = {row.event.supersedes: row for row in map(row_of, connection.execute(asked).mappings())}
        return list(_chain(found))

    def numbered(self, register: str, number: int) -> list[Row]:
        """History of the entry one of whose versions has this number in the register."""
        with reading(self.engine) as connection:
            asked = select(EVENTS.c.entry_id).where(EVENTS.c.register == register, EVENTS.c.number == number)
            entry_id = connection.execute(asked).scalar()
        return self.history(entry_id) if entry_id else []

    def cells(self, start: date | None = None, end: date | None = None) -> list[Cell]:
        """Sums of the current entries, grouped in the database so that 100 000 events stay quick."""
        with reading(self.engine) as connection:
            found = connection.execute(_sums().where(_current(start, end))).all()
        return [Cell(day, _KINDS[kind], *rest) for day, kind, *rest in found]

    def redactions(self) -> dict[str, datetime]:
        """When each redacted event lost its texts."""
        with reading(self.engine) as connection:
            found = connection.execute(select(REDACTIONS.c.event_id, REDACTIONS.c.redacted_at))
            return {event_id: datetime.fromisoformat(at) for event_id, at in found}


_KINDS = {kind.value: kind for kind in Kind}
_LATER = EVENTS.alias("later")
_FIRST = EVENTS.alias("first")


def _current(start: date | None, end: date | None) -> Any:
    """Condition: no version supersedes it, it is no withdrawal, and its day lies in the span."""
    followed = select(_LATER.c.event_id).where(_LATER.c.supersedes == EVENTS.c.event_id).exists()
    terms = [~followed, EVENTS.c.event_kind != EventKind.WITHDRAWAL.value]
    if start:
        terms.append(EVENTS.c.day >= start)
    if end:
        terms.append(EVENTS.c.day <= end)
    return and_(*terms)


def _rows() -> Select[Any]:
    joined = EVENTS.join(_FIRST, _FIRST.c.event_id == EVENTS.c.entry_id)
    return select(EVENTS, _FIRST.c.number.label("entry_number")).select_from(joined)


def _sums() -> Select[Any]:
    keys = (EVENTS.c.day, EVENTS.c.kind, EVENTS.c.partner, EVENTS.c.leaflet)
    versions = (EVENTS.c.piece, EVENTS.c.edition)
    asked = case((EVENTS.c.people_new.is_not(None), EVENTS.c.people), else_=0)
    return select(
        *keys,
        func.count().label("entries"),
        func.sum(EVENTS.c.people).label("people"),
        func.coalesce(func.sum(EVENTS.c.people_new), 0).label("people_new"),
        func.sum(asked).label("people_asked"),
        func.sum(EVENTS.c.leaflets).label("leaflets"),
        func.sum(case((EVENTS.c.leaflets > 0, 1), else_=0)).label("handouts"),
        *versions,
    ).group_by(*keys, *versions)


def _one(connection: Connection, condition: Any) -> Row | None:
    values = connection.execute(_rows().where(condition)).mappings().first()
    return row_of(values) if values else None


def _repeated(known: Row, event: Event) -> Saved:
    if known.event.says_the_same(event):
        return Saved(known.event.register, known.number, already=True)
    raise CampaignError(
        f"NIE ZAPISANO: pod tym identyfikatorem jest już inny wpis (nr {known.number}) – zacznij nowy wpis"
    )


def _require_latest(connection: Connection, event: Event) -> None:
    """The chain of versions is a line: only the latest one may be followed, a withdrawal never."""
    known = _one(connection, EVENTS.c.event_id == event.supersedes)
    if known is None or known.event.entry_id != event.entry_id:
        raise CampaignError("NIE ZAPISANO: nie ma wpisu do poprawienia – sprawdź numer: campaign log list")
    later = _one(connection, EVENTS.c.supersedes == event.supersedes)
    if later:
        raise CampaignError(
            f"NIE ZAPISANO: ten wpis zmieniono już pod nr {later.number} – obejrzyj go: campaign log list"
        )
    if known.event.kind is EventKind.WITHDRAWAL:
        raise CampaignError("NIE ZAPISANO: ten wpis jest wycofany – dodaj nowy: campaign log add")


def _next_number(connection: Connection, register: str) -> int:
    """Numbers have no gaps: the write transaction is alone, so the greatest one is the last."""
    last = connection.execute(select(func.max(EVENTS.c.number)).where(EVENTS.c.register == register)).scalar()
    return (last or 0) + 1


def _chain(found: dict[str | None, Row]) -> Iterator[Row]:
    at: str | None = None
    while at in found:
        yield (row := found[at])
        at = row.event.event_id
