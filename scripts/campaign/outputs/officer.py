"""The officer's folder: what lies in it, and who provides the files that are not prints.

Prints go there by themselves (Format.folder). Everything else comes from a Provider: one line in PROVIDERS
is the only place to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from campaign.model import Campaign, Publisher
from campaign.model.format import Format
from campaign.outputs import Output
from campaign.outputs.prints import OFFICER

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
    files: Callable[[Campaign, Publisher], Iterable[Output]]


PROVIDERS: tuple[Provider, ...] = ()


def plan(campaign: Campaign, providers: Iterable[Provider] = PROVIDERS) -> list[Output]:
    """The providers' files at their places in every publisher's folder."""
    return [
        replace(output, path=f"{OFFICER}/{publisher.slug}/{provider.folder}/{output.path}")
        for publisher in campaign.publishers.values()
        for provider in providers
        for output in provider.files(campaign, publisher)
    ]


def folders(formats: dict[str, Format], providers: Iterable[Provider] = PROVIDERS) -> dict[str, str]:
    """The folders that will not be empty, with what is in each."""
    used = {form.folder for form in formats.values()} | {provider.folder for provider in providers}
    return {name: text for name, text in CONTENTS.items() if name in used}
