"""Official Polish for what the log counts: sentences from templates/report/zdania.yml, forms by rule.

Places that only a person can fill in are BLANK; nothing here invents a cause or a conclusion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from campaign.language.numbers import counted, form, grouped, in_month, months
from campaign.log.count.results import Done
from campaign.log.documents import FOLDER
from campaign.log.entry.vocabulary import Kind
from campaign.problems import CampaignError

BLANK = "………"
PHRASES = FOLDER / "zdania.yml"
_OPTIONAL = re.compile(r"\[([^][]*\{(\w+)\}[^][]*)\]")
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


def say(name: str, kind: str = "", **parts: str) -> str:
    """The sentence of this name (and kind) with its parts; [a bracket] with an empty part goes.

    Raises CampaignError when the sentence was edited into something that cannot be filled.
    """
    try:
        text = phrases()[name][kind] if kind else phrases()[name]
        kept = _OPTIONAL.sub(lambda found: found[1] if parts[found[2]] else "", text)
        return sentence(kept.format(**parts))
    except (LookupError, TypeError, ValueError) as error:
        raise CampaignError(f"w pliku {PHRASES.name} zdanie {name} {kind} ma błąd – popraw je") from error


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


def on(day: date) -> str:
    """09.12.2024 r."""
    return f"{day:%d.%m.%Y}\u00a0r."


def noun(number: int, what: str) -> str:
    """The number with its noun in the accusative."""
    return counted(number, *phrases()["nouns"][what])


def many(what: str) -> str:
    """The noun's plural genitive: spotkań, obchodów."""
    return str(phrases()["nouns"][what][2])


def took_part(people: int, several: bool) -> str:
    """uczestniczyło łącznie 58 osób"""
    verb = form(people, "uczestniczyła", "uczestniczyły", "uczestniczyło")
    return f"{verb} {'łącznie ' if several else ''}{counted(people, 'osoba', 'osoby', 'osób')}"


def in_days(days: Sequence[date], public: bool) -> str:
    """w dniu 03.09.2024 r., w 5 dniach; without days in the public version."""
    if len(days) == 1:
        return in_months(days) if public else f"w dniu\u00a0{on(days[0])}"
    return f"w {counted(len(days), 'dniu', 'dniach', 'dniach')}"


def dates(days: Sequence[date], public: bool = False) -> str:
    """Up to four days one by one, else the first and the last; months in the public version."""
    if public:
        return in_months(days) if len({(day.year, day.month) for day in days}) < 4 else _from_to(days)
    if len(days) > 4:
        return f"od {on(days[0])} do {on(days[-1])}"
    same = len({day.year for day in days}) == 1
    return joined([*(f"{day:%d.%m}" if same else f"{day:%d.%m.%Y}" for day in days[:-1]), on(days[-1])])


def in_months(days: Sequence[date]) -> str:
    """we wrześniu i w październiku 2024 r."""
    firsts = list(dict.fromkeys(day.replace(day=1) for day in days))
    if len({first.year for first in firsts}) > 1:
        return joined([f"{in_month(first.month)} {first.year}\u00a0r." for first in firsts])
    return f"{joined([in_month(first.month) for first in firsts])} {firsts[0].year}\u00a0r."


def _from_to(days: Sequence[date]) -> str:
    """od lipca do grudnia 2024 r."""
    first, last = days[0], days[-1]
    year = "" if first.year == last.year else f" {first.year}\u00a0r."
    return f"od {_of(first)}{year} do {_of(last)} {last.year}\u00a0r."


def _of(day: date) -> str:
    """The month's name after „od” and „do”: lipca."""
    return months("format")[day.month - 1]


def against(name: str, what: str, done: int, count: int, due: date) -> str:
    """What was done against a planned count: „partly”, „partly_yet” or „more”."""
    planned = phrases()["one_planned"][what] if count == 1 else f"zaplanowanych {many(what)}"
    return say(
        name, verb="przekazano" if what == "leaflets" else "zrealizowano", done=grouped(done),
        count=grouped(count), planned=planned, due=on(due), more=grouped(done - count),
    )  # fmt: skip


def held(kind: str, done: Done, public: bool) -> str:
    """What was done of meetings, rounds or talks."""
    days, people = done.days, done.people
    several = done.entries > 1 if kind == "meeting" else len(days) > 1
    within = (days[0].year, days[0].month) == (days[-1].year, days[-1].month)
    together = "łącznie " if several else ""
    return say(
        "done", kind, number=noun(done.entries, kind),
        leaflets=noun(done.leaflets, "leaflets") if done.leaflets else "",
        which="których" if several else "którym", held="Odbyły się" if several else "Odbyło się",
        took_part=took_part(people, several) if people else "",
        with_people=f"{together}z {counted(people, 'osobą', 'osobami', 'osobami')}" if people else "",
        talks="rozmowę" if people == 1 else "rozmowy", days=in_days(days, public),
        span="" if within else f", od {_of(days[0])} do {_of(days[-1])}",
        dates=dates(days, public) if several or public else f"w dniu {on(days[0])}",
    )  # fmt: skip


def heard(kind: Kind, days: Sequence[date]) -> str:
    """What was broadcast, read out or published; its days are public, too."""
    if len(days) == 1:
        return say("once", kind.value, day=on(days[0]))
    return say("often", kind.value, days=in_days(days, False), dates=dates(days))
