"""Calendar files: what RFC 5545 asks of them, and what the officer's calendar puts in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from campaign.kits import calendar, ical
from campaign.project import open_project

SAMPLE = Path(__file__).parents[1] / "sample"
EVENT = ical.CalendarEvent(
    "a@b", date(2027, 1, 31), date(2027, 1, 31), "Parafia; ogłoszenie, żółć " * 5, "wiersz\ndrugi"
)


def unfolded(data: bytes) -> list[str]:
    return data.decode().replace("\r\n ", "").split("\r\n")


def test_lines_are_short_end_in_crlf_and_lose_nothing() -> None:
    data = ical.calendar("Kalendarz", date(2026, 11, 23), [EVENT])
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = unfolded(data)
    assert "SUMMARY:" + ("Parafia\\; ogłoszenie\\, żółć " * 5) in lines
    assert "DESCRIPTION:wiersz\\ndrugi" in lines


def test_a_whole_day_ends_on_the_next() -> None:
    lines = unfolded(ical.calendar("K", date(2026, 11, 23), [EVENT]))
    assert "DTSTART;VALUE=DATE:20270131" in lines
    assert "DTEND;VALUE=DATE:20270201" in lines


def test_the_officer_gets_word_and_calendar_file() -> None:
    project = open_project(SAMPLE, date(2026, 11, 24))
    police = project.campaign.publishers["kpp-zalesie"]
    made = {Path(output.path).suffix: output for output in calendar.files(project, police)}
    assert set(made) == {".docx", ".ics"}
    boosters = project.campaign.plans["2026-2"].boosters
    lines = unfolded(made[".ics"].render())
    assert lines.count("BEGIN:VEVENT") == len(boosters)
    assert len({line for line in lines if line.startswith("UID:")}) == len(boosters)


def test_two_reminders_of_one_partner_on_one_day_are_two_events() -> None:
    project = open_project(SAMPLE, date(2026, 11, 24))
    old = project.campaign.plans["2026-2"]
    twice = [old.boosters[0], old.boosters[0].model_copy(update={"about": "na-krewnego"})]
    plan = old.model_copy(update={"boosters": twice})
    campaign = replace(project.campaign, plans={plan.slug: plan})
    police = campaign.publishers["kpp-zalesie"]
    _, events = calendar.files(replace(project, campaign=campaign), police)
    lines = unfolded(events.render())  # type: ignore[arg-type]
    assert len({line for line in lines if line.startswith("UID:")}) == 2
