"""Sheet Plan: period, target and the lists for the drop-downs, with the names the other sheets use."""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_range_abs

from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import TRAITS
from campaign.log.workbook.style import Styles
from campaign.model.plan import Plan


def write(sheet: Any, styles: Styles, catalogue: Catalogue, totals: Totals) -> None:
    """Write the sheet and define the names p_start, p_koniec, p_cel and l_* for the lists."""
    plan = totals.plan
    sheet.set_column("A:A", 26)
    sheet.set_column("B:B", 44)
    sheet.set_column("C:G", 30)
    sheet.write("A1", f"Plan {plan.slug}", styles.title)
    sheet.write("A2", "Tego arkusza się nie zmienia. Plan i listy zmienia się w pliku planu.", styles.quiet)
    _facts(sheet, styles, plan, catalogue)
    _list(sheet, styles, 2, "Działania", [traits.label for traits in TRAITS.values()], "l_dzialania")
    _list(sheet, styles, 3, "Miejscowości", catalogue.places(plan), "l_miejscowosci")
    _list(sheet, styles, 4, "Partnerzy", [*catalogue.partners(plan).values()] or [""], "l_partnerzy")
    _list(sheet, styles, 5, "Materiały", [*catalogue.pieces(None).values()] or [""], "l_materialy")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect()


def _facts(sheet: Any, styles: Styles, plan: Plan, catalogue: Catalogue) -> None:
    """Rows 4 to 11, columns A and B."""
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
    styles.name(name, f"Plan!{xl_range_abs(4, column, 3 + len(items), column)}")
