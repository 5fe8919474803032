"""Reads a day as an officer types it. Small and strict: date guessers turn 03.09 into a time of day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from campaign.log.vocabulary import fold

_WORDS = {"dzis": 0, "dzisiaj": 0, "wczoraj": 1, "przedwczoraj": 2}
_MONTHS = [
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "wrzesnia", "pazdziernika", "listopada", "grudnia",
]  # fmt: skip
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DOTTED = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})(?:\.([0-9]{4})?)?(?: ?r\.?)?")
_SPOKEN = re.compile(rf"([0-9]{{1,2}}) ({'|'.join(_MONTHS)})(?: ([0-9]{{4}}))?(?: ?r\.?)?")
_HALF_A_YEAR = timedelta(days=183)

MONTH_NAMES = [
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
]  # fmt: skip


class DayError(ValueError):
    """The text is not a day that can be logged; the message is the Polish sentence for the field."""


def parse_day(text: str, today: date, dated: bool = False) -> date:
    """The day meant by text: dziś, wczoraj, 3.09, 3.09.2026, 3 września, 2026-09-03.

    A day without a year is the last such day, at most half a year back. dated: the year must be typed.
    Raises DayError.
    """
    words = fold(text)
    if words in _WORDS and not dated:
        return today - timedelta(days=_WORDS[words])
    year, month, day = (None, 1, 1) if words in _WORDS else _split(words)
    if dated and year is None:
        raise DayError("w pliku data musi mieć rok – wpisz np. 3.09.2026")
    found = _latest(month, day, today) if year is None else _real(year, month, day)
    if found > today:
        raise DayError(f"{found:%d.%m.%Y} dopiero będzie – wpisz dzień, który już był")
    return found


def _split(words: str) -> tuple[int | None, int, int]:
    """Year (None when not typed), month, day."""
    if iso := _ISO.fullmatch(words):
        return int(iso[1]), int(iso[2]), int(iso[3])
    if dotted := _DOTTED.fullmatch(words):
        return int(dotted[3]) if dotted[3] else None, int(dotted[2]), int(dotted[1])
    if spoken := _SPOKEN.fullmatch(words):
        return int(spoken[3]) if spoken[3] else None, _MONTHS.index(spoken[2]) + 1, int(spoken[1])
    raise DayError("nie rozpoznaję daty – wpisz np. 3.09.2026, 3.09, dziś albo wczoraj")


def _latest(month: int, day: int, today: date) -> date:
    """This year's day; when that is still to come, last year's if it lies at most half a year back."""
    this = _real(today.year, month, day)
    if this <= today:
        return this
    last = _real(today.year - 1, month, day)
    return last if today - last <= _HALF_A_YEAR else this


def _real(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise DayError(f"nie ma miesiąca {month} – wpisz najpierw dzień, potem miesiąc, np. 3.09")
    if not 2000 <= year <= 2100:
        raise DayError(f"rok {year} jest poza zakresem – wpisz rok czterema cyframi, np. 2026")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise DayError(f"{MONTH_NAMES[month - 1]} {year} ma {last} dni – popraw dzień")
    return date(year, month, day)
