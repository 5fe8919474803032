"""Official Polish for what the log counts: every form by rule, every sentence from the model report.

Places that only a person can fill in are BLANK; nothing here invents a cause or a conclusion.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campaign.language.numbers import counted, form, grouped, in_month, months
from campaign.log.count.results import Done
from campaign.log.entry.vocabulary import Kind

BLANK = "………"
CAUSE = f"Przyczyna:\u00a0{BLANK}"
_NOUNS: dict[str, tuple[str, str, str]] = {
    "meeting": ("spotkanie", "spotkania", "spotkań"),
    "round": ("obchód", "obchody", "obchodów"),
    "talk": ("rozmowę", "rozmowy", "rozmów"),
    "leaflets": ("ulotkę", "ulotki", "ulotek"),
    "broadcast": ("komunikat", "komunikaty", "komunikatów"),
    "notice": ("ogłoszenie", "ogłoszenia", "ogłoszeń"),
    "web": ("artykuł", "artykuły", "artykułów"),
    "contact": ("kontakt", "kontakty", "kontaktów"),
    "repeat": ("ustalone powtórzenie", "ustalone powtórzenia", "ustalonych powtórzeń"),
}
_ONE_PLANNED = {
    "meeting": "zaplanowanego spotkania", "round": "zaplanowanego obchodu", "talk": "zaplanowanej rozmowy",
    "leaflets": "zaplanowanej ulotki", "broadcast": "zaplanowanego komunikatu",
}  # fmt: skip
_PLANNED = {
    "meeting": "Spotkania zaplanowano do dnia {due}",
    "round": "Obchody będą prowadzone do dnia {due}",
    "talk": "Rozmowy zaplanowano do dnia {due}",
    "leaflets": "Kolportaż zaplanowano do dnia {due}",
    "radio": "Emisję zaplanowano do dnia {due}",
    "parish": "Odczytanie ogłoszenia zaplanowano do dnia {due}",
    "web": "Publikację zaplanowano do dnia {due}",
    "inform": "Przekazanie materiałów zaplanowano do dnia {due}",
}
_OVERDUE = {
    "meeting": "Do dnia {due} spotkań nie przeprowadzono",
    "round": "Do dnia {due} obchodów w ramach planu nie odnotowano",
    "talk": "Do dnia {due} rozmów w ramach planu nie odnotowano",
    "leaflets": "Do dnia {due} ulotek mieszkańcom nie przekazano",
    "radio": "Do dnia {due} nie uzyskano potwierdzenia emisji komunikatu",
    "parish": "Do dnia {due} nie uzyskano potwierdzenia odczytania ogłoszenia",
    "web": "Do dnia {due} nie uzyskano potwierdzenia publikacji",
    "inform": "Do dnia {due} materiałów nie przekazano",
}
CHANNELS = {"radio": "Emisji komunikatu", "parish": "Odczytania ogłoszenia"}
"""Partners' tasks that section 3 tells of as a broadcast."""


def sentence(text: str) -> str:
    """The text with a capital and one full stop („… r.” has its own)."""
    stopped = text if text.endswith((".", "?", BLANK)) else f"{text}."
    return f"{stopped[:1].upper()}{stopped[1:]}"


def stop(text: str) -> str:
    """The text with one full stop, as it begins."""
    return text if text.endswith(".") else f"{text}."


def joined(parts: Sequence[str]) -> str:
    """a, b i c"""
    return " i ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def on(day: date) -> str:
    """09.12.2024 r."""
    return f"{day:%d.%m.%Y}\u00a0r."


def noun(number: int, what: str) -> str:
    """The number with its noun in the accusative."""
    return counted(number, *_NOUNS[what])


def many(what: str) -> str:
    """The noun's plural genitive: spotkań, obchodów."""
    return _NOUNS[what][2]


def took_part(people: int, several: bool) -> str:
    """uczestniczyło łącznie 58 osób"""
    verb = form(people, "uczestniczyła", "uczestniczyły", "uczestniczyło")
    return f"{verb} {'łącznie ' if several else ''}{counted(people, 'osoba', 'osoby', 'osób')}"


def with_people(people: int, several: bool) -> str:
    """łącznie z 11 osobami"""
    return f"{'łącznie ' if several else ''}z\u00a0{counted(people, 'osobą', 'osobami', 'osobami')}"


def reached(people: int) -> str:
    """82 mieszkańców (accusative and genitive)."""
    return counted(people, "mieszkańca", "mieszkańców", "mieszkańców")


def in_days(days: Sequence[date], public: bool) -> str:
    """w dniu 03.09.2024 r., w 5 dniach; without days in the public version."""
    if len(days) == 1:
        return in_months(days) if public else f"w\u00a0dniu\u00a0{on(days[0])}"
    return f"w\u00a0{counted(len(days), 'dniu', 'dniach', 'dniach')}"


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


def span(days: Sequence[date]) -> str:
    """, od lipca do listopada; empty within one month."""
    first, last = days[0], days[-1]
    if (first.year, first.month) == (last.year, last.month):
        return ""
    return f", od {months('format')[first.month - 1]} do {months('format')[last.month - 1]}"


def _from_to(days: Sequence[date]) -> str:
    """od lipca do grudnia 2024 r."""
    first, last, names = days[0], days[-1], months("format")
    year = "" if first.year == last.year else f" {first.year}\u00a0r."
    return f"od {names[first.month - 1]}{year} do {names[last.month - 1]} {last.year}\u00a0r."


def planned(what: str, due: date) -> str:
    """The sentence for something that is still to come."""
    return sentence(_PLANNED[what].format(due=on(due)))


def overdue(what: str, due: date) -> str:
    """The sentence for something whose deadline passed, with the blank for the cause."""
    return f"{sentence(_OVERDUE[what].format(due=on(due)))} {CAUSE}"


def against(what: str, done: int, count: int) -> str:
    """zrealizowano 6 wobec 4 zaplanowanych spotkań, tj. o 2 więcej"""
    wanted = _ONE_PLANNED[what] if count == 1 else f"zaplanowanych {many(what)}"
    verb = "Przekazano" if what == "leaflets" else "Zrealizowano"
    return f"{verb} {grouped(done)} wobec {grouped(count)} {wanted}, tj. o {grouped(done - count)} więcej."


def part_of(what: str, done: int, count: int) -> str:
    """zrealizowano 2 z 4 zaplanowanych spotkań"""
    verb = "przekazano" if what == "leaflets" else "zrealizowano"
    wanted = _ONE_PLANNED[what] if count == 1 else f"zaplanowanych {many(what)}"
    return f"{verb} {grouped(done)} z\u00a0{grouped(count)} {wanted}"


def given(done: Done) -> str:
    """; przekazano 57 ulotek (empty for none)"""
    return f"; przekazano {noun(done.leaflets, 'leaflets')}" if done.leaflets else ""


def meetings(done: Done, public: bool) -> str:
    """What was done of meetings."""
    several, days = done.entries > 1, done.days
    taking = (
        f", w\u00a0{'których' if several else 'którym'} {took_part(done.people, several)}"
        if done.people
        else ""
    )
    held = "Odbyły się" if several else "Odbyło się"
    when = dates(days, public) if several or public else f"w\u00a0dniu {on(days[0])}"
    first = sentence(f"Przeprowadzono {noun(done.entries, 'meeting')} z\u00a0seniorami{taking}{given(done)}")
    return f"{first} {sentence(f'{held} {when}')}"


def rounds(done: Done, public: bool) -> str:
    """What was done of rounds."""
    talked = f"; rozmawiano {with_people(done.people, len(done.days) > 1)}" if done.people else ""
    when = f"{in_days(done.days, public)}{span(done.days)}"
    return sentence(
        f"Obchody ukierunkowane na osoby starsze i\u00a0samotne prowadzono {when}{talked}{given(done)}"
    )


def talks(done: Done, public: bool) -> str:
    """What was done of talks."""
    several = len(done.days) > 1
    talked = f" {with_people(done.people, several)}" if done.people else ""
    what = "rozmowę" if done.people == 1 else "rozmowy"
    return sentence(f"{in_days(done.days, public)} przeprowadzono {what}{talked}{given(done)}")


_HEARD = {
    Kind.RADIO: ("komunikat wyemitowano", "komunikat emitowano"),
    Kind.PARISH: ("ogłoszenie odczytano w\u00a0parafii", "ogłoszenie odczytywano w\u00a0parafii"),
    Kind.WEB: (
        "artykuł opublikowano na stronie internetowej",
        "artykuły opublikowano na stronach internetowych",
    ),
    Kind.NOTICE: ("ogłoszenie opublikowano", "ogłoszenia publikowano"),
}


def heard(kind: Kind, days: Sequence[date]) -> str:
    """What was broadcast, read out or published; its days are public, too."""
    once, often = _HEARD[kind]
    if len(days) == 1:
        return sentence(f"{once} w\u00a0dniu {on(days[0])}")
    return sentence(f"{often} {in_days(days, False)} ({dates(days)})")
