"""A calendar file (RFC 5545) that Outlook and telephones open: whole days, no alarms, no persons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

_OCTETS = 75


@dataclass(frozen=True)
class CalendarEvent:
    """One entry: first and last day (both included), what and more about it; uid stays the same for ever."""

    uid: str
    first: date
    last: date
    title: str
    about: str


def calendar(name: str, stamp: date, events: list[CalendarEvent]) -> bytes:
    """The file's bytes; stamp: the edition's day, so that the same content gives the same bytes."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Przerywam i pytam//PL", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_text(name)}")
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(event: CalendarEvent, stamp: date) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{event.first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{event.last + timedelta(days=1):%Y%m%d}",  # the day after the last one
        f"SUMMARY:{_text(event.title)}",
        f"DESCRIPTION:{_text(event.about)}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _text(value: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        value = value.replace(plain, escaped)
    return value


def _folded(line: str) -> Iterator[str]:
    """Lines of at most 75 octets; a letter of several octets is never cut."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _OCTETS:
            yield part
            part = " "
        part += letter
    yield part
