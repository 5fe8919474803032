"""One file to send to the printer: everything an occasion takes, in the right order and number."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.model.format import Occasion
from campaign.model.publisher import Publisher
from campaign.output import disk
from campaign.prints.packages import PACKAGES
from campaign.prints.prints import FOLDERS, Print, prints
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

    from campaign.project import Project


@dataclass(frozen=True)
class Part:
    """A print of a job: how many copies of its sheets."""

    item: Print
    copies: int


@dataclass(frozen=True)
class Job:
    """publisher: whose prints; occasion, people: what for and for how many; thrifty: with less toner."""

    publisher: Publisher
    occasion: Occasion
    people: int
    thrifty: bool = False

    @property
    def name(self) -> str:
        """How its files' names begin."""
        saving = "-mniej-tonera" if self.thrifty else ""
        return f"{self.publisher.slug}-{FOLDERS[self.occasion][2:].lower()}-{self.people}{saving}"


@dataclass(frozen=True)
class Pile:
    """A finished file: how many pages it has, and what it is for, in Polish."""

    path: Path
    pages: int
    use: str


def parts(project: Project, job: Job) -> list[Part]:
    """What a job takes, in the order of the folder; nothing for the screen."""
    found: dict[str, Print] = {}
    for item in prints(project):
        form, saving = item.format, bool(item.variant and item.variant.thrifty)
        usual = not item.variant or (job.thrifty and saving)  # a thrifty one comes after the usual
        if item.publisher.slug == job.publisher.slug and job.occasion in form.occasions and usual:
            found[form.slug] = item
    needed = {slug: item.format.occasions[job.occasion].count(job.people) for slug, item in found.items()}
    return [
        Part(item, ceil(needed[slug] / item.format.copies_per_sheet))
        for slug, item in found.items()
        if not item.on_screen
    ]


def make(project: Project, job: Job) -> list[Pile]:
    """Write the job's files that have any page: one for a printer that turns sheets, three for others.

    Raises CampaignError when the prints were not built or nothing belongs to the occasion.
    """
    wanted, name = parts(project, job), job.name
    if not wanted:
        raise CampaignError(
            f"żaden wydruk nie należy do okazji „{job.occasion}” – wpisz occasions w format.yml"
        )
    two, one = [[part for part in wanted if bool(part.item.flip) is both] for both in (True, False)]
    piles = (
        ("z-obu-stron", wanted, [0, 1],
         "Drukarka drukuje z obu stron? Wystarczy ten plik, odwracanie wzdłuż długiego boku."),
        ("strona-1", two, [0], "Nie drukuje? Najpierw ten plik."),
        ("strona-2", two, [1], "Potem ten: stos trzeba odwrócić jak kartkę książki."),
        ("jednostronne", one, [0], "Gdy drukarka nie drukuje z obu stron, ten osobno."),
    )  # fmt: skip
    made = []
    for ending, printed, sides, use in piles:
        path = project.build / PACKAGES / f"{name}-{ending}.pdf"
        if count := _write(path, _pages(project, printed, sides)):
            made.append(Pile(path, count, use))
    return made


def _pages(project: Project, wanted: Iterable[Part], sides: list[int]) -> Iterator[tuple[Path, int | None]]:
    """Each page of a job: its file and number; None is the empty back of a sheet that has one side only."""
    for part in wanted:
        path = project.build / part.item.path
        pages = len(part.item.arrangement(len(project.campaign.shown)))
        per_sheet = 2 if part.item.flip else 1
        for _ in range(part.copies):
            for first in range(0, pages, per_sheet):
                for side in sides:
                    inside = side < per_sheet and first + side < pages
                    yield path, first + side if inside else None


def _write(target: Path, pages: Iterable[tuple[Path, int | None]]) -> int:
    """How many pages the file has; without any it is not written."""
    import pypdfium2  # loaded only when a job is made

    job, known = pypdfium2.PdfDocument.new(), dict[Path, "PdfDocument"]()
    for path, number in pages:
        if path not in known:
            if not path.is_file():
                raise CampaignError(f"nie ma pliku {path} – uruchom najpierw ./campaign build")
            known[path] = pypdfium2.PdfDocument(path)
        if number is None:
            job.new_page(*known[path][0].get_size())
        else:
            job.import_pages(known[path], [number])
    count, memory = len(job), io.BytesIO()
    if count:
        job.save(memory)
        disk.write(target, memory.getvalue())
    return count
