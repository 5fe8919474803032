"""What a person can see: characters that hide, turn or split a text are found, and named by code point."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Categories of Unicode: control, format (zero width, direction), halves, private, unassigned, separators."""
_COMBINING = ("Mn", "Me")
"""Marks of their own: „o” and an accent beside it look like „ó” and are found by no search."""


@lru_cache(maxsize=4096)
def unseen(char: str) -> bool:
    """True for a character nobody sees, or sees as part of another letter; a line end is one."""
    return unicodedata.category(char) in (*_HIDDEN, *_COMBINING)


def hidden(text: str, allowed: str = "") -> str:
    """The first character of a text that nobody sees, but for the allowed ones; empty when there is none."""
    if text.isascii() and text.isprintable():
        return ""
    return next((char for char in text if char not in allowed and unseen(char)), "")


def code_point(char: str) -> str:
    """Its name, e.g. „U+202E”."""
    return f"U+{ord(char):04X}"


def visible(text: str) -> str:
    """The text with what nobody sees written out; lines stay lines."""
    return "".join(f"<{code_point(char)}>" if char != "\n" and unseen(char) else char for char in text)
