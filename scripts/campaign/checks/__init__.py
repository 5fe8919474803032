"""Checks across files. One rule is one module with one generator; this list is the whole register.

A rule reads a Context and yields Problems; it never raises and never prints.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from campaign.checks import (
    expiry,
    layout_lengths,
    names,
    order_of_call,
    pictures,
    publish,
    references,
    statistics,
)
from campaign.checks.context import Context
from campaign.problems import Problem

__all__ = ["RULES", "Context", "run"]

RULES: list[Callable[[Context], Iterator[Problem]]] = [
    references.check,
    names.check,
    pictures.check,
    layout_lengths.check,
    order_of_call.check,
    statistics.check,
    expiry.check,
    publish.check,
]


def run(context: Context) -> list[Problem]:
    """All findings of all rules, sorted by file, line and column."""
    return sorted(problem for rule in RULES for problem in rule(context))
