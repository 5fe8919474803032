"""The log itself: events are appended, read, and their texts (never counts) redacted; no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, select, update

from campaign.log.entry.vocabulary import Kind
from campaign.log.store.appending import Batch, Saved, rows
from campaign.log.store.database import LOCK_WAIT, open_engine, reading, require, start, writing
from campaign.log.store.event import Event, EventKind, Row, row_of, sound
from campaign.log.store.tables import EVENTS, REDACTIONS

__all__ = ["Cell", "Row", "Saved", "Store"]


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
            batch = Batch(connection, events)
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
        return self._rows(rows().where(_current()).order_by("day", "entry_number"))

    def events(self, register: str | None = None, after: int = 0) -> list[Row]:
        """Every event of a register (or of all), in the order of numbers; only those with greater numbers."""
        asked = rows() if register is None else rows().where(EVENTS.c.register == register)
        return self._rows(asked.where(EVENTS.c.number > after).order_by(EVENTS.c.register, EVENTS.c.number))

    def history(self, entry_id: str) -> list[Row]:
        """All versions of an entry, first to last; empty when there is no such entry."""
        return next(iter(chains(self._rows(rows().where(EVENTS.c.entry_id == entry_id))).values()), [])

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


_KINDS = {kind.value: kind for kind in Kind}
_LATER = EVENTS.alias("later")


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


def _sums() -> Select[Any]:
    keys = (EVENTS.c.register, EVENTS.c.day, EVENTS.c.kind, EVENTS.c.partner, EVENTS.c.leaflet)
    versions = (EVENTS.c.piece, EVENTS.c.edition, EVENTS.c.place)
    asked = case((EVENTS.c.people_new.is_not(None), EVENTS.c.people), else_=0)
    given = case((EVENTS.c.leaflets > 0, 1), else_=0)
    return select(
        *keys,
        func.count().label("entries"),
        func.sum(EVENTS.c.people).label("people"),
        func.coalesce(func.sum(EVENTS.c.people_new), 0).label("people_new"),
        func.sum(asked).label("people_asked"),
        func.sum(EVENTS.c.leaflets).label("leaflets"),
        func.sum(given).label("handouts"),
        *versions,
    ).group_by(*keys, *versions, given)


def _cell(values: Any) -> Cell:
    sound(values._asdict())
    register, day, kind, *rest = values
    return Cell(register, day, _KINDS[kind], *rest)
