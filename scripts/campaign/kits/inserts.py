"""Ready pages for a unit that has only a CMS: a clean fragment and a picture each, and what goes where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.content.pieces import kit_path
from campaign.design.rendering import render
from campaign.kits import letters
from campaign.model.method import Method
from campaign.model.partner import Kit
from campaign.model.publisher import Publisher
from campaign.model.worker import Worker
from campaign.output import disk
from campaign.output.output import Output
from campaign.prints.prints import Print, Selection, prints

if TYPE_CHECKING:
    from datetime import date

    from campaign.project import Project

NAME = "wstawki.zip"
LIST = "SPIS.txt"


@dataclass(frozen=True)
class Insert:
    """One page to be: its title, its fragment's template and topic, and the print whose picture it shows."""

    slug: str
    title: str
    template: str
    topic: Method | Worker | None
    shown: Print | None

    @property
    def page(self) -> str:
        """The fragment's file."""
        return f"{self.slug}.html"

    @property
    def picture(self) -> str:
        """The picture's file; empty where there is none."""
        return f"{self.slug}.png" if self.shown else ""

    @property
    def alt(self) -> str:
        """What the picture is, for those who cannot see it."""
        return f"Obraz kartki: {self.shown.title}." if self.shown else ""


def kits(project: Project) -> list[Kit]:
    """Kits of police units that publish on a site of their own."""
    campaign = project.campaign
    return [
        k for k in campaign.partners.values() if k.web and campaign.publishers[k.publisher].kind == "police"
    ]


def paths(project: Project) -> list[str]:
    """Every zip of fragments, under build/."""
    return [kit_path(kit.slug, NAME) for kit in kits(project)]


def plan(project: Project, edition: str | None) -> list[Output]:
    """The zips of one edition or all; to be called when the prints are there: their pictures are read."""
    return [_output(project, kit) for kit in kits(project) if edition in (None, kit.publisher)]


def inserts(project: Project, publisher: Publisher) -> list[Insert]:
    """Every page, in the order of the list."""
    campaign = project.campaign
    papers = [item for item in prints(project, Selection(edition=publisher.slug)) if item.variant is None]
    common = {item.format.slug: item for item in papers if item.method is None}
    found = [
        Insert("co-teraz", "Pieniądze lub dane już oddane: co teraz", "after", None, common.get("after"))
    ]
    for method in campaign.shown:
        own = [item for item in papers if item.method is method]
        poster = next((item for item in own if item.format.poster), own[0] if own else None)
        found.append(Insert(method.slug, method.title, "method", method, poster))
    for worker in campaign.callers:
        found.append(Insert(worker.slug, worker.title, "worker", worker, common.get("who-knocks")))
    return [*found, Insert("sprawdzian", "Sprawdzam siebie", "test", None, common.get("quiz"))]


def fragment(project: Project, publisher: Publisher, one: Insert) -> str:
    """A page as clean HTML: headings, paragraphs, lists, strong and absolute links, nothing else."""
    return render(
        project.templates, f"announcements/insert-{one.template}.html", topic=one.topic, publisher=publisher
    )


_HOW = """Publikujemy po akceptacji, gdy z tekstów zniknie słowo PROJEKT. Pliki html wklejamy w widoku kodu.
Tytuł podstrony wpisujemy w jej ustawieniach."""


def table(found: Iterable[Insert]) -> str:
    """What goes where, to be read beside the CMS; empty for no pages."""
    rows = ["\n".join(_rows(one)) for one in found]
    return "\n\n".join([_HOW, *rows] if rows else [])


def _rows(one: Insert) -> Iterator[str]:
    yield f"Podstrona: {one.title}"
    yield f"  treść: {one.page}"
    if one.picture:
        yield f"  obraz: {one.picture}"
        yield f"  opis obrazu: {one.alt}"


def _output(project: Project, kit: Kit) -> Output:
    publisher = project.campaign.publishers[kit.publisher]
    found = inserts(project, publisher)
    texts = [(one.page, fragment(project, publisher, one).encode()) for one in found]
    texts.append(
        (LIST, letters.notepad(f"{table(found)}\n\n{letters.version(project.campaign, publisher)}\n"))
    )
    shown = [(one.picture, project.build / one.shown.preview_path) for one in found if one.shown]
    return Output(
        path=kit_path(kit.slug, NAME),
        render=partial(_pack, texts, shown, project.campaign.core.edition.date),
        label=f"{kit.name}: podstrony do CMS",
        inputs=tuple(texts),
        files=tuple(path for _, path in shown),
    )


def _pack(texts: list[tuple[str, bytes]], shown: list[tuple[str, Path]], day: date) -> bytes:
    return disk.packed([*texts, *((name, path.read_bytes()) for name, path in shown)], day)
