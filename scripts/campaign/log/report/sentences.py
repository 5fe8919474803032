"""Official Polish for what the log counts: sentences and forms from templates/report/zdania.yml.

Places that only a person can fill in are BLANK; nothing here invents a cause or a conclusion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from string import Formatter
from typing import Any

from campaign.language import numbers
from campaign.log.documents import FOLDER
from campaign.problems import CampaignError

BLANK = "………"
PHRASES = FOLDER / "zdania.yml"
_OPTIONAL = re.compile(r"\[([^][]*)\]")
_PART = re.compile(r"\{(\w+)")
_TO_FILL = re.compile(rf"\s*[^.;]*:[ \u00a0]?{BLANK}")
_LONELY = re.compile(r"\b([aiouwz]) |(?<=:) (?=………)", re.IGNORECASE)
"""A space that may not end a line: after a single letter, before a blank."""


@cache
def phrases() -> dict[str, Any]:
    """The sentences by name, some by kind. Raises CampaignError."""
    import yaml

    try:
        return dict(yaml.safe_load(PHRASES.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, yaml.YAMLError) as error:
        raise CampaignError(f"plik {PHRASES.name} ma błąd – przywróć go") from error


class Speech(Formatter):
    """Says sentences. public: months in the place of single days, and no blanks."""

    def __init__(self, public: bool = False) -> None:
        self.public = public

    def say(self, name: str, kind: str = "", **parts: str | int | date | Sequence[date] | None) -> str:
        """The sentence of this name (and kind) with its parts; [a bracket] with an empty part goes.

        Raises CampaignError when the sentence was edited into something that cannot be filled.
        """
        try:
            text = phrases()[name][kind] if kind else phrases()[name]
            kept = _OPTIONAL.sub(lambda found: found[1] if _filled(found[1], parts) else "", text)
            said = sentence(self.format(kept, **parts))
        except (LookupError, TypeError, ValueError) as error:
            raise CampaignError(f"w pliku {PHRASES.name} zdanie {name} {kind} ma błąd – popraw je") from error
        return _TO_FILL.sub("", said).strip() if self.public else said

    def format_field(self, value: Any, form: str) -> str:
        """A part of a sentence in the form asked for: {people:osoba}, {days:wymienione}."""
        if isinstance(value, int):
            return counted(value, form) if form else numbers.grouped(value)
        if isinstance(value, date):
            return on(value)
        if isinstance(value, str):
            return value
        forms = {"": self.when, "wymienione": self.listed, "miesiące": in_months, "od do": _span}
        return forms[form](value)

    def when(self, days: Sequence[date]) -> str:
        """w dniu 03.09.2024 r., w 5 dniach"""
        if len(days) > 1:
            return counted(len(days), "w dniach")
        return in_months(days) if self.public else f"w dniu\u00a0{on(days[0])}"

    def listed(self, days: Sequence[date]) -> str:
        """Up to four days one by one, else the first and the last; in public up to three months."""
        if len(days) == 1:
            return self.when(days)
        same_year = days[0].year == days[-1].year
        if self.public and len(_firsts(days)) > 3:
            return _between(days) + (f" {days[0].year}\u00a0r." if same_year else "")
        if self.public:
            return in_months(days)
        if len(days) > 4:
            return f"od {on(days[0])} do {on(days[-1])}"
        return joined([*(f"{day:{'%d.%m' if same_year else '%d.%m.%Y'}}" for day in days[:-1]), on(days[-1])])


def _filled(text: str, parts: dict[str, Any]) -> bool:
    return all(parts[name] for name in _PART.findall(text))


def sentence(text: str) -> str:
    """The text with a capital, unbreakable spaces and one full stop („… r.” has its own)."""
    stopped = text if text.endswith((".", "?", ":", BLANK)) else f"{text}."
    return bound(f"{stopped[:1].upper()}{stopped[1:]}")


def bound(text: str) -> str:
    """The text with no lonely letter at the end of a line."""
    return _LONELY.sub("\\1\u00a0", text)


def joined(parts: Sequence[str]) -> str:
    """a, b i c"""
    return " i ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def counted(number: int, form: str) -> str:
    """What the file says of so many: 2 spotkania, w 5 dniach. Raises KeyError for an unknown form."""
    said = numbers.form(number, *phrases()["forms"][form])
    return said.replace("# ", f"{numbers.grouped(number)}\u00a0")


def on(day: date) -> str:
    """09.12.2024 r."""
    return f"{day:%d.%m.%Y}\u00a0r."


def _firsts(days: Sequence[date]) -> list[date]:
    """The first days of their months, each once."""
    return list(dict.fromkeys(day.replace(day=1) for day in days))


def in_months(days: Sequence[date]) -> str:
    """we wrześniu i w październiku 2024 r."""
    firsts = _firsts(days)
    names = [numbers.in_month(first.month) for first in firsts]
    if len({first.year for first in firsts}) == 1:
        return f"{joined(names)} {firsts[0].year}\u00a0r."
    return joined([f"{name} {first.year}\u00a0r." for name, first in zip(names, firsts, strict=True)])


def _between(days: Sequence[date]) -> str:
    """od lipca do grudnia, od lipca 2024 r. do stycznia 2025 r."""
    names = [numbers.months("format")[day.month - 1] for day in (days[0], days[-1])]
    if days[0].year != days[-1].year:
        names = [f"{name} {day.year}\u00a0r." for name, day in zip(names, (days[0], days[-1]), strict=True)]
    return f"od {names[0]} do {names[1]}"


def _span(days: Sequence[date]) -> str:
    """', od lipca do grudnia'; empty within one month."""
    return "" if len(_firsts(days)) == 1 else f", {_between(days)}"
