"""What proof-reading finds: a sentence, and whose text it is about."""

from __future__ import annotations

from dataclasses import dataclass

from campaign.language.numbers import decimal
from campaign.press.placement import PX_PER_MM


@dataclass(frozen=True)
class Fault:
    """One fault of a layout, in Polish, with its remedy after the dash.

    text: what is printed in the panel that is too full; empty when a designer must act, not a writer.
    over: how many of its characters are too many.
    """

    message: str
    text: str = ""
    over: int = 0

    def __str__(self) -> str:
        return self.message


def millimetres(px: float) -> str:
    """A length in a sentence, e.g. '3,2 mm'."""
    return f"{decimal(px / PX_PER_MM)} mm"
