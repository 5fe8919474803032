"""The fact base: every number, procedure and statistic with where it comes from and until when it holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from campaign.model.base import Advice, Day, Keyword, PageDate, Record, Short, Slug, Whole

Grade = Literal["U", "P", "W", "WN"]
GRADES: tuple[Grade, ...] = get_args(Grade)
"""The best first."""


class FactKind(StrEnum):
    """What a fact is; checks treat phone numbers and statistics by kind."""

    PHONE = "phone"
    WEB = "web"
    PROCEDURE = "procedure"
    DEADLINE = "deadline"
    STATISTIC = "statistic"


class Source(Record):
    """A public page or act a fact was read in."""

    title: Annotated[str, StringConstraints(min_length=3, max_length=200)]
    """Tytuł strony lub aktu i kto go wydał."""
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=300)]
    """Pełny adres strony."""
    seen_on: PageDate
    """Data strony: rrrr, rrrr-mm, rrrr-mm-dd albo „bez daty”; nigdy dzisiejsza."""
    grade: Grade
    """Stopień: U urzędowe, P prasa za policją lub bankiem, W słabe, WN wniosek."""


class Fact(Record):
    """One checked value that texts use by its identifier."""

    kind: FactKind
    """Rodzaj: phone, web, procedure, deadline albo statistic."""
    value: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    """Wartość dokładnie tak, jak ma być wydrukowana, np. „828 828 828”. Zawsze w cudzysłowie."""
    spoken: Keyword | None = None
    """Ta sama wartość słowami, do czytania na głos, np. „sto dwanaście”."""
    label: Short
    """Co to jest, np. „Zastrzeganie kart”."""
    note: Advice | None = None
    """Jedno zdanie dla czytelnika: kiedy i jak z tego skorzystać."""
    grade: Grade
    """Stopień pewności z bazy faktów: U, P, W albo WN."""
    sources: list[Slug] = Field(min_length=1)
    """Identyfikatory źródeł z tego samego pliku."""
    year: Whole | None = Field(default=None, ge=1990, le=2100)
    """Rok, którego dotyczy liczba (obowiązkowo dla statistic)."""
    review_by: Day
    """Do kiedy trzeba sprawdzić ponownie (rrrr-mm-dd)."""


class FactBase(Record):
    """content/facts.yml"""

    sources: dict[Slug, Source]
    """Źródła: identyfikator, a pod nim tytuł, adres i data strony."""
    facts: dict[Slug, Fact]
    """Fakty: identyfikator, a pod nim wartość i źródła."""
