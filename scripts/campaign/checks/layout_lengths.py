"""Texts that must fit a tile, a bubble or a box: limits from the visual identity, in words."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.content.texts import spell_out
from campaign.content.yamlsource import Loc
from campaign.language.numbers import words
from campaign.model.method import Method
from campaign.problems import Problem

QUOTE, TILE, TRUTH, SIGN = 12, 8, 16, 7


def check(context: Context) -> Iterator[Problem]:
    """A finding for each text longer than its place in print."""
    for slug, method in context.campaign.methods.items():
        for loc, text, limit in _limited(method):
            count = len(spell_out(text, context.campaign.facts).split()) if _known(context, text) else 0
            if count > limit:
                message = f"{words(count)}, na wydruku mieści się {limit} – skróć"
                yield context.problem(f"content/methods/{slug}.yml", loc, message)


def _known(context: Context, text: str) -> bool:
    try:
        spell_out(text, context.campaign.facts)
    except KeyError:  # reported by references.py
        return False
    return True


def _limited(method: Method) -> Iterator[tuple[Loc, str, int]]:
    yield from ((("quotes", i), quote, QUOTE) for i, quote in enumerate(method.quotes[:2]))
    yield from ((("signs", i), sign, SIGN) for i, sign in enumerate(method.signs[:3]))
    yield ("tile", "quote"), method.tile.quote, TILE
    yield ("tile", "action"), method.tile.action, TILE
    yield ("truth",), method.truth, TRUTH
