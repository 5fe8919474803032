"""What the checks ask the log: leaflets left, and whether an entry is there already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from campaign.log.entry import Entry
from campaign.log.stock import account
from campaign.log.store import Cell, Row, Store


@dataclass
class LogBook:
    """A Book over a store. hidden: versions not to be seen (being corrected); pending: still unsaved."""

    store: Store
    hidden: tuple[Row, ...] = ()
    pending: list[Entry] = field(default_factory=list)

    @cached_property
    def _cells(self) -> list[Cell]:
        taken = [_cell(row.event.entry, -1) for row in self.hidden]
        return [*self.store.cells(), *taken]

    def left(self, leaflet: str | None) -> int | None:
        """Leaflets of the kind left; of all kinds when none of this one was received; None: no receipts."""
        accounts = account([*self._cells, *_cells(self.pending)])
        own = accounts.get(leaflet)
        if leaflet is not None and own and own.received:
            return own.left
        received = any(one.received for one in accounts.values())
        return sum(one.left for one in accounts.values()) if received else None

    def has(self, entry: Entry) -> bool:
        """True when a current entry, other than the hidden ones, says exactly the same."""
        ids = {row.event.entry_id for row in self.hidden}
        rows = self.store.current(entry.day, entry.day)
        return any(row.event.entry == entry and row.event.entry_id not in ids for row in rows)


def _cells(entries: Iterable[Entry]) -> list[Cell]:
    return [_cell(entry) for entry in entries]


def _cell(entry: Entry, sign: int = 1) -> Cell:
    """One entry as a cell; sign -1 takes it out of the sums."""
    e = entry
    return Cell(e.day, e.kind, e.partner, e.leaflet, sign, sign * e.people, 0, 0, sign * e.leaflets, sign)
