"""Review dates: what has passed warns in a build and stops publishing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from campaign.checks.context import Context
from campaign.problems import Level, Problem
from campaign.yamlsource import Loc


def check(context: Context) -> Iterator[Problem]:
    """A finding for each method and fact whose review_by lies before the day of the verdict."""
    level = Level.ERROR if context.publish else Level.WARNING
    for path, loc, review_by in _due(context):
        if review_by < context.as_of:
            message = f"termin sprawdzenia minął {review_by:%d.%m.%Y} – sprawdź źródła i przesuń review_by"
            yield context.problem(path, (*loc, "review_by"), message, level)


def _due(context: Context) -> Iterator[tuple[str, Loc, date]]:
    for slug, fact in context.campaign.facts.items():
        yield "content/facts.yml", ("facts", slug), fact.review_by
    for slug, method in context.campaign.methods.items():
        yield f"content/methods/{slug}.yml", (), method.review_by
