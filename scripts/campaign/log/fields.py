"""Cleans texts and reads whole numbers as typed. Nothing here knows what a field means."""

from __future__ import annotations

import re
import unicodedata

NOTE_LIMIT = 280
REASON_LIMIT = 120

_BLANKS = "\t\n\r\v\f\x85\u2028\u2029"
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?: [0-9]{3})+")


class FieldError(ValueError):
    """The text does not fit the field; the message is the Polish sentence for it."""


def clean(text: str) -> str:
    """The text without control, bidi and zero-width characters and half characters, in NFC, spaces single.

    Such characters hide or turn what is read, and XML, Word and PostgreSQL refuse some of them.
    """
    kept = (" " if c in _BLANKS else c for c in text if c in _BLANKS or not _invisible(c))
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


def _invisible(c: str) -> bool:
    """Control, format and half characters, and the code points that are no characters."""
    no_character = ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF
    return no_character or unicodedata.category(c) in ("Cc", "Cf", "Cs")


def whole(text: str, limit: int) -> int:
    """A whole number from 0 to limit; an empty text is 0. Raises FieldError."""
    if not text:
        return 0
    if not _WHOLE.fullmatch(text):
        raise FieldError("wpisz liczbę całkowitą samymi cyframi, bez minusa, przecinka i słów")
    digits = text.replace(" ", "").lstrip("0") or "0"
    if len(digits) > len(str(limit)) or int(digits) > limit:
        shown = digits if len(digits) <= 12 else f"liczba o {len(digits)} cyfrach"
        raise FieldError(f"{shown} to za dużo, przyjmuję najwyżej {limit} – sprawdź liczbę")
    return int(digits)


def short(text: str, limit: int) -> str:
    """The text when it has at most limit characters. Raises FieldError."""
    if len(text) > limit:
        raise FieldError(f"tekst ma {len(text)} znaków, mieści się {limit} – skróć go")
    return text
