"""Checks across files. One rule is one module with one generator; this list is the whole register.

A rule reads a Context and yields Problems; it never raises and never prints. context.py and prose.py
are what rules share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from campaign.checks import (
    abbreviations,
    clerical,
    contradictions,
    easy,
    expiry,
    layout_lengths,
    names,
    order_of_call,
    passive,
    pictures,
    provenance,
    publish,
    readability,
    real_words,
    references,
    spelling,
    statistics,
    tone,
    typography,
    unfinished,
)
from campaign.checks.context import Context
from campaign.model import Status
from campaign.problems import Level, Problem

__all__ = ["RULES", "Context", "run"]

RULES: list[Callable[[Context], Iterator[Problem]]] = [
    references.check,
    names.check,
    pictures.check,
    layout_lengths.check,
    order_of_call.check,
    statistics.check,
    contradictions.check,
    provenance.check,
    expiry.check,
    publish.check,
    unfinished.check,
    readability.check,
    easy.check,
    passive.check,
    clerical.check,
    abbreviations.check,
    spelling.check,
    real_words.check,
    typography.check,
    tone.check,
]


def run(context: Context) -> list[Problem]:
    """All findings of all rules, sorted by file, line and column.

    A draft is shown to nobody, so what is wrong in it warns instead of stopping everything else.
    """
    methods = context.campaign.methods.values()
    drafts = {f"content/methods/{m.slug}.yml" for m in methods if m.status is Status.DRAFT}
    found = (problem for rule in RULES for problem in rule(context))
    softened = (replace(p, level=Level.WARNING) if p.path in drafts else p for p in found)
    return sorted(softened if not context.publish else found)
