"""The booster calendar of a plan: what is said again, when, by whom and in which form.

A warning about the same fraud weakens within two weeks (Scheibe et al. 2014); a lesson lasts where it is
repeated in another form (Burke et al. 2022, n = 2000). So a plan says beforehand what comes when.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from campaign.model.base import Day, Keyword, Record, Slug

REMIND_WITHIN = timedelta(days=14)
"""How soon a reminder is followed by one in another form or about another method."""


class BoosterForm(StrEnum):
    """The form in which the reminder comes; another form is what keeps it alive."""

    SPOKEN = "spoken"
    MEETING = "meeting"
    PAPER = "paper"
    WEB = "web"
    MESSAGE = "message"


class Booster(Record):
    """One reminder."""

    day: Day
    """Dzień albo pierwszy dzień (rrrr-mm-dd)."""
    until: Day | None = None
    """Ostatni dzień, gdy trwa dłużej, np. kolęda."""
    occasion: Keyword
    """Okazja, np. „kolęda”, „Wszystkich Świętych”, „wypłata emerytur”."""
    partner: Slug
    """Kto powtarza: id partnera z rozdziału 4 planu."""
    form: BoosterForm
    """spoken (czytane), meeting (spotkanie), paper (ulotka), web (strona) albo message (SMS)."""
    about: Slug | None = None
    """O której metodzie albo pracowniku: nazwa pliku bez .yml (puste = o samej zasadzie)."""
    piece: Slug | None = None
    """Kartka z zestawu partnera, np. „ogloszenie” (puste = sama ulotka)."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until is not None and self.until < self.day:
            raise ValueError("powtórka kończy się przed początkiem – popraw day albo until")
        return self

    @property
    def last(self) -> date:
        """The last day."""
        return self.until or self.day
