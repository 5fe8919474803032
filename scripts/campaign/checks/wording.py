"""The rules about single phrases, one row each: who finds, in whose words, and how bad it is.

Word lists are in language/data/ (clerical.txt, real_words.txt, tone.yml) and content/language.yml.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from campaign.checks.context import Context
from campaign.checks.prose import Prose, prose, report
from campaign.content.texts import REFERENCE
from campaign.language import phrases
from campaign.language.abbreviations import dotted, unexplained
from campaign.language.finding import Finding
from campaign.language.passive import passives
from campaign.language.typography_lint import lint
from campaign.problems import Level, Problem


@dataclass(frozen=True)
class Wording:
    """A rule: it finds in a text, with the abbreviations everybody knows; voices: whose words are read."""

    find: Callable[[Prose, frozenset[str]], Iterable[Finding]]
    voices: tuple[str, ...] = ("advice",)
    level: Level = Level.ERROR

    def __call__(self, context: Context) -> Iterator[Problem]:
        """Its findings, each at its line and column."""
        known = frozenset(context.campaign.language.abbreviations)
        texts = prose(context, *self.voices)
        return report(context, texts, lambda text: self.find(text, known), self.level)


def _abbreviated(text: Prose, known: frozenset[str]) -> Iterator[Finding]:
    if text.loc[0] != "short":  # a publisher's full name stands beside it
        yield from dotted(text.raw)
        yield from unexplained(text.raw, known)


def _toned(text: Prose, _: frozenset[str]) -> Iterator[Finding]:
    for group in phrases.TONES:
        if group != "dialling" or not text.use.story:
            yield from phrases.tone(text.raw, group)


# endings alone do not prove a passive, and some words of offices have no better one: both only warn
PASSIVE = Wording(lambda text, _: passives(text.said), level=Level.WARNING)
CLERICAL = Wording(lambda text, _: phrases.clerical(text.raw), level=Level.WARNING)
ABBREVIATIONS = Wording(_abbreviated)
MISSPELT = Wording(lambda text, _: phrases.real_word_errors(text.raw), ("advice", "fraudster", "keyword"))
TYPOGRAPHY = Wording(lambda text, _: lint(REFERENCE.sub("X", text.raw)), ("advice", "fraudster"))
TONE = Wording(_toned)
