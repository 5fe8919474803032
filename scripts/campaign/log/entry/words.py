"""Polish numerals and dates as sentences need them."""

from __future__ import annotations

from datetime import date

from campaign.log.entry.dates import MONTH_NAMES


def counted(number: int, one: str, few: str, many: str) -> str:
    """The number with the noun in the right form: 1 wpis, 2 wpisy, 5 wpisów, 12 wpisów, 22 wpisy."""
    return f"{grouped(number)}\u00a0{form(number, one, few, many)}"


def form(number: int, one: str, few: str, many: str) -> str:
    """The noun's form after the number."""
    number = abs(number)
    if number == 1:
        return one
    return few if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else many


def grouped(number: int) -> str:
    """Digits in groups of three, as Polish writes them from 1 000 up."""
    return f"{number:,}".replace(",", "\u00a0")


def day(value: date | None) -> str:
    """03.09.2026, or a dash for no day."""
    return f"{value:%d.%m.%Y}" if value else "–"


def month(first: date) -> str:
    """wrzesień 2026"""
    return f"{MONTH_NAMES[first.month - 1]} {first.year}"


def entries(number: int) -> str:
    """1 wpis, 2 wpisy, 5 wpisów."""
    return counted(number, "wpis", "wpisy", "wpisów")


def residents(number: int) -> str:
    """1 mieszkaniec, 2 mieszkańców (the collective counts with the genitive)."""
    return counted(number, "mieszkaniec", "mieszkańców", "mieszkańców")


def leaflets(number: int) -> str:
    """1 ulotka, 2 ulotki, 5 ulotek."""
    return counted(number, "ulotka", "ulotki", "ulotek")


def closed(text: str) -> str:
    """The text as a sentence: with a full stop, unless it asks something."""
    return text if text.endswith("?") else f"{text}."
