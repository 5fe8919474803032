"""Abbreviations: written out when dotted, explained once when they are capitals few people know."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from campaign.language.finding import Finding

_DOTTED = {
    "np.": "na przykład",
    "m.in.": "między innymi",
    "itp.": "i tym podobne",
    "itd.": "i tak dalej",
    "tzw.": "tak zwany",
    "tj.": "to jest",
    "tzn.": "to znaczy",
    "ww.": "wyżej opisany",
    "ok.": "około",
    "dot.": "o",
    "wg": "według",
    "ds.": "do spraw",
    "godz.": "o godzinie, od godziny",
    "tel.": "telefon",
    "tys.": "tysięcy",
    "mln": "milionów",
    "r.": "roku",
    "dr.": "doktor",
}
_DOTTED_RE = re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(short) for short in _DOTTED)})(?!\w)")
_CAPITALS = re.compile(r"(?<![\w.])([A-ZĄĆĘŁŃÓŚŹŻ]{2,})(?:-\w+)?(?!\w)")


_ROMAN = re.compile("[IVXLCDM]+")


def dotted(text: str) -> Iterator[Finding]:
    """„np.” and its like, with what to write instead."""
    for match in _DOTTED_RE.finditer(text):
        yield Finding(match.group(), f"skrót „{match.group()}” – napisz: {_DOTTED[match.group()]}")


def unexplained(text: str, known: Container[str]) -> Iterator[Finding]:
    """Capitals that are neither known to everybody nor explained in brackets in the same text."""
    for match in _CAPITALS.finditer(text):
        short = match.group(1)
        explained = f"({short}" in text or re.search(rf"{short}(?:-\w+)? \(\w+", text)
        if short not in known and not explained and not _ROMAN.fullmatch(short):
            yield Finding(match.group(), f"skrót „{short}” – napisz pełną nazwę albo objaśnij go w nawiasie")
