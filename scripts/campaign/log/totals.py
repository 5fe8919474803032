"""Counts a plan's result out of the log's cells. Pure: no disk, no clock; as_of is given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from campaign.log.stock import Account, account
from campaign.log.store import Cell, Store
from campaign.log.verdicts import Result, action_result, partner_result, target_result
from campaign.log.vocabulary import ANNOUNCED, CHANNELS, DIRECT, Kind
from campaign.model import Plan


@dataclass(frozen=True)
class Month:
    """One calendar month of the period: people by direct kind, leaflets given to residents and partners."""

    first: date
    people: dict[Kind, int]
    leaflets: int

    @property
    def total(self) -> int:
        """Residents counted in the month."""
        return sum(self.people.values())


@dataclass(frozen=True)
class Totals:
    """Everything a status line, a workbook or a report says about a plan on the day as_of.

    cells: sums of the plan's days; earlier: sums of the days before (for the stock's opening); later: sums
    of the days after (what a partner of a past plan holds now).
    """

    plan: Plan
    cells: tuple[Cell, ...]
    earlier: tuple[Cell, ...]
    as_of: date
    later: tuple[Cell, ...] = ()

    @cached_property
    def people(self) -> int:
        """Residents met or talked to; the same person twice counts twice."""
        return sum(cell.people for cell in self.cells if cell.kind in DIRECT)

    @cached_property
    def value(self) -> int:
        """The indicator's value: typed into the plan, else the log's residents."""
        typed = self.plan.indicator.result
        return self.people if typed is None else typed

    @cached_property
    def first_time(self) -> tuple[int, int]:
        """First-timers, and the people of those entries in which they were estimated."""
        return sum(cell.people_new for cell in self.cells), sum(cell.people_asked for cell in self.cells)

    @cached_property
    def reached_on(self) -> date | None:
        """The day the target was reached; None when it was not, or is no matter of counting up."""
        indicator = self.plan.indicator
        if indicator.direction == "at-most" or indicator.result is not None:
            return None
        people = 0
        for cell in sorted((c for c in self.cells if c.kind in DIRECT), key=lambda c: c.day):
            people += cell.people
            if people >= indicator.target:
                return cell.day
        return None

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

    @property
    def target(self) -> Result:
        """The verdict on the plan's target."""
        return target_result(self.plan.indicator, self.value)

    @cached_property
    def actions(self) -> list[Result]:
        """One result per action of section 3, in order."""
        return [action_result(self.plan, action, self.cells, self.as_of) for action in self.plan.actions]

    @cached_property
    def partners(self) -> list[Result]:
        """One result per partner of section 4, in order."""
        return [partner_result(partner, self.cells) for partner in self.plan.partners]

    @cached_property
    def stock(self) -> dict[str | None, Account]:
        """Stock accounts by kind of leaflet (None: not said)."""
        return account(self.cells, self.earlier)

    @property
    def stock_total(self) -> Account:
        """All kinds together."""
        return sum(self.stock.values(), Account())

    @cached_property
    def handed_out(self) -> dict[str | None, dict[Kind, int]]:
        """Leaflets by kind of leaflet and channel; only what was handed out."""
        found: dict[str | None, dict[Kind, int]] = {}
        for cell in self.cells:
            if cell.kind in CHANNELS and cell.leaflets:
                row = found.setdefault(cell.leaflet, dict.fromkeys(CHANNELS, 0))
                row[cell.kind] += cell.leaflets
        return found

    @cached_property
    def months(self) -> list[Month]:
        """Every month of the period, also those without entries."""
        inside: dict[date, list[Cell]] = {first: [] for first in self.plan.period.months}
        for cell in self.cells:
            inside[cell.day.replace(day=1)].append(cell)
        return [_month(first, cells) for first, cells in inside.items()]

    @cached_property
    def announced(self) -> list[Cell]:
        """What partners published or read out, by day."""
        return sorted((c for c in self.cells if c.kind in ANNOUNCED), key=lambda c: (c.day, c.kind))

    @property
    def entries(self) -> int:
        """Entries that stand, stock movements included."""
        return sum(cell.entries for cell in self.cells)


def _month(first: date, cells: list[Cell]) -> Month:
    people = {kind: sum(c.people for c in cells if c.kind is kind) for kind in DIRECT}
    return Month(first, people, sum(c.leaflets for c in cells if c.kind in CHANNELS))


def totals(store: Store, plan: Plan, as_of: date) -> Totals:
    """The plan's totals by the days of its period, whatever register the entries were numbered in."""
    everything = store.cells()
    inside = tuple(cell for cell in everything if cell.day in plan.period)
    earlier = tuple(cell for cell in everything if cell.day < plan.period.start)
    later = tuple(cell for cell in everything if cell.day > plan.period.end)
    return Totals(plan, inside, earlier, as_of, later)
