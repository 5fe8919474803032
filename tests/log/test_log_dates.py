"""Days as officers type them."""

from __future__ import annotations

from datetime import date

import pytest

from campaign.log.entry.dates import month_of, parse_day, within
from campaign.log.entry.fields import FieldError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("dziś", date(2026, 11, 23)),
        ("Dzisiaj", date(2026, 11, 23)),
        ("23.11.2026", date(2026, 11, 23)),
        ("wczoraj", date(2026, 11, 22)),
        ("przedwczoraj", date(2026, 11, 21)),
        ("3.09", date(2026, 9, 3)),
        ("03.09", date(2026, 9, 3)),
        ("3.9.", date(2026, 9, 3)),
        ("3.09.2026", date(2026, 9, 3)),
        ("03.09.2026 r.", date(2026, 9, 3)),
        ("2026-09-03", date(2026, 9, 3)),
        ("3 września", date(2026, 9, 3)),
        ("3 PAŹDZIERNIKA 2025 r.", date(2025, 10, 3)),
        ("29.02.2024", date(2024, 2, 29)),
    ],
)
def test_a_day_is_read(text: str, day: date) -> None:
    assert parse_day(text, TODAY) == day


def test_a_day_without_a_year_is_the_last_such_day() -> None:
    assert parse_day("31.12", date(2027, 1, 2)) == date(2026, 12, 31)
    with pytest.raises(FieldError, match="dopiero będzie"):
        parse_day("25.12", TODAY)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("24.11.2026", "dopiero będzie"),
        ("31.06", "czerwiec 2026 ma 30 dni"),
        ("29.02.2026", "luty 2026 ma 28 dni"),
        ("1.13.2024", "nie ma miesiąca 13"),
        ("0.05", "dni – popraw dzień"),
        ("3.09.1026", "rok 1026"),
        ("kiedyś", "nie rozpoznaję daty"),
        ("ostatni piątek", "nie rozpoznaję daty"),
        ("٣.٠٩", "nie rozpoznaję daty"),
        ("03:09", "nie rozpoznaję daty"),
    ],
)
def test_anything_else_is_refused_with_its_own_sentence(text: str, said: str) -> None:
    with pytest.raises(FieldError, match=said):
        parse_day(text, TODAY)


@pytest.mark.parametrize("text", ["dziś", "wczoraj", "3.09", "3 września"])
def test_in_a_file_the_year_is_needed_because_it_may_be_read_again(text: str) -> None:
    with pytest.raises(FieldError, match="musi mieć rok"):
        parse_day(text, TODAY, dated=True)


@pytest.mark.parametrize(
    "text",
    ["2026.09.03", "3/9/2026", "03-09-2026", "3 IX 2026", "3.IX.2026", "3 września 2026 r.", "46268", "3.09.26",
     "2026-09-03 10:30:00", "3.09.2026, godz. 10:30", "3 wrzesień 2026"],
)  # fmt: skip
def test_the_ways_other_peoples_sheets_write_a_day(text: str) -> None:
    assert parse_day(text, TODAY, dated=True) == date(2026, 9, 3)


@pytest.mark.parametrize(
    "text",
    [
        "5-6.08",
        "5–6.08.2026",
        "5/6.08",
        "5 i 6 sierpnia",
        "5-6 VIII",
        "od 5 do 6.08",
        "30.08-1.09",
        "5.08, 6.08",
        "5-6",
    ],
)
@pytest.mark.parametrize(
    ("dated", "remedy"), [(False, "każdy następny jako osobny wpis"), (True, "jeden dzień na wiersz")]
)
def test_several_days_are_never_read_as_one(text: str, dated: bool, remedy: str) -> None:
    with pytest.raises(FieldError, match=remedy):
        parse_day(text, TODAY, dated)


def test_a_heading_gives_month_and_year() -> None:
    assert month_of("Wrzesień 2026") == (2026, 9)
    assert month_of("IX 2026 r.") == (2026, 9)
    assert month_of("Wrzesień to był dobry miesiąc") is None
    assert within("3", (2026, 9)) == "3.9.2026"
    assert within("3.10", (2026, 9)) == "3.10.2026"
    assert within("3.09.2025", (2026, 9)) == "3.09.2025"
