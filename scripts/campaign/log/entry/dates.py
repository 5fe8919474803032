"""Reads a day as people type it. Small and strict: date guessers turn 03.09 into a time of day."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import cache

from campaign.language.numbers import months
from campaign.log.entry.fields import FieldError, fold

_WORDS = {"dzis": 0, "dzisiaj": 0, "wczoraj": 1, "przedwczoraj": 2}
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_DAY = re.compile(
    r"([0-9]{1,2})([. /-]+)([0-9]{1,2})(?:(?:[. /-]+(?=[0-9]{4})|\2)([0-9]{4}|[0-9]{2}))?\.?(?: ?r\.?)?"
)
"""A year of two digits stands after the same sign as the month: 5-6.08 are two days of August."""
_SEVERAL = re.compile(
    r"(?:od )?[0-9]{1,2}(?:[. ]+[0-9a-z]+){0,2}\.? ?(?:[-–—/,;+]|i |do |oraz ) ?"
    r"[0-9]{1,2}[. ]+(?:(?:0?[1-9]|1[0-2])\b|(?!r\b)[a-z]).*"
    r"|[0-9]{1,2} ?[-–—] ?[1-9][0-9]?\.?"
)
"""5-6.08, 5 i 6 sierpnia, 30.08–1.09, and 5-6, which may be two days as well as a day and a month."""
_YEAR_FIRST = re.compile(r"^([0-9]{4})[./-]([0-9]{1,2})[./-]([0-9]{1,2})\.?$")
_TIME = re.compile(r"(?:[ t]|, ?)(?:o |godz\.? ?)?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_SERIAL = re.compile(r"[34][0-9]{4}|5[0-4][0-9]{3}")
_MONTH = re.compile(r"([a-z]+)\b[ .]*([0-9]{4})?")

Month = tuple[int | None, int]
"""Year (None when not said) and month that a heading or the name of a sheet tells."""


def parse_day(text: str, today: date, dated: bool = False) -> date:
    """The day meant by dziś, wczoraj, 3.09, 3.09.2026, 3 września, 3 IX 2026, 2026-09-03, 46268.

    Without a year it is the last such day, at most half a year back; dated: with a year. Raises FieldError.
    """
    if _SEVERAL.fullmatch(fold(text)):
        rest = " na wiersz" if dated else ", a każdy następny jako osobny wpis"
        raise FieldError(f"to wygląda na kilka dni – wpisz jeden dzień{rest}, np. 3.09.2026")
    words = _TIME.sub("", fold(text))
    if words in _WORDS and not dated:
        return today - timedelta(days=_WORDS[words])
    if _SERIAL.fullmatch(words):
        found = date(1899, 12, 30) + timedelta(days=int(words))
    else:
        year, month, day = (None, 1, 1) if words in _WORDS else _split(words)
        if dated and year is None:
            raise FieldError("w pliku data musi mieć rok – wpisz np. 3.09.2026")
        found = _real(today.year if year is None else year, month, day)
        if year is None and found > today:
            last = _real(today.year - 1, month, day)
            found = last if today - last <= timedelta(days=183) else found
    if found > today:
        raise FieldError(f"{found:%d.%m.%Y} dopiero będzie – wpisz dzień, który już był")
    return found


def month_of(text: str) -> Month | None:
    """The month a heading names, e.g. „Wrzesień 2026”; None when it is something else."""
    said = _MONTH.fullmatch(fold(text).replace(" r.", "").rstrip("."))
    number = _months().get(said[1]) if said else None
    return (int(said[2]) if said[2] else None, number) if said and number else None


def within(text: str, month: Month | None) -> str:
    """The day with what a heading above it says: 3 or 3.09 below „wrzesień 2026” becomes 3.09.2026."""
    if month is None or month[0] is None or not re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]{1,2})?\.?", text.strip()):
        return text
    day, _, own = text.strip().rstrip(".").partition(".")
    return f"{day}.{own or month[1]}.{month[0]}"


def serial(day: date) -> int:
    """The day's number as spreadsheets count: 1 is 1 January 1900, with the leap day that never was."""
    return day.toordinal() - date(1899, 12, 30).toordinal()


@cache
def _months() -> dict[str, int]:
    """Each way to write a month, without accents, with its number."""
    ways = (months("format"), months(), _ROMAN)
    return {fold(word): number for words in ways for number, word in enumerate(words, 1)}


def _split(words: str) -> tuple[int | None, int, int]:
    """Year (None when not typed), month, day."""
    numbers = re.sub(r"(?<=[. /-])[a-z]+(?![0-9])", lambda word: str(_months().get(word[0], word[0])), words)
    said = _DAY.fullmatch(_YEAR_FIRST.sub(r"\3.\2.\1", numbers))
    if said is None:
        raise FieldError("nie rozpoznaję daty – wpisz np. 3.09.2026, 3.09, dziś albo wczoraj")
    day, _, month, year = said.groups()
    return int(f"20{year}"[-4:]) if year else None, int(month), int(day)


def _real(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise FieldError(f"nie ma miesiąca {month} – wpisz najpierw dzień, potem miesiąc, np. 3.09")
    if not 2000 <= year <= 2100:
        raise FieldError(f"rok {year} jest poza zakresem – wpisz rok czterema cyframi, np. 2026")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise FieldError(f"{months()[month - 1]} {year} ma {last} dni – popraw dzień")
    return date(year, month, day)
