"""content/methods/<slug>.yml: one fraud method; the only place to add one."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from campaign.model.base import (
    EASY,
    PRINTED,
    STORY,
    Advice,
    Claim,
    Fraudster,
    Record,
    Short,
    Slug,
    Step,
    Use,
    Whole,
)
from campaign.model.channel import Channel
from campaign.model.loss import Aftermath
from campaign.model.topic import Topic


class Variation(Claim):
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


class Method(Topic):
    """One fraud method."""

    folder: ClassVar[str] = "methods"
    question: Annotated[Short, StringConstraints(max_length=60), PRINTED]
    """Pytanie nad zasadą, np. „Ktoś z rodziny chce pieniędzy?”."""
    starts: list[Channel] = Field(min_length=1)
    """Jak się zaczyna; pierwszy kanał wybiera panel alarmowy i plakat."""
    stop: Literal["code"] | None = None
    """Znak „przerywam” inny niż znak pierwszego kanału: code, gdy oszust chce kodu."""
    beginning: Annotated[Advice, Use("leaflet", story=True)]
    """Jak to się zaczyna, jedno lub dwa zdania."""
    pretends_to_be: list[Words] = Field(min_length=1)
    """Za kogo podaje się oszust."""
    workers: list[Slug] = []
    """Kogo udaje oszust w drzwiach lub przez telefon: nazwy plików z content/workers, bez .yml."""
    quotes: list[Fraudster] = Field(min_length=2, max_length=6)
    """Co mówi oszust, naszymi słowami; dwa pierwsze trafiają na ulotkę (do 12 słów)."""
    wants: list[Short] = Field(min_length=1)
    """Czego chce."""
    steps: Annotated[list[Claim], STORY] = Field(min_length=2)
    """Jak to przebiega, krok po kroku."""
    variants: Annotated[list[Variation], STORY] = []
    """Odmiany."""
    signs: Annotated[list[Short], PRINTED] = Field(min_length=3, max_length=8)
    """Sygnały ostrzegawcze, krótko; trzy pierwsze trafiają na ulotkę."""
    never: list[Claim] = Field(min_length=1)
    """Czego prawdziwe instytucje nigdy nie robią."""
    truth: Annotated[Short, PRINTED]
    """Zdanie „Tak jest naprawdę”, najwyżej 16 słów."""
    actions: Annotated[list[Step], PRINTED] = Field(min_length=3, max_length=3)
    """Co robię teraz: trzy kroki."""
    tile: Annotated[Tile, PRINTED]
    """Dwa wiersze na ulotkę wspólną."""
    aftermath: Annotated[Aftermath, PRINTED]
    """Gdy już się stało."""
    tell: Annotated[list[Advice], PRINTED] = Field(min_length=1)
    """Komu o tym powiedzieć."""
    case: Annotated[Case | None, STORY] = None
    """Prawdziwe zdarzenie bez danych osób (nieobowiązkowe)."""
    easy: Annotated[list[Short], EASY] = Field(min_length=4, max_length=14)
    """Bardzo krótkie zdania do wersji łatwej."""
    quiz: Annotated[list[Quiz], STORY] = Field(min_length=1)
    """Pytania „co robię?”."""

    @property
    def inside(self) -> str:
        """The name inside a sentence, e.g. 'na wnuczka'."""
        return f"{self.name[0].lower()}{self.name[1:]}"

    @property
    def voice(self) -> str:
        """The label of what the fraudster says: what comes by message or from the net is written."""
        return "Oszust pisze:" if self.starts[0] in (Channel.SMS, Channel.NET) else "Oszust mówi:"

    @property
    def title(self) -> str:
        """What prints and texts call it, e.g. 'Metoda na wnuczka'."""
        return f"Metoda {self.inside}"

    @property
    def page(self) -> str:
        """The name of its page: what the tile says and the method: 'SMS o paczce – metoda na paczkę'."""
        return f"{self.situation} – metoda {self.inside}"
