"""Priority plans: one at a time for an area (drafts aside), a target, localities named once, no address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.unfinished import BLANK
from campaign.content.yamlsource import Loc
from campaign.model.plan import Plan
from campaign.problems import Problem

_ADDRESS = re.compile(r"\d|\b(ul|al|os|pl)\b\.?|\bulica\b", re.IGNORECASE)


def check(context: Context) -> Iterator[Problem]:
    """Mistakes by which something would be counted twice or not at all."""
    earlier: list[Plan] = []
    for slug, plan in sorted(context.campaign.plans.items()):
        found = [*_localities(plan), *_target(plan), *_twice(plan, earlier)]
        yield from (context.problem(f"content/plans/{slug}.yml", *one) for one in found)
        earlier += [plan] * (not plan.draft)


def _localities(plan: Plan) -> Iterator[tuple[Loc, str]]:
    for at, name in enumerate(plan.localities):
        if name in plan.localities[:at]:
            yield ("localities", at), "ta sama miejscowość jest na liście dwa razy – zostaw jedną"
        elif _ADDRESS.search(name):
            yield ("localities", at), "to wygląda na adres – zostaw samą nazwę miejscowości"


def _target(plan: Plan) -> Iterator[tuple[Loc, str]]:
    unfilled = plan.indicator.unit == BLANK
    if plan.indicator.target < 1 and plan.indicator.direction == "at-least" and not unfilled:
        yield ("indicator", "target"), "cel wynosi 0 – wpisz liczbę, którą plan ma osiągnąć"


def _twice(plan: Plan, earlier: list[Plan]) -> Iterator[tuple[Loc, str]]:
    for other in earlier if not plan.draft else ():
        apart = plan.period.end < other.period.start or other.period.end < plan.period.start
        if other.area == plan.area and not apart:
            remedy = "popraw area albo period, wpisz draft: true albo usuń jeden z plików"
            yield ("area",), f"ten rejon ma w tym czasie już plan {other.slug} – {remedy}"
