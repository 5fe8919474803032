"""Official Polish for what the log counts: sentences of templates/report/zdania.txt, their numbers and days.

Places that only a person can fill in are BLANK; nothing here invents a cause or a conclusion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache, partial
from typing import Any

from babel.lists import format_list
from jinja2 import FileSystemLoader, StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from campaign.language import numbers
from campaign.log.documents import FOLDER, edited
from campaign.log.entry.vocabulary import GIVES, WHOLE_AREA

BLANK = "………"
PHRASES = FOLDER / "zdania.txt"
_TO_FILL = re.compile(rf"\s*[^.;]*:[ \u00a0]?{BLANK}")
_LONELY = re.compile(r"\b([aiouwz]) |(?<=:) (?=………)", re.IGNORECASE)
"""A space that may not end a line: after a single letter, before a blank."""
_YEAR = " %Y\u00a0r."
joined = partial(format_list, locale="pl")
"""a, b i c"""


@cache
def template(public: bool) -> Template:
    """The file, its numbers and days in the forms of official Polish."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(PHRASES.parent), undefined=StrictUndefined,
        line_statement_prefix="%", finalize=partial(_shown, public=public),
    )  # fmt: skip
    environment.globals |= {"public": public, "whole_area": WHOLE_AREA, "gives": GIVES}
    environment.filters |= {
        "ile": numbers.counted,
        "odmiana": numbers.form,
        "jawne": partial(dates, public=False),
        "miesiące": in_months,
        "join_i": joined,
    }
    return environment.get_template(PHRASES.name)


def phrase(name: str, *about: object, public: bool = False) -> str:
    """What the file's macro of this name makes of what was counted; public: months instead of days.

    Raises CampaignError when the file was edited into something that cannot be read or filled.
    """
    with edited(PHRASES):
        file = template(public)
        try:
            return str(getattr(file.module, name)(*about)).strip()
        except Exception:
            file.environment.handle_exception()  # with the lines of the file, not of what is made of it


def say(name: str, *about: object, public: bool = False) -> list[str]:
    """A phrase as sentences, one for each of its lines; public: without blanks."""
    lines = phrase(name, *about, public=public).split("\n")
    said = [sentence(line.strip()) for line in lines if line.strip()]
    return [*filter(None, (_TO_FILL.sub("", text).strip() for text in said))] if public else said


def _shown(value: Any, public: bool) -> Any:
    """What stands for a number, a day or several days."""
    if isinstance(value, int):
        return numbers.grouped(value)
    if isinstance(value, date):
        return on(value)
    return dates(value, public) if isinstance(value, list) else value


def sentence(text: str) -> str:
    """The text with a capital, unbreakable spaces and one full stop („… r.” has its own)."""
    stopped = text if text.endswith((".", "?", ":", BLANK)) else f"{text}."
    return bound(f"{stopped[:1].upper()}{stopped[1:]}")


def bound(text: str) -> str:
    """The text with no lonely letter at the end of a line."""
    return _LONELY.sub("\\1\u00a0", text)


def on(day: date) -> str:
    """09.12.2024 r."""
    return f"{numbers.day(day)}\u00a0r."


def dates(days: Sequence[date], public: bool) -> str:
    """w dniu 03.09.2026 r.; w dniach 03.09 i 12.09.2026 r.; w 7 dniach, od 03.09.2026 r. do 12.12.2026 r.;
    in public: we wrześniu 2026 r.; od lipca do grudnia 2026 r., od lipca 2026 r. do stycznia 2027 r.
    """
    if public and len({day.replace(day=1) for day in days}) > 3:
        ends = days[0], days[-1]
        return "od {} do {}".format(*_dated([numbers.months("format")[day.month - 1] for day in ends], ends))
    if public:
        return in_months(days)
    if len(days) == 1:
        return f"w\u00a0dniu\u00a0{on(days[0])}"
    if len(days) > 6:
        return f"w\u00a0{numbers.grouped(len(days))}\u00a0dniach, od {on(days[0])} do {on(days[-1])}"
    return f"w\u00a0dniach {joined(_dated([f'{day:%d.%m}' for day in days], days, '.%Y'))}\u00a0r."


def in_months(days: Sequence[date]) -> str:
    """we wrześniu i w październiku 2024 r."""
    firsts = list(dict.fromkeys(day.replace(day=1) for day in days))
    return joined(_dated([numbers.in_month(first.month) for first in firsts], firsts))


def _dated(names: Sequence[str], days: Sequence[date], year: str = _YEAR) -> list[str]:
    """The names with the years of their days; a year they share is said once, after the last."""
    *others, last = (f"{name}{day:{year}}" for name, day in zip(names, days, strict=True))
    return [*(names[:-1] if days[0].year == days[-1].year else others), last]
