"""Advice says who does what; the passive hides it."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.prose import prose, report
from campaign.language.passive import passives
from campaign.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """Passive forms in advice; warnings, because endings alone do not prove a passive."""
    yield from report(context, prose(context), lambda text: passives(text.said), Level.WARNING)
