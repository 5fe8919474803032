"""What the log's cells come to: sums of any of them, and what was done of an action or a partner's task.

An action with a planned count needs that many entries (or leaflets); one without a deadline ("przez cały
okres") needs an entry in every month gone; an announcement needs every channel the plan's partners offer; any
other needs one entry. Nothing is called undone while its deadline lies ahead.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from campaign.log.entry.vocabulary import DIRECT, FULFILS, GIVES, TO_RESIDENTS, Kind, shows
from campaign.log.store.journal import Cell
from campaign.model.plan import Action, Partner, Plan


class Sums:
    """Some cells of the log, and what they come to.

    entries: records, stock movements included; people: contacts with residents, the same person twice counts
    twice; sheets: leaflets, whoever got them; leaflets: those given to residents; days: distinct, in order.
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


class Progress(Sums):
    """What was done of an action of section 3 by a day (leaflets: every entry with leaflets for residents).

    due: its deadline, or the plan's last day; ahead: that is still to come; number: what a planned count is
    held against; late: nothing was done before the action's own deadline, but later; months: gone without an
    entry, where each needs one (only once something was done); silent: kinds of announcement that were
    planned and not heard of.
    """

    def __init__(self, plan: Plan, action: Action, cells: Iterable[Cell], as_of: date) -> None:
        kinds = FULFILS[action.kind]
        super().__init__(c for c in cells if c.kind in kinds and (c.handouts or kinds != TO_RESIDENTS))
        self.action, self.due = action, action.due or plan.period.end
        self.ahead = as_of <= self.due
        self.number = self.leaflets if action.kind == "leaflets" else self.entries
        self.late = bool(action.due and self.days and self.days[0] > self.due)
        every_month = self.cells and action.due is None and action.count is None
        gone = [first for first in plan.period.months if month_end(first) <= min(as_of, plan.period.end)]
        active = {day.replace(day=1) for day in self.days}
        self.months = [first for first in gone if first not in active] if every_month else []
        heard, wanted = (
            {cell.kind for cell in self.cells},
            offered(plan) if action.kind == "broadcast" else [],
        )
        self.silent = [kind for kind in wanted if kind not in heard]

    @property
    def state(self) -> str:
        """The word for the report's table."""
        if not self.cells:
            return "zaplanowano" if self.ahead else "nie zrealizowano"
        short = self.months or self.silent or self.number < (self.action.count or 0)
        if self.ahead:
            return "w toku" if short or not self.action.count else "zrealizowano"
        if short:
            return "zrealizowano w części"
        return "zrealizowano po terminie" if self.late else "zrealizowano"


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
    own = (cell for cell in cells if cell.partner == partner.id and cell.kind in wanted)
    return Sums(cell for cell in own if shows(cell.kind, cell.handouts))
