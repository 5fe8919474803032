"""The officer's folder: what lies in it, and who provides the files that are not prints.

Prints go there by themselves (Format.occasions). Everything else comes from a Provider; build.py lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from campaign.model.format import Format, Occasion
from campaign.model.publisher import Publisher
from campaign.output.output import Output
from campaign.prints.prints import FOLDERS, OFFICER

if TYPE_CHECKING:
    from campaign.project import Project

Folder = Literal["3-DLA-PARTNEROW", "5-LICZ", "6-INFORMACJA"]
PEOPLE = (10, 20, 50)
"""Sizes of an occasion on the folder's first page."""
TITLES = {
    Occasion.MEETING: "Na spotkanie",
    Occasion.ROUND: "Na obchód",
    Occasion.PARTNERS: "Dla partnerów",
}


@dataclass(frozen=True)
class FolderRow:
    """One occasion of the first page: its folder, and for each print the sheets for PEOPLE."""

    title: str
    folder: str
    prints: list[tuple[Format, list[int]]]

    @property
    def totals(self) -> list[int]:
        """Sheets of all prints together, for each of PEOPLE."""
        return [sum(sheets) for sheets in zip(*(sheets for _, sheets in self.prints), strict=True)]


def table(project: Project) -> list[FolderRow]:
    """What each occasion takes, reckoned from the formats."""
    methods = len(project.campaign.shown)
    return [
        FolderRow(
            title,
            FOLDERS[occasion],
            [
                (form, [form.sheets_of(occasion, people, methods) for people in PEOPLE])
                for form in project.formats.values()
                if occasion in form.occasions
            ],
        )
        for occasion, title in TITLES.items()
        if any(occasion in form.occasions for form in project.formats.values())
    ]


@dataclass(frozen=True)
class Provider:
    """Makes files for one folder of one publisher; output paths are plain ASCII file names."""

    folder: Folder
    files: Callable[[Project, Publisher], Iterable[Output]]


def provided(project: Project, providers: Iterable[Provider]) -> list[Output]:
    """The providers' files at their places in every publisher's folder."""
    return [
        replace(output, path=f"{OFFICER}/{publisher.slug}/{provider.folder}/{output.path}")
        for publisher in project.campaign.publishers.values()
        for provider in providers
        for output in provider.files(project, publisher)
    ]


def with_copies(kits: Iterable[Output], project: Project) -> list[Output]:
    """The partners' files; their Word texts also go to the officer, who hands them on."""
    publishers = project.campaign.publishers
    police = [publisher.slug for publisher in publishers.values() if publisher.kind == "police"]
    return [replace(kit, copies=(*kit.copies, *_copies(kit, police))) for kit in kits]


def _copies(kit: Output, police: list[str]) -> list[str]:
    name = kit.path.rsplit("/", 1)[-1]
    return (
        [f"{OFFICER}/{slug}/{FOLDERS[Occasion.PARTNERS]}/{name}" for slug in police]
        if name.endswith(".docx")
        else []
    )
