"""The workbook as an officer uses it: numbers are there before anything recalculates, and right after."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from python_calamine import CalamineWorkbook

from campaign.commands.log import log
from campaign.log.count.totals import totals
from campaign.log.desk import Desk
from campaign.log.store.event import new_id
from campaign.log.workbook import Content, render
from log.filling import type_into
from log.office import convert
from log.samples import HALF_YEAR, chosen_rows, desk, fill, project


def workbook(one: Desk, path: Path, spare: int = 40) -> Path:
    plan = one.plan("2026-2")
    content = Content(
        one.catalogue, totals(one.store, plan, one.today), one.rows(plan), [new_id() for _ in range(spare)]
    )
    path.write_bytes(render(content))
    return path


def cells(path: Path, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def run(root: Path, *arguments: str, typed: str = "") -> Result:
    options = ["--root", str(root), "--as-of", "2026-11-23"]
    return CliRunner(env={"CAMPAIGN_DATA": str(root / "data")}).invoke(
        log, [*arguments, *options], input=typed
    )


def test_computed_values_are_stored_so_that_protected_view_shows_them(tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    fill(one)
    state = cells(workbook(one, tmp_path / "w.xlsx"), "Stan")
    assert any("66 z 80 mieszkańców, na dziś powinno być około 63, brakuje 14" in row for row in state)
    text = "\n".join(str(row[0]) for row in cells(tmp_path / "w.xlsx", "Informacja"))
    assert "Wynik: 66 z 80 mieszkańców" in text
    assert "Wynik: wykonano, wpisy: 2, osoby: 53, ulotki: 55, ostatnio: 02.10.2026." in text


def test_no_macros_and_nothing_from_outside(tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    with zipfile.ZipFile(workbook(one, tmp_path / "w.xlsx")) as book:
        assert not [name for name in book.namelist() if "vba" in name.lower() or "externalLink" in name]
        assert b"http" not in book.read("xl/worksheets/sheet1.xml").replace(b"http://schemas", b"")


@pytest.mark.office
def test_libreoffice_computes_what_the_program_computes(tmp_path: Path) -> None:
    """Ten entries typed into the empty workbook: every number and sentence equals the program's own.

    The plan is over, so that only the cell with TODAY() depends on the day of the test.
    """
    root = project(tmp_path, "2025-07-01", "2025-12-31")
    rows = chosen_rows(desk(root), "2025")
    empty = workbook(desk(root), tmp_path / "empty.xlsx", spare=40)
    recalculated = convert(type_into(empty, tmp_path / "dziennik.xlsx", rows), "xlsx", tmp_path)
    result = run(root, "import", str(recalculated), "--yes")
    assert "Nowe: 10" in result.output
    ours = workbook(desk(root), tmp_path / "ours.xlsx", spare=30)
    assert "66 z 80 mieszkańców, zabrakło 14" in str(cells(ours, "Stan"))
    for sheet in ("Stan", "Informacja"):
        pairs = zip(cells(recalculated, sheet), cells(ours, sheet), strict=True)
        assert [pair for pair in pairs if pair[0] != pair[1] and pair[0][0] != "Dziś"] == []


@pytest.mark.office
def test_libreoffice_finds_the_day_the_target_was_reached(tmp_path: Path) -> None:
    root = project(tmp_path, "2025-07-01", "2025-12-31", **{"target: 80": "target: 30"})
    rows = chosen_rows(desk(root), "2025")[::-1]
    empty = workbook(desk(root), tmp_path / "empty.xlsx")
    recalculated = convert(type_into(empty, tmp_path / "dziennik.xlsx", rows), "xlsx", tmp_path)
    assert run(root, "import", str(recalculated), "--yes").exit_code == 0
    ours = workbook(desk(root), tmp_path / "ours.xlsx")
    for file in (recalculated, ours):
        assert "66 z 30 mieszkańców, cel osiągnięto 14.08.2025" in str(cells(file, "Stan"))


@pytest.mark.office
def test_filled_by_libreoffice_imported_twice_corrected_and_withdrawn(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert run(root, "export", "--what", "arkusz").exit_code == 0
    exported = root / "data" / "dziennik-2026-2.xlsx"
    typed = type_into(exported, tmp_path / "dziennik.xlsx", chosen_rows(desk(root)))
    for wanted in ("xlsx", "ods"):
        file = convert(typed, wanted, tmp_path)
        again = run(root, "import", str(file))
        assert again.exit_code == 0, again.output
    assert "Nowe: 0, poprawione: 0, bez zmian: 10" in again.output
    assert run(root, "withdraw", "4", "--reason", "policzone dwa razy").exit_code == 0
    changed = [(*HALF_YEAR[2][:3], "12", *HALF_YEAR[2][4:])]
    corrected = convert(type_into(typed, tmp_path / "poprawiony.xlsx", changed, first=2), "xlsx", tmp_path)
    refused = run(root, "import", str(corrected), typed="n\n")
    assert "wpis nr 3 zmieniono: Osoby 9 → 12" in refused.output
    assert "wpis nr 4 jest wycofany, pomijam" in refused.output
    assert refused.exit_code == 1
    assert run(root, "import", str(corrected), typed="t\n").exit_code == 0
    rows = {row.entry_number: row.event.entry for row in desk(root).store.current()}
    assert rows[3].people == 12
    assert 4 not in rows
    assert len(rows) == 9
    assert "bez zmian: 9" in run(root, "import", str(corrected)).output


@pytest.mark.office
def test_an_unguarded_cell_would_be_a_formula_and_ours_is_not(tmp_path: Path) -> None:
    root = project(tmp_path)
    draft = [
        "--date",
        "12.09.2026",
        "--action",
        "rozmowa",
        "--place",
        "Lasy",
        "--people",
        "3",
        "--leaflets",
        "0",
    ]
    assert run(root, "add", *draft, "--note", "=1+1").exit_code == 0
    copy = root / "data" / "dziennik-2026-2.csv"
    opened = convert(copy, "xlsx:Calc MS Excel 2007 XML", tmp_path)
    with zipfile.ZipFile(opened) as book:
        assert b"<f" not in book.read("xl/worksheets/sheet1.xml")
    assert "Nowe: 0, poprawione: 0, bez zmian: 1" in run(root, "import", str(copy)).output


def test_export_does_not_overwrite_a_workbook_that_may_hold_new_entries(tmp_path: Path) -> None:
    root = project(tmp_path)
    assert run(root, "export", "--what", "arkusz").exit_code == 0
    refused = run(root, "export", "--what", "arkusz")
    assert refused.exit_code == 1
    assert "już jest i może mieć nowe wpisy" in refused.output
    assert run(root, "export", "--what", "arkusz", "--replace").exit_code == 0


def test_the_workbook_of_a_plan_with_another_measure(tmp_path: Path) -> None:
    root = project(tmp_path, **{"direction: at-least": "direction: at-most\n  result: 85"})
    one = desk(root)
    state = cells(workbook(one, tmp_path / "w.xlsx"), "Stan")
    assert any("85 przy celu najwyżej 80 mieszkańców: o 5 za dużo" in row for row in state)
