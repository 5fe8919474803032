"""What was done of each action and partner's task of a plan, and in which of six states it is.

An action with a planned count needs that many entries; one without a deadline ("przez cały okres") needs an
entry in every month gone; an announcement needs every channel the plan's partners offer; any other needs one
entry. Nothing is called undone while its deadline lies ahead.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from campaign.log.entry.vocabulary import DIRECT, FULFILS, GIVES, TO_RESIDENTS, Kind, shows
from campaign.log.store.journal import Cell
from campaign.model.plan import Action, Partner, Plan


class State(StrEnum):
    """The words of the report's table."""

    DONE = "zrealizowano"
    PARTLY = "zrealizowano w części"
    LATE = "zrealizowano po terminie"
    RUNNING = "w toku"
    PLANNED = "zaplanowano"
    NOT = "nie zrealizowano"


@dataclass(frozen=True)
class Done:
    """What the entries behind one action or task come to.

    days: distinct, in order; months: of the plan, gone and without an entry (only where each needs one);
    silent: kinds of announcement that were planned and not heard of.
    """

    cells: tuple[Cell, ...] = ()
    months: tuple[date, ...] = ()
    silent: tuple[Kind, ...] = ()

    @property
    def entries(self) -> int:
        """How many records."""
        return sum(cell.entries for cell in self.cells)

    @property
    def people(self) -> int:
        """Contacts with residents."""
        return sum(cell.people for cell in self.cells if cell.kind in DIRECT)

    @property
    def leaflets(self) -> int:
        """Sheets given to residents."""
        return sum(cell.leaflets for cell in self.cells if cell.kind in TO_RESIDENTS)

    @property
    def days(self) -> list[date]:
        """Distinct days, in order."""
        return sorted({cell.day for cell in self.cells})

    def of(self, *kinds: Kind) -> Done:
        """Only the entries of these kinds."""
        return Done(tuple(cell for cell in self.cells if cell.kind in kinds))


def of_action(plan: Plan, action: Action, cells: Iterable[Cell], as_of: date) -> Done:
    """What was done of an action of section 3 (leaflets: every entry with leaflets for residents)."""
    kinds = FULFILS[action.kind]
    own = tuple(cell for cell in cells if cell.kind in kinds and (cell.handouts or kinds != TO_RESIDENTS))
    every_month = action.due is None and action.count is None
    gone = [first for first in plan.period.months if month_end(first) <= min(as_of, plan.period.end)]
    active = {cell.day.replace(day=1) for cell in own}
    months = tuple(first for first in gone if first not in active) if every_month and own else ()
    wanted = offered(plan) if action.kind == "broadcast" and own else []
    heard = {cell.kind for cell in own}
    return Done(own, months, tuple(kind for kind in wanted if kind not in heard))


def month_end(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])


def offered(plan: Plan) -> list[Kind]:
    """The channels of announcements that the plan's partners offer; all when none does."""
    given = {kind for partner in plan.partners for task in partner.contributes for kind in GIVES[task]}
    return [kind for kind in FULFILS["broadcast"] if kind in given] or list(FULFILS["broadcast"])


def due_of(plan: Plan, action: Action) -> date:
    """The action's deadline: its own, or the last day of the plan."""
    return action.due or plan.period.end


def state_of(plan: Plan, action: Action, done: Done, as_of: date) -> State:
    """The action's word for the report's table."""
    due = due_of(plan, action)
    ahead = as_of <= due
    if not done.cells:
        return State.PLANNED if ahead else State.NOT
    short = bool(done.months or done.silent or (action.count and done.entries < action.count))
    if ahead:
        return State.RUNNING if short or not action.count else State.DONE
    if short:
        return State.PARTLY
    return State.LATE if action.due and done.days[0] > due else State.DONE


def of_partner(partner: Partner, cells: Iterable[Cell]) -> Done:
    """What shows that a partner of section 4 did its part (handing texts over to it does not)."""
    wanted = {kind for given in partner.contributes for kind in GIVES[given]} or set(Kind)
    own = (cell for cell in cells if cell.partner == partner.id and cell.kind in wanted)
    return Done(tuple(cell for cell in own if shows(cell.kind, cell.handouts)))
