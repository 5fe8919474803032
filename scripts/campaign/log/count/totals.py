"""Counts a plan's result, its actions, partners and leaflets out of the log's cells.

An action with a planned count needs that many entries (or leaflets); one without a deadline ("przez cały
okres") needs an entry in every month gone; an announcement needs every channel the plan's partners offer; any
other needs one entry. It is done on the day the last of these came. Nothing is called undone while its
deadline lies ahead. Pure: no disk, no clock; as_of is given.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from datetime import date
from itertools import accumulate

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import by_kind
from campaign.log.entry.vocabulary import (
    DIRECT,
    FULFILS,
    GIVES,
    NO_PLAN,
    TO_RESIDENTS,
    TRAITS,
    Kind,
    by_partner,
    shows,
)
from campaign.log.store.journal import Cell, Store
from campaign.model.plan import Action, Partner, Plan


class Sums:
    """Some cells of the log, and what they come to.

    entries: records, stock movements included; people: contacts, the same person twice counts twice; sheets:
    leaflets, whoever got them; leaflets: those given to residents; days: distinct, in order.
    """

    def __init__(self, cells: Iterable[Cell]) -> None:
        self.cells = tuple(cells)
        self.entries = sum(cell.entries for cell in self.cells)
        self.people = sum(cell.people for cell in self.cells if cell.kind in DIRECT)
        self.sheets = sum(cell.leaflets for cell in self.cells)
        self.leaflets = sum(cell.leaflets for cell in self.cells if cell.kind in TO_RESIDENTS)
        self.days = sorted({cell.day for cell in self.cells})

    def of(self, *kinds: Kind) -> Sums:
        """Only the entries of these kinds."""
        return Sums(cell for cell in self.cells if cell.kind in kinds)

    def by(self, partner: str) -> Sums:
        """Only the entries that name this partner."""
        return Sums(cell for cell in self.cells if cell.partner == partner)

    @property
    def published(self) -> list[date]:
        """The days of announcements; an article that is seen again another day was published once."""
        first: dict[object, date] = {}
        for cell in sorted(self.cells, key=lambda cell: cell.day):
            page = cell.kind is Kind.WEB and cell.piece
            first.setdefault((cell.partner, cell.piece, cell.edition) if page else cell.day, cell.day)
        return sorted(set(first.values()))


def growing(cells: Iterable[Cell], number: Callable[[Cell], int]) -> list[tuple[date, int]]:
    """What a number of the cells comes to by the end of each day, in order of days."""
    by_day = Counter[date]()
    for cell in sorted(cells, key=lambda cell: cell.day):
        by_day[cell.day] += number(cell)
    return [*zip(by_day, accumulate(by_day.values()), strict=True)]


def reached(growing: list[tuple[date, int]], by: date = date.max) -> int:
    """What it came to by the end of a day."""
    return max((total for day, total in growing if day <= by), default=0)


class Progress(Sums):
    """What was done of an action of section 3 by a day (leaflets: every entry with leaflets for residents).

    due: its deadline, or the plan's last day; ahead: that is still to come; until: what is told of ends that
    day; number, in_time: what a planned count is held against, in all and by the deadline; months: gone
    without an entry, where each needs one (only once something was done); silent: kinds of announcement that
    were planned and not heard of; done_on: the day from which nothing was missing, None if something is;
    late: that is after the deadline.
    """

    def __init__(self, plan: Plan, action: Action, cells: Iterable[Cell], as_of: date) -> None:
        kinds = FULFILS[action.kind]
        super().__init__(c for c in cells if c.kind in kinds and (c.handouts or kinds != TO_RESIDENTS))
        self.action, self.due = action, action.due or plan.period.end
        self.ahead = as_of <= self.due
        self.until = min(as_of, plan.period.end)
        by_day = growing(self.cells, lambda c: c.leaflets if action.kind == "leaflets" else c.entries)
        self.number, self.in_time = reached(by_day), reached(by_day, self.due)
        every_month = self.cells and action.due is None and action.count is None
        active = {day.replace(day=1) for day in self.days}
        gone = months_gone(plan, as_of) if every_month else []
        self.months = [first for first in gone if first not in active]
        wanted = offered(plan) if action.kind == "broadcast" else []
        self.silent = [kind for kind in wanted if not self.of(kind).cells]
        self.short = bool(self.months or self.silent) or self.number < (action.count or 1)
        counted = [day for day, total in by_day if total >= (action.count or 1)]
        heard = [self.of(kind).days[0] for kind in wanted if not self.short]
        self.done_on = None if self.short else max([*counted[:1], *heard])
        self.late = bool(self.done_on and self.done_on > self.due)

    @property
    def state(self) -> str:
        """The word for the report's table."""
        if not self.cells:
            return "zaplanowano" if self.ahead else "nie zrealizowano"
        if self.ahead:
            return "w toku" if self.short or not self.action.count else "zrealizowano"
        if self.short:
            return "zrealizowano w części"
        return "zrealizowano po terminie" if self.late else "zrealizowano"


def months_gone(plan: Plan, as_of: date) -> list[date]:
    """The first days of the plan's months that are over."""
    last = min(as_of, plan.period.end)
    return [first for first in plan.period.months if month_end(first) <= last]


def month_end(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def offered(plan: Plan) -> list[Kind]:
    """The channels of announcements that the plan's partners offer; all when none does."""
    given = {kind for partner in plan.partners for task in partner.contributes for kind in GIVES[task]}
    return [kind for kind in FULFILS["broadcast"] if kind in given] or list(FULFILS["broadcast"])


def of_partner(partner: Partner, cells: Iterable[Cell]) -> Sums:
    """What shows that a partner of section 4 did its part (handing texts over to it does not)."""
    wanted = {kind for given in partner.contributes for kind in GIVES[given]} or set(Kind)
    own = Sums(cells).by(partner.id).of(*wanted)
    return Sums(cell for cell in own.cells if shows(cell.kind, cell.handouts))


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


_MOVED = dict.fromkeys(TO_RESIDENTS, "residents") | {
    Kind.RECEIVED: "received", Kind.HANDED: "partners", Kind.SPOILED: "spoiled",
}  # fmt: skip
"""The field of Stock that an entry's leaflets move."""


class Totals(Sums):
    """Everything a status line, a workbook or a report says about a plan on the day as_of.

    cells: of the plan's entries; around: of the same area's entries before and after it. asked: contacts of
    those entries in which first-timers were estimated; repeats: those that were estimated to be repeats; net:
    residents reached, which is contacts without repeats; value: of the indicator, typed into the plan or net;
    missing: how many to the target (at-least), or how many are too many (at-most); counts_up: the target
    is so many residents, and the log counts them.

    curve: residents reached by the end of each day with an entry; reached_on: the day of the target, None
    when it was not reached or nothing counts up to it; expected: where an even pace would be on as_of.
    actions, partners: one result for each of sections 3 and 4; others: partners besides the plan that were
    given, gave out or published something; stock: by kind of leaflet (None: not said).
    """

    def __init__(self, cells: Iterable[Cell], plan: Plan, as_of: date, around: Iterable[Cell] = ()) -> None:
        super().__init__(cells)
        self.plan, self.as_of, self.around = plan, as_of, tuple(around)
        self.asked = sum(cell.people_asked for cell in self.cells)
        self.repeats = self.asked - sum(cell.people_new for cell in self.cells)
        self.net = self.people - self.repeats
        indicator, at_least = plan.indicator, plan.indicator.direction == "at-least"
        self.value = self.net if indicator.result is None else indicator.result
        gap = indicator.target - self.value
        self.missing = max(gap if at_least else -gap, 0)
        self.counts_up = at_least and indicator.result is None
        direct = self.of(*DIRECT).cells
        self.curve = growing(direct, lambda cell: cell.people - cell.people_asked + cell.people_new)
        days = [day for day, total in self.curve if total >= indicator.target]
        self.reached_on = days[0] if days and self.counts_up else None
        gone = max((min(as_of, plan.period.end) - plan.period.start).days + 1, 0)
        self.expected = round(indicator.target * gone / ((plan.period.end - plan.period.start).days + 1))
        self.actions = [Progress(plan, action, self.cells, as_of) for action in plan.actions]
        self.partners = [of_partner(partner, self.cells) for partner in plan.partners]
        took_part = {cell.partner for cell in self.cells if cell.partner
                     and (TRAITS[cell.kind].shared or by_partner(cell.kind, cell.partner))}  # fmt: skip
        self.others = sorted(took_part - {partner.id for partner in plan.partners})
        self.stock = account(self.cells, [one for one in self.around if one.day < plan.period.start])
        self.stock_total = Stock(*map(sum, zip(*map(astuple, self.stock.values()), strict=True)))


def account(cells: Iterable[Cell], before: Iterable[Cell] = ()) -> dict[str | None, Stock]:
    """Stock by leaflet (None: kind not said); before: cells of earlier days, summed up as opening."""
    moved = defaultdict[str | None, Counter[str]](Counter)
    earlier = account(before) if before else {}
    # below nothing in all: leaflets went out that nobody had noted as received
    known = sum(stock.left for stock in earlier.values()) >= 0
    for leaflet, stock in earlier.items():
        moved[leaflet]["opening"] = stock.left if known else max(stock.left, 0)
    for cell in cells:
        if cell.kind in _MOVED and not by_partner(cell.kind, cell.partner):
            for leaflet, number in sheets_by_kind(cell).items():
                moved[leaflet][_MOVED[cell.kind]] += number
    return {leaflet: Stock(**numbers) for leaflet, numbers in moved.items()}


def sheets_by_kind(cell: Cell) -> dict[str | None, int]:
    """Leaflets by kind; a cell sums entries that say the same of kinds, so each counts for every entry."""
    times = cell.entries if ":" in (cell.leaflet or "") else 1
    return {leaflet: number * times for leaflet, number in by_kind(cell.leaflet, cell.leaflets).items()}


def totals(store: Store, catalogue: Catalogue, plan: Plan, as_of: date) -> Totals:
    """The totals of the plan's own entries up to that day, none of another area's plan of the same days."""
    homes = [(catalogue.home(cell.register, cell.day), cell) for cell in store.cells() if cell.day <= as_of]
    inside = [cell for home, cell in homes if home == plan.slug]
    area = {slug for slug, one in catalogue.plans.items() if one.area == plan.area} | {NO_PLAN}
    around = [cell for home, cell in homes if home in area and home != plan.slug]
    return Totals(inside, plan, as_of, [cell for cell in around if cell.day not in plan.period])
