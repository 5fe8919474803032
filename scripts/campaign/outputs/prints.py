"""What is printed: which format, for whom, about which method, in which variant, and where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from campaign import imposition
from campaign.model import Campaign, Method, Publisher
from campaign.model.format import Format, Variant

OFFICER = "dzielnicowy"
"""Folder under build/ with everything an officer takes away."""
A4 = (210, 297)


@dataclass(frozen=True)
class Selection:
    """Which prints to plan; None means all."""

    edition: str | None = None
    method: str | None = None
    format: str | None = None

    def wants(self, publisher: str, form: str, method: str | None) -> bool:
        """True when nothing in the selection excludes this print."""
        return (
            self.edition in (None, publisher)
            and self.format in (None, form)
            and (self.method is None or self.method == method)
        )


@dataclass(frozen=True)
class Print:
    """One PDF to be: what it is of, and where it goes under build/."""

    format: Format
    publisher: Publisher
    method: Method | None
    variant: Variant | None = None

    @property
    def stem(self) -> str:
        """The file's name without its ending, e.g. 'plakat-na-wnuczka-a3'."""
        name = self.format.file.format(method=self.method.slug if self.method else "")
        return f"{name}-{self.variant.suffix}" if self.variant else name

    @property
    def file(self) -> str:
        """The file's name, e.g. 'ulotka-na-wnuczka.pdf'."""
        return f"{self.stem}.pdf"

    @property
    def path(self) -> str:
        """Where the finished print lies."""
        return f"leaflets/{self.publisher.slug}/{self.file}"

    @property
    def site_path(self) -> str:
        """Where the site's page links to it."""
        return f"{self.publisher.slug}/docs/druk/{self.file}"

    @property
    def preview(self) -> str:
        """The picture's name, beside the PDF on the site."""
        return f"{self.stem}.png"

    @property
    def preview_path(self) -> str:
        """Where the site's page shows its picture."""
        return f"{self.publisher.slug}/docs/druk/{self.preview}"

    @property
    def officer_path(self) -> str:
        """Where the officer finds it."""
        parts = (OFFICER, self.publisher.slug, self.format.folder, self.file)
        return "/".join(part for part in parts if part)

    @property
    def zoom(self) -> float:
        """How many times larger than the format's page."""
        return self.variant.zoom if self.variant else 1

    @property
    def reading(self) -> bool:
        """True for the pages of a booklet one by one."""
        return bool(self.variant and self.variant.reading)

    @property
    def on_screen(self) -> bool:
        """True for what is shown or read on a screen, and so needs nothing a printer needs."""
        return self.format.screen or self.reading

    @property
    def page(self) -> tuple[float, float]:
        """Width and height in millimetres of a page as laid out, before it is enlarged."""
        width, height = self.format.page
        return (width / 2 if self.reading else width), height

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of a page of the file in millimetres."""
        return self.page[0] * self.zoom, self.page[1] * self.zoom

    @property
    def flip(self) -> Literal["long", "short"] | None:
        """The edge a sheet is turned over on; None for what is not printed on both sides."""
        return None if self.reading else self.format.flip

    def arrangement(self, methods: int) -> list[tuple[int, ...]]:
        """For each page of the file the numbers of the reader's pages on it, from left to right."""
        pages = self.format.page_count(methods)
        if self.format.booklet and not self.reading:
            return [*imposition.sides(pages)]
        return [(number,) for number in range(1, pages + 1)]

    @property
    def title(self) -> str:
        """What a person calls it, e.g. 'Plakat: na wnuczka (A3)'."""
        name = self.format.title
        if self.method:
            name += f": {self.method.name[0].lower()}{self.method.name[1:]}"
        return f"{name} ({self.variant.title})" if self.variant else name

    def code(self, edition: int) -> str:
        """The batch code for the log, e.g. 'A5/na-wnuczka/1/kpp-krasnik'."""
        kind = self.format.code + (f"-{self.variant.suffix}" if self.variant else "")
        parts = (kind, self.method.slug if self.method else None, str(edition), self.publisher.slug)
        return "/".join(part for part in parts if part)


def prints(
    campaign: Campaign, formats: dict[str, Format], selection: Selection | None = None
) -> Iterator[Print]:
    """Every print of a selection, in display order."""
    wanted = selection or Selection()
    for publisher in campaign.publishers.values():
        for form in formats.values():
            for method in campaign.shown if form.for_each == "method" else [None]:
                if wanted.wants(publisher.slug, form.slug, method.slug if method else None):
                    for variant in (None, *form.variants):
                        yield Print(form, publisher, method, variant)
