"""Prints about all methods have room for so many; the site, the booklet and prints of their own have all."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.model.format import MOST_METHODS
from campaign.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """A warning at each method that common prints leave out."""
    for method in context.campaign.shown[MOST_METHODS:]:
        message = (
            f"na ulotce wspólnej, karcie i w quizie mieści się {MOST_METHODS} metod, ta już nie – "
            "zmień order, jeśli ma być wśród pierwszych"
        )
        yield context.problem(f"content/methods/{method.slug}.yml", ("order",), message, Level.WARNING)
