"""Counts a plan's result and its leaflets out of the log's cells. Pure: no disk, no clock; as_of is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from campaign.log.count.results import Done, of_action, of_partner
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import by_kind
from campaign.log.entry.vocabulary import DIRECT, NO_PLAN, TO_RESIDENTS, Kind, by_partner
from campaign.log.store.journal import Cell, Store
from campaign.model.plan import Plan


@dataclass(frozen=True)
class Stock:
    """Sheets of one kind of leaflet. opening: left from before the period; residents: from the cupboard."""

    opening: int = 0
    received: int = 0
    residents: int = 0
    partners: int = 0
    spoiled: int = 0

    @property
    def left(self) -> int:
        """What should lie in the cupboard; below zero when receipts were not logged."""
        return self.opening + self.received - self.residents - self.partners - self.spoiled

    def __add__(self, other: Stock) -> Stock:
        return Stock(*map(sum, zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Month:
    """One calendar month of the period: people by direct kind, leaflets given to residents."""

    first: date
    people: dict[Kind, int]
    leaflets: int

    @property
    def total(self) -> int:
        """Contacts in the month."""
        return sum(self.people.values())


@dataclass(frozen=True)
class Totals:
    """Everything a status line, a workbook or a report says about a plan on the day as_of.

    cells: sums of the plan's entries; earlier, later: of the same area's entries before and after.
    """

    plan: Plan
    cells: tuple[Cell, ...]
    earlier: tuple[Cell, ...]
    as_of: date
    later: tuple[Cell, ...] = ()

    @cached_property
    def contacts(self) -> int:
        """Residents met or talked to; the same person twice counts twice."""
        return sum(cell.people for cell in self.cells if cell.kind in DIRECT)

    @cached_property
    def asked(self) -> int:
        """Contacts of those entries in which first-timers were estimated."""
        return sum(cell.people_asked for cell in self.cells)

    @cached_property
    def repeats(self) -> int:
        """Contacts that were estimated to be repeats."""
        return self.asked - sum(cell.people_new for cell in self.cells)

    @property
    def net(self) -> int:
        """Residents reached: contacts without the repeats that were estimated."""
        return self.contacts - self.repeats

    @cached_property
    def value(self) -> int:
        """The indicator's value: typed into the plan, else the log's residents."""
        typed = self.plan.indicator.result
        return self.net if typed is None else typed

    @cached_property
    def curve(self) -> list[tuple[date, int]]:
        """Residents reached by the end of each day with an entry, repeats taken out; in order of days."""
        direct = sorted((c for c in self.cells if c.kind in DIRECT), key=lambda c: c.day)
        total, found = 0, list[tuple[date, int]]()
        for day, cells in groupby(direct, key=lambda c: c.day):
            total += sum(c.people - c.people_asked + c.people_new for c in cells)
            found.append((day, total))
        return found

    @cached_property
    def reached_on(self) -> date | None:
        """The day the target was reached; None when it was not, or is no matter of counting up."""
        indicator = self.plan.indicator
        if indicator.direction == "at-most" or indicator.result is not None:
            return None
        return next((day for day, total in self.curve if total >= indicator.target), None)

    @property
    def missing(self) -> int:
        """How many are missing to the target (at-least), or how many are too many (at-most)."""
        gap = self.plan.indicator.target - self.value
        return max(gap if self.plan.indicator.direction == "at-least" else -gap, 0)

    @property
    def expected(self) -> int:
        """Where an even pace would be on as_of, rounded: target x days gone / days of the period."""
        period = self.plan.period
        gone = (min(max(self.as_of, period.start), period.end) - period.start).days + 1
        gone = 0 if self.as_of < period.start else gone
        return round(self.plan.indicator.target * gone / ((period.end - period.start).days + 1))

    @cached_property
    def actions(self) -> list[Done]:
        """One result per action of section 3, in order."""
        return [of_action(self.plan, action, self.cells, self.as_of) for action in self.plan.actions]

    @cached_property
    def partners(self) -> list[Done]:
        """One result per partner of section 4, in order."""
        return [of_partner(partner, self.cells) for partner in self.plan.partners]

    @cached_property
    def stock(self) -> dict[str | None, Stock]:
        """Stock accounts by kind of leaflet (None: not said)."""
        return account(self.cells, self.earlier)

    @property
    def stock_total(self) -> Stock:
        """All kinds together."""
        return sum(self.stock.values(), Stock())

    @cached_property
    def months(self) -> list[Month]:
        """Every month of the period, also those without entries."""
        inside: dict[date, list[Cell]] = {first: [] for first in self.plan.period.months}
        for cell in self.cells:
            inside.setdefault(cell.day.replace(day=1), []).append(cell)
        months = [(first, Done(tuple(cells))) for first, cells in sorted(inside.items())]
        return [
            Month(first, {kind: done.of(kind).people for kind in DIRECT}, done.leaflets)
            for first, done in months
        ]

    @property
    def entries(self) -> int:
        """Entries that stand, stock movements included."""
        return sum(cell.entries for cell in self.cells)


def account(cells: Iterable[Cell], before: Iterable[Cell] = ()) -> dict[str | None, Stock]:
    """Stock by leaflet (None: kind not said); before: cells of earlier days, summed up as opening."""
    opened = account(before) if before else {}
    found = {leaflet: Stock(opening=max(earlier.left, 0)) for leaflet, earlier in opened.items()}
    for cell in cells:
        # a cell sums entries that say the same of their kinds, so each kind counts once for every entry
        times = cell.entries if ":" in (cell.leaflet or "") else 1
        column = _column(cell)
        for leaflet, number in by_kind(cell.leaflet, cell.leaflets).items() if column else ():
            found[leaflet] = found.get(leaflet, Stock()) + Stock(**{column: number * times})
    return found


def _column(cell: Cell) -> str:
    """The field of Stock that an entry's leaflets move; empty when they move nothing."""
    if cell.kind in TO_RESIDENTS:
        return "" if by_partner(cell.kind, cell.partner) else "residents"
    return {Kind.RECEIVED: "received", Kind.HANDED: "partners", Kind.SPOILED: "spoiled"}.get(cell.kind, "")


def totals(
    store: Store, catalogue: Catalogue, plan: Plan, as_of: date, cells: list[Cell] | None = None
) -> Totals:
    """The totals of the plan's own entries up to that day; a plan of the same days in another area has none
    of them.

    cells: the store's, where somebody has asked for them already.
    """
    found = store.cells() if cells is None else cells
    homes = [(catalogue.home(cell.register, cell.day), cell) for cell in found if cell.day <= as_of]
    inside = tuple(cell for home, cell in homes if home == plan.slug)
    same = {slug for slug, one in catalogue.plans.items() if one.area == plan.area and slug != plan.slug}
    around = [cell for home, cell in homes if home in same or home == NO_PLAN]
    earlier = tuple(cell for cell in around if cell.day < plan.period.start)
    later = tuple(cell for cell in around if cell.day > plan.period.end)
    return Totals(plan, inside, earlier, as_of, later)
