"""Texts as the language rules want them: with facts spelled out, their channel, findings placed. No rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from campaign.checks.context import Context
from campaign.checks.unfinished import BLANK
from campaign.content.texts import REFERENCE, share
from campaign.content.yamlsource import Loc
from campaign.language.finding import Finding
from campaign.model.base import Use
from campaign.problems import Level, Problem


@dataclass(frozen=True)
class Prose:
    """One text: where it is, as typed (raw), with its facts' values (said), and what it is for."""

    path: str
    loc: Loc
    raw: str
    said: str
    use: Use

    @property
    def page(self) -> str:
        """The page it is read on: its file; each field of campaign.yml is one of its own."""
        return f"{self.path}#{self.loc[0]}" if self.path.endswith("/campaign.yml") else self.path


def prose(context: Context, *voices: str) -> Iterator[Prose]:
    """Every text in one of the voices (default: advice); blanks are unfinished.py's business."""
    campaign = context.campaign
    facts = campaign.facts
    for path, text in context.texts():
        if text.voice in (voices or ("advice",)) and text.value != BLANK:
            said = REFERENCE.sub(lambda m: facts[m[1]].value if m[1] in facts else "", text.value)
            said = share(said, campaign.core)
            yield Prose(path, text.loc, text.value, said, text.use)


def report(
    context: Context,
    texts: Iterable[Prose],
    find: Callable[[Prose], Iterable[Finding]],
    level: Level = Level.ERROR,
) -> Iterator[Problem]:
    """A Problem for each finding, at the line and column of its fragment."""
    for text in texts:
        for finding in find(text):
            yield context.inside(text.path, text.loc, finding, level)
