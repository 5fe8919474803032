"""What a fraud method and a kind of worker share: name, life, review dates, sign, search words, sources."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field, StringConstraints

from campaign.model.base import (
    PRINTED,
    STORY,
    Colour,
    Day,
    FileSlug,
    Icon,
    Keyword,
    Record,
    Short,
    Slug,
    Whole,
)

PAGES = {"methods": "metody", "workers": "kto-puka"}
"""Folder of content -> folder of the site where its pages are; both stand in printed addresses."""


class Status(StrEnum):
    """Life of an entry; a withdrawn one keeps its address."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


Shape = Literal[
    "circle",
    "shield",
    "square",
    "hexagon",
    "house",
    "diamond",
    "octagon",
    "drop",
    "triangle",
    "arch",
    "wide",
    "plate",
]


class Look(Record):
    """Colour, shape, strip and icon: one entry is told from another even in grey."""

    shape: Shape = "octagon"
    """Kształt znaku."""
    colour: Colour = "#16202E"
    """Kolor znaku, ciemny (biały znak musi być na nim czytelny)."""
    strip: Literal[
        "dots", "slants", "squares", "zigzag", "bars", "diamonds", "waves", "crosses", "checks"
    ] = "waves"
    """Wzór paska pod tytułem."""
    icon: Icon = "alert"
    """Nazwa pliku z folderu leaflets/_shared/icons, bez .svg."""


class Amendment(Record):
    """What became different for a reader, told to those who follow the site."""

    on: Day
    """Kiedy to zmieniono (rrrr-mm-dd)."""
    what: Short
    """Co się zmieniło, jednym zdaniem, np. „Nowy znak: oszust prosi też o kod z aplikacji.”"""


class Topic(Record):
    """One file with a page of its own, which somebody checks again by a day."""

    folder: ClassVar[str]
    slug: FileSlug
    name: Annotated[Short, StringConstraints(max_length=40)]
    """Nazwa, np. „Na wnuczka” albo „Gaz”."""
    order: Whole = Field(default=100, ge=1, le=999)
    """Kolejność na liście (mniejsza liczba wyżej)."""
    aliases: Annotated[list[Keyword], STORY] = []
    """Inne nazwy tego samego."""
    status: Status
    """draft (szkic), published (opublikowane) albo withdrawn (wycofane)."""
    replaced_by: Slug | None = None
    """Tylko dla wycofanych: identyfikator, na którego stronę ma prowadzić stary adres."""
    reviewed_on: Day
    """Kiedy treść ostatnio porównano ze źródłami (rrrr-mm-dd)."""
    review_by: Day
    """Do kiedy trzeba sprawdzić ponownie (rrrr-mm-dd)."""
    changes: list[Amendment] = []
    """Co się zmieniło dla czytelnika; strona mówi o tym w źródłach, a kanał Atom partnerom."""
    look: Look = Look()
    """Znak."""
    situation: Annotated[Short, StringConstraints(max_length=40), PRINTED]
    """Co widzi czytelnik na kaflu, np. „Dzwoni ktoś z rodziny” albo „Ktoś od gazu”."""
    search: Annotated[list[Keyword], STORY] = Field(min_length=1)
    """Słowa, którymi czytelnik może tego szukać."""
    sources: list[Slug] = Field(min_length=1)
    """Identyfikatory źródeł z facts.yml, na których stoi całość."""

    @property
    def address(self) -> str:
        """Where its page is under the site's root, without ending."""
        return f"{PAGES[self.folder]}/{self.slug}"
