"""Counts a plan's result and its leaflets out of the log's cells. Pure: no disk, no clock; as_of is given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate

from campaign.log.count.results import Progress, Sums, of_action, of_partner
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import by_kind
from campaign.log.entry.vocabulary import DIRECT, NO_PLAN, TO_RESIDENTS, TRAITS, Kind, by_partner
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
    def had(self) -> int:
        """What came into the cupboard."""
        return self.opening + self.received

    @property
    def gone(self) -> int:
        """What left it."""
        return self.residents + self.partners + self.spoiled

    @property
    def left(self) -> int:
        """What should lie in it; below zero when receipts were not logged."""
        return self.had - self.gone

    def __add__(self, other: Stock) -> Stock:
        return Stock(*map(sum, zip(astuple(self), astuple(other), strict=True)))


_MOVED = dict.fromkeys(TO_RESIDENTS, "residents") | {
    Kind.RECEIVED: "received", Kind.HANDED: "partners", Kind.SPOILED: "spoiled",
}  # fmt: skip
"""The field of Stock that an entry's leaflets move."""


@dataclass(frozen=True)
class Totals(Sums):
    """Everything a status line, a workbook or a report says about a plan on the day as_of.

    cells: of the plan's entries; around: of the same area's entries before and after it.
    """

    plan: Plan
    as_of: date
    around: tuple[Cell, ...] = ()

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
        return self.people - self.repeats

    @property
    def value(self) -> int:
        """The indicator's value: typed into the plan, else the log's residents."""
        typed = self.plan.indicator.result
        return self.net if typed is None else typed

    @cached_property
    def curve(self) -> list[tuple[date, int]]:
        """Residents reached by the end of each day with an entry, repeats taken out; in order of days."""
        reached = Counter[date]()
        for cell in sorted(self.of(*DIRECT).cells, key=lambda cell: cell.day):
            reached[cell.day] += cell.people - cell.people_asked + cell.people_new
        return [*zip(reached, accumulate(reached.values()), strict=True)]

    @property
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
        gone = max((min(self.as_of, period.end) - period.start).days + 1, 0)
        return round(self.plan.indicator.target * gone / ((period.end - period.start).days + 1))

    @cached_property
    def actions(self) -> list[Progress]:
        """One result per action of section 3, in order."""
        return [of_action(self.plan, action, self.cells, self.as_of) for action in self.plan.actions]

    @cached_property
    def partners(self) -> list[Sums]:
        """What shows the work of each partner of section 4, in order."""
        return [of_partner(partner, self.cells) for partner in self.plan.partners]

    @property
    def others(self) -> list[str]:
        """Partners besides the plan that were given or published something."""
        shared = {cell.partner for cell in self.cells if cell.partner and TRAITS[cell.kind].shared}
        return sorted(shared - {partner.id for partner in self.plan.partners})

    @cached_property
    def stock(self) -> dict[str | None, Stock]:
        """Stock accounts by kind of leaflet (None: not said)."""
        return account(self.cells, [one for one in self.around if one.day < self.plan.period.start])

    @property
    def stock_total(self) -> Stock:
        """All kinds together."""
        return sum(self.stock.values(), Stock())


def account(cells: Iterable[Cell], before: Iterable[Cell] = ()) -> dict[str | None, Stock]:
    """Stock by leaflet (None: kind not said); before: cells of earlier days, summed up as opening."""
    opened = account(before) if before else {}
    found = {leaflet: Stock(opening=max(earlier.left, 0)) for leaflet, earlier in opened.items()}
    for cell in cells:
        if cell.kind not in _MOVED or by_partner(cell.kind, cell.partner):
            continue
        # a cell sums entries that say the same of their kinds, so each kind counts once for every entry
        times = cell.entries if ":" in (cell.leaflet or "") else 1
        for leaflet, number in by_kind(cell.leaflet, cell.leaflets).items():
            moved = Stock(**{_MOVED[cell.kind]: number * times})
            found[leaflet] = found.get(leaflet, Stock()) + moved
    return found


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
    area = {slug for slug, one in catalogue.plans.items() if one.area == plan.area} | {NO_PLAN}
    around = [cell for home, cell in homes if home in area and home != plan.slug]
    return Totals(inside, plan, as_of, tuple(cell for cell in around if cell.day not in plan.period))
