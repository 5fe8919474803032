"""Plain language by channel: FOG-PL and mean of each page and leaflet, length of each sentence."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.prose import Prose, prose, report
from campaign.language.readability import Ceilings, beyond, is_hard, long_sentences, measure
from campaign.language.tokens import words
from campaign.problems import Problem

FEWEST_WORDS = 40
"""An index of a shorter text says nothing; only its sentences are measured."""


def check(context: Context) -> Iterator[Problem]:
    """Sentences that are too long, then whole pages and leaflets that are too hard."""
    texts = list(prose(context))
    yield from report(
        context, texts, lambda t: long_sentences(t.said, limits(context, t.use.channel).longest)
    )
    for (path, channel), members in groups(texts).items():
        yield from _whole(context, path, channel, members)


def limits(context: Context, channel: str) -> Ceilings:
    """The limits of content/language.yml for a channel."""
    found: Ceilings = getattr(context.campaign.language.limits, channel)
    return found


def groups(texts: list[Prose]) -> dict[tuple[str, str], list[Prose]]:
    """What a reader sees at once: a file's page (all its texts), its leaflet texts, its easy version.

    campaign.yml makes one page of each field.
    """
    found: dict[tuple[str, str], list[Prose]] = {}
    for text in texts:
        if text.use.channel != "page":
            found.setdefault((text.path, text.use.channel), []).append(text)
        if text.use.channel != "easy":
            found.setdefault((text.page, "page"), []).append(text)
    return found


def _whole(context: Context, path: str, channel: str, members: list[Prose]) -> Iterator[Problem]:
    measures = measure(text.said for text in members)
    if measures.words < FEWEST_WORDS and channel != "easy":
        return
    hardest = max(members, key=lambda text: sum(map(is_hard, words(text.said))))
    for message in beyond(measures, limits(context, channel)):
        yield context.problem(path.partition("#")[0], hardest.loc, f"{_NAMES[channel]}: {message}")


_NAMES = {
    "page": "cała strona",
    "radio": "teksty do czytania na głos",
    "leaflet": "teksty na ulotkę",
    "easy": "wersja łatwa",
}
