"""No language of offices where a plain word exists (list: language/data/clerical.txt)."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.prose import prose, report
from campaign.language.phrases import clerical
from campaign.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """Clerical words in advice, each with its plain replacement; warnings, for some have no better word."""
    yield from report(context, prose(context), lambda text: clerical(text.raw), Level.WARNING)
