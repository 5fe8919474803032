"""What the checks ask the log: leaflets left, and whether an entry is there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from campaign.log.entry.drafts import Entry, Remark, by_kind
from campaign.log.entry.vocabulary import TRAITS, Kind, by_partner
from campaign.log.store.journal import Row


class LogBook:
    """The current entries and those about to be saved, kept so that a question costs one look-up.

    hidden: versions not to be seen (those being corrected).
    """

    def __init__(self, rows: Iterable[Row], hidden: Iterable[Row] = ()) -> None:
        self._left: Counter[str | None] = Counter()
        self._received: Counter[str | None] = Counter()
        self._entries: Counter[Entry] = Counter()
        self._held: Counter[str | None] = Counter()
        self._pages: dict[tuple[object, ...], date] = {}
        unseen = {row.event.entry_id for row in hidden}
        for row in rows:
            if row.event.entry_id not in unseen:
                self.add(row.event.entry)
                self._entries[row.event.entry] += 1
                self._pages.setdefault(_page(row.event.entry), row.event.entry.day)

    def add(self, entry: Entry) -> None:
        """Count an entry's leaflets in; equal rows of one file stay as many as they are."""
        if entry.kind is Kind.HANDED or by_partner(entry.kind, entry.partner):
            self._held[entry.partner] += entry.leaflets if entry.kind is Kind.HANDED else -entry.leaflets
        sign = 0 if by_partner(entry.kind, entry.partner) else TRAITS[entry.kind].leaflets
        for leaflet, number in by_kind(entry.leaflet, entry.leaflets).items() if sign else ():
            self._left[leaflet] += sign * number
            self._received[leaflet] += number if sign > 0 else 0

    def doubts(self, entry: Entry) -> list[Remark]:
        """What the log says against an entry: it is there already, or nobody had so many leaflets."""
        before = self._pages.get(_page(entry)) if entry.kind is Kind.WEB and entry.piece else None
        if self.has(entry):
            return [*self._missing(entry), Remark("", "taki sam wpis już jest w dzienniku")]
        again = [Remark("", f"ten artykuł jest już w dzienniku ({before:%d.%m.%Y})")] if before else []
        return [*self._missing(entry), *again]

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
            for leaflet, number in by_kind(entry.leaflet, entry.leaflets).items():
                # of all kinds when none of this one was received; without any receipt nobody knows
                left = self._left[leaflet] if leaflet and self._received[leaflet] else self._left.total()
                if number > left and self._received.total():
                    yield Remark("leaflets", f"według dziennika zostało {max(left, 0)}, a wpisano {number}")
                    return


def _page(entry: Entry) -> tuple[object, ...]:
    return (entry.plan, entry.kind, entry.partner, entry.piece, entry.edition)
