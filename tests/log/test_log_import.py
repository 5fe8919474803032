"""Plain files taken back: encodings, separators, identical rows, changed rows, bad rows, no header."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from xlsxwriter import Workbook

from campaign.commands.log import log
from campaign.log.entry.drafts import LABELS
from campaign.log.sheets.sheet import guard, unguard
from log.samples import HALF_YEAR, desk, fill, project

TALK = ["12.09.2026", "rozmowa", "Lasy", "3", "2", "", "", "", "", "", "żółta kartka"]


def written(rows: list[list[str]], delimiter: str = ";") -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(LABELS.values())
    writer.writerows(rows)
    return out.getvalue()


def take(root: Path, raw: bytes, typed: str = "", *more: str) -> Result:
    file = root / "plik.csv"
    file.write_bytes(raw)
    arguments = ["import", str(file), "--root", str(root), "--as-of", "2026-11-23", *more]
    return CliRunner(env={"CAMPAIGN_DATA": str(root / "data")}).invoke(log, arguments, input=typed)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1250", "utf-16"])
def test_any_common_csv_is_read_and_read_again(tmp_path: Path, delimiter: str, encoding: str) -> None:
    root = project(tmp_path)
    raw = written([TALK], delimiter).encode(encoding)
    assert "Nowe: 1" in take(root, raw).output
    assert "Nowe: 0, poprawione: 0, bez zmian: 1" in take(root, raw).output
    assert desk(root).store.current()[0].event.entry.note == "żółta kartka"


def test_a_sep_line_is_skipped(tmp_path: Path) -> None:
    assert "Nowe: 1" in take(project(tmp_path), b"sep=;\r\n" + written([TALK]).encode()).output


def test_three_identical_rows_stay_three_and_a_fourth_adds_one(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert "Nowe: 3" in take(root, written([TALK] * 3).encode()).output
    assert "Nowe: 0" in take(root, written([TALK] * 3).encode()).output
    take(root, written([TALK] * 4).encode(), "t\n")
    assert len(desk(root).store.current()) == 4


def test_a_changed_row_without_an_id_is_asked_about_as_a_correction(tmp_path: Path) -> None:
    root = project(tmp_path)
    take(root, written([TALK]).encode())
    changed = written([[*TALK[:3], "5", *TALK[4:]]]).encode()
    refused = take(root, changed, "n\n")
    assert "wpis nr 1 zmieniono: Osoby 3 → 5" in refused.output
    assert desk(root).store.current()[0].event.entry.people == 3
    assert "poprawione: 1" in take(root, changed, "t\n").output
    assert [row.event.entry.people for row in desk(root).store.current()] == [5]


def test_bad_rows_are_listed_with_their_numbers_and_the_rest_is_saved(tmp_path: Path) -> None:
    root = project(tmp_path)
    rows = [TALK, ["", "rozmowa", *TALK[2:]], [*TALK[:3], "-1", *TALK[4:]], ["13.09.2026", *TALK[1:]]]
    result = take(root, written(rows).encode())
    assert result.exit_code == 1
    assert "wiersz 3: Data: brak daty" in result.output
    assert "wiersz 4: Osoby: wpisz liczbę całkowitą" in result.output
    assert "Nowe: 2" in result.output
    assert "odrzucone: 2" in result.output


def test_a_file_is_dated_in_full_because_it_may_be_read_tomorrow(tmp_path: Path) -> None:
    result = take(project(tmp_path), written([["wczoraj", *TALK[1:]]]).encode())
    assert "w pliku data musi mieć rok" in result.output


def test_our_own_copy_comes_back_without_a_change(tmp_path: Path) -> None:
    root = project(tmp_path)
    one = desk(root)
    fill(one)
    one.refresh("2026-2")
    result = take(root, one.copy_path("2026-2").read_bytes())
    assert f"Nowe: 0, poprawione: 0, bez zmian: {len(HALF_YEAR)}" in result.output


def test_an_older_copy_does_not_undo_a_correction(tmp_path: Path) -> None:
    root = project(tmp_path)
    one = desk(root)
    fill(one)
    one.refresh("2026-2")
    old = one.copy_path("2026-2").read_bytes()
    runner = CliRunner(env={"CAMPAIGN_DATA": str(root / "data")})
    options = ["--root", str(root), "--as-of", "2026-11-23"]
    done = runner.invoke(log, ["correct", "3", "--people", "12", "--reason", "pomyłka", *options])
    assert done.exit_code == 0, done.output
    result = take(root, old)
    assert "wpis nr 3 poprawiono już w dzienniku, pomijam" in result.output
    assert {r.entry_number: r.event.entry.people for r in desk(root).store.current()}[3] == 12


def test_a_redacted_text_does_not_come_back_with_an_older_copy(tmp_path: Path) -> None:
    root = project(tmp_path)
    one = desk(root)
    fill(one)
    one.refresh("2026-2")
    old = one.copy_path("2026-2").read_text("utf-8-sig")
    runner = CliRunner(env={"CAMPAIGN_DATA": str(root / "data")})
    options = ["--root", str(root), "--as-of", "2026-11-23"]
    assert runner.invoke(log, ["redact", "4", "--reason", "nazwisko", *options]).exit_code == 0
    assert "bez zmian: 10" in take(root, old.encode()).output
    assert take(root, old.replace(";2;2;", ";3;2;", 1).encode(), "t\n").exit_code == 0
    entry = next(row.event.entry for row in desk(root).store.current() if row.entry_number == 4)
    assert (entry.people, entry.note) == (3, "")


def test_rows_missing_from_the_file_are_named_never_withdrawn(tmp_path: Path) -> None:
    root = project(tmp_path)
    one = desk(root)
    fill(one)
    one.refresh("2026-2")
    lines = one.copy_path("2026-2").read_bytes().splitlines(keepends=True)
    result = take(root, b"".join(lines[:-1]))
    assert "W pliku nie ma wpisów nr 10" in result.output
    assert len(desk(root).store.current()) == 10


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "nie ma wiersza nag"),
        (b"a;b;c\r\n1;2;3\r\n", "nie ma wiersza nag"),
        (b"PK\x03\x04 to nie jest arkusz", "uszkodzony albo chroniony"),
        (b"\xd0\xcf\x11\xe0 stary", "uszkodzony albo chroniony"),
        (b"\x00\x01\x02\xff\xfe" * 50, "nie ma wiersza nag"),
    ],
)
def test_a_file_that_is_no_sheet_is_one_sentence(tmp_path: Path, raw: bytes, said: str) -> None:
    result = take(project(tmp_path), raw)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    root = project(tmp_path)
    result = CliRunner().invoke(log, ["import", str(root / "nie-ma.xlsx"), "--root", str(root)])
    assert result.exit_code == 1
    assert "Nie mogę odczytać pliku nie-ma.xlsx" in result.output


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", " =1", "＝1", "'=1", "''=1", "zwykły", "", "'cudzysłów'"]
)
def test_the_guard_and_its_undoing_are_exact(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).lstrip().startswith(("=", "+", "-", "@", "＝"))


def workbook(path: Path, rows: list[list[object]]) -> Path:
    """A sheet with real numbers and days, and an Id column."""
    with Workbook(path) as book:
        sheet, day = book.add_worksheet("Wpisy"), book.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(0, 0, [*LABELS.values(), "Id"])
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row):
                sheet.write(at, column, value, day if isinstance(value, date) else None)
    return path


@pytest.mark.parametrize(
    ("people", "said"),
    [(1.5, "wpisz liczbę całkowitą"), (-3, "wpisz liczbę całkowitą"), (1e9, "1000000000 to za dużo"),
     (1e300, "wpisz liczbę całkowitą"), (True, "wpisz liczbę całkowitą"),
     (date(2026, 1, 1), "wpisz liczbę całkowitą")],
)  # fmt: skip
def test_numbers_typed_as_numbers_are_checked_like_texts(tmp_path: Path, people: object, said: str) -> None:
    root = project(tmp_path)
    file = workbook(root / "w.xlsx", [[date(2026, 9, 12), "rozmowa", "Lasy", people, 0]])
    assert said in take_file(root, file).output
    assert desk(root).store.events() == []


def take_file(root: Path, file: Path, typed: str = "") -> Result:
    arguments = ["import", str(file), "--root", str(root), "--as-of", "2026-11-23"]
    return CliRunner(env={"CAMPAIGN_DATA": str(root / "data")}).invoke(log, arguments, input=typed)


def test_a_row_copied_with_its_hidden_id_is_an_entry_of_its_own(tmp_path: Path) -> None:
    root = project(tmp_path)
    row = [date(2026, 9, 12), "rozmowa", "Lasy", 3, 2, "", "", "", "", "", ""]
    ident = "11111111-1111-4111-8111-111111111111"
    file = workbook(root / "w.xlsx", [[*row, ident], [*row, ident], [*row[:3], 9, *row[4:], ident]])
    assert "Nowe: 3" in take_file(root, file).output
    assert "Nowe: 0, poprawione: 0, bez zmian: 3" in take_file(root, file).output
    changed = workbook(root / "w2.xlsx", [[*row, ident], [*row, ident], [*row[:3], 8, *row[4:], ident]])
    assert "zmieniono: Osoby 9 → 8" in take_file(root, changed, "t\n").output
    assert sorted(r.event.entry.people for r in desk(root).store.current()) == [3, 3, 8]
