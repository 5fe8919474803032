"""The booster calendar of a plan: what is said again, when, by whom and in which form.

The effect of a warning fades after about three months unless it is repeated in another form (Burke et al.
2022, n = 2000), so a plan says beforehand what comes when.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from typing import Self

from pydantic import model_validator

from campaign.model.base import Day, Keyword, Record, Slug

REMIND_WITHIN = timedelta(days=92)
"""Three months, counted in the longest case."""


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
