"""A rehearsal trains the answer, not the trick: the fraudster says the smaller part of it."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.language.tokens import words
from campaign.model.method import Method
from campaign.model.rehearsal import Role
from campaign.problems import Problem

MOST = 0.3
"""The fraudster's greatest share of all words."""


def check(context: Context) -> Iterator[Problem]:
    """Methods whose two quotations are too long beside the actions, the truth and the rule."""
    for method in context.campaign.shown:
        if (share := fraudulent(context, method)) > MOST:
            said = f"w próbie na głos oszust mówi {share:.0%} słów, najwięcej może {MOST:.0%}"
            message = f"{said} – skróć dwa pierwsze cytaty"
            yield context.problem(f"content/methods/{method.slug}.yml", ("quotes",), message)


def fraudulent(context: Context, method: Method) -> float:
    """The fraudster's part of the words of a method's rehearsal, 0 to 1."""
    around = context.campaign.core.rehearsal
    turns = context.campaign.rehearsal(method)
    said = [(turn.role, len(words(text))) for turn in turns for text in turn.texts]
    frame = sum(len(words(text)) for text in (around.opening[method.starts[0]], around.together))
    return sum(n for role, n in said if role is Role.FRAUD) / (frame + sum(n for _, n in said))
