"""Nobody is asked to copy a card's number: a line beside the telephone is where a fraudster asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.prose import Prose, prose, report
from campaign.language.finding import Finding
from campaign.problems import Problem

ASKS = re.compile(r"(?i)\bnumer(?:em|u|y)?(?: telefonu)? (?:z|na) (?:\w+ )?(?:karty|karcie)\b")


def check(context: Context) -> Iterator[Problem]:
    """Advice that reads as if the number of the card were meant."""
    yield from report(context, prose(context, "advice"), _find)


def _find(text: Prose) -> Iterator[Finding]:
    for match in ASKS.finditer(text.raw):
        message = (
            f"„{match.group()}” można wziąć za numer karty – napisz „telefon do mojego banku”"
            " i „na odwrocie karty”"
        )
        yield Finding(match.group(), message)
