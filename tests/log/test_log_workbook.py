"""The workbook as an officer uses it: numbers are there before anything recalculates, and right after."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from campaign.log.desk import Desk
from campaign.log.entry.drafts import UNSAID, new_id
from campaign.log.sheets.columns import KIND_COLUMN
from campaign.log.workbook import Content, render
from campaign.log.workbook.state_sheet import BELOW
from log.filling import put, type_into
from log.office import convert
from log.same_count import judge
from log.samples import HALF_YEAR, chosen_rows, counted, desk, fill, project, run


def workbook(one: Desk, path: Path, spare: int = 30, ids: list[str] | None = None) -> Path:
    content = Content(
        one.catalogue, counted(one), one.rows(one.plan("2026-2")), ids or [new_id() for _ in range(spare)]
    )
    path.write_bytes(render(content))
    return path


def cells(path: Path, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def test_computed_values_are_stored_so_that_protected_view_shows_them(tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    fill(one)
    file = workbook(one, tmp_path / "w.xlsx")
    state = cells(file, "Stan")
    said = {row[0]: row[1] for row in state}
    assert said["Wierszy do poprawy (nie są policzone)"] == 0
    assert said["Mieszkańcy objęci działaniami"] == 45
    assert (said["Cel (mieszkańców)"], said["Brakuje do celu"], said["Na dziś powinno być około"]) == (
        80,
        35,
        63,
    )
    assert CalamineWorkbook.from_path(file).sheet_names == ["Wpisy", "Stan", "Plan", "Liczenie"]
    with zipfile.ZipFile(file) as book:
        assert not [name for name in book.namelist() if "vba" in name.lower() or "externalLink" in name]


@pytest.mark.office
def test_formulas_and_import_take_the_same_rows(tmp_path: Path) -> None:
    """Random rows with every kind of mistake; LibreOffice reckons, the import counts."""
    for formulas, imported, file in judge(tmp_path, 8, 3, "2026-12-31"):
        assert formulas == imported, file.name


@pytest.mark.office
def test_libreoffice_computes_what_the_program_computes(tmp_path: Path) -> None:
    """Ten entries typed into the empty workbook, and the program's own of them; the plan is over."""
    root = project(tmp_path, "2025-07-01", "2025-12-31", **{"target: 80": "target: 30"})
    rows, known = chosen_rows(desk(root), "2025")[::-1], desk(root).catalogue
    typed = type_into(workbook(desk(root), tmp_path / "empty.xlsx"), tmp_path / "dziennik.xlsx", known, rows)
    recalculated = convert(typed, "xlsx", tmp_path)
    assert "Nowe: 10" in run(root, "import", str(recalculated), "--yes").output
    ours = workbook(desk(root), tmp_path / "ours.xlsx", spare=20)
    assert ["Cel osiągnięto dnia", date(2025, 8, 14)] in [row[:2] for row in cells(ours, "Stan")]
    for other in (recalculated, convert(ours, "xlsx", tmp_path)):
        pairs = zip(cells(other, "Stan"), cells(ours, "Stan"), strict=True)
        assert [pair for pair in pairs if pair[0] != pair[1] and pair[0][0] != "Dziś"] == []


@pytest.mark.office
def test_a_program_that_trusts_stored_values_reckons_the_rows_all_the_same(tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    fill(one)
    opened = convert(workbook(one, tmp_path / "w.xlsx"), "xlsx", tmp_path, always=False)
    assert cells(opened, "Stan") == cells(convert(tmp_path / "w.xlsx", "xlsx", tmp_path), "Stan")
    assert sum(1 in row for row in cells(opened, "Liczenie")[5:]) == len(HALF_YEAR)


@pytest.mark.office
def test_filled_by_libreoffice_imported_twice_corrected_and_withdrawn(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert run(root, "export").exit_code == 0
    known = desk(root).catalogue
    exported = root / "data" / "dziennik-2026-2.xlsx"
    typed = type_into(exported, tmp_path / "dziennik.xlsx", known, chosen_rows(desk(root)))
    assert run(root, "import", str(convert(typed, "xlsx", tmp_path)), typed="t\nt\n").exit_code == 0
    again = run(root, "import", str(convert(typed, "xlsx", tmp_path)))
    assert "Nowe: 0, poprawione: 0, bez zmian: 10" in again.output
    assert run(root, "withdraw", "4", "--reason", "policzone dwa razy").exit_code == 0
    changed = [(*HALF_YEAR[2][:4], "12", *HALF_YEAR[2][5:])]
    corrected = type_into(typed, tmp_path / "poprawiony.xlsx", known, changed, first=2)
    refused = run(root, "import", str(corrected), "--yes")
    assert "wpis nr 3 zmieniono: Osoby 9 → 12" in refused.output
    assert "wpis nr 4 jest wycofany, pomijam" in refused.output
    assert refused.exit_code == 1
    assert run(root, "import", str(corrected), typed="t\np\n").exit_code == 0
    rows = {row.entry_number: row.event.entry for row in desk(root).store.current()}
    assert rows[3].people == 12
    assert 4 not in rows
    assert "bez zmian: 9" in run(root, "import", str(corrected)).output


def test_two_officers_with_copies_of_the_same_blank_workbook_keep_both_counts(tmp_path: Path) -> None:
    root = project(tmp_path)
    known, ids = desk(root).catalogue, [new_id() for _ in range(20)]
    blank = workbook(desk(root), tmp_path / "pusty.xlsx", ids=ids)
    talk = {"day": 46268, "kind": "rozmowa", "place": "Lasy", KIND_COLUMN + UNSAID: 1}
    first = put(blank, tmp_path / "a.xlsx", known, [{**talk, "people": 5}], who="rejon-3")
    second = put(blank, tmp_path / "b.xlsx", known, [{**talk, "people": 7}], who="rejon-3-zastepstwo")
    other = put(blank, tmp_path / "c.xlsx", known, [{**talk, "people": 9, "place": "Kraśnik"}])
    for file in (first, second, other, first, second, other):
        result = run(root, "import", str(file), "--yes")
        assert result.exit_code == 0, result.output
    assert counted(desk(root)).people == 21
    nameless = put(blank, tmp_path / "d.xlsx", known, [{**talk, "people": 11, "place": "Kraśnik"}])
    refused = run(root, "import", str(nameless), "--yes")
    assert "wpis nr 3 zmieniono: Osoby 9 → 11" in refused.output
    assert counted(desk(root)).people == 21


@pytest.mark.office
def test_the_workbook_says_what_it_does_not_count(tmp_path: Path) -> None:
    root = project(tmp_path)
    known = desk(root).catalogue
    blank = workbook(desk(root), tmp_path / "pusty.xlsx", spare=4)
    talk = {"day": 46268, "kind": "rozmowa", "place": "Lasy", "people": 5}
    with_leaflets = {**talk, "people": 7, KIND_COLUMN + UNSAID: 3}
    rows = [talk, with_leaflets, {**talk, "day": "3 września"}]
    counted_file = convert(put(blank, tmp_path / "a.xlsx", known, rows), "xlsx", tmp_path)
    assert "data jest tekstem: ustaw format Data" in str(cells(counted_file, "Wpisy"))
    state = cells(counted_file, "Stan")
    assert [BELOW, 0] in [row[:2] for row in state]
    handed = next(row for row in state if row[0] == "kolportaż ulotek informacyjnych")
    assert handed[2:5] == [1.0, 7.0, 3.0], "who got no leaflet is no reader of one"
    below = tmp_path / "pod.xlsx"
    with zipfile.ZipFile(blank) as old, zipfile.ZipFile(below, "w") as new:
        for name in old.namelist():
            row = b'<row r="14"><c r="B14"><v>46268</v></c></row></sheetData>'
            sheet = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, old.read(name).replace(b"</sheetData>", row if sheet else b"</sheetData>"))
    state = cells(convert(below, "xlsx", tmp_path), "Stan")
    assert [BELOW, 1] in [row[:2] for row in state]


@pytest.mark.office
def test_an_unguarded_cell_would_be_a_formula_and_ours_is_not(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert run(root, "add", "rozmowa", "Lasy", "3", "--note", "=1+1").exit_code == 0
    copy = root / "data" / "dziennik-2026-2.csv"
    opened = convert(copy, "xlsx:Calc MS Excel 2007 XML", tmp_path)
    with zipfile.ZipFile(opened) as book:
        assert b"<f" not in book.read("xl/worksheets/sheet1.xml")
    assert "Nowe: 0, poprawione: 0, bez zmian: 1" in run(root, "import", str(copy)).output


def test_export_does_not_overwrite_a_workbook_that_may_hold_new_entries(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert run(root, "export").exit_code == 0
    assert "już jest i może mieć nowe wpisy" in run(root, "export").output
    assert run(root, "export", "--replace").exit_code == 0


def test_the_workbook_of_a_plan_with_another_measure(tmp_path: Path) -> None:
    root = project(tmp_path, **{"direction: at-least": "direction: at-most\n  result: 85"})
    state = cells(workbook(desk(root), tmp_path / "w.xlsx"), "Stan")
    said = [row[:2] for row in state]
    assert ["Wynik", 85] in said
    assert ["Ponad cel", 5] in said
