"""The officer's folder: what lies in it, and who provides the files that are not prints.

Prints go there by themselves (Format.folder). Everything else comes from a Provider; building.py lists them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from campaign.model import Publisher
from campaign.model.format import Format
from campaign.output.output import Output
from campaign.prints.prints import OFFICER

if TYPE_CHECKING:
    from campaign.project import Project

Folder = Literal["1-DRUKUJ", "2-LICZ", "3-INFORMACJA"]
CONTENTS: dict[str, str] = {
    "1-DRUKUJ": "ulotki, plakaty, karty i materiały na spotkanie",
    "2-LICZ": "karta i arkusz do liczenia rozmów i rozdanych ulotek",
    "3-INFORMACJA": "teksty dla partnerów i wzór informacji po zakończeniu planu",
}


@dataclass(frozen=True)
class Provider:
    """Makes files for one folder of one publisher; output paths are plain ASCII file names."""

    folder: Folder
    files: Callable[[Project, Publisher], Iterable[Output]]


PROVIDED: tuple[Folder, ...] = ("2-LICZ", "3-INFORMACJA")
"""Folders that are filled by providers whatever the print formats are."""


def plan(project: Project, providers: Iterable[Provider]) -> list[Output]:
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
    return [f"{OFFICER}/{slug}/3-INFORMACJA/{name}" for slug in police] if name.endswith(".docx") else []


def folders(formats: Mapping[str, Format], provided: Iterable[Folder] = PROVIDED) -> dict[str, str]:
    """The folders that will not be empty, with what is in each."""
    used = {form.folder for form in formats.values()} | set(provided)
    return {name: text for name, text in CONTENTS.items() if name in used}
