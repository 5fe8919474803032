"""Counts a plan's result out of the log's cells. Pure: no disk, no clock; as_of is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from campaign.log.count.results import Done, of_action, of_partner
from campaign.log.count.stock import Stock, account
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import CHANNELS, DIRECT, NO_PLAN, Kind
from campaign.log.store.journal import Cell, Store
from campaign.model.plan import Plan


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
        return [_month(first, cells) for first, cells in sorted(inside.items())]

    @property
    def entries(self) -> int:
        """Entries that stand, stock movements included."""
        return sum(cell.entries for cell in self.cells)


def _month(first: date, cells: list[Cell]) -> Month:
    people = {kind: sum(c.people for c in cells if c.kind is kind) for kind in DIRECT}
    residents = [kind for kind in CHANNELS if kind is not Kind.HANDED]
    return Month(first, people, sum(c.leaflets for c in cells if c.kind in residents))


def totals(
    store: Store, catalogue: Catalogue, plan: Plan, as_of: date, cells: list[Cell] | None = None
) -> Totals:
    """The totals of the plan's own entries; a plan of the same days in another area has none of them.

    cells: the store's, where somebody has asked for them already.
    """
    found = store.cells() if cells is None else cells
    homes = [(catalogue.home(cell.register, cell.day), cell) for cell in found]
    inside = tuple(cell for home, cell in homes if home == plan.slug)
    same = {slug for slug, one in catalogue.plans.items() if one.area == plan.area and slug != plan.slug}
    around = [
        cell for home, cell in homes if home in same or (home == NO_PLAN and cell.day not in plan.period)
    ]
    earlier = tuple(cell for cell in around if cell.day < plan.period.start)
    later = tuple(cell for cell in around if cell.day > plan.period.end)
    return Totals(plan, inside, earlier, as_of, later)
