"""What is printed: which format, for whom, about which method, in which variant, and where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from campaign.model import imposition
from campaign.model.format import Format, Occasion, Variant
from campaign.model.method import Method
from campaign.model.publisher import Publisher
from campaign.press.paper import BLEED, EDGE, MARGIN

if TYPE_CHECKING:
    from campaign.project import Project

OFFICER = "dzielnicowy"
"""Folder under build/ with everything an officer takes away."""
PRINT_SHOP = "drukarnia"
"""Folder under build/ with what a print shop gets, and the ending of its files' names."""
ALL_PRINTS = "4-WSZYSTKIE-DRUKI"
FOLDERS = {
    Occasion.MEETING: "1-NA-SPOTKANIE",
    Occasion.ROUND: "2-NA-OBCHOD",
    Occasion.PARTNERS: "3-DLA-PARTNEROW",
}
"""Folders of an officer, by what they are taken for."""
A4 = (210, 297)


@dataclass(frozen=True)
class Selection:
    """Which prints to plan; None means all. bleed: those for a print shop as well."""

    edition: str | None = None
    method: str | None = None
    format: str | None = None
    bleed: bool = False
    profile: Path | None = None
    """The print shop's own ICC profile."""

    def wants(self, publisher: str, form: str, method: str | None) -> bool:
        """True when nothing in the selection excludes this print."""
        return (
            self.edition in (None, publisher)
            and self.format in (None, form)
            and (self.method is None or self.method == method)
        )


@dataclass(frozen=True)
class Print:
    """One PDF to be: what it is of, and where it goes under build/.

    bleed: the print shop's version, with bleed and marks, one piece on a page.
    """

    format: Format
    publisher: Publisher
    method: Method | None
    variant: Variant | None = None
    bleed: bool = False
    profile: Path | None = None

    @property
    def stem(self) -> str:
        """The file's name without its ending, e.g. 'plakat-na-wnuczka-a3'."""
        name = self.format.file.format(method=self.method.slug if self.method else "")
        name = f"{name}-{self.variant.suffix}" if self.variant else name
        return f"{name}-{PRINT_SHOP}" if self.bleed else name

    @property
    def file(self) -> str:
        """The file's name, e.g. 'ulotka-na-wnuczka.pdf'."""
        return f"{self.stem}.pdf"

    @property
    def path(self) -> str:
        """Where the finished print lies."""
        return f"{PRINT_SHOP if self.bleed else 'leaflets'}/{self.publisher.slug}/{self.file}"

    @property
    def words(self) -> tuple[str, ...]:
        """Where the Word file of a form lies: beside its PDF, on the site, and in the officer's folder."""
        paths = (self.path, self.site_path, *self.officer_paths) if self.format.form else ()
        return tuple(path.replace(".pdf", ".docx") for path in paths)

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
    def officer_paths(self) -> tuple[str, ...]:
        """Where the officer finds it: among all prints, and with what belongs to an occasion."""
        folder = f"{OFFICER}/{self.publisher.slug}"
        if self.format.top:
            return (f"{folder}/{self.file}",)
        chosen = () if self.variant else tuple(FOLDERS[occasion] for occasion in self.format.occasions)
        return tuple(f"{folder}/{name}/{self.file}" for name in (*chosen, ALL_PRINTS))

    @property
    def zoom(self) -> float:
        """How many times larger than the format's page."""
        return self.variant.zoom if self.variant else 1

    @property
    def reading(self) -> bool:
        """True for the pages of a booklet one by one: on a screen, and for a print shop."""
        return bool(self.variant and self.variant.reading) or (self.bleed and self.format.booklet)

    @property
    def cut(self) -> bool:
        """True when the page is one piece of what office printers get several of on a sheet."""
        return self.bleed and self.format.piece is not None

    @property
    def copies(self) -> int:
        """How many pieces are on a page."""
        return 1 if self.cut else self.format.copies_per_sheet

    @property
    def on_screen(self) -> bool:
        """True for what is shown or read on a screen, and so needs nothing a printer needs."""
        return self.format.screen or self.reading

    @property
    def edge(self) -> float | None:
        """Millimetres of the layout that an office printer cannot reach; None where there is none."""
        return None if self.on_screen or self.bleed else EDGE / self.zoom

    @property
    def page(self) -> tuple[float, float]:
        """Width and height in millimetres of a page as laid out, before it is enlarged."""
        width, height = (self.bleed and self.format.piece) or self.format.page
        return (width / 2 if self.reading and not self.cut else width), height

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
    def around(self) -> tuple[float, float]:
        """MARGIN and BLEED as they are laid out, before the page is enlarged."""
        return MARGIN / self.zoom, BLEED / self.zoom

    @property
    def title(self) -> str:
        """What a person calls it, e.g. 'Plakat: na wnuczka (A3)'."""
        name = self.format.title
        if self.method:
            name += f": {self.method.inside}"
        return f"{name} ({self.variant.title})" if self.variant else name

    def code(self, edition: int) -> str:
        """The batch code for the log, e.g. 'A5/na-wnuczka/1/kpp-krasnik'; the same in another size."""
        other = self.variant if self.variant and self.variant.zoom == 1 else None
        kind = self.format.code + (f"-{other.suffix}" if other else "")
        parts = (kind, self.method.slug if self.method else None, str(edition), self.publisher.slug)
        return "/".join(part for part in parts if part)


def prints(project: Project, selection: Selection | None = None) -> Iterator[Print]:
    """Every print of a selection, in display order; those for a print shop come last."""
    wanted, campaign = selection or Selection(), project.campaign
    for bleed in (False, True) if wanted.bleed else (False,):
        for publisher in campaign.publishers.values():
            for form in project.formats.values():
                for method in campaign.shown if form.for_each == "method" else [None]:
                    if wanted.wants(publisher.slug, form.slug, method.slug if method else None):
                        yield from _variants(Print(form, publisher, method, None, bleed, wanted.profile))


def _variants(plain: Print) -> Iterator[Print]:
    """A print and the others of its layout; a print shop saves no toner and reads on no screen."""
    if plain.bleed and not plain.format.ordered_in_print_shops:
        return
    for variant in (None, *plain.format.variants):
        if not (plain.bleed and variant and (variant.thrifty or variant.reading)):
            yield replace(plain, variant=variant)
