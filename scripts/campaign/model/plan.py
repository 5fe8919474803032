"""content/plans/<period>.yml: a priority plan of the community officer, in the client's own layout."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from campaign.model.base import Day, Document, FileSlug, Flag, Keyword, Record, Slug, Whole
from campaign.model.booster import Booster


class ActionKind(StrEnum):
    """What section 3 of a plan may ask for."""

    MEETING = "meeting"
    ROUND = "round"
    TALK = "talk"
    LEAFLETS = "leaflets"
    BROADCAST = "broadcast"


class Contribution(StrEnum):
    """What a partner of section 4 may contribute, in the words of the distribution log."""

    MEETING = "meeting"
    LEAFLETS = "leaflets"
    RADIO = "radio"
    PARISH = "parish"
    WEB = "web"
    INFORM = "inform"


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

    def __contains__(self, day: date) -> bool:
        """True from the first to the last day, both included."""
        return self.start <= day <= self.end

    @property
    def months(self) -> list[date]:
        """The first day of every calendar month the period touches."""
        first, last = self.start.year * 12 + self.start.month - 1, self.end.year * 12 + self.end.month - 1
        return [date(number // 12, number % 12 + 1, 1) for number in range(first, last + 1)]


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
    result: Whole | None = Field(default=None, ge=0)
    """Wynik wpisany ręcznie, gdy miernika nie liczy dziennik (np. interwencji); puste = z dziennika."""


class Action(Record):
    """One action of section 3."""

    text: Document
    """Treść działania słowami planu."""
    kind: ActionKind
    """meeting (spotkanie), round (obchód), talk (rozmowa), leaflets (ulotki) albo broadcast (komunikat)."""
    due: Day | None = None
    """Termin (rrrr-mm-dd); puste = przez cały okres planu."""
    count: Whole | None = Field(default=None, ge=1)
    """Ile razy zaplanowano; puste = plan nie podaje liczby."""
    dates: list[Day] = []
    """Umówione dni (rrrr-mm-dd), np. spotkań; puste = jeszcze nieumówione."""


class Partner(Record):
    """One partner of section 4."""

    id: Slug
    """Krótki identyfikator, np. „soltys-lasy”."""
    name: Document
    """Funkcja lub instytucja (nigdy nazwisko)."""
    task: Document
    """Zadanie słowami planu."""
    contributes: list[Contribution] = []
    """Po czym w dzienniku poznać zadanie: meeting, leaflets, radio, parish, web, inform (ogłoszenie lub
    ulotki)."""


class Plan(Record):
    """One plan: period, diagnosis, goal, actions, partners, publication."""

    slug: FileSlug
    title: Document
    """Tytuł dokumentu."""
    area: Document
    """Rejon służbowy."""
    closed: Flag
    """true, gdy plan jest zakończony (wtedy nigdzie nie jest pokazywany jako bieżący)."""
    draft: Flag = False
    """true, gdy to propozycja, której dzielnicowy jeszcze nie potwierdził."""
    period: Period
    """Okres planu."""
    diagnosis: list[Document] = Field(min_length=1)
    """Rozdział 1: charakterystyka zagrożenia, akapit po akapicie."""
    goal: list[Document] = Field(min_length=1)
    """Rozdział 2: zakładany cel, akapit po akapicie."""
    diagnosis_done: list[Document] = []
    """Rozdział 1 informacji końcowej, w czasie przeszłym; puste = informacja cytuje diagnosis."""
    goal_done: list[Document] = []
    """Rozdział 2 informacji końcowej, w czasie przeszłym; puste = informacja cytuje goal."""
    indicator: Indicator
    """Miernik celu."""
    actions: list[Action] = Field(min_length=1)
    """Rozdział 3: działania z terminami."""
    partners: list[Partner] = []
    """Rozdział 4: podmioty współpracujące z zadaniami."""
    publication: list[Document] = Field(min_length=1)
    """Rozdział 5: sposób przekazania informacji społeczności."""
    boosters: list[Booster] = []
    """Kalendarz powtórek: co, kiedy i kto powtarza; co dwa tygodnie w innej formie albo o innej metodzie."""
    localities: list[Keyword] = []
    """Miejscowości rejonu do wyboru w dzienniku; nigdy ulice ani adresy."""
    retention_months: Whole | None = Field(default=None, ge=1, le=600)
    """Ile miesięcy po końcu planu przechowuje się dziennik; puste = jednostka jeszcze nie ustaliła."""

    @model_validator(mode="after")
    def _unique(self) -> Self:
        ids = [partner.id for partner in self.partners]
        if len(set(ids)) != len(ids):
            raise ValueError("dwóch partnerów ma ten sam id – nadaj każdemu inny")
        return self

    @model_validator(mode="after")
    def _inside_the_period(self) -> Self:
        days = [day for action in self.actions for day in (action.due, *action.dates) if day]
        outside = [day for day in days if day not in self.period]
        if outside:
            raise ValueError(f"termin {outside[0]:%d.%m.%Y} jest poza okresem planu – popraw due albo dates")
        return self
