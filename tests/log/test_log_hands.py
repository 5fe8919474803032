"""Sheets that go through several hands: nobody's rows are lost, doubled or taken for somebody else's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from campaign.commands.log import log
from campaign.log.entry.drafts import UNSAID, new_id
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.workbook import Content, render
from log.filling import Cell, put
from log.samples import counted, desk, project, run

Row = dict[str, Cell]


def talk(day: int, people: int, place: str = "Lasy") -> Row:
    return {"day": date(2026, 9, day), "kind": "rozmowa", "place": place, "people": people,
            KIND_COLUMN + UNSAID: 1}  # fmt: skip


class Blank:
    """One blank workbook of which officers take copies."""

    def __init__(self, folder: Path) -> None:
        self.root = project(folder)
        one = desk(self.root)
        self.known, ids = one.catalogue, [new_id() for _ in range(20)]
        self.path = folder / "pusty.xlsx"
        content = Content(self.known, counted(one), one.rows(one.plan("2026-2")), ids)
        self.path.write_bytes(render(content))

    def take(self, name: str, rows: list[Row], who: str, *more: str, typed: str = "") -> str:
        """Fill a copy in and import it; what the program says."""
        file = put(self.path, self.root / f"{name}.xlsx", self.known, rows, who=who)
        return run(self.root, "import", str(file), *more, typed=typed).output

    @property
    def people(self) -> int:
        return counted(desk(self.root)).people


@pytest.fixture
def blank(tmp_path: Path) -> Blank:
    return Blank(tmp_path)


def test_a_workbook_is_refused_where_another_plan_is_named(blank: Blank) -> None:
    assert "Arkusz należy do planu 2026-2, a podano 2024-2" in blank.take(
        "a", [talk(1, 5)], "r", "--plan", "2024-2"
    )
    assert blank.people == 0


def test_one_post_written_in_two_ways_stays_one(blank: Blank) -> None:
    blank.take("a", [talk(1, 5), talk(2, 3)], "rejon-3")
    said = blank.take("b", [talk(1, 5), talk(2, 4)], " Rejon 3 ")
    assert "zmieniono: Osoby 3 → 4" in said
    assert "Nowe: 0" in said
    assert blank.people == 8


def test_a_workbook_that_names_nobody_is_asked_about(blank: Blank) -> None:
    refused = blank.take("a", [talk(1, 5)], "")
    assert "obok „Kto liczy” nic nie wpisano" in refused
    assert blank.people == 0
    assert "Nowe: 1" in blank.take("a", [talk(1, 5)], "", typed="t\n")
    assert "bez zmian: 1" in blank.take("a", [talk(1, 5)], "")


def test_rows_sorted_without_their_hidden_ids_are_known_all_the_same(blank: Blank) -> None:
    rows = [talk(1, 5), talk(2, 3), talk(3, 4)]
    blank.take("a", rows, "rejon-3")
    said = blank.take("b", rows[::-1], "rejon-3")
    assert "Nowe: 0, poprawione: 0, bez zmian: 3, pominięte: 0" in said
    assert blank.people == 12


def test_a_row_sorted_away_from_its_id_with_another_note_is_a_change(blank: Blank) -> None:
    rows = [talk(1, 5), talk(2, 3), talk(3, 4)]
    blank.take("a", rows, "rejon-3")
    said = blank.take("b", [{**rows[2], "note": "rano"}, rows[0], rows[1]], "rejon-3", "--yes")
    assert "wpis nr 3 zmieniono: Uwagi" in said
    assert "Nowe: 0, poprawione: 0, bez zmian: 2" in said


def test_a_row_that_went_wrong_since_is_not_called_missing(blank: Blank) -> None:
    blank.take("a", [talk(1, 5), talk(2, 3)], "rejon-3")
    said = blank.take("b", [talk(1, 5), {**talk(2, 3), "people": "trzy"}], "rejon-3")
    assert "wiersz 7: Osoby" in said
    assert "nie ma już wpis" not in said


def test_somebody_elses_like_row_is_another_entry_wherever_it_stands(blank: Blank) -> None:
    blank.take("a", [talk(1, 5), talk(2, 3)], "rejon-3")
    blank.take("b", [talk(3, 4), talk(4, 2)], "rejon-5")
    moved = blank.take("b", [talk(1, 5), talk(4, 2)], "rejon-5", "--yes")
    assert "osobny wpis" in moved
    assert blank.people == 5 + 3 + 4 + 2 + 5


def test_entries_missing_in_a_file_are_told_to_whoever_had_them(blank: Blank) -> None:
    blank.take("a", [talk(1, 5), talk(2, 3)], "rejon-3")
    second = blank.take("b", [talk(1, 7, "Kraśnik"), talk(4, 2)], "rejon-5")
    run(blank.root, "add", "rozmowa", "Lasy", "2", "--date", "2026-09-08")
    assert "nie ma już wpis" not in second + blank.take("b", [talk(1, 7, "Kraśnik"), talk(4, 2)], "rejon-5")
    assert "W pliku nie ma już wpisu nr 2. " in blank.take("a", [talk(1, 5)], "rejon-3")


def test_a_row_saved_as_another_entry_stands_for_that_one(blank: Blank) -> None:
    blank.take("a", [talk(1, 5), talk(2, 3)], "rejon-3")
    blank.take("a", [talk(1, 6), talk(2, 3)], "rejon-3", "--changed", "nowy", "--yes")
    for _ in range(2):
        assert "W pliku nie ma już wpisu nr 1. " in blank.take("a", [talk(1, 6), talk(2, 3)], "rejon-3")
    assert blank.people == 14


def test_entries_of_another_file_are_not_called_missing(tmp_path: Path) -> None:
    root = project(tmp_path)
    for people in ("5", "3", "4"):
        run(root, "add", "rozmowa", "Lasy", people, "--date", "2026-09-08")
    run(root, "export")
    file = root / "inny.csv"
    file.write_text("Data;Działanie;Miejscowość;Osoby\r\n8.09.2026;rozmowa;Kraśnik;7", encoding="utf-8")
    assert "Nowe: 1" in run(root, "import", str(file)).output
    said = run(root, "import", str(root / "data" / "dziennik-2026-2.xlsx"), "--yes").output
    assert "bez zmian: 3" in said
    assert "nie ma już wpis" not in said


def test_an_office_sheet_that_lost_rows_is_told_of(tmp_path: Path) -> None:
    root = project(tmp_path)
    head, rows = (
        "Data;Działanie;Miejscowość;Osoby\r\n",
        ["1.09.2026;rozmowa;Lasy;5", "2.09.2026;rozmowa;Lasy;3"],
    )
    file = root / "moje.csv"
    for kept in (rows, rows[:1]):
        file.write_text(head + "\r\n".join(kept), encoding="utf-8")
        said = run(root, "import", str(file)).output
    assert "W pliku nie ma już wpisu nr 2. " in said


def test_a_copy_that_knows_more_than_the_log_is_told_of(tmp_path: Path) -> None:
    root = project(tmp_path)
    run(root, "add", "rozmowa", "Lasy", "2")
    run(root, "backup")
    run(root, "add", "rozmowa", "Kraśnik", "5")
    copy = root / "data" / "dziennik-2026-2.csv"
    kept = copy.read_bytes()
    (backup,) = (root / "data" / "kopie").glob("dziennik-*.db")
    here = CliRunner(env={"CAMPAIGN_DATA": str(root / "data")})
    restored = here.invoke(log, ["restore", str(backup), "--yes", "--root", str(root)]).output
    assert "Kopia CSV sprzed przywrócenia leży w" in restored
    assert not copy.exists()
    assert [path.read_bytes() for path in (root / "data" / "kopie").glob("*.csv")] == [kept]
    assert "Kopia dziennik-2026-2.csv jest niepełna albo jej nie ma" in run(root, "verify").output
    copy.write_bytes(kept)
    assert "których nie ma w dzienniku: nr 2" in run(root, "verify").output


@pytest.mark.parametrize("typed", ["A5/na-wnuczka/1/kpp-krasnik", "K6/1/kpp-krasnik", "1"])
def test_the_code_from_a_leaflets_foot_is_an_edition(tmp_path: Path, typed: str) -> None:
    root = project(tmp_path)
    run(
        root,
        "add",
        "rozmowa",
        "Lasy",
        "2",
        "--leaflets",
        "2",
        "--leaflet",
        "na-wnuczka",
        "--edition",
        typed,
        "--yes",
    )
    assert [row.event.entry.edition for row in desk(root).store.current()] == [1]


def test_leaflets_of_no_said_kind_are_one_account(tmp_path: Path) -> None:
    root = project(tmp_path)
    run(root, "add", "przyjęcie", "50")
    run(root, "add", "rozmowa", "Lasy", "2", "--leaflets", "3", "--leaflet", UNSAID, "--yes")
    assert list(counted(desk(root)).stock) == [None]
    assert counted(desk(root)).stock[None].left == 47


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("rozmowa z Kowalską", False),
        ("u Nowakowej w domu", False),
        ("z Burmistrzem w Kraśniku", True),
        ("z Urzędowa", True),
        ("z Polskim Związkiem Emerytów", True),
        ("z Miejskim ośrodkiem pomocy", True),
    ],
)
def test_a_surname_after_a_preposition_stays_out(tmp_path: Path, note: str, kept: bool) -> None:
    root = project(tmp_path)
    run(root, "add", "rozmowa", "Lasy", "2", "--note", note)
    assert len(desk(root).store.current()) == kept


def test_a_month_or_a_total_in_our_own_workbook_is_one_row_to_mend(blank: Blank) -> None:
    rows: list[Row] = [{"kind": "LIPIEC 2026"}, talk(1, 5), {"kind": "Razem", "people": 5}]
    said = blank.take("a", rows, "rejon-3")
    assert "wiersz 6: Działanie: „LIPIEC 2026” nie jest na liście" in said
    assert "wiersz 8: Działanie: „Razem” nie jest na liście" in said
    assert "Nowe: 1" in said
    assert "odrzucone: 2" in said


def test_what_is_no_sheet_and_no_log_is_called_so(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / "skan.pdf"
    file.write_bytes(b"%PDF-1.7 ...")
    assert "skan.pdf nie jest arkuszem" in run(root, "import", str(file)).output.lower()
    assert "wskaż plik dziennik.db tamtego dziennika" in run(root, "merge", str(root)).output


def test_a_partner_where_a_place_belongs_is_told(tmp_path: Path) -> None:
    root = project(tmp_path)
    for kind, partner in (("spotkanie", "pzerii"), ("parafia", "parafie")):
        told = run(root, "add", kind, partner, "9").output
        assert (
            f"to partner, nie miejscowość; partnera wpisz jako --partner {partner}, a tu miejscowość" in told
        )
        assert "do wyboru: cały rejon, " in told
    assert "Zapisano" in run(root, "add", "parafia", "Lasy", "9", "--partner", "parafie").output
    file = root / "plik.csv"
    file.write_text("Data;Działanie;Miejscowość;Osoby\n3.09.2026;rozmowa;pzerii;9\n", "utf-8")
    assert "partnera wpisz w kolumnie Partner" in run(root, "import", str(file)).output


def test_a_row_of_another_copy_about_a_known_event_is_asked_about(blank: Blank) -> None:
    run(blank.root, "add", "rozmowa", "Lasy", "5", "--date", "2026-09-01")
    said = blank.take("a", [talk(1, 6), talk(2, 3)], "rejon-3")
    assert "tego dnia jest już taki wpis z innymi danymi (nr 1)" in said
    assert "niepotwierdzone: 1" in said
    assert blank.people == 5 + 3


def test_a_month_or_a_sum_typed_into_the_workbook_is_to_be_mended_here_and_there(blank: Blank) -> None:
    said = blank.take("a", [talk(1, 5), {"place": "Razem", "people": 5}], "rejon-3")
    assert "wiersz 7: Miejscowość: „Razem” nie jest na liście" in said
    assert "odrzucone: 1" in said


def test_a_changed_note_with_a_name_is_told(blank: Blank) -> None:
    blank.take("a", [talk(1, 5)], "rejon-3")
    said = blank.take("a", [{**talk(1, 5), "note": "rozmowa, Jan Kowalski"}], "rejon-3", typed="p\n")
    assert "może to imię i nazwisko" in said


def test_a_copy_filled_in_anew_is_told_once_and_a_moved_row_by_itself(blank: Blank) -> None:
    blank.take("a", [talk(1, 5), talk(2, 3)], "rejon-3")
    anew = blank.take("b", [talk(7, 5, "Kraśnik"), talk(8, 3)], "rejon-3")
    assert "Arkusz wypełniono od nowa; wiersze 6, 7 zapisuję jako nowe wpisy." in anew
    assert "inny dzień" not in anew
    moved = blank.take("c", [talk(1, 5), talk(9, 3)], "rejon-3")
    assert "wiersz 7: inny dzień, działanie albo miejscowość niż we wpisie nr 2" in moved


def test_every_fault_of_a_row_is_told_once_and_at_once(blank: Blank, tmp_path: Path) -> None:
    wrong = blank.take(
        "a", [{**talk(1, 5), "people": "ok. 20", KIND_COLUMN + UNSAID: "+5 ulotek"}], "rejon-3"
    )
    assert "to nie jest sama liczba – proszę wpisać samą liczbę, np. 20" in wrong
    assert wrong.count("Ulotki: ") == 1
    file = tmp_path / "kilka.csv"
    file.write_text("Data;Działanie;Miejscowość;Osoby\n5-6.08;rozmowa;Lasy;ok. 20\n", "utf-8")
    told = run(blank.root, "import", str(file)).output
    assert "to wygląda na kilka dni" in told
    assert "wpisano „ok. 20”, zapiszę 20" in told
