"""Sheet Plan: period, target, lists for the drop-downs, and the plan's texts other sheets point at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from campaign.log.catalogue import Catalogue
from campaign.log.totals import Totals
from campaign.log.vocabulary import TRAITS
from campaign.log.workbook.style import Styles
from campaign.model import Plan

UNKNOWN = "bez podania rodzaju"


@dataclass(frozen=True)
class Lists:
    """What the Plan sheet holds: cells of partners and leaflets by identifier, names of leaflets, edition."""

    partners: dict[str, str]
    leaflets: dict[str, str]
    names: dict[str, str]
    edition: int


def write(sheet: Any, styles: Styles, catalogue: Catalogue, totals: Totals) -> Lists:
    """Write the sheet and define the names p_start, p_koniec, p_cel and l_* for the lists."""
    plan = totals.plan
    sheet.set_column("A:A", 26)
    sheet.set_column("B:B", 44)
    sheet.set_column("C:G", 30)
    sheet.write("A1", f"Plan {plan.slug}", styles.title)
    sheet.write("A2", "Tego arkusza się nie zmienia. Plan i listy zmienia się w pliku planu.", styles.hint)
    _facts(sheet, styles, plan, catalogue)
    partners, leaflets = catalogue.partners(plan), dict(catalogue.leaflets)
    _list(sheet, styles, 2, "Działania", [traits.label for traits in TRAITS.values()], "l_dzialania")
    _list(sheet, styles, 3, "Miejscowości", catalogue.places(plan), "l_miejscowosci")
    _list(sheet, styles, 4, "Ulotki", [*leaflets.values()], "l_ulotki")
    _list(sheet, styles, 5, "Partnerzy", [*partners.values()] or [""], "l_partnerzy")
    _list(sheet, styles, 6, "Materiały", [*catalogue.pieces(None).values()] or [""], "l_materialy")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()
    return Lists(
        {slug: _at(row, 5) for row, slug in enumerate(partners)},
        {slug: _at(row, 4) for row, slug in enumerate(leaflets)},
        leaflets,
        catalogue.edition.number,
    )


def _at(index: int, column: int) -> str:
    return f"Plan!{xl_rowcol_to_cell(4 + index, column, row_abs=True, col_abs=True)}"


def _facts(sheet: Any, styles: Styles, plan: Plan, catalogue: Catalogue) -> None:
    """Rows 4 to 10, columns A and B."""
    sheet.write("A4", "Dane planu", styles.head)
    sheet.write("B4", "", styles.head)
    facts = [
        ("Rejon", plan.area, styles.text, ""),
        ("Początek", plan.period.start, styles.date, "p_start"),
        ("Koniec", plan.period.end, styles.date, "p_koniec"),
        ("Cel", plan.indicator.target, styles.number, "p_cel"),
        ("Jednostka", plan.indicator.unit, styles.text, "p_jednostka"),
        ("Miernik", plan.indicator.text, styles.text, ""),
        ("Najnowsze wydanie", catalogue.edition.number, styles.number, "p_wydanie"),
    ]
    for row, (label, value, style, name) in enumerate(facts, 4):
        sheet.write(row, 0, label, styles.text)
        sheet.write(row, 1, value, style)
        if name:
            styles.name(name, f"Plan!$B${row + 1}")


def _list(sheet: Any, styles: Styles, column: int, title: str, items: list[str], name: str) -> None:
    sheet.write(3, column, title, styles.head)
    for row, item in enumerate(items, 4):
        sheet.write_string(row, column, item, styles.text)
    styles.name(name, f"{_at(0, column)}:{_at(len(items) - 1, column).removeprefix('Plan!')}")
