"""Abbreviations are written out, explained, or known to everybody (list: content/language.yml)."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context, style
from campaign.checks.prose import Prose, prose, report
from campaign.language.abbreviations import dotted, unexplained
from campaign.language.finding import Finding
from campaign.problems import Problem


@style
def check(context: Context) -> Iterator[Problem]:
    """Dotted abbreviations and unexplained capitals in advice."""
    known = frozenset(context.campaign.language.abbreviations)

    def find(text: Prose) -> Iterator[Finding]:
        yield from dotted(text.raw)
        yield from unexplained(text.raw, known)

    texts = (
        text for text in prose(context) if text.field != "short"
    )  # a publisher's full name stands beside it
    yield from report(context, texts, find)
