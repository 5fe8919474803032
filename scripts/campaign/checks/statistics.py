"""A statistic without its year is no fact."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.model.facts import FactKind
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Statistics without a year."""
    for slug, fact in context.campaign.facts.items():
        if fact.kind is FactKind.STATISTIC and fact.year is None:
            yield context.problem("content/facts.yml", ("facts", slug), "liczba bez roku – dopisz pole year")
