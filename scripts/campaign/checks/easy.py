"""The very short version: one short sentence a line, no numbers to understand, no quotes, one warning.

Passing makes no text an ETR text; only readers can say that (readers/proba-z-czytelnikami.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.prose import Prose, prose, report
from campaign.checks.unfinished import BLANK
from campaign.language.finding import Finding
from campaign.language.tokens import sentences
from campaign.problems import Problem

_HARD = re.compile(r"\d+(?:[.,]\d+)? ?(?:%|procent\w*|tys\w*|mln|milion\w*|zł\w*)|\d{4,}")


def check(context: Context) -> Iterator[Problem]:
    """Lines of an easy version that break its form."""
    yield from report(context, (t for t in prose(context) if t.use.channel == "easy"), _find)
    yield from _without_warning(context)


def _find(text: Prose) -> Iterator[Finding]:
    if len(sentences(text.said)) > 1:
        yield Finding(text.raw, "dwa zdania w jednym wierszu – podziel je na dwie pozycje")
    if "„" in text.said:
        yield Finding("„", "cudzysłów w wersji łatwej – napisz bez niego")
    for match in _HARD.finditer(text.raw):
        yield Finding(match.group(), f"„{match.group()}” – w wersji łatwej napisz „dużo” albo „mało”")


def _without_warning(context: Context) -> Iterator[Problem]:
    """Versions that cannot be parted into what happens and what I do: the print has a picture for each."""
    warning = context.campaign.core.easy.warning
    for slug, method in context.campaign.methods.items():
        lines = method.easy
        parted = lines.count(warning) == 1 and 0 < lines.index(warning) < len(lines) - 1
        if not parted and BLANK not in lines:
            message = (
                f"wiersz „{warning}” ma stać raz, między tym, co się dzieje, a tym, co robię – wstaw go tam"
            )
            yield context.problem(f"content/methods/{slug}.yml", ("easy",), message)
