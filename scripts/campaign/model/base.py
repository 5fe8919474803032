"""What all records share: strictness, text roles, slugs, dates of pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, StringConstraints
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import PydanticCustomError

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
MAX_TEXT = 700


class Record(BaseModel):
    """One record of content: unknown keys are errors and nothing changes after loading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, str_strip_whitespace=True
    )

    @property
    def channel(self) -> str:
        """Where all texts of this record are read, unless a field says otherwise; empty: as around it."""
        return ""


@dataclass(frozen=True)
class Voice:
    """Whose words a text field holds; guards and layouts read this, never the field's name.

    name: advice (the reader's own voice), fraudster (quoted, exempt from tone rules),
    document (the client's official text), keyword (never shown as a sentence), icon (a file).
    """

    name: str


@dataclass(frozen=True)
class Use:
    """What the texts of a field are for; guards read this, never the field's name.

    channel: page, leaflet, easy or radio, whose limits of plain language hold; empty: as around the field.
    story: they tell what a fraudster does, and so instruct nobody.
    """

    channel: str = ""
    story: bool = False


ON_PAGE, PRINTED, EASY = Use("page"), Use("leaflet"), Use("easy")
STORY = Use(story=True)


def _only_iso(value: object) -> object:
    """Refuse numbers and times; pydantic would read 0 as the first day of 1970."""
    if isinstance(value, date) or (isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value)):
        return value
    raise PydanticCustomError("date_parsing", "not a date")


Day = Annotated[date, BeforeValidator(_only_iso)]
Whole = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
PageDate = Annotated[str, StringConstraints(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?|bez daty)$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]

Advice = Annotated[str, StringConstraints(min_length=1, max_length=MAX_TEXT), Voice("advice")]
Short = Annotated[str, StringConstraints(min_length=1, max_length=120), Voice("advice")]
Fraudster = Annotated[str, StringConstraints(min_length=1, max_length=240), Voice("fraudster")]
Document = Annotated[str, StringConstraints(min_length=1, max_length=3000), Voice("document")]
Icon = Annotated[Slug, Voice("icon")]
Keyword = Annotated[str, StringConstraints(min_length=1, max_length=80), Voice("keyword")]

FileSlug = SkipJsonSchema[Annotated[str, StringConstraints(pattern=SLUG)]]


def is_slug(name: str) -> bool:
    """True for a name that may become an address printed on paper."""
    return re.fullmatch(SLUG, name) is not None


class Step(Record):
    """An action in bold with one line that explains it."""

    do: Short
    """Co zrobić: jedno krótkie zdanie w pierwszej osobie, np. „Odkładam słuchawkę.”."""
    why: Advice | None = None
    """Dlaczego albo jak: jedno krótkie zdanie pod spodem."""


class Claim(Record):
    """A statement about the world with the sources that carry it."""

    text: Advice
    """Zdanie lub dwa, prostym językiem. Numery wpisujemy jako {fact:identyfikator}."""
    sources: list[Slug] = Field(min_length=1)
    """Identyfikatory źródeł z facts.yml, które to potwierdzają."""
