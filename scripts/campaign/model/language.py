"""content/language.yml: limits for plain language and the words this project uses."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from campaign.model.base import Record, Whole

Word = Annotated[str, StringConstraints(pattern=r"^[^\W\d_]+(-[^\W\d_]+)*$", max_length=40)]
Capitals = Annotated[str, StringConstraints(pattern=r"^[A-ZĄĆĘŁŃÓŚŹŻ]{2,10}$")]


class Limits(Record):
    """Greatest values for the texts of one channel."""

    fog: float = Field(ge=1, le=30)
    """Największy wskaźnik FOG-PL całości."""
    longest: Whole = Field(ge=3, le=60)
    """Najwięcej słów w jednym zdaniu."""
    mean: float = Field(ge=2, le=40)
    """Największa średnia liczba słów w zdaniu."""


class ChannelLimits(Record):
    """Limits by channel."""

    page: Limits
    """Strona internetowa."""
    leaflet: Limits
    """Ulotka, plakat i karta."""
    radio: Limits
    """Komunikat do czytania na głos."""
    easy: Limits
    """Bardzo krótkie zdania (pole easy)."""


class Language(Record):
    """content/language.yml"""

    limits: ChannelLimits
    """Granice prostego języka: propozycje, nie normy."""
    abbreviations: list[Capitals] = []
    """Skróty, które znają wszyscy czytelnicy i których nie trzeba objaśniać."""
    words: list[Word] = []
    """Słowa i nazwy, których nie ma w słownikach, w każdej użytej formie."""
