"""The project, opened once by every command: what a unit owns, what the program brings, the day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from campaign import ASSETS, NEEDED
from campaign.content.loader import load, load_formats
from campaign.content.texts import Text, walk
from campaign.content.yamlsource import SourceFile
from campaign.model.base import Record
from campaign.model.campaign import Campaign
from campaign.model.format import Format
from campaign.problems import CampaignError

if TYPE_CHECKING:  # templates are a long import, and not every command renders
    import jinja2


@dataclass(frozen=True)
class Project:
    """Everything a command works on.

    root: the unit's folder: content, logos, published articles and the log.
    assets: the program's: leaflets, docs, fonts, icons, settings of the site generator.
    day: whose verdict is asked (--as-of). sources: each content file as read, by its path under the root.
    formats: print formats by folder name, in display order. build: where everything is made.
    """

    root: Path
    assets: Path
    day: date
    campaign: Campaign
    sources: Mapping[str, SourceFile]
    formats: Mapping[str, Format]
    build: Path

    @property
    def leaflets(self) -> Path:
        """The folder of the print formats."""
        return self.assets / "leaflets"

    @property
    def logos(self) -> Path:
        """The folder of the publishers' logos."""
        return self.root / "content" / "logos"

    @cached_property
    def templates(self) -> jinja2.Environment:
        """The one template environment."""
        from campaign.design.rendering import environment

        return environment(self.assets, self.campaign)

    @cached_property
    def paper(self) -> jinja2.Environment:
        """The same templates with lines broken as on paper."""
        from campaign.design.rendering import on_paper

        return on_paper(self.templates)

    @cached_property
    def texts(self) -> tuple[tuple[str, Text], ...]:
        """Every text of every content file, with the path of its file; collected once."""
        return tuple((path, text) for path, record in self.files() for text in walk(record))

    def files(self) -> Iterator[tuple[str, Record]]:
        """Every content file with its record."""
        campaign = self.campaign
        yield "content/campaign.yml", campaign.core
        yield "content/facts.yml", campaign.base
        folders: dict[str, Mapping[str, Record]] = {
            "methods": campaign.methods,
            "workers": campaign.workers,
            "publishers": campaign.publishers,
            "plans": campaign.plans,
            "partners": campaign.partners,
        }
        for folder, records in folders.items():
            for slug, record in records.items():
                yield f"content/{folder}/{slug}.yml", record


def open_project(root: Path, day: date, assets: Path = ASSETS) -> Project:
    """Open the unit's folder with the program's files. Raises CampaignError with every Problem there is."""
    for name in NEEDED:
        if not (assets / name).exists():
            raise CampaignError(f"w programie brakuje {assets / name} – zainstaluj program jeszcze raz")
    loaded, (formats, problems) = load(root, day), load_formats(assets)
    problems = [*loaded.problems, *problems]
    if problems or loaded.campaign is None:
        raise CampaignError(f"Błędów: {len(problems)}. Nic nie zostało zapisane.", problems)
    return Project(root, assets, day, loaded.campaign, loaded.sources, formats, root / "build")
