"""What the log's cells come to: sums of any of them, and what was done of an action or a partner's task.

An action with a planned count needs that many entries (or leaflets); one without a deadline ("przez cały
okres") needs an entry in every month gone; an announcement needs every channel the plan's partners offer; any
other needs one entry. Nothing is called undone while its deadline lies ahead.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from campaign.log.entry.vocabulary import DIRECT, FULFILS, GIVES, TO_RESIDENTS, Kind, shows
from campaign.log.store.journal import Cell
from campaign.model.plan import Action, Partner, Plan


@dataclass(frozen=True)
class Sums:
    """Some cells of the log, and what they come to."""

    cells: tuple[Cell, ...]

    @property
    def entries(self) -> int:
        """How many records, stock movements included."""
        return sum(cell.entries for cell in self.cells)

    @property
    def people(self) -> int:
        """Contacts with residents; the same person twice counts twice."""
        return sum(cell.people for cell in self.cells if cell.kind in DIRECT)

    @property
    def sheets(self) -> int:
        """Leaflets, whoever got them."""
        return sum(cell.leaflets for cell in self.cells)

    @property
    def leaflets(self) -> int:
        """Leaflets given to residents."""
        return self.of(*TO_RESIDENTS).sheets

    @property
    def days(self) -> list[date]:
        """Distinct days, in order."""
        return sorted({cell.day for cell in self.cells})

    def of(self, *kinds: Kind) -> Sums:
        """Only the entries of these kinds."""
        return Sums(tuple(cell for cell in self.cells if cell.kind in kinds))

    def by(self, partner: str) -> Sums:
        """Only the entries that name this partner."""
        return Sums(tuple(cell for cell in self.cells if cell.partner == partner))


@dataclass(frozen=True)
class Progress(Sums):
    """What was done of an action.

    due: its deadline, or the plan's last day; ahead: that is still to come. months: gone without an entry,
    where each needs one; silent: kinds of announcement that were planned and not heard of (both only once
    something was done).
    """

    action: Action
    due: date
    ahead: bool
    months: tuple[date, ...]
    silent: tuple[Kind, ...]

    @property
    def number(self) -> int:
        """What a planned count is held against."""
        return self.leaflets if self.action.kind == "leaflets" else self.entries

    @property
    def late(self) -> bool:
        """True when nothing was done before the action's own deadline, but later."""
        return bool(self.action.due and self.cells and self.days[0] > self.due)

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


def of_action(plan: Plan, action: Action, cells: Iterable[Cell], as_of: date) -> Progress:
    """What was done of an action of section 3 (leaflets: every entry with leaflets for residents)."""
    kinds, due = FULFILS[action.kind], action.due or plan.period.end
    own = tuple(cell for cell in cells if cell.kind in kinds and (cell.handouts or kinds != TO_RESIDENTS))
    active, heard = {cell.day.replace(day=1) for cell in own}, {cell.kind for cell in own}
    every_month = own and action.due is None and action.count is None
    gone = [first for first in plan.period.months if month_end(first) <= min(as_of, plan.period.end)]
    months = tuple(first for first in gone if first not in active) if every_month else ()
    wanted = offered(plan) if own and action.kind == "broadcast" else []
    ahead = as_of <= due
    return Progress(own, action, due, ahead, months, tuple(kind for kind in wanted if kind not in heard))


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
    return Sums(tuple(cell for cell in own if shows(cell.kind, cell.handouts)))
