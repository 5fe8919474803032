"""Every kind of bad input through both doors: error, question or cleaning, the same in each."""

from __future__ import annotations

import csv
import io
from dataclasses import fields, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from xlsxwriter import Workbook

from campaign.commands.log import log
from campaign.log.entry.drafts import Draft
from campaign.log.entry.fields import FIELDS, LABELS
from campaign.log.entry.privacy import is_pesel, perhaps_named, personal
from log.samples import desk, project

GOOD = Draft(day="12.09.2026", kind="rozmowa", place="Lasy", people="3", leaflets="2")
PESEL = "44051401359"  # a textbook number with a right check digit
PERSONAL = (PESEL, "600 100 200", "jan@example.pl", "ul. Słowackiego 7", "Nowakowskiej", "Lasy 12")

ERRORS = [
    ({"people": "-3"}, "Osoby: wpisz liczbę całkowitą"),
    ({"people": "1,5"}, "Osoby: wpisz liczbę całkowitą"),
    ({"people": "1e9"}, "Osoby: wpisz liczbę całkowitą"),
    ({"people": "١٢"}, "Osoby: wpisz liczbę całkowitą"),
    ({"plan": "2030-1"}, "Plan: „2030-1” nie jest na liście"),
    ({"plan": "2024-2"}, "Data: 12.09.2026 jest poza okresem planu 2024-2"),
    (
        {"leaflet": "na-wnuczka 3, wspolna 2", "leaflets": "6"},
        "Ulotki: razem wpisano 6, a z rodzajów wychodzi 5",
    ),
    ({"people": "pięć"}, "Osoby: wpisz liczbę całkowitą"),
    ({"leaflets": "1000000000"}, "Ulotki: 1000000000 to za dużo"),
    ({"leaflets": "9" * 400}, "liczba o 400 cyfrach to za dużo"),
    ({"people": "2001"}, "Osoby: 2001 to za dużo"),
    ({"day": "24.11.2026"}, "Data: 24.11.2026 dopiero będzie"),
    ({"day": "31.06.2026"}, "Data: czerwiec 2026 ma 30 dni"),
    ({"day": "1.13.2026"}, "Data: nie ma miesiąca 13"),
    ({"day": "kiedyś"}, "Data: nie rozpoznaję daty"),
    ({"day": ""}, "Data"),
    ({"leaflet": "na-wnusia"}, "Rodzaj ulotki: „na-wnusia” nie jest na liście"),
    ({"kind": "taniec"}, "Działanie: „taniec” nie jest na liście"),
    ({"place": "Warszawa"}, "Miejscowość: „Warszawa” nie jest na liście"),
    ({"place": ""}, "Miejscowość: brak miejscowości"),
    ({"partner": "ktoś"}, "Partner: „ktoś” nie jest na liście"),
    ({"edition": "7"}, "Wydanie: nie ma wydania 7"),
    ({"people_new": "4"}, "W tym pierwszy raz: 4 to więcej"),
    (
        {"kind": "komunikat w radiu", "leaflets": ""},
        "Osoby: przy działaniu „komunikat w radiu” nie liczy się osób",
    ),
    (
        {"kind": "komunikat w radiu", "people": ""},
        "Ulotki: przy działaniu „komunikat w radiu” nie rozdaje się",
    ),
    ({"kind": "kolportaż ulotek", "people": "", "leaflets": ""}, "bez ulotek – wpisz ich liczbę"),
    ({"kind": "przekazanie partnerowi", "people": ""}, "Partner: komu przekazano"),
    ({"leaflets": "", "leaflet": "wspolna"}, "Rodzaj ulotki: podano rodzaj, a ulotek jest 0"),
    ({"note": f"rozmowa z {PESEL}"}, "Uwagi: to wygląda na numer PESEL"),
    ({"note": "tel. 600 100 200"}, "Uwagi: to wygląda na numer telefonu"),
    ({"note": "jan@example.pl"}, "Uwagi: to wygląda na adres e-mail"),
    ({"note": "u sąsiadki, ul. Słowackiego 7"}, "Uwagi: to wygląda na adres"),
    ({"note": "dom Lasy 12"}, "Uwagi: to wygląda na adres"),
    ({"note": "u pani Nowakowskiej"}, "Uwagi: to wygląda na nazwisko"),
    ({"place": "ul. Słowackiego 7"}, "Miejscowość: wpisany tekst nie jest na liście"),
    ({"place": PESEL}, "Miejscowość: wpisany tekst nie jest na liście"),
    ({"note": "a" * 281}, "Uwagi: tekst ma 281 znaków, mieści się 280"),
    ({"note": "a" * 32_000}, "Uwagi: tekst ma 32000 znaków, mieści się 280"),  # as much as a cell holds
]
QUESTIONS = [
    ({"people": "201"}, "201 osób to bardzo dużo"),
    ({"people": "21"}, "21 osób to bardzo dużo"),
    ({"people": "~5"}, "wpisano „~5”, zapiszę 5"),
    ({"people": "5-7"}, "wpisano „5-7”, zapiszę 5"),
    ({"leaflets": "1001"}, "1 001 ulotek to bardzo dużo"),
    ({"people": "0", "leaflets": "0"}, "wpis ma 0 osób i 0 ulotek"),
    ({"people": "0", "leaflets": "2"}, "wpis ma 0 osób"),
    ({"day": "1.10.2024"}, "plan 2024-2 zakończył się 31.12.2024"),
    ({"day": "1.10.2025"}, "nie obejmuje żaden plan"),
]
KEPT = [
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("'; DROP TABLE log_event; --", "'; DROP TABLE log_event; --"),
    ("=HYPERLINK(\"http://x\")", "=HYPERLINK(\"http://x\")"),
    ("było miło \U0001f642", "było miło \U0001f642"),
    ("abc\u202ecba\u200b", "abccba"),
    ("a\x00b\x07c", "abc"),
    ("w 2 turach, razem 5 osób, 12.09.2026", "w 2 turach, razem 5 osób, 12.09.2026"),
]  # fmt: skip


def through_the_command_line(root: Path, draft: Draft, *more: str) -> Result:
    options = [
        text
        for name, field in FIELDS.items()
        for text in (field.option, getattr(draft, name))
    ]  # fmt: skip
    arguments = ["add", "--root", str(root), "--as-of", "2026-11-23", *options, *more]
    return CliRunner(env={"CAMPAIGN_DATA": str(root / "data")}).invoke(log, arguments, input="n\n")


def through_the_sheet(root: Path, draft: Draft, *more: str) -> Result:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(LABELS.values())
    writer.writerow([getattr(draft, field.name) for field in fields(Draft)])
    file = root / "wpisy.csv"
    file.write_text(out.getvalue(), encoding="utf-8")
    arguments = ["import", str(file), "--root", str(root), "--as-of", "2026-11-23", *more]
    return CliRunner(env={"CAMPAIGN_DATA": str(root / "data")}).invoke(log, arguments, input="n\n")


def through_the_workbook(root: Path, draft: Draft, *more: str) -> Result:
    file = root / "wpisy.xlsx"
    with Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("Wpisy")
        sheet.write_row(3, 0, list(LABELS.values()))
        for column, field in enumerate(fields(Draft)):
            sheet.write_string(4, column, getattr(draft, field.name))
    arguments = ["import", str(file), "--root", str(root), "--as-of", "2026-11-23", *more]
    return CliRunner(env={"CAMPAIGN_DATA": str(root / "data")}).invoke(log, arguments, input="n\n")


DOORS = pytest.mark.parametrize("door", [through_the_command_line, through_the_sheet, through_the_workbook])


@DOORS
@pytest.mark.parametrize(("changed", "said"), ERRORS)
def test_an_error_is_one_sentence_and_nothing_is_saved(tmp_path, door, changed, said) -> None:
    root = project(tmp_path)
    result = door(root, replace(GOOD, **changed))
    dropped = "note" in changed and door is not through_the_command_line  # counts are worth more than a note
    assert result.exit_code == (0 if dropped else 1)
    assert (said.removeprefix("Uwagi: ") if dropped else said) in result.output
    assert "Traceback" not in result.output
    assert [row.event.entry.note for row in desk(root).store.events()] == [""] * dropped
    assert not any(text in result.output for text in PERSONAL)
    kept = b"".join(path.read_bytes() for path in (root / "data").rglob("*") if path.is_file())
    assert not any(text.encode() in kept for text in PERSONAL)


def test_a_text_longer_than_any_cell_is_refused(tmp_path) -> None:
    root = project(tmp_path)
    result = through_the_command_line(root, replace(GOOD, note="a" * 100_000))
    assert result.exit_code == 1
    assert "Uwagi: tekst ma 100000 znaków, mieści się 280" in result.output
    assert desk(root).store.events() == []


@DOORS
@pytest.mark.parametrize(("changed", "said"), QUESTIONS)
def test_a_question_is_asked_and_answered(tmp_path, door, changed, said) -> None:
    root = project(tmp_path)
    refused = door(root, replace(GOOD, **changed))
    assert said in refused.output
    assert refused.exit_code == 1
    assert desk(root).store.events() == []
    assert door(root, replace(GOOD, **changed), "--yes").exit_code == 0
    assert len(desk(root).store.events()) == 1


@DOORS
@pytest.mark.parametrize(("typed", "kept"), KEPT)
def test_texts_are_cleaned_and_otherwise_kept_as_they_are(tmp_path, door, typed, kept) -> None:
    root = project(tmp_path)
    if door is not through_the_command_line:
        typed = typed.replace("\x00", "")  # neither the csv module nor a workbook's XML can hold NUL
    result = door(root, replace(GOOD, note=typed))
    assert result.exit_code == 0, result.output
    assert desk(root).store.current()[0].event.entry.note == kept
    assert ("Uwagi" in result.output and "niewidoczne" in result.output) == (typed != kept)


@DOORS
def test_more_than_in_stock_is_asked(tmp_path, door) -> None:
    root = project(tmp_path)
    received = Draft(day="1.09.2026", kind="przyjęcie ulotek", leaflets="50", leaflet="na-wnuczka")
    assert door(root, received).exit_code == 0
    result = door(root, replace(GOOD, leaflets="60", leaflet="na-wnuczka"))
    assert "według dziennika zostało 50, a wpisano 60" in result.output
    assert result.exit_code == 1
    assert door(root, replace(GOOD, leaflets="50", leaflet="na-wnuczka")).exit_code == 0


def test_the_same_entry_twice_is_asked_on_the_command_line(tmp_path) -> None:
    root = project(tmp_path)
    assert through_the_command_line(root, GOOD).exit_code == 0
    again = through_the_command_line(root, GOOD)
    assert "taki sam wpis już jest" in again.output
    assert len(desk(root).store.events()) == 1
    assert through_the_command_line(root, GOOD, "--yes").exit_code == 0
    assert len(desk(root).store.events()) == 2


def test_an_entry_typed_and_then_imported_is_asked(tmp_path) -> None:
    root = project(tmp_path)
    assert through_the_command_line(root, GOOD).exit_code == 0
    asked = through_the_sheet(root, GOOD).output
    assert "wiersz 2 (jak nr 1: " in asked
    assert "taki sam wpis już jest" in asked
    assert len(desk(root).store.events()) == 1


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("440514-01359", "numer PESEL"),
        ("+48 600-100-200", "numer telefonu"),
        ("0048600100200", "numer telefonu"),
        ("81 825 00 00", "numer telefonu"),
        ("os. Młodych 3", "adres"),
        ("ulica Długa 12/4", "adres"),
        ("blok przy Urzędowskiej 12", "adres"),
        ("przy Lubelskiej 7 m. 3", "adres"),
        ("Panią Kowalską", "nazwisko lub imię"),
        ("rozmowa z p. Kowalską i synem", "nazwisko lub imię"),
        ("czytał ks. Marek", "nazwisko lub imię"),
        ("12 3456 7890 1234 5678 9012 3456", "numer konta albo karty"),
        ("1234-5678-9012-3456", "numer konta albo karty"),
    ],
)
def test_personal_data_is_seen(text: str, what: str) -> None:
    assert personal(text, ["Lasy"]) == what


@pytest.mark.parametrize(
    "text",
    [
        "", "12.09.2026 5 osób", "godz. 9 i 15", "pan sołtys", "Pani Burmistrz", "44051401358 sztuk? nie",
        "Lasy 12 osób", "2 x 150 ulotek", "od 2026-07-01 do 2026-12-31", "os. starsze", "godz. 10, p. burmistrz", "ks. proboszcz", "ks. Proboszcz",
    ],
)  # fmt: skip
def test_harmless_texts_pass(text: str) -> None:
    assert personal(text, ["Lasy"]) is None


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("rozmowa, Jan Kowalski", True), ("dla Marii Nowak", True), ("z Markiem Zielińskim", True),
        ("szkoła im. Jana Pawła II", False), ("Janów Lubelski", False), ("Radio Eska", False),
        ("Klub Seniora", False), ("Dom Kultury w Kraśniku", False), ("", False),
    ],
)  # fmt: skip
def test_what_may_be_a_name_is_asked_about(tmp_path: Path, text: str, asked: bool) -> None:
    assert perhaps_named(text) is asked
    if asked:
        said = through_the_command_line(project(tmp_path), replace(GOOD, note=text))
        assert "może to imię i nazwisko" in said.output
        assert said.exit_code == 1


def test_pesel_needs_its_check_digit() -> None:
    assert is_pesel(PESEL)
    assert not any(is_pesel(PESEL[:-1] + digit) for digit in "012345678")
