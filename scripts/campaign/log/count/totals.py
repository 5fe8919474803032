"""Counts a plan's result and its leaflets out of the log's cells. Pure: no disk, no clock; as_of is given."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from datetime import date
from itertools import accumulate

from campaign.log.count.results import Progress, Sums, of_partner
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
    def left(self) -> int:
        """What should lie in it; below zero when receipts were not logged."""
        return self.had - self.residents - self.partners - self.spoiled

    def __add__(self, other: Stock) -> Stock:
        return Stock(*map(sum, zip(astuple(self), astuple(other), strict=True)))


_MOVED = dict.fromkeys(TO_RESIDENTS, "residents") | {
    Kind.RECEIVED: "received", Kind.HANDED: "partners", Kind.SPOILED: "spoiled",
}  # fmt: skip
"""The field of Stock that an entry's leaflets move."""


class Totals(Sums):
    """Everything a status line, a workbook or a report says about a plan on the day as_of.

    cells: of the plan's entries; around: of the same area's entries before and after it. asked: contacts of
    those entries in which first-timers were estimated; repeats: those that were estimated to be repeats; net:
    residents reached, which is contacts without repeats; value: of the indicator, typed into the plan or net;
    missing: how many to the target (at-least), or how many are too many (at-most).

    curve: residents reached by the end of each day with an entry; reached_on: the day of the target, None
    when it was not reached or is no matter of counting up; expected: where an even pace would be on as_of.
    actions, partners: one result for each of sections 3 and 4; others: partners besides the plan that were
    given or published something; stock: by kind of leaflet (None: not said).
    """

    def __init__(self, cells: Iterable[Cell], plan: Plan, as_of: date, around: Iterable[Cell] = ()) -> None:
        super().__init__(cells)
        self.plan, self.as_of, self.around = plan, as_of, tuple(around)
        self.asked = sum(cell.people_asked for cell in self.cells)
        self.repeats = self.asked - sum(cell.people_new for cell in self.cells)
        self.net = self.people - self.repeats
        indicator, counts_up = plan.indicator, plan.indicator.direction == "at-least"
        self.value = self.net if indicator.result is None else indicator.result
        gap = indicator.target - self.value
        self.missing = max(gap if counts_up else -gap, 0)
        self.curve = _curve(self.of(*DIRECT).cells)
        reached = [day for day, total in self.curve if total >= indicator.target]
        self.reached_on = reached[0] if reached and counts_up and indicator.result is None else None
        gone = max((min(as_of, plan.period.end) - plan.period.start).days + 1, 0)
        self.expected = round(indicator.target * gone / ((plan.period.end - plan.period.start).days + 1))
        self.actions = [Progress(plan, action, self.cells, as_of) for action in plan.actions]
        self.partners = [of_partner(partner, self.cells) for partner in plan.partners]
        shared = {cell.partner for cell in self.cells if cell.partner and TRAITS[cell.kind].shared}
        self.others = sorted(shared - {partner.id for partner in plan.partners})
        self.stock = account(self.cells, [one for one in self.around if one.day < plan.period.start])
        self.stock_total = sum(self.stock.values(), Stock())


def _curve(cells: Iterable[Cell]) -> list[tuple[date, int]]:
    """Residents reached by the end of each day, repeats taken out; in order of days."""
    reached = Counter[date]()
    for cell in sorted(cells, key=lambda cell: cell.day):
        reached[cell.day] += cell.people - cell.people_asked + cell.people_new
    return [*zip(reached, accumulate(reached.values()), strict=True)]


def account(cells: Iterable[Cell], before: Iterable[Cell] = ()) -> dict[str | None, Stock]:
    """Stock by leaflet (None: kind not said); before: cells of earlier days, summed up as opening."""
    opened = account(before) if before else {}
    moved = defaultdict[str | None, Counter[str]](Counter)
    moved |= {leaflet: Counter(opening=max(earlier.left, 0)) for leaflet, earlier in opened.items()}
    for cell in cells:
        if cell.kind in _MOVED and not by_partner(cell.kind, cell.partner):
            # a cell sums entries that say the same of their kinds, so each kind counts once for every entry
            times = cell.entries if ":" in (cell.leaflet or "") else 1
            for leaflet, number in by_kind(cell.leaflet, cell.leaflets).items():
                moved[leaflet][_MOVED[cell.kind]] += number * times
    return {leaflet: Stock(**numbers) for leaflet, numbers in moved.items()}


def totals(
    store: Store, catalogue: Catalogue, plan: Plan, as_of: date, cells: list[Cell] | None = None
) -> Totals:
    """The totals of the plan's own entries up to that day; a plan of the same days in another area has none
    of them.

    cells: the store's, where somebody has asked for them already.
    """
    found = store.cells() if cells is None else cells
    homes = [(catalogue.home(cell.register, cell.day), cell) for cell in found if cell.day <= as_of]
    inside = [cell for home, cell in homes if home == plan.slug]
    area = {slug for slug, one in catalogue.plans.items() if one.area == plan.area} | {NO_PLAN}
    around = [cell for home, cell in homes if home in area and home != plan.slug]
    return Totals(inside, plan, as_of, [cell for cell in around if cell.day not in plan.period])
