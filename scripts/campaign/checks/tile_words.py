"""A method's or worker's name and situation fit their tile on the narrowest phone without cutting a word."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.language.numbers import characters
from campaign.problems import Problem

LONGEST = 14
"""Characters: 21 px bold in the 156 px a tile leaves for its text at 320 px."""


def check(context: Context) -> Iterator[Problem]:
    """Words in a situation or a name that would be cut in the middle."""
    for path, method in context.campaign.topics():
        for name in ("situation", "name"):
            for word in str(getattr(method, name)).split():
                if len(word) > LONGEST:
                    message = (
                        f"słowo „{word}” ma {characters(len(word))}, na kaflu mieści się {LONGEST} – zmień je"
                    )
                    yield context.problem(path, (name,), message)
