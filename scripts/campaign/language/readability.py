"""How hard a text is to read: FOG-PL with two companions, and limits to judge it by.

FOG-PL = 0.4 * (words/sentence + 100 * hard/words), hard: words of 4 syllables and more (R. Gunning's Fog
index with the Polish threshold; Polish Wikipedia, „Indeks czytelności FOG”; Broda et al., LREC 2014).
Pisarek = words/sentence / 3 + 100 * hard/words / 3 + 1 (W. Pisarek 1969, linear form as in Broda et al.;
correlates with comprehension of 1309 readers aged 15-84: Charzyńska and Dębowski 2015).
LIX = words/sentence + 100 * words of more than 8 letters / words (C. H. Björnsson 1968, Polish variant).
An index separates an official letter (27) from plain Polish (4), not plain from easy-to-read (3.6).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from campaign.language import tokens
from campaign.language.finding import Finding
from campaign.language.numbers import decimal, words
from campaign.language.syllables import count

HARD_SYLLABLES = 4
LONG_LETTERS = 8


class Ceilings(Protocol):
    """Greatest values a text may have (campaign.model.language.Limits is one)."""

    @property
    def fog(self) -> float:
        """FOG-PL of the whole."""

    @property
    def longest(self) -> int:
        """Words of one sentence."""

    @property
    def mean(self) -> float:
        """Words per sentence."""


@dataclass(frozen=True)
class Measures:
    """Counts of a text and the indices made of them."""

    words: int
    sentences: int
    hard: int
    long: int

    @property
    def mean(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences if self.sentences else 0

    @property
    def fog(self) -> float:
        """FOG-PL: years of school needed."""
        return 0.4 * (self.mean + self._share(self.hard))

    @property
    def pisarek(self) -> float:
        """Pisarek's linear index; under 7.1 very easy, over 13.1 hard."""
        return self.mean / 3 + self._share(self.hard) / 3 + 1

    @property
    def lix(self) -> float:
        """LIX; under 30 very easy, over 60 very hard."""
        return self.mean + self._share(self.long)

    def _share(self, part: int) -> float:
        return 100 * part / self.words if self.words else 0


def measure(texts: Iterable[str]) -> Measures:
    """Counts over texts; each text is at least one sentence of its own."""
    lines = [sentence for text in texts for sentence in tokens.sentences(text)]
    found = [word for line in lines for word in tokens.words(line)]
    return Measures(
        words=len(found),
        sentences=len(lines),
        hard=len([word for word in found if is_hard(word)]),
        long=len([word for word in found if len(word) > LONG_LETTERS]),
    )


def is_hard(word: str) -> bool:
    """Four syllables or more; addresses of pages are no words."""
    return "." not in word and count(word) >= HARD_SYLLABLES


def length(sentence: str) -> int:
    """Words of a sentence."""
    return len(tokens.words(sentence))


def long_sentences(text: str, limit: int) -> Iterator[Finding]:
    """Sentences of more than limit words."""
    for sentence in tokens.sentences(text):
        if length(sentence) > limit:
            message = f"zdanie ma {words(length(sentence))}, granica {limit} – podziel je na krótsze"
            yield Finding(sentence, message)


def beyond(measures: Measures, limits: Ceilings) -> Iterator[str]:
    """Polish sentences for indices beyond the limits (single long sentences are long_sentences' business)."""
    for name, value, limit, remedy in (
        ("FOG-PL", measures.fog, limits.fog, "skróć zdania i zamień długie słowa na krótsze"),
        ("średnia długość zdania", measures.mean, limits.mean, "podziel najdłuższe zdania"),
    ):
        if value > limit:
            yield f"{name} {decimal(value)}, granica {decimal(limit)} – {remedy}"
