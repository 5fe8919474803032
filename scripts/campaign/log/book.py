"""What the checks ask the log: leaflets left, and whether an entry is there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from campaign.log.entry import Entry
from campaign.log.stock import Account, account
from campaign.log.store import Store
from campaign.log.vocabulary import TRAITS


class LogBook:
    """A Book over a store. without: current entries that are not to be seen (those being corrected)."""

    def __init__(
        self, store: Store, without: Iterable[Entry] = (), hidden: frozenset[str] = frozenset()
    ) -> None:
        self.store, self.without, self.hidden = store, Counter(without), hidden

    @cached_property
    def _accounts(self) -> dict[str | None, Account]:
        return account(self.store.cells())

    def left(self, leaflet: str | None) -> int | None:
        """Leaflets left, as if the hidden entries had not been; None when no receipt was logged."""
        if not any(one.received for one in self._accounts.values()):
            return None
        own = self._accounts.get(leaflet)
        by_kind = leaflet is not None and own is not None and bool(own.received)
        shown = [own] if by_kind and own else list(self._accounts.values())
        given_back = [e for e in self.without.elements() if not by_kind or e.leaflet == leaflet]
        return sum(one.left for one in shown) - sum(e.leaflets * TRAITS[e.kind].leaflets for e in given_back)

    def has(self, entry: Entry) -> bool:
        """True when a current entry, other than the hidden ones, says exactly the same."""
        rows = self.store.current(entry.day, entry.day)
        return any(row.event.entry == entry and row.event.entry_id not in self.hidden for row in rows)
