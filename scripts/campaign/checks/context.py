"""What a rule may look at: the campaign, where each of its texts stands, and the day of the verdict."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from campaign.content.texts import Text
from campaign.content.yamlsource import Loc, SourceFile
from campaign.language.finding import Finding
from campaign.model.base import Record
from campaign.model.campaign import Campaign
from campaign.problems import Level, Problem

if TYPE_CHECKING:
    from campaign.project import Project


Rule = Callable[["Context"], Iterator[Problem]]


@dataclass(frozen=True)
class Context:
    """Input of every rule: the project; publish: True when asked whether everything may go out."""

    project: Project
    publish: bool = False

    @property
    def campaign(self) -> Campaign:
        """All content."""
        return self.project.campaign

    @property
    def sources(self) -> Mapping[str, SourceFile]:
        """Each content file as read, by its path under the root (for line and column)."""
        return self.project.sources

    @property
    def as_of(self) -> date:
        """The day whose verdict is asked."""
        return self.project.day

    def files(self) -> Iterator[tuple[str, Record]]:
        """Every content file with its record."""
        return self.project.files()

    def texts(self) -> Iterator[tuple[str, Text]]:
        """Every text of every file, with the path of its file."""
        return iter(self.project.texts)

    def problem(self, path: str, loc: Loc, message: str, level: Level = Level.ERROR) -> Problem:
        """A Problem at the place of loc in the file at path."""
        return Problem(path, *self.sources[path].place(loc), message, level)

    def inside(self, path: str, loc: Loc, finding: Finding, level: Level = Level.ERROR) -> Problem:
        """A Problem at the place of the finding's fragment within the text at loc."""
        return Problem(path, *self.sources[path].find(loc, finding.fragment), finding.message, level)
