"""What the checks ask the log: leaflets left, and whether an entry is there already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from campaign.log.entry.drafts import Entry, by_kind
from campaign.log.entry.vocabulary import TRAITS, Kind
from campaign.log.store.journal import Row


class LogBook:
    """A Book over the current entries and those about to be saved; every question costs one look-up.

    hidden: versions not to be seen (those being corrected).
    """

    def __init__(self, rows: Iterable[Row], hidden: Iterable[Row] = ()) -> None:
        self._left: Counter[str | None] = Counter()
        self._received: Counter[str | None] = Counter()
        self._entries: Counter[Entry] = Counter()
        self._pages: dict[tuple[object, ...], date] = {}
        unseen = {row.event.entry_id for row in hidden}
        for row in rows:
            if row.event.entry_id not in unseen:
                self.add(row.event.entry)
                self._entries[row.event.entry] += 1
                self._pages.setdefault(_page(row.event.entry), row.event.entry.day)

    def add(self, entry: Entry) -> None:
        """Count an entry's leaflets in; equal rows of one file stay as many as they are."""
        sign = TRAITS[entry.kind].leaflets
        for leaflet, number in by_kind(entry.leaflet, entry.leaflets).items() if sign else ():
            self._left[leaflet] += sign * number
            self._received[leaflet] += number if sign > 0 else 0

    def left(self, leaflet: str | None) -> int | None:
        """Leaflets of the kind left; of all kinds when none of this one was received; None: no receipts."""
        if leaflet is not None and self._received[leaflet]:
            return self._left[leaflet]
        return self._left.total() if self._received.total() else None

    def has(self, entry: Entry) -> bool:
        """True when a current entry, other than the hidden ones, says exactly the same."""
        return self._entries[entry] > 0

    def published(self, entry: Entry) -> date | None:
        """The day another entry says this very article was published."""
        return self._pages.get(_page(entry)) if entry.kind is Kind.WEB and entry.piece else None


def _page(entry: Entry) -> tuple[object, ...]:
    return (entry.plan, entry.kind, entry.partner, entry.piece, entry.edition)
