"""Syllables of Polish words, counted by their vowels.

Rules: every vowel letter is a syllable, except i between a consonant and a vowel, which only softens
(„nie-bo”, „his-to-ria”); au and eu are one syllable in borrowed roots („au-to”, „Eu-ro-pa”) but two
where a prefix or suffix meets u („na-u-ka”, „mu-ze-um”). tests/language compares this with counts
taken by hand from dictionary syllable divisions.
"""

from __future__ import annotations

import re
from functools import cache

_VOWELS = "aąeęioóuy"
_SOFT = re.compile(rf"(?<=[^\W{_VOWELS}])i(?=[{_VOWELS}])")
_HIATUS = re.compile(r"^(?:nie)?(kl|pr|tr)i(?=[aeou])")
_AU = re.compile(r"au")
_PREFIX_AU = re.compile(r"^(?:nie|po|wy|do|prze|za)?[nz]au")
_EU = re.compile(r"^eu|(?<=n)eu(?=tr)|(?<=ps)eu|(?<=r)eu(?=m)|(?<=p)eu(?=t)|(?<=c)eu(?=t)|(?<=f)eu(?=d)")
_SPELLED = {"a": 1, "ą": 1, "e": 1, "ę": 1, "i": 1, "o": 1, "ó": 1, "u": 1, "w": 0, "z": 0, "y": 2}
_LONG_NAMES = {"y": 3, "w": 1, "h": 1, "x": 1}


@cache
def count(word: str) -> int:
    """Syllables of one word as it is read; letters of an abbreviation like NBP count one each.

    Numbers and bare w, z count 0: they are read in many ways or join the next word.
    """
    if len(word) == 1:
        return _SPELLED.get(word.lower(), 0)
    if word.isupper() and word.isalpha() and _spelled(word):
        return sum(_LONG_NAMES.get(letter, 1) for letter in word.lower())
    return sum(_count(part) for part in re.split(r"[-–'’.@]", word.lower()) if part.isalpha())


def _spelled(word: str) -> bool:
    """SMS and NBP are spelled out; PESEL, BLIK and PIN are read as words."""
    return not re.search(rf"[^{_VOWELS}\W][{_VOWELS}][^{_VOWELS}\W]", word.lower())


def _count(word: str) -> int:
    word = _HIATUS.sub(r"\1y-", word)
    word = _SOFT.sub("", word)
    if not _PREFIX_AU.search(word):
        word = _AU.sub("a", word)
    word = _EU.sub("e", word)
    return sum(letter in _VOWELS for letter in word)
