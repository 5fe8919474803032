"""Texts as the language rules want them: with facts spelled out, their channel, findings placed. No rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from campaign.checks.context import Context
from campaign.checks.unfinished import BLANK
from campaign.content.texts import REFERENCE, share
from campaign.content.yamlsource import Loc
from campaign.language.finding import Finding
from campaign.model import Campaign
from campaign.problems import Level, Problem

LEAFLET = frozenset(
    {"question", "situation", "beginning", "signs", "truth", "actions", "tile", "aftermath", "tell", "row"}
    | {"rule", "phone_rule", "phone_brief", "now", "after", "comfort", "after_warnings", "panels", "losses"}
    | {"definition", "bank_line", "bank_hint"}
)
"""Fields that print formats use; everything else is for pages."""
NARRATIVE = frozenset(("beginning", "steps", "variants", "case", "quiz", "search", "aliases"))
"""Fields that tell what a fraudster does; they instruct nobody."""


@dataclass(frozen=True)
class Prose:
    """One text: where it is, as typed (raw), with its facts' values (said), and for which channel."""

    path: str
    loc: Loc
    raw: str
    said: str
    channel: str

    @property
    def field(self) -> str:
        """The field of the file that holds it, e.g. 'steps'."""
        return str(self.loc[0])


def prose(context: Context, *voices: str) -> Iterator[Prose]:
    """Every text in one of the voices (default: advice); blanks are unfinished.py's business."""
    campaign = context.campaign
    facts = campaign.facts
    for path, text in context.texts():
        if text.voice in (voices or ("advice",)) and text.value != BLANK:
            said = REFERENCE.sub(lambda m: facts[m[1]].value if m[1] in facts else "", text.value)
            said = share(said, campaign.core)
            yield Prose(path, text.loc, text.value, said, _channel(campaign, path, text.loc))


def _channel(campaign: Campaign, path: str, loc: Loc) -> str:
    if path.startswith("content/partners/"):
        return "radio" if _spoken(campaign, path, loc) else "page"
    if loc[0] == "easy":
        return "easy"
    printed = loc[0] in LEAFLET and not path.startswith("content/publishers")
    return "leaflet" if printed else "page"


def _spoken(campaign: Campaign, path: str, loc: Loc) -> bool:
    """True for the words of a piece that is read aloud (not for the note to the partner)."""
    kit = campaign.partners[path.rpartition("/")[2].removesuffix(".yml")]
    return loc[0] == "pieces" and loc[2] not in ("title", "use") and kit.pieces[str(loc[1])].spoken


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
