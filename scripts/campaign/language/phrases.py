"""Phrases looked up in lists: clerical words, real-word errors, tone. The lists are in data/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

from campaign.language.finding import Finding

_DATA = Path(__file__).parent / "data"
_QUOTED = re.compile(r"„[^”]*”")


def clerical(text: str) -> Iterator[Finding]:
    """Words of offices, each with its plain replacement."""
    for pattern, plain in _pairs("clerical"):
        for match in pattern.finditer(text):
            yield Finding(match.group(), f"„{match.group()}” to język urzędowy – napisz: {plain}")


def real_word_errors(text: str) -> Iterator[Finding]:
    """Misspellings that are words, so that no dictionary sees them."""
    for pattern, right in _pairs("real_words"):
        for match in pattern.finditer(text):
            yield Finding(match.group(), f"„{match.group().strip()}” – napisz: {right}")


def tone(text: str, group: str) -> Iterator[Finding]:
    """Words that hurt or mislead; group: shame, gender, nationality, refund or dialling.

    Quoted words („…”) are somebody else's and not judged.
    """
    message, remedy, patterns = _group(group)
    own = _QUOTED.sub(lambda quoted: "¤" * len(quoted.group()), text)
    for pattern in patterns:
        for match in pattern.finditer(own):
            fragment = text[match.start() : match.end()]
            yield Finding(fragment, f"„{fragment.strip()}”: {message} – {remedy}")


TONES = ("shame", "gender", "nationality", "refund", "dialling")


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?i:{pattern})(?!\w)")


@cache
def _pairs(name: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = (_DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" → ") for line in lines if line and not line.startswith("#"))
    return tuple((_compile(pattern), right) for pattern, right in pairs)


@cache
def _group(name: str) -> tuple[str, str, tuple[re.Pattern[str], ...]]:
    group = yaml.safe_load((_DATA / "tone.yml").read_text(encoding="utf-8"))[name]
    return group["message"], group["remedy"], tuple(_compile(pattern) for pattern in group["patterns"])
