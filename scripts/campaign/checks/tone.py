"""Advice blames nobody, speaks to everybody, promises nothing; list: language/data/tone.yml.

Only advice is read: the fraudster's words have their own fields, and what stands in „…” is quoted.
"""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.prose import NARRATIVE, Prose, prose, report
from campaign.language.finding import Finding
from campaign.language.phrases import TONES, tone
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Words that shame, leave a gender out, point at a nation, promise a refund or dial into a call."""
    yield from report(context, prose(context), _find)


def _find(text: Prose) -> Iterator[Finding]:
    for group in TONES:
        if group != "dialling" or text.field not in NARRATIVE:
            yield from tone(text.raw, group)
