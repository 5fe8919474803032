"""content/plans/<period>.yml: a priority plan of the community officer, in the client's own layout."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from campaign.model.base import Day, Document, FileSlug, Flag, Record, Slug, Whole
from campaign.model.booster import Booster


class ActionKind(StrEnum):
    """What is done; only direct meetings, rounds and talks count towards the target."""

    MEETING = "meeting"
    ROUND = "round"
    TALK = "talk"
    LEAFLETS = "leaflets"
    BROADCAST = "broadcast"


class Period(Record):
    """First and last day; half-years are not calendar halves everywhere."""

    start: Day
    """Pierwszy dzień planu (rrrr-mm-dd)."""
    end: Day
    """Ostatni dzień planu (rrrr-mm-dd)."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError("koniec planu jest przed początkiem – popraw start albo end")
        return self


class Indicator(Record):
    """How the plan's result is measured."""

    text: Document
    """Miernik słowami planu."""
    unit: Document
    """Jednostka, np. „mieszkańców”."""
    target: Whole = Field(ge=0)
    """Liczba do osiągnięcia."""
    direction: Literal["at-least", "at-most"] = "at-least"
    """at-least (co najmniej) albo at-most (najwyżej)."""


class Action(Record):
    """One action of section 3."""

    text: Document
    """Treść działania słowami planu."""
    kind: ActionKind
    """meeting (spotkanie), round (obchód), talk (rozmowa), leaflets (ulotki) albo broadcast (komunikat)."""
    due: Day | None = None
    """Termin (rrrr-mm-dd); puste = przez cały okres planu."""


class Partner(Record):
    """One partner of section 4."""

    id: Slug
    """Krótki identyfikator, np. „soltys-lasy”."""
    name: Document
    """Funkcja lub instytucja (nigdy nazwisko)."""
    task: Document
    """Zadanie słowami planu."""


class Plan(Record):
    """One plan: period, diagnosis, goal, actions, partners, publication."""

    slug: FileSlug
    title: Document
    """Tytuł dokumentu."""
    area: Document
    """Rejon służbowy."""
    closed: Flag
    """true, gdy plan jest zakończony (wtedy nigdzie nie jest pokazywany jako bieżący)."""
    period: Period
    """Okres planu."""
    diagnosis: list[Document] = Field(min_length=1)
    """Rozdział 1: charakterystyka zagrożenia, akapit po akapicie."""
    goal: list[Document] = Field(min_length=1)
    """Rozdział 2: zakładany cel, akapit po akapicie."""
    indicator: Indicator
    """Miernik celu."""
    actions: list[Action] = Field(min_length=1)
    """Rozdział 3: działania z terminami."""
    partners: list[Partner] = []
    """Rozdział 4: podmioty współpracujące z zadaniami."""
    publication: list[Document] = Field(min_length=1)
    """Rozdział 5: sposób przekazania informacji społeczności."""
    boosters: list[Booster] = []
    """Kalendarz powtórek: co, kiedy i kto powtarza; co trzy miesiące w innej formie."""
