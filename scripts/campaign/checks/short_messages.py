"""A text with a limit of characters keeps it; an SMS keeps it in the letters of an SMS."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.content.pieces import written
from campaign.language.numbers import characters
from campaign.language.sms import septets
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Pieces over their limit, and characters no SMS alphabet has."""
    for slug, kit in context.campaign.partners.items():
        for name, piece in kit.pieces.items():
            if piece.characters is None:
                continue
            place = (f"content/partners/{slug}.yml", ("pieces", name, "characters"))
            whole = "\n".join(written(context.campaign, piece))
            try:
                length = len(whole) if piece.polish else septets(whole)
            except ValueError as error:
                yield context.problem(*place, f"{error} – usuń je")
                continue
            if length > piece.characters:
                message = f"tekst ma {characters(length)}, granica {piece.characters} – skróć go"
                yield context.problem(*place, message)
