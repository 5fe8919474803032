"""wykonano, w części, nie wykonano: how each action, partner task and target earns its word.

An action with a planned count needs that many entries; one without a deadline ("przez cały okres") needs an
entry in every month gone; an announcement needs every channel the plan's partners offer; any other needs one
entry. What was done only after the deadline is "w części".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from campaign.log.store import Cell
from campaign.log.vocabulary import CHANNELS, DIRECT, FULFILS, GIVES, TRAITS, Kind, shows
from campaign.model import Plan
from campaign.model.plan import Action, ActionKind, Indicator, Partner


class Word(StrEnum):
    """The three words of the closing report."""

    DONE = "wykonano"
    PARTLY = "w części"
    NOT = "nie wykonano"


@dataclass(frozen=True)
class Result:
    """What was done of one thing. entries with the days of the first and last; note: why not fully."""

    word: Word
    entries: int = 0
    people: int = 0
    leaflets: int = 0
    first: date | None = None
    last: date | None = None
    note: str = ""


def target_result(indicator: Indicator, value: int) -> Result:
    """The target's verdict: counting up can be partly done, staying below cannot."""
    if indicator.direction == "at-most":
        return Result(Word.DONE if value <= indicator.target else Word.NOT)
    if value >= indicator.target:
        return Result(Word.DONE)
    return Result(Word.PARTLY if value else Word.NOT)


def action_result(plan: Plan, action: Action, cells: Iterable[Cell], as_of: date) -> Result:
    """The verdict on an action of section 3."""
    kinds = FULFILS[action.kind]
    own = [cell for cell in cells if cell.kind in kinds and (cell.handouts or kinds != CHANNELS)]
    if not own:
        return Result(Word.NOT)
    notes = [note for note in _shortfalls(plan, action, own, as_of) if note]
    return _result(own, Word.PARTLY if notes else Word.DONE, "; ".join(notes), kinds == CHANNELS)


def _shortfalls(plan: Plan, action: Action, own: list[Cell], as_of: date) -> list[str]:
    return [
        _too_few(action, sum(cell.entries for cell in own)),
        _late(action, own),
        _empty_months(plan, own, as_of) if action.due is None and action.count is None else "",
        _silent_channels(plan, own) if action.kind is ActionKind.BROADCAST else "",
    ]


def _too_few(action: Action, done: int) -> str:
    return f"{done} z {action.count} zaplanowanych" if action.count and done < action.count else ""


def _late(action: Action, own: list[Cell]) -> str:
    return "po terminie" if action.due and min(cell.day for cell in own) > action.due else ""


def _empty_months(plan: Plan, own: list[Cell], as_of: date) -> str:
    gone = [first for first in plan.period.months if first <= as_of]
    active = {(cell.day.year, cell.day.month) for cell in own}
    done = sum((first.year, first.month) in active for first in gone)
    return f"w {done} z {len(gone)} miesięcy" if done < len(gone) else ""


def _silent_channels(plan: Plan, own: list[Cell]) -> str:
    offered = {kind for partner in plan.partners for given in partner.contributes for kind in GIVES[given]}
    wanted = [kind for kind in FULFILS[ActionKind.BROADCAST] if kind in offered or not offered]
    silent = [TRAITS[kind].label for kind in wanted if all(cell.kind is not kind for cell in own)]
    return f"brak: {', '.join(silent)}" if silent else ""


def partner_result(partner: Partner, cells: Iterable[Cell]) -> Result:
    """The verdict on a partner's task: an entry for each of its contributions (for any, if none is named)."""
    own = [cell for cell in cells if cell.partner == partner.id and shows(cell.kind, cell.handouts)]
    wanted = [GIVES[given] for given in partner.contributes]
    done = [kinds for kinds in wanted if any(cell.kind in kinds for cell in own)]
    if wanted:
        own = [cell for cell in own if any(cell.kind in kinds for kinds in wanted)]
    if not own:
        return Result(Word.NOT)
    return _result(own, Word.DONE if len(done) == len(wanted) else Word.PARTLY)


def _result(own: list[Cell], word: Word, note: str = "", handouts: bool = False) -> Result:
    return Result(
        word,
        sum(cell.handouts if handouts or cell.kind is Kind.HANDED else cell.entries for cell in own),
        sum(cell.people for cell in own if cell.kind in DIRECT),
        sum(cell.leaflets for cell in own if cell.kind in CHANNELS),
        min(cell.day for cell in own),
        max(cell.day for cell in own),
        note,
    )
