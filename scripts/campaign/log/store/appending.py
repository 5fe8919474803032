"""Appending events in one transaction: numbers without gaps, each identifier once, versions in a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from campaign.log.store.event import Event, EventKind, Row, row_of, values_of
from campaign.log.store.tables import EVENTS, REDACTIONS
from campaign.problems import CampaignError

_AT_ONCE = 500
"""Identifiers asked for in one question; databases limit how many a question may hold."""
_SAME = EVENTS.alias("same")


@dataclass(frozen=True)
class Saved:
    """Answer to an append: the register's number; already: the same event had been saved before."""

    register: str
    number: int
    already: bool = False


def rows() -> Select[Any]:
    """Events with the number of their entry and whether their texts were erased."""
    joined = EVENTS.outerjoin(REDACTIONS, REDACTIONS.c.event_id == EVENTS.c.event_id)
    own = and_(_SAME.c.entry_id == EVENTS.c.entry_id, _SAME.c.register == EVENTS.c.register)
    # + 0: else SQLite looks for the least number along the whole register, not among the versions
    first = select(func.min(_SAME.c.number + 0)).where(own).scalar_subquery().label("entry_number")
    return select(EVENTS, first, REDACTIONS.c.event_id.label("redacted")).select_from(joined)


class Batch:
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


def _one(connection: Connection, condition: Any) -> Row | None:
    values = connection.execute(rows().where(condition)).mappings().first()
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
