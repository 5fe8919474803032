"""Braces hold a fact or a shared sentence that exists; a partner's text without the rule is not ours."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.unfinished import BLANK
from campaign.content.texts import PLACEHOLDER, REFERENCE, shared
from campaign.model.partner import PieceKind
from campaign.problems import Problem

_ADDED_BY_TEMPLATE = (PieceKind.ARTICLE,)


def check(context: Context) -> Iterator[Problem]:
    """Unknown names in braces; pieces in which the one rule does not stand."""
    known = shared(context.campaign.core)
    for path, text in context.texts():
        if not path.startswith("content/partners/"):
            continue
        for name in PLACEHOLDER.findall(text.value):
            if not REFERENCE.fullmatch(name) and name[1:-1] not in known:
                names = ", ".join(f"{{{one}}}" for one in known)
                message = f"nie wiem, co wstawić za {name} – wpisz {{fact:…}} albo jedno z: {names}"
                yield context.problem(path, text.loc, message)
    yield from _without_rule(context)


def _without_rule(context: Context) -> Iterator[Problem]:
    for slug, kit in context.campaign.partners.items():
        for name, piece in kit.pieces.items():
            said = " ".join(piece.texts)
            if piece.kind not in _ADDED_BY_TEMPLATE and "{rule}" not in said and BLANK not in said:
                message = f"w tekście „{piece.title}” nie ma zasady – dopisz {{rule}}"
                yield context.problem(f"content/partners/{slug}.yml", ("pieces", name), message)
