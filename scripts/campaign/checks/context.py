"""What a rule may look at: the campaign, where each of its texts stands, and the day of the verdict."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from campaign.content.texts import Text, walk
from campaign.content.yamlsource import Loc, Source
from campaign.language.finding import Finding
from campaign.model import Campaign, Record
from campaign.problems import Level, Problem


@dataclass(frozen=True)
class Context:
    """Input of every rule.

    sources: each content file as read, by its path under the root (for line and column).
    as_of: the day whose verdict is asked; root: the project's folder, to see whether named pictures exist;
    publish: True when asked whether everything may go out.
    """

    campaign: Campaign
    sources: dict[str, Source]
    as_of: date
    root: Path
    publish: bool = False

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

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Every text of every file, with the path of its file."""
        yield from self._texts

    @cached_property
    def _texts(self) -> tuple[tuple[str, Text], ...]:
        """Collected once: nearly every rule reads them all."""
        return tuple((path, text) for path, record in self.files() for text in walk(record))

    def problem(self, path: str, loc: Loc, message: str, level: Level = Level.ERROR) -> Problem:
        """A Problem at the place of loc in the file at path."""
        return Problem(path, *self.sources[path].place(loc), message, level)

    def inside(self, path: str, loc: Loc, finding: Finding, level: Level = Level.ERROR) -> Problem:
        """A Problem at the place of the finding's fragment within the text at loc."""
        return Problem(path, *self.sources[path].find(loc, finding.fragment), finding.message, level)
