"""`campaign review` lists what is due and records a check without disturbing the file."""

from __future__ import annotations

import re
from datetime import date

import pytest

from campaign.authoring.review import HISTORY, Check, due, record
from campaign.problems import CampaignError
from content_copy import DAY, ContentCopy

FACTS = "content/facts.yml"


def test_list_names_the_due_with_sources(content: ContentCopy) -> None:
    project = content.context().project
    assert list(due(project, 30)) == []
    first, url, *_ = due(project, 40)
    assert first.startswith("31.12.2026  telefon-zaufania: Telefon Zaufania")
    assert url.strip().startswith("https://")
    assert "PO TERMINIE" in next(due(content.context(date(2027, 1, 2)).project, 0))


def test_done_changes_one_line_and_notes_the_check(content: ContentCopy) -> None:
    before = (content.root / FACTS).read_text(encoding="utf-8").split("\n")
    check = Check("telefon-zaufania", date(2026, 12, 20), "dzielnicowy")
    record(content.context().project, check)
    after = (content.root / FACTS).read_text(encoding="utf-8").split("\n")
    changed = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert changed == [("    review_by: 2026-12-31", "    review_by: 2027-06-20")]
    history = (content.root / HISTORY).read_text(encoding="utf-8")
    assert history == "sprawdzono,co,kto,do_kiedy\n2026-12-20,telefon-zaufania,dzielnicowy,2027-06-20\n"
    assert content.context().campaign.facts["telefon-zaufania"].review_by == date(2027, 6, 20)


def test_done_for_a_method_moves_both_dates_and_history_grows(content: ContentCopy) -> None:
    project = content.context().project
    record(project, Check("pesel", DAY, "urzędnik", date(2027, 9, 1)))
    record(project, Check("na-krewnego", date(2026, 12, 1), "dzielnicowy", date(2027, 6, 1)))
    method = content.context().campaign.methods["na-krewnego"]
    assert (method.reviewed_on, method.review_by) == (date(2026, 12, 1), date(2027, 6, 1))
    assert (content.root / HISTORY).read_text(encoding="utf-8").count("\n") == 3


def test_done_keeps_line_ends_quotes_and_comments(content: ContentCopy) -> None:
    name = "methods/na-krewnego.yml"
    content.replace(name, "review_by: ", "review_by:   ")
    path = content.root / "content" / name
    before = path.read_bytes().replace(b"\n", b"  # kiedy\r\n", 8)
    path.write_bytes(before)
    record(
        content.context().project, Check("na-krewnego", date(2026, 12, 1), "dzielnicowy", date(2027, 6, 1))
    )
    after = path.read_bytes()
    dates = re.compile(rb"(review_by|reviewed_on):( +)[0-9-]+")
    assert after != before
    assert dates.sub(b"", after) == dates.sub(b"", before)
    assert b"review_by:   2027-06-01" in after


@pytest.mark.parametrize(
    ("check", "says"),
    [
        (Check("telefon", DAY, "dzielnicowy"), "nie ma faktu, metody ani pracownika"),
        (Check("pesel", DAY, "Jan Kowalski"), "wpisz funkcję"),
        (Check("pesel", DAY, "asp. Nowak"), "wpisz funkcję"),
        (Check("pesel", DAY, "pani Anna"), "wpisz funkcję"),
        (Check("pesel", DAY, " "), "wpisz funkcję"),
        (Check("pesel", DAY, "dzielnicowy", date(2026, 1, 1)), "termin jest przed sprawdzeniem"),
    ],
)
def test_refuses(content: ContentCopy, check: Check, says: str) -> None:
    before = (content.root / FACTS).read_bytes()
    with pytest.raises(CampaignError, match=says):
        record(content.context().project, check)
    assert (content.root / FACTS).read_bytes() == before
    assert not (content.root / HISTORY).exists()
