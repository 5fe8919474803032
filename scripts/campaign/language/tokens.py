"""Sentences and words of a Polish text."""

from __future__ import annotations

import re

_NO_END = re.compile(
    r"ul|al|pl|np|tzw|asp|st|sierż|kom|podkom|nadkom|insp|mł|gen|płk|dr|prof|ks|św|im|godz|nr|art|ust|pkt|poz"
    r"|tel|m\.in|ok|str|rys"
)
_END = re.compile(r"[.!?…]+[”»)]*\s+(?=[„«(–]?\s?[A-ZĄĆĘŁŃÓŚŹŻ0-9])|\n+")
_WORD = re.compile(r"[^\W\d_]\w*(?:[-–'’.@]\w+)*|\d+(?:[.,]\d+)*")
_LAST_TOKEN = re.compile(r"[\w.]*$")


def sentences(text: str) -> list[str]:
    """The sentences of a text, stripped; a full stop after „ul”, „np” and the like ends none."""
    found, start = [], 0
    for end in _END.finditer(text):
        before = _LAST_TOKEN.search(text[start : end.start()])
        if before and _NO_END.fullmatch(before.group()) and end.group().startswith("."):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    found.append(text[start:].strip())
    return [sentence for sentence in found if words(sentence)]


def words(text: str) -> list[str]:
    """Words and numbers in order; „BLIK-a”, „1,45” and „rf.gov.pl” are one each."""
    return _WORD.findall(text)
