"""Texts for one SMS: letters every old phone shows, and how many places they take.

One message holds 160 septets of the GSM 7-bit alphabet; one letter outside it (any Polish one) makes the
network send 70 characters a message instead (3GPP TS 23.038).
"""

from __future__ import annotations

_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–—…\u00a0", 'acelnoszzACELNOSZZ""--. ')
_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("^{}\\[~]|€")


def without_polish(text: str) -> str:
    """The text with plain letters, quotes and dashes."""
    return text.translate(_PLAIN)


def septets(text: str) -> int:
    """Places the text takes in the GSM alphabet. Raises ValueError for a character outside it."""
    strange = sorted(set(text) - _BASIC - _EXTENDED)
    if strange:
        raise ValueError(f"znaki spoza alfabetu SMS: {' '.join(strange)}")
    return sum(2 if char in _EXTENDED else 1 for char in text)
