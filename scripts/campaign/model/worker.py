"""content/workers/<slug>.yml: how a real worker behaves at the door; the only place to add one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from campaign.model.base import EASY, PRINTED, Claim, Record, Short
from campaign.model.topic import Topic


class WorkerRow(Record):
    """What the sheet „Kto puka?” says about this worker."""

    check: Annotated[Short, StringConstraints(max_length=80)]
    """Tak sprawdzam: najwyżej dwa krótkie zdania, np. „Czytam legitymację. Dzwonię do administracji.”."""
    stop: Annotated[Short, StringConstraints(max_length=52)]
    """Dokończenie zdania „Przerywam, gdy ktoś…”, np. „chce pieniędzy do ręki.”."""


class Worker(Topic):
    """One kind of worker, official or visitor."""

    folder: ClassVar[str] = "workers"
    kind: ClassVar = "Kto puka?"
    visits: Claim
    """Kto to jest i po co naprawdę przychodzi."""
    announced: list[Claim] = []
    """Jak zapowiada wizytę, także gdy przychodzi bez zapowiedzi."""
    shows: list[Claim] = Field(min_length=1)
    """Co pokazuje i po czym go poznać."""
    money: list[Claim] = Field(min_length=1)
    """Pieniądze: co płaci się w drzwiach, czego nigdy i jakie są wyjątki."""
    duty: list[Claim] = []
    """Czy trzeba go wpuścić. Nigdy przeciw obowiązkowi z prawa."""
    urgent: Claim | None = None
    """Kiedy nie wolno zwlekać, np. gdy czuć gaz. Stoi od razu pod krokami."""
    check: list[Claim] = Field(min_length=1)
    """Jak sprawdzam, czy to prawdziwy pracownik; numer zawsze znaleziony samemu."""
    pretence: Claim
    """Jak udaje go oszust. Metody wskazują pracowników same, w swoim polu workers."""
    row: Annotated[WorkerRow, PRINTED]
    """Wiersz na kartkę „Kto puka?”."""
    easy: Annotated[list[Short], EASY] = Field(min_length=4, max_length=14)
    """Bardzo krótkie zdania do wersji łatwej."""

    @property
    def title(self) -> str:
        """The name of its page: the question over the tiles and the tile, e.g. 'Kto puka? Listonosz'."""
        return f"{self.kind} {self.situation}"

    def claims(self) -> Iterator[Claim]:
        """Every statement, in reading order."""
        yield self.visits
        yield from (*self.announced, *self.shows, *self.money, *self.duty, *self.check)
        yield from (self.urgent,) if self.urgent else ()
        yield self.pretence
