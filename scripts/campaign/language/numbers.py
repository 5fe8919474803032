"""Polish numerals, months and days as sentences need them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Literal


@cache
def months(form: Literal["stand-alone", "format"] = "stand-alone") -> list[str]:
    """Names of the months: stand-alone („wrzesień”) or format („września”, after a day)."""
    from babel.dates import get_month_names  # loaded when a month is named, and few commands name one

    return list(get_month_names("wide", form, "pl").values())


_LOCATIVE = ["styczniu", "lutym", "marcu", "kwietniu", "maju", "czerwcu",
             "lipcu", "sierpniu", "wrześniu", "październiku", "listopadzie", "grudniu"]  # fmt: skip
"""The case no library has."""


def in_month(number: int) -> str:
    """w lipcu, we wrześniu; number: 1 to 12."""
    return f"{'we' if number == 9 else 'w'} {_LOCATIVE[number - 1]}"


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with the noun in the right form: 1 wpis, 2 wpisy, 5 wpisów, 12 wpisów, 22 wpisy."""
    return f"{grouped(number)}\u00a0{form(number, one, few, many)}"


def form(number: int, one: str, few: str, many: str) -> str:
    """The noun's form after the number."""
    number = abs(number)
    if number == 1:
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many


def characters(number: int) -> str:
    """1 znak, 22 znaki, 25 znaków: for the screen, so with plain spaces, as words and lines."""
    return f"{number} {form(number, 'znak', 'znaki', 'znaków')}"


def words(number: int) -> str:
    """1 słowo, 22 słowa, 25 słów."""
    return f"{number} {form(number, 'słowo', 'słowa', 'słów')}"


def lines(number: int) -> str:
    """1 wiersz, 22 wiersze, 25 wierszy."""
    return f"{number} {form(number, 'wiersz', 'wiersze', 'wierszy')}"


def decimal(value: float) -> str:
    """One digit after a comma: 3,5."""
    return f"{value:.1f}".replace(".", ",")


def grouped(number: int) -> str:
    """Digits in groups of three, as Polish writes them from 1 000 up."""
    return f"{number:,}".replace(",", "\u00a0")


def day(value: date | None) -> str:
    """03.09.2026, or a dash for no day."""
    return f"{value:%d.%m.%Y}" if value else "–"


def entries(number: int) -> str:
    """1 wpis, 2 wpisy, 5 wpisów."""
    return counted(number, "wpis", "wpisy", "wpisów")


def residents(number: int) -> str:
    """1 mieszkaniec, 2 mieszkańców (the collective counts with the genitive)."""
    return counted(number, "mieszkaniec", "mieszkańców", "mieszkańców")


def people(number: int) -> str:
    """22 osoby"""
    return counted(number, "osoba", "osoby", "osób")


def leaflets(number: int) -> str:
    """1 ulotka, 2 ulotki, 5 ulotek."""
    return counted(number, "ulotka", "ulotki", "ulotek")


def closed(text: str) -> str:
    """The text as a sentence: with a full stop, unless it asks something."""
    return text if text.endswith("?") else f"{text}."
