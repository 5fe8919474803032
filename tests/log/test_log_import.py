"""Plain files taken back: encodings, separators, identical rows, changed rows, bad rows, no header."""

from __future__ import annotations

import csv
import io
import re
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from xlsxwriter import Workbook

from benchmarks.log_messy import silent_losses
from campaign.commands.log import log
from campaign.log.entry.fields import LABELS
from campaign.log.sheets.sheet import guard, unguard
from log.filling import put
from log.samples import HALF_YEAR, desk, fill, project, run

TALK = ["", "12.09.2026", "rozmowa", "Lasy", "3", "", "2", "", "", "", "", "żółta kartka"]


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
    asked = take(root, written([TALK] * 3).encode())
    assert "wiersz 3, wiersz 4: to samo co wiersz 2" in asked.output
    assert "niepotwierdzone: 2" in asked.output
    assert "Nowe: 2" in take(root, written([TALK] * 3).encode(), "t\n").output
    assert "Nowe: 0" in take(root, written([TALK] * 3).encode()).output
    take(root, written([TALK] * 4).encode(), "t\n")
    assert len(desk(root).store.current()) == 4


def test_a_trial_ends_as_the_import_would(tmp_path: Path) -> None:
    root = project(tmp_path)
    refused = written([TALK, [*TALK[:3], "Warszawa", *TALK[4:]]]).encode()
    trial = take(root, refused, "", "--dry-run")
    assert (trial.exit_code, desk(root).store.events()) == (1, [])
    assert "odrzucone: 1" in trial.output
    assert take(root, written([TALK]).encode(), "", "--dry-run").exit_code == 0
    assert take(root, refused).exit_code == 1


def test_a_changed_row_without_an_id_is_asked_about_as_a_correction(tmp_path: Path) -> None:
    root = project(tmp_path)
    take(root, written([TALK]).encode())
    changed = written([[*TALK[:4], "5", *TALK[5:]]]).encode()
    refused = take(root, changed, "\n")
    assert "wpis nr 1 zmieniono: Osoby 3 → 5" in refused.output
    assert desk(root).store.current()[0].event.entry.people == 3
    assert "poprawione: 1" in take(root, changed, "p\n").output
    assert [row.event.entry.people for row in desk(root).store.current()] == [5]


def test_bad_rows_are_listed_with_their_numbers_and_the_rest_is_saved(tmp_path: Path) -> None:
    root = project(tmp_path)
    rows = [TALK, ["", "", *TALK[2:]], [*TALK[:4], "-1", *TALK[5:]], ["", "13.09.2026", *TALK[2:]]]
    result = take(root, written(rows).encode())
    assert result.exit_code == 1
    assert "wiersz 3: Data: brak daty" in result.output
    assert "wiersz 4: Osoby: wpisz liczbę całkowitą" in result.output
    assert "Nowe: 2" in result.output
    assert "odrzucone: 2" in result.output


def test_a_file_is_dated_in_full_because_it_may_be_read_tomorrow(tmp_path: Path) -> None:
    result = take(project(tmp_path), written([["", "wczoraj", *TALK[2:]]]).encode())
    assert "w pliku data musi mieć rok" in result.output


def test_our_own_copy_comes_back_without_a_change(tmp_path: Path) -> None:
    root = project(tmp_path)
    one = desk(root)
    fill(one)
    one.copies.renew("2026-2")
    result = take(root, one.copies.path("2026-2").read_bytes())
    assert f"Nowe: 0, poprawione: 0, bez zmian: {len(HALF_YEAR)}" in result.output


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "jest pusty"),
        (b"a;b;c\r\n1;2;3\r\n", "ie ma wiersza nag"),
        (b"PK\x03\x04 to nie jest arkusz", "uszkodzony albo chroniony"),
        (b"\xd0\xcf\x11\xe0 stary", "zapisz go jako xlsx bez hasła"),
        (b"\x00\x01\x02\xff\xfe" * 50, "ie ma wiersza nag"),
    ],
)
def test_a_file_that_is_no_sheet_is_one_sentence(tmp_path: Path, raw: bytes, said: str) -> None:
    result = take(project(tmp_path), raw)
    assert result.exit_code == 1
    assert said in result.output
    assert "Traceback" not in result.output


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as book:
        for name in names:
            book.writestr(name, "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        packed("content.xml"),
        packed("xl/worksheets/sheet1.bin"),
        packed("word/document.xml"),
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0",
    ],
)
def test_other_formats_are_to_be_saved_as_xlsx(tmp_path: Path, raw: bytes) -> None:
    said = take(project(tmp_path), raw)
    assert said.exit_code == 1
    assert "zapisz go jako xlsx bez hasła" in said.output


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / "obraz.xlsx").write_bytes(b'\x89PNG\r\n\x1a\n"')
    (root / "puste.csv").write_text("Data;Działanie;Miejscowość;Osoby\n", "utf-8")
    for name, said in {
        "nie-ma.xlsx": "Nie ma pliku nie-ma.xlsx",
        "content": "„content” to folder, nie plik",
        "obraz.xlsx": "nie jest arkuszem xlsx ani csv (może to xls, ods, pdf, obraz",
        "data/dziennik.db": "to nie arkusz – dziennik dołącza: ./campaign log merge dziennik.db",
        "puste.csv": "nie ma żadnego wypełnionego wiersza",
    }.items():
        result = CliRunner().invoke(log, ["import", str(root / name), "--root", str(root)])
        assert result.exit_code == 1
        assert said in result.output


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
    file = workbook(root / "w.xlsx", [["", date(2026, 9, 12), "rozmowa", "Lasy", people, "", 0]])
    assert said in take_file(root, file).output
    assert desk(root).store.events() == []


def take_file(root: Path, file: Path, *more: str, typed: str = "") -> Result:
    arguments = ["import", str(file), "--root", str(root), "--as-of", "2026-11-23", *more]
    return CliRunner(env={"CAMPAIGN_DATA": str(root / "data")}).invoke(log, arguments, input=typed)


def test_a_row_copied_with_its_hidden_id_is_an_entry_of_its_own(tmp_path: Path) -> None:
    root = project(tmp_path)
    row = ["", date(2026, 9, 12), "rozmowa", "Lasy", 3, "", 2, "", "", "", "", ""]
    ident = "11111111-1111-4111-8111-111111111111"
    file = workbook(root / "w.xlsx", [[*row, ident], [*row, ident], [*row[:4], 9, *row[5:], ident]])
    assert "Nowe: 3" in take_file(root, file, "--yes").output
    assert "Nowe: 0, poprawione: 0, bez zmian: 3" in take_file(root, file).output
    changed = workbook(root / "w2.xlsx", [[*row, ident], [*row, ident], [*row[:4], 8, *row[5:], ident]])
    assert "zmieniono: Osoby 9 → 8" in take_file(root, changed, typed="p\n").output
    assert sorted(r.event.entry.people for r in desk(root).store.current()) == [3, 3, 8]


HALF = "Data;Działanie;Miejscowość;Ile osób;Ulotki na wnuczka;wspólna\r\n"


def test_every_sheet_with_a_header_is_read_and_months_give_the_year(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / "miesiace.xlsx"
    with Workbook(file) as book:
        for month, people in (("wrzesień 2026", 4), ("październik 2026", 5), ("puste", 0)):
            sheet = book.add_worksheet(month)
            if people:
                sheet.write_row(0, 0, ["Dzień", "Działanie", "Miejsce", "Liczba osób", "Uwagi"])
                sheet.write_row(1, 0, [3, "rozmowa", "Lasy", people, "rano"])
                sheet.write_row(2, 0, ["Razem", "", "", people])
    said = take_file(root, file, "--yes").output
    assert "Nowe: 2" in said
    assert "suma, pomijam" in said
    assert [(r.event.entry.day, r.event.entry.people) for r in desk(root).store.current()] == [
        (date(2026, 9, 3), 4), (date(2026, 10, 3), 5),
    ]  # fmt: skip


def test_a_column_per_kind_of_leaflet_is_one_meeting(tmp_path: Path) -> None:
    root = project(tmp_path)
    raw = f"{HALF}3.09.2026;spotkanie;Kraśnik;21;15;5\r\n".encode()
    assert "Nowe: 1" in take(root, raw).output
    (row,) = desk(root).store.current()
    assert (row.event.entry.people, row.event.entry.leaflets) == (21, 20)
    assert row.event.entry.leaflet == "na-wnuczka:15,wspolna:5"
    assert "bez zmian: 1" in take(root, raw).output


def test_what_is_not_understood_is_named_refused_and_remembered_once_told(tmp_path: Path) -> None:
    root = project(tmp_path)
    raw = "Data;Działanie;Gdzie;Sala;Temat\r\n3.09.2026;rozmowa;Lasy;4;wnuczek\r\n".encode()
    refused = take(root, raw)
    assert refused.exit_code == 1
    assert "„Sala”" in refused.output
    assert "„Temat”" in refused.output
    assert desk(root).store.events() == []
    assert "Nowe: 1" in take(root, raw, "", "--map", "Sala=Osoby", "--map", "Temat=-").output
    again = take(root, raw).output
    assert "bez zmian: 1" in again
    assert "pomijam, bo tak podano albo zapamiętano: Temat" in again
    assert "pominięte: 0" in again, "a column is no row"
    assert "nie rozumiem" in take(root, raw, "", "--map", "Sala=krzesła").output.lower()


def test_the_column_that_is_missing_is_what_an_unknown_one_is_offered_for(tmp_path: Path) -> None:
    """Whoever follows the first advice must not put what was done into the notes."""
    root = project(tmp_path)
    raw = "Data;Co to było;Gdzie;Osoby\r\n3.09.2026;rozmowa;Lasy;4\r\n".encode()
    refused = take(root, raw).output
    assert '--map "Co to było=Działanie"' in refused
    assert '--map "Nagłówek=Działanie"' in refused
    assert "Nowe: 1" in take(root, raw, "", "--map", "Co to było=kind").output
    other = "Data;Działanie;Gdzie;Osoby;Pogoda\r\n4.09.2026;rozmowa;Lasy;4;deszcz\r\n".encode()
    assert '--map "Pogoda=POLE"' in (said := take(root, other).output)
    assert "POLE to jedno z: Plan, Data, Działanie" in said
    near = "Data;Działanie;Gdzie;Osoby;Wnuczek\r\n4.09.2026;rozmowa;Lasy;4;3\r\n".encode()
    assert 'jeśli „na-wnuczka”, dopisz --map "Wnuczek=na-wnuczka"' in take(root, near).output


def test_a_sheet_without_a_header_is_named(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / "dwa.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet("wpisy")
        sheet.write_row(0, 0, ["Data", "Działanie", "Miejscowość", "Osoby"])
        sheet.write_row(1, 0, ["3.09.2026", "rozmowa", "Lasy", 4])
        book.add_worksheet("luźne").write_row(0, 0, ["4.09.2026", "rozmowa", "Lasy", 9])
    assert "Arkusz „luźne”: nie ma wiersza nagłówka" in take_file(root, file).output
    assert "Nowe: 1" in take_file(root, file, "--map", "luźne=-").output


def test_a_day_merged_over_its_rows_counts_for_each(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / "scalone.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet("wpisy")
        sheet.write_row(0, 0, ["Data", "Działanie", "Miejscowość", "Osoby"])
        sheet.merge_range(1, 0, 2, 0, "3 IX 2026")
        for row, people in ((1, 2), (2, 3)):
            sheet.write_row(row, 1, ["rozmowa", "Lasy", people])
    assert "Nowe: 2" in take_file(root, file).output


@pytest.mark.parametrize("place", [("XFD", 1_048_576), ("A", 900_000), ("ZZ", 5), ("GS", 5)])
def test_one_far_cell_is_named_before_anything_is_loaded(tmp_path: Path, place: tuple[str, int]) -> None:
    root = project(tmp_path)
    file = workbook(root / "daleko.xlsx", [["", date(2026, 9, 12), "rozmowa", "Lasy", 3, "", 0]])
    other = root / "dalej.xlsx"
    cell = f'<row r="{place[1]}"><c r="{place[0]}{place[1]}"><v>1</v></c></row></sheetData>'.encode()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(other, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"</sheetData>", cell))
    said = take_file(root, other)
    assert said.exit_code == 1
    assert f"w wierszu {place[1]}" in said.output
    assert "kolumnie 1," not in said.output, "where only the row is known, no column is named"


def test_rows_without_their_numbers_are_never_cut_off(tmp_path: Path) -> None:
    root, file = project(tmp_path), tmp_path / "dane.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Data", "Działanie", "Miejscowość", "Osoby"])
        for row in range(1, 20_300):
            sheet.write_number(row, 3, 1)
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w") as packed:
        for name, raw in parts.items():
            packed.writestr(name, re.sub(rb' r="[A-Z]*[0-9]+"', b"", raw))
    assert "a czytam do 20200 wierszy" in take_file(root, file).output


def test_leaflets_of_a_corrected_row_are_counted_once(tmp_path: Path) -> None:
    root, head = project(tmp_path), "Data;Działanie;Miejscowość;Osoby;Ulotki;Uwagi\r\n"
    rows = ["1.09.2026;przyjęcie ulotek;;;10;", "2.09.2026;rozmowa;Lasy;5;6;"]
    assert "Nowe: 2" in take(root, (head + "\r\n".join(rows)).encode()).output
    rows = [rows[0], f"{rows[1]}rano", "3.09.2026;rozmowa;Lasy;4;3;"]
    said = take(root, (head + "\r\n".join(rows)).encode(), "", "--changed", "poprawka").output
    assert "Nowe: 1, poprawione: 1" in said
    assert "według dziennika" not in said


def test_an_older_copy_undoes_no_correction_and_brings_no_erased_text_back(tmp_path: Path) -> None:
    root = project(tmp_path)
    one = desk(root)
    fill(one)
    one.copies.renew("2026-2")
    old = one.copies.path("2026-2").read_bytes()
    assert run(root, "correct", "3", "--people", "12", "--reason", "pomyłka").exit_code == 0
    assert run(root, "redact", "4", "--reason", "nazwisko").exit_code == 0
    said = take(root, old).output
    assert "wpis nr 3 poprawiono już w dzienniku, pomijam" in said
    assert "bez zmian: 9" in said
    rows = {row.entry_number: row.event.entry for row in desk(root).store.current()}
    assert (rows[3].people, rows[4].note) == (12, "")
    lines = old.splitlines(keepends=True)
    assert "W pliku nie ma już wpisu nr 10" in take(root, b"".join(lines[:-1])).output


def test_another_day_in_a_known_row_is_a_new_entry_never_a_change(tmp_path: Path) -> None:
    root = project(tmp_path)
    rows = [
        [
            "",
            date(2026, 9, 12),
            "rozmowa",
            "Lasy",
            3,
            "",
            0,
            "",
            "",
            "",
            "",
            "",
            "5f0c2a52-2c14-4d0a-9a60-6a5f1c1f6a10",
        ]
    ]
    assert "Nowe: 1" in take_file(root, workbook(root / "a.xlsx", rows)).output
    rows[0][1] = date(2026, 9, 14)
    for times in (1, 0):
        said = take_file(root, workbook(root / "b.xlsx", rows), "--yes").output
        assert f"Nowe: {times}" in said
        assert ("więc to osobny wpis; jeśli tamten był pomyłką: ./campaign log withdraw 1" in said) == bool(
            times
        )
    rows[0][4] = 7
    assert "niepotwierdzone: 1" in take_file(root, workbook(root / "b.xlsx", rows), "--yes").output
    said = take_file(root, workbook(root / "b.xlsx", rows), "--changed", "nowy").output
    assert "Nowe: 1" in said
    assert "bez zmian: 1" in take_file(root, workbook(root / "b.xlsx", rows)).output
    assert sorted(row.event.entry.people for row in desk(root).store.current()) == [3, 3, 7]


def test_generated_messy_workbooks_are_taken_right_or_refused_by_name(tmp_path: Path) -> None:
    assert silent_losses(tmp_path, 12, 1) == []


def test_a_trial_remembers_nothing_and_our_own_headings_stay_on(tmp_path: Path) -> None:
    root = project(tmp_path)
    own = written([TALK]).encode()
    strange = own.replace(b"Osoby", b"Ilu ludzi")
    assert "ie wiem, co znaczy kolumna" in take(root, strange).output
    take(root, strange, "", "--map", "Ilu ludzi=Osoby", "--dry-run")
    assert "ie wiem, co znaczy kolumna" in take(root, strange).output, "a trial must not be remembered"
    take(root, own, "", "--map", "Osoby=-", "--dry-run")
    take(root, own.replace(b"12.09", b"13.09"), "", "--map", "Osoby=-", "--yes")
    take(root, own)
    assert [row.event.entry.people for row in desk(root).store.current()] == [3, 0]


def test_one_of_two_columns_with_the_same_heading_is_left_out_by_its_letter(tmp_path: Path) -> None:
    root = project(tmp_path)
    raw = "Data;Działanie;Miejscowość;Osoby;Osoby;Ulotki\r\n12.09.2026;rozmowa;Lasy;3;99;2\r\n".encode()
    told = take(root, raw).output
    assert 'olumny „Osoby” (D) i „Osoby” (E) znaczą to samo – jedną z nich pomiń, np. --map "E=-"' in told
    assert "Nowe: 1" in take(root, raw, "", "--map", "E=-").output
    assert desk(root).store.current()[0].event.entry.people == 3
    assert "znaczą to samo" in take(root, raw).output, "a letter means another column in another file"


@pytest.mark.parametrize(
    "formula",
    [b"<f>10+5</f><v></v>", b"<f>10+5</f>", b'<f t="shared" si="0"/>', b'<f t="shared" si="0"></f><v/>'],
)
def test_a_formula_without_its_result_is_refused_by_its_cell(tmp_path: Path, formula: bytes) -> None:
    root, file = project(tmp_path), tmp_path / "dane.xlsx"
    book = Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Data", "Działanie", "Miejscowość", "Osoby", "Ulotki"])
    sheet.write_row(1, 0, ["12.09.2026", "rozmowa", "Lasy"])
    sheet.write_formula(1, 3, "=10+5", None, 15)
    sheet.write_number(1, 4, 5)
    book.close()
    assert "15 osób" in run(root, "import", str(file), "--dry-run").output
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    with zipfile.ZipFile(file, "w") as packed:
        for name, raw in parts.items():
            packed.writestr(name, raw.replace(b"<f>10+5</f><v>15</v>", formula))
    told = run(root, "import", str(file), "--dry-run").output
    assert "komórka D2 ma formułę bez wyniku" in told


def test_rows_of_a_hidden_sheet_are_never_read_in_silence(tmp_path: Path) -> None:
    root, file = project(tmp_path), tmp_path / "dane.xlsx"
    with Workbook(file) as book:
        for title in ("jawny", "stary"):
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, ["Data", "Działanie", "Miejscowość", "Osoby", "Uwagi"])
            sheet.write_row(1, 0, ["12.09.2026", "rozmowa", "Lasy", 3, title])
        sheet.hide()
    told = run(root, "import", str(file), "--dry-run").output
    assert "arkusz „stary” jest w pliku ukryty, a jego wiersze też wczytuję" in told.lower()
    assert "„jawny” jest w pliku ukryty" not in told


def test_a_trial_asks_nothing(tmp_path: Path) -> None:
    root = project(tmp_path)
    known = desk(root).catalogue
    assert run(root, "export").exit_code == 0
    talk = {"day": 46268, "kind": "rozmowa", "place": "Lasy", "people": 5}
    filled = put(root / "data" / "dziennik-2026-2.xlsx", tmp_path / "a.xlsx", known, [talk])
    told = run(root, "import", str(filled), "--dry-run")
    assert told.exit_code == 0
    assert "Zapisać?" not in told.output
    assert told.output.count("obok „Kto liczy” nic nie wpisano") == 1
    assert "niepotwierdzone: 1" in run(root, "import", str(filled), typed="n\n").output


HEAD = "Data;Działanie;Miejscowość;Osoby\r\n"


def own_sheet(root: Path, name: str, rows: list[str], *more: str, typed: str = "") -> str:
    file = root / name
    file.write_text(HEAD + "\r\n".join(rows), encoding="utf-8")
    return run(root, "import", str(file), *more, typed=typed).output


def test_two_days_in_one_cell_are_refused_at_every_door(tmp_path: Path) -> None:
    root, remedy = project(tmp_path), "jeden dzień na wiersz"
    assert remedy in own_sheet(root, "a.csv", ["5-6.08;rozmowa;Lasy;5"])
    with Workbook(root / "b.xlsx") as book:
        sheet = book.add_worksheet("sierpień 2026")
        sheet.write_row(0, 0, ["Data", "Działanie", "Miejscowość", "Osoby"])
        sheet.write_row(1, 0, ["5-6", "rozmowa", "Lasy", 5])
    assert remedy in run(root, "import", str(root / "b.xlsx")).output
    run(root, "export")
    talk = {"day": "5-6.08", "kind": "rozmowa", "place": "Lasy", "people": 5}
    put(root / "data" / "dziennik-2026-2.xlsx", root / "c.xlsx", desk(root).catalogue, [talk])
    assert remedy in run(root, "import", str(root / "c.xlsx")).output
    typed = run(root, "add", "rozmowa", "Lasy", "5", "--date", "5-6.08", typed="t\n").output
    assert "to wygląda na kilka dni" in typed
    assert desk(root).store.events() == []


def test_a_day_corrected_in_an_own_sheet_under_another_name_is_told(tmp_path: Path) -> None:
    root = project(tmp_path)
    rows = ["1.09.2026;rozmowa;Lasy;5", "2.09.2026;rozmowa;Lasy;3", "3.09.2026;rozmowa;Lasy;4"]
    own_sheet(root, "a.csv", rows)
    said = own_sheet(root, "b.csv", [rows[0], rows[1].replace("2.09", "4.09"), rows[2]])
    assert "W pliku nie ma już wpisu nr 2. " in said
    other = own_sheet(root, "c.csv", ["7.09.2026;rozmowa;Lasy;1"])
    assert "nie ma już wpis" not in other, "a file that has nothing of an earlier one is another file"


def test_an_own_sheet_read_again_after_its_correction_changes_nothing(tmp_path: Path) -> None:
    root = project(tmp_path)
    own_sheet(root, "a.csv", ["1.09.2026;rozmowa;Lasy;5"])
    corrected = ["1.09.2026;rozmowa;Lasy;8"]
    assert "poprawione: 1" in own_sheet(root, "c.csv", corrected, "--changed", "poprawka")
    for more in ((), ("--changed", "nowy")):
        again = own_sheet(root, "c.csv", corrected, *more)
        assert "Nowe: 0, poprawione: 0, bez zmian: 1" in again
    assert "poprawiono już w dzienniku, pomijam" in own_sheet(root, "a.csv", ["1.09.2026;rozmowa;Lasy;5"])
    assert [row.event.entry.people for row in desk(root).store.current()] == [8]


@pytest.mark.parametrize("ours", [True, False])
def test_a_cell_with_an_error_is_refused_by_its_place(tmp_path: Path, ours: bool) -> None:
    root, file = project(tmp_path), tmp_path / "dane.xlsx"
    if ours:
        assert run(root, "export").exit_code == 0
        talk = {"day": 46268, "kind": "rozmowa", "place": "Lasy", "people": 5}
        put(root / "data" / "dziennik-2026-2.xlsx", file, desk(root).catalogue, [talk])
    else:
        with Workbook(file) as book:
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ["Data", "Działanie", "Miejscowość", "Osoby"])
            sheet.write_row(1, 0, ["12.09.2026", "rozmowa", "Lasy", 5])
    assert "nowe: 1" in run(root, "import", str(file), "--dry-run").output
    with zipfile.ZipFile(file) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    place, name = ("E6" if ours else "D2"), "xl/worksheets/sheet1.xml"
    number = f'(<c r="{place}"[^>]*)><v>5</v>'.encode()
    assert re.search(number, parts[name])
    parts[name] = re.sub(number, rb'\1 t="e"><v>#N/A</v>', parts[name])
    with zipfile.ZipFile(file, "w") as packed:
        for part, raw in parts.items():
            packed.writestr(part, raw)
    said = f"arkusz „{'Wpisy' if ours else 'Sheet1'}”, komórka {place} ma błąd"
    assert said in run(root, "import", str(file), "--dry-run").output


def test_columns_of_leaflets_are_guessed_by_their_kind_and_said_once(tmp_path: Path) -> None:
    root, file = project(tmp_path), tmp_path / "dane.xlsx"
    with Workbook(file) as book:
        for month in ("wrzesień 2026", "październik 2026"):
            sheet = book.add_worksheet(month)
            sheet.write_row(0, 0, ["Dzień", "Co robiłem", "Gdzie", "Ulotki wnuczek", "Ulotki ogólne"])
            sheet.write_row(1, 0, [3, "rozmowa", "Lasy", 4, 5])
    told = run(root, "import", str(file)).output
    assert told.count('--map "Ulotki wnuczek=na-wnuczka"') == 1
    assert '--map "Ulotki ogólne=wspolna"' in told
    assert "arkusze „wrzesień 2026”, „październik 2026”: nie wiem, co znaczy kolumna „Co robiłem”" in told
    pairs = ("Co robiłem=Działanie", "Ulotki wnuczek=na-wnuczka", "Ulotki ogólne=bez rodzaju")
    maps = [word for pair in pairs for word in ("--map", pair)]
    trial = run(root, "import", str(file), "--dry-run", *maps).output
    assert "To tylko próba. Byłyby nowe: 2" in trial
    assert trial.index("arkusz wrzesień") < trial.index("arkusz październik"), "in the order of the file"
    assert "9 ulotek (bez podania rodzaju 5, Na wnuczka 4" in trial


def test_a_short_heading_and_a_sheet_named_like_a_field_are_remembered(tmp_path: Path) -> None:
    root, file = project(tmp_path), tmp_path / "dane.xlsx"
    with Workbook(file) as book:
        sheet = book.add_worksheet("wpisy")
        sheet.write_row(0, 0, ["Data", "Działanie", "Miejscowość", "Os"])
        sheet.write_row(1, 0, ["3.09.2026", "rozmowa", "Lasy", 4])
        book.add_worksheet("Uwagi").write_row(0, 0, ["zadzwonić do sołtysa"])
    assert "Nowe: 1" in take_file(root, file, "--map", "Os=people", "--map", "Uwagi=-").output
    again = take_file(root, file).output
    assert "bez zmian: 1" in again
    assert "rkusz „Uwagi” pomijam, bo tak podano albo zapamiętano" in again
    noted = HEAD.replace("Osoby", "Osoby;Uwagi") + "4.09.2026;rozmowa;Lasy;5;rano"
    assert "Nowe: 1" in take(root, noted.encode()).output
    assert [row.event.entry.note for row in desk(root).store.current()] == ["", "rano"], (
        "a column is no sheet"
    )


def test_a_heading_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    root = project(tmp_path)
    refused = take(root, written([TALK]).encode(), "", "--map", "Ile ich było=people", "--map", "Uwagi=-")
    assert refused.exit_code == 1
    assert "ie ma nagłówka ani arkusza „Ile ich było” z --map – nagłówki to: „Plan”, „Data”" in refused.output
    assert desk(root).store.events() == []
    assert run(root, "export").exit_code == 0
    ours = run(root, "import", str(root / "data" / "dziennik-2026-2.xlsx"), "--map", "Osoby=-")
    assert "agłówków arkusza z programu się nie zmienia" in ours.output


def test_thousands_of_changed_rows_of_one_day_stay_quick(tmp_path: Path) -> None:
    root, begun = project(tmp_path), time.process_time()
    for note in ("rano", "po południu"):
        rows = [
            ["", "12.09.2026", "rozmowa", "Lasy", str(at % 19 + 1), *[""] * 6, f"{note} {at}"]
            for at in range(3000)
        ]
        said = take(root, written(rows).encode(), "", "--yes", "--changed", "poprawka").output
    assert "poprawione: 3000" in said
    assert time.process_time() - begun < 15
