"""content/methods/<slug>.yml: one fraud method; the only place to add one."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from campaign.model.base import Advice, Claim, Fraudster, Record, Short, Slug, Step, Whole
from campaign.model.channel import Channel
from campaign.model.entry import Entry
from campaign.model.loss import Aftermath


class Variant(Claim):
    """Another form of the same method."""

    name: Short
    """Krótka nazwa odmiany."""


class Tile(Record):
    """Two lines on the back of the common leaflet."""

    quote: Fraudster
    """Słowa oszusta, najwyżej 8 słów."""
    action: Short
    """Moja odpowiedź, najwyżej 8 słów."""


class Case(Claim):
    """A real event, told without persons."""


class Quiz(Record):
    """A situation with the question „co robię?”; never true or false."""

    situation: Advice
    """Co się dzieje."""
    options: list[Short] = Field(min_length=2, max_length=3)
    """Możliwe odpowiedzi w pierwszej osobie."""
    answer: Whole = Field(ge=1, le=3)
    """Numer dobrej odpowiedzi (od 1)."""
    why: Advice
    """Dlaczego."""

    @model_validator(mode="after")
    def _answer_exists(self) -> Self:
        if self.answer > len(self.options):
            raise ValueError(
                f"odpowiedź nr {self.answer} nie istnieje – wpisz numer od 1 do {len(self.options)}"
            )
        return self


Words = Annotated[str, StringConstraints(min_length=1, max_length=60)]


class Method(Entry):
    """One fraud method."""

    question: Annotated[Short, StringConstraints(max_length=60)]
    """Pytanie nad zasadą, np. „Ktoś z rodziny chce pieniędzy?”."""
    starts: list[Channel] = Field(min_length=1)
    """Jak się zaczyna: phone, sms, net, door; pierwszy wybiera panel alarmowy i plakat."""
    definition: Short | None = None
    """Tylko gdy przy tej metodzie definicja obok zasady ma brzmieć inaczej niż w campaign.yml."""
    beginning: Advice
    """Jak to się zaczyna, jedno lub dwa zdania."""
    pretends_to_be: list[Words] = Field(min_length=1)
    """Za kogo podaje się oszust."""
    workers: list[Slug] = []
    """Kogo udaje oszust w drzwiach lub przez telefon: nazwy plików z content/workers, bez .yml."""
    quotes: list[Fraudster] = Field(min_length=2, max_length=6)
    """Co mówi oszust, naszymi słowami; dwa pierwsze trafiają na ulotkę (do 12 słów)."""
    wants: list[Short] = Field(min_length=1)
    """Czego chce."""
    steps: list[Claim] = Field(min_length=2)
    """Jak to przebiega, krok po kroku."""
    variants: list[Variant] = []
    """Odmiany."""
    signs: list[Short] = Field(min_length=3, max_length=8)
    """Sygnały ostrzegawcze, krótko; trzy pierwsze trafiają na ulotkę."""
    never: list[Claim] = Field(min_length=1)
    """Czego prawdziwe instytucje nigdy nie robią."""
    truth: Short
    """Zdanie „Tak jest naprawdę”, najwyżej 16 słów."""
    actions: list[Step] = Field(min_length=3, max_length=3)
    """Co robię teraz: trzy kroki."""
    tile: Tile
    """Dwa wiersze na ulotkę wspólną."""
    aftermath: Aftermath
    """Gdy już się stało."""
    tell: list[Advice] = Field(min_length=1)
    """Komu o tym powiedzieć."""
    case: Case | None = None
    """Prawdziwe zdarzenie bez danych osób (nieobowiązkowe)."""
    easy: list[Short] = Field(min_length=4, max_length=14)
    """Bardzo krótkie zdania do wersji łatwej."""
    quiz: list[Quiz] = Field(min_length=1)
    """Pytania „co robię?”."""

    @property
    def title(self) -> str:
        """The page's heading, e.g. 'Metoda na wnuczka'."""
        return f"Metoda {self.name[0].lower()}{self.name[1:]}"
