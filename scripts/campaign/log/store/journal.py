"""The log itself: events are appended, read, and their texts (never counts) redacted; no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, and_, case, func, select, update

from campaign.log.entry.vocabulary import Kind
from campaign.log.store.database import LOCK_WAIT, open_engine, reading, require, start, writing
from campaign.log.store.event import Event, EventKind, Row, row_of, sound, values_of
from campaign.log.store.tables import EVENTS, REDACTIONS
from campaign.problems import CampaignError

__all__ = ["Cell", "Row", "Saved", "Store"]


@dataclass(frozen=True)
class Saved:
    """Answer to an append: the register's number; already: the same event had been saved before."""

    register: str
    number: int
    already: bool = False


class Cell(NamedTuple):
    """Sums of the current entries that share register, day, kind, partner, leaflet, piece and edition.

    people_asked: people of the entries with an estimate of first-timers (people_new).
    handouts: how many of the entries carry leaflets.
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


class Store:
    """One log behind one database URL. new: make it when it is not there (never in silence: ask first)."""

    def __init__(self, url: str, wait: float = LOCK_WAIT, new: bool = False) -> None:
        self.engine = open_engine(url, wait)
        try:
            if new:
                start(self.engine)
            require(self.engine)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, event: Event) -> Saved:
        """Keep the event; sending the same one again changes nothing and answers already=True.

        Raises NotSavedError (disk, lock) and CampaignError (id in use; version out of date).
        """
        return self.append_all([event])[0]

    def append_all(self, events: Sequence[Event]) -> list[Saved]:
        """Keep all events or none, in order; raises like append."""
        with writing(self.engine) as connection:
            batch = _Batch(connection, events)
            saved = [batch.append(event) for event in events]
            batch.send()
            return saved

    def redact(self, entry_id: str, now: datetime, by: str, why: str) -> int:
        """Erase the texts of all versions of an entry and leave a trace; returns how many were erased."""
        with writing(self.engine) as connection:
            traced = select(REDACTIONS.c.event_id)
            texts = and_(EVENTS.c.entry_id == entry_id, EVENTS.c.event_id.not_in(traced))
            ids = connection.execute(select(EVENTS.c.event_id).where(texts)).scalars().all()
            trace = {"redacted_at": now.isoformat(), "redacted_by": by, "reason": why}
            for event_id in ids:
                connection.execute(REDACTIONS.insert().values(event_id=event_id, **trace))
                erase = update(EVENTS).where(EVENTS.c.event_id == event_id)
                connection.execute(erase.values(note="", reason=""))
        return len(ids)

    def current(self) -> list[Row]:
        """Latest version of every entry not withdrawn, by day and number."""
        return self._rows(_rows().where(_current()).order_by("day", "entry_number"))

    def events(self, register: str | None = None, after: int = 0) -> list[Row]:
        """Every event of a register (or of all), in the order of numbers; only those with greater numbers."""
        asked = _rows() if register is None else _rows().where(EVENTS.c.register == register)
        return self._rows(asked.where(EVENTS.c.number > after).order_by(EVENTS.c.register, EVENTS.c.number))

    def history(self, entry_id: str) -> list[Row]:
        """All versions of an entry, first to last; empty when there is no such entry."""
        return next(iter(chains(self._rows(_rows().where(EVENTS.c.entry_id == entry_id))).values()), [])

    def numbered(self, register: str, number: int) -> list[Row]:
        """History of the entry one of whose versions has this number in the register."""
        with reading(self.engine) as connection:
            asked = select(EVENTS.c.entry_id).where(EVENTS.c.register == register, EVENTS.c.number == number)
            entry_id = connection.execute(asked).scalar()
        return self.history(entry_id) if entry_id else []

    def cells(self) -> list[Cell]:
        """Sums of the current entries, grouped in the database so that 100 000 events stay quick."""
        with reading(self.engine) as connection:
            found = connection.execute(_sums().where(_current())).all()
            return [_cell(values) for values in found]

    def _rows(self, asked: Select[Any]) -> list[Row]:
        with reading(self.engine) as connection:
            return [row_of(values) for values in connection.execute(asked).mappings()]


_AT_ONCE = 500
"""Identifiers asked for in one question; databases limit how many a question may hold."""
_KINDS = {kind.value: kind for kind in Kind}
_LATER = EVENTS.alias("later")
_SAME = EVENTS.alias("same")


def chains(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """All versions by entry, first to last."""
    kept = list(rows)
    followed = {row.event.supersedes: row for row in kept if row.event.supersedes}
    found = {row.event.entry_id: [row] for row in kept if row.event.supersedes is None}
    for chain in found.values():
        chain += _followers(chain[0], followed)
    return found


def _followers(first: Row, followed: dict[str, Row]) -> Iterator[Row]:
    """Each version is taken out, so that a forged circle ends, too."""
    at: Row | None = first
    while at and (at := followed.pop(at.event.event_id, None)):
        yield at


def _current() -> Any:
    """Condition: no version supersedes it, and it is no withdrawal."""
    followed = select(_LATER.c.event_id).where(_LATER.c.supersedes == EVENTS.c.event_id).exists()
    return and_(~followed, EVENTS.c.event_kind != EventKind.WITHDRAWAL.value)


def _rows() -> Select[Any]:
    joined = EVENTS.outerjoin(REDACTIONS, REDACTIONS.c.event_id == EVENTS.c.event_id)
    own = and_(_SAME.c.entry_id == EVENTS.c.entry_id, _SAME.c.register == EVENTS.c.register)
    # + 0: else SQLite looks for the least number along the whole register, not among the versions
    first = select(func.min(_SAME.c.number + 0)).where(own).scalar_subquery().label("entry_number")
    return select(EVENTS, first, REDACTIONS.c.event_id.label("redacted")).select_from(joined)


def _sums() -> Select[Any]:
    keys = (EVENTS.c.register, EVENTS.c.day, EVENTS.c.kind, EVENTS.c.partner, EVENTS.c.leaflet)
    versions = (EVENTS.c.piece, EVENTS.c.edition, EVENTS.c.place)
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


class _Batch:
    """Events of one transaction, sent together as long as none asks for one before it.

    Numbers have no gaps: the write transaction is alone, so the greatest one is the last.
    """

    def __init__(self, connection: Connection, events: Sequence[Event]) -> None:
        self.connection = connection
        self.numbers: dict[str, int] = {}
        self.waiting: list[dict[str, object]] = []
        self.taken: set[str] = set()
        ids = [event.event_id for event in events]
        for at in range(0, len(ids), _AT_ONCE):
            asked = select(EVENTS.c.event_id).where(EVENTS.c.event_id.in_(ids[at : at + _AT_ONCE]))
            self.taken.update(connection.execute(asked).scalars())

    def append(self, event: Event) -> Saved:
        """Its number; the event itself may wait for send()."""
        if event.event_id in self.taken:
            return self._again(event)
        if event.supersedes:
            self.send()
            _require_latest(self.connection, event)
        register = event.register
        if register not in self.numbers:
            last = select(func.max(EVENTS.c.number)).where(EVENTS.c.register == register)
            self.numbers[register] = self.connection.execute(last).scalar() or 0
        self.numbers[register] += 1
        self.waiting.append(values_of(event, self.numbers[register]))
        self.taken.add(event.event_id)
        return Saved(register, self.numbers[register])

    def send(self) -> None:
        """Write what waits."""
        if self.waiting:
            self.connection.execute(EVENTS.insert(), self.waiting)
            self.waiting = []

    def _again(self, event: Event) -> Saved:
        self.send()
        known = _one(self.connection, EVENTS.c.event_id == event.event_id)
        if known and known.says_the_same(event):
            return Saved(known.event.register, known.number, already=True)
        number = known.number if known else "?"
        raise CampaignError(
            f"NIE ZAPISANO: ten identyfikator ma już inny wpis (nr {number}) – zacznij nowy wpis"
        )


def _cell(values: Any) -> Cell:
    sound(values._asdict())
    register, day, kind, *rest = values
    return Cell(register, day, _KINDS[kind], *rest)


def _one(connection: Connection, condition: Any) -> Row | None:
    values = connection.execute(_rows().where(condition)).mappings().first()
    return row_of(values) if values else None


def _require_latest(connection: Connection, event: Event) -> None:
    """The chain of versions is a line: only the latest one may be followed, a withdrawal never."""
    known = _one(connection, EVENTS.c.event_id == event.supersedes)
    if known is None or known.event.entry_id != event.entry_id:
        raise CampaignError("NIE ZAPISANO: nie ma wpisu do poprawienia – sprawdź numer: ./campaign log list")
    later = _one(connection, EVENTS.c.supersedes == event.supersedes)
    if later:
        raise CampaignError(
            f"NIE ZAPISANO: ten wpis zmieniono już pod nr {later.number} – obejrzyj go: ./campaign log list"
        )
    if known.event.kind is EventKind.WITHDRAWAL:
        raise CampaignError("NIE ZAPISANO: ten wpis jest wycofany – dodaj nowy: ./campaign log add")
