"""What the checks ask the log: leaflets left, and whether an entry is there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from campaign.log.entry.drafts import Entry, Remark, by_kind
from campaign.log.entry.vocabulary import TRAITS, Kind, by_partner
from campaign.log.store.journal import Row


class LogBook:
    """The current entries and those about to be saved, kept so that a question costs one look-up.

    draws_on: whether a plan's leaflets know of an entry.
    """

    def __init__(self, rows: Iterable[Row], draws_on: Callable[[str, Entry], bool]) -> None:
        self._draws_on = draws_on
        self._moves: list[tuple[Entry, int]] = []
        self._accounts: dict[str, _Account] = {}
        self._entries: Counter[Entry] = Counter()
        self._held: Counter[str | None] = Counter()
        self._pages: dict[tuple[object, ...], date] = {}
        for entry in (row.event.entry for row in rows):
            self.add(entry)
            self._entries[entry] += 1
            self._pages.setdefault(_page(entry), entry.day)

    def add(self, entry: Entry, times: int = 1) -> None:
        """Count an entry's leaflets in (-1: out); equal rows of one file stay as many as they are."""
        if by_partner(entry.kind, entry.partner):
            self._held[entry.partner] -= times * entry.leaflets
            return
        if entry.kind is Kind.HANDED:
            self._held[entry.partner] += times * entry.leaflets
        if TRAITS[entry.kind].leaflets:
            self._moves.append((entry, times))
            for plan, account in self._accounts.items():
                if self._draws_on(plan, entry):
                    account.count(entry, times)

    def doubts(self, entry: Entry) -> list[Remark]:
        """What the log says against an entry: it is there already, or nobody had so many leaflets."""
        found, before = list(self._missing(entry)), self._pages.get(_page(entry))
        if self.has(entry):
            found.append(Remark("", "taki sam wpis już jest w dzienniku"))
        elif before and entry.kind is Kind.WEB and entry.piece:
            found.append(Remark("", f"ten artykuł jest już w dzienniku ({before:%d.%m.%Y})"))
        return found

    def has(self, entry: Entry) -> bool:
        """True when a current entry, other than the hidden ones, says exactly the same."""
        return self._entries[entry] > 0

    def _missing(self, entry: Entry) -> Iterator[Remark]:
        if by_partner(entry.kind, entry.partner):
            held = max(self._held[entry.partner], 0)
            if entry.leaflets > held:
                said = f"według dziennika partner ma {held}, a wpisano {entry.leaflets}"
                yield Remark("leaflets", f"{said} – najpierw dopisz, że je dostał (przekazanie)")
        elif TRAITS[entry.kind].leaflets < 0:
            account = self._account(entry.plan)
            for leaflet, number in by_kind(entry.leaflet, entry.leaflets).items():
                # of all kinds when none of this one was received; without any receipt nobody knows
                own = leaflet and account.received[leaflet]
                left = account.left[leaflet] if own else account.left.total()
                if number > left and account.received.total():
                    yield Remark("leaflets", f"według dziennika zostało {max(left, 0)}, a wpisano {number}")
                    return

    def _account(self, plan: str) -> _Account:
        """The leaflets of a plan, kept up to date once they were asked for."""
        if (found := self._accounts.get(plan)) is None:
            found = self._accounts[plan] = _Account()
            for entry, times in self._moves:
                if self._draws_on(plan, entry):
                    found.count(entry, times)
        return found


class _Account:
    """Leaflets by kind (None: not said): what is left, and what was ever received."""

    def __init__(self) -> None:
        self.left: Counter[str | None] = Counter()
        self.received: Counter[str | None] = Counter()

    def count(self, entry: Entry, times: int) -> None:
        sign = TRAITS[entry.kind].leaflets
        for leaflet, number in by_kind(entry.leaflet, entry.leaflets).items():
            self.left[leaflet] += times * sign * number
            self.received[leaflet] += times * number if sign > 0 else 0


def _page(entry: Entry) -> tuple[object, ...]:
    return (entry.plan, entry.kind, entry.partner, entry.piece, entry.edition)
