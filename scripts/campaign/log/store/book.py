"""What the checks ask the log: leaflets left, and whether an entry is there already."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from campaign.language.numbers import day, people
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import Entry, Remark, by_kind
from campaign.log.entry.fields import fold
from campaign.log.entry.vocabulary import NO_PLAN, TRAITS, Kind, by_partner
from campaign.log.store.journal import Row

_CROWD = 5
"""So many people are met twice a day at one place by no chance."""
TWICE = "taki sam wpis już jest w dzienniku, zapisany drugi raz policzy się podwójnie"


def happened(entry: Entry) -> tuple[object, ...]:
    """What entries about one and the same event share: of a meeting, heads may be counted anew."""
    people = None if entry.kind is Kind.MEETING else entry.people
    return entry.day, entry.kind, fold(entry.place), people


def _crowd(entry: Entry) -> bool:
    return entry.kind is Kind.MEETING or entry.people >= _CROWD


def twice(rows: Iterable[Row]) -> Iterator[str]:
    """A question for two entries of two registers that look like one crowd met; both go on counting."""
    met: dict[tuple[object, ...], Row] = {}
    for row in sorted(rows, key=lambda row: row.event.register):
        entry, register = row.event.entry, row.event.register
        first = met.setdefault(happened(entry), row)
        if _crowd(entry) and first.event.register != register:
            other, own = f"{first.event.register}/{first.entry_number}", f"{register}/{row.entry_number}"
            what = f"{TRAITS[entry.kind].label} {day(entry.day)}, {entry.place}, {people(entry.people)}"
            remedy = f"Czy było jedno? Wtedy proszę wycofać jeden z nich, np. ./campaign log withdraw {own}"
            yield f"Te dwa wpisy wyglądają na to samo spotkanie: nr {other} i nr {own} ({what}). {remedy}"


class LogBook:
    """The current entries and those about to be saved, kept so that a question costs one look-up."""

    def __init__(self, rows: Iterable[Row], catalogue: Catalogue) -> None:
        self._plans, self._draws_on = (*catalogue.plans, NO_PLAN), catalogue.draws_on
        self._same: dict[Entry, Row] = {}
        self._happened: dict[tuple[object, ...], Row] = {}
        self._held: Counter[str | None] = Counter()
        # leaflets of a plan by kind (None: not said): what is left, and what was ever received
        self._left: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
        self._received: defaultdict[str, Counter[str | None]] = defaultdict(Counter)
        for row in rows:
            entry = row.event.entry
            self.add(entry)
            self._same[entry] = row
            self._happened[happened(entry)] = row

    def add(self, entry: Entry, times: int = 1) -> None:
        """Count an entry's leaflets in (-1: out); equal rows of one file stay as many as they are."""
        if by_partner(entry.kind, entry.partner):
            self._held[entry.partner] -= times * entry.leaflets
            return
        if entry.kind is Kind.HANDED:
            self._held[entry.partner] += times * entry.leaflets
        moved = times * TRAITS[entry.kind].leaflets
        for plan in self._plans if moved else ():
            if self._draws_on(plan, entry):
                for leaflet, number in by_kind(entry.leaflet, entry.leaflets).items():
                    self._left[plan][leaflet] += moved * number
                    self._received[plan][leaflet] += moved * number if entry.kind is Kind.RECEIVED else 0

    def doubts(self, entry: Entry) -> list[Remark]:
        """What the log says against an entry: nobody had so many leaflets."""
        if by_partner(entry.kind, entry.partner):
            held = max(self._held[entry.partner], 0)
            said = f"według dziennika partner ma {held}, a wpisano {entry.leaflets}"
            remedy = "najpierw dopisz, że je dostał (przekazanie)"
            return [Remark("leaflets", f"{said} – {remedy}")] if entry.leaflets > held else []
        all_left, received = self._left[entry.plan], self._received[entry.plan]
        given = by_kind(entry.leaflet, entry.leaflets) if TRAITS[entry.kind].leaflets < 0 else {}
        for leaflet, number in given.items():
            # of all kinds when none of this one was received; without any receipt nobody knows
            left = all_left[leaflet] if leaflet and received[leaflet] else all_left.total()
            if number > left and received.total():
                return [Remark("leaflets", f"według dziennika zostało {max(left, 0)}, a wpisano {number}")]
        return []

    def alike(self, entry: Entry) -> list[Remark]:
        """What a hand that types asks: the entry is there, or a meeting or a crowd of that day and place."""
        near = self._happened.get(happened(entry)) if _crowd(entry) else None
        found = self.same(entry) or near
        if found is None:
            return []
        number = f"{found.event.register}/{found.entry_number}"
        if found.event.entry == entry:
            return [Remark("", f"{TWICE} (nr {number})")]
        known = f"tego dnia jest tam już takie działanie (nr {number}: {people(found.event.entry.people)})"
        remedy = f"jeśli to samo, proszę tylko poprawić tamto: ./campaign log correct {number}"
        return [Remark("", f"{known} – {remedy}")]

    def same(self, entry: Entry) -> Row | None:
        """The current entry, other than the hidden ones, that says exactly the same."""
        return self._same.get(entry)
