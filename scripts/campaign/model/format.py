"""leaflets/<format>/format.yml: one print format. The folder is the unit of change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from campaign.model.base import Advice, FileSlug, Record, Short, Whole

Millimetres = Annotated[float, Field(gt=0, le=1000)]


class Format(Record):
    """One print format; its gates read these numbers."""

    slug: FileSlug
    title: Short
    """Nazwa wydruku dla czytelnika, np. „Ulotka A4”."""
    about: Advice
    """Jedno zdanie: do czego służy i jak ją wydrukować."""
    for_each: Literal["method", "campaign"]
    """method: osobny wydruk dla każdej metody; campaign: jeden wydruk dla całej kampanii."""
    file: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]*(\{method\}[a-z0-9-]*)?$", max_length=60)]
    """Nazwa pliku bez .pdf, np. „ulotka-{method}”."""
    page: list[Millimetres] = Field(min_length=2, max_length=2)
    """Szerokość i wysokość strony w milimetrach."""
    pages: Whole = Field(ge=1, le=64)
    """Liczba stron pliku."""
    sheets: Short
    """Ile kartek i jak drukować, np. „1 kartka A4, obie strony, odwracanie wzdłuż długiego boku”."""
    smallest_type: float = Field(ge=6, le=40)
    """Najmniejsza dozwolona czcionka w punktach."""
    most_words: Whole | None = Field(default=None, ge=10)
    """Najwięcej słów na pierwszej stronie (puste = bez limitu)."""
    order: Whole = Field(default=100, ge=1)
    """Kolejność na liście wydruków."""
