"""What a workbook holds, its sheet Plan, and its four sheets put together. Pure: nothing reads a clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from xlsxwriter.utility import xl_range_abs

from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import TRAITS
from campaign.log.store.journal import Row
from campaign.log.workbook import counting_sheet, entries_sheet, state_sheet
from campaign.log.workbook.style import Styles, landscape

SPARE_ROWS = 500


@dataclass(frozen=True)
class Content:
    """What a workbook holds. rows: current entries of the plan; spare_ids: an identifier per empty row.

    The identifiers are made before anything is typed into the rows, so that importing twice counts once.
    """

    catalogue: Catalogue
    totals: Totals
    rows: Sequence[Row]
    spare_ids: Sequence[str]

    @property
    def size(self) -> int:
        """Rows that are counted."""
        return len(self.rows) + len(self.spare_ids)

    @cached_property
    def columns(self) -> entries_sheet.Columns:
        """The columns of Wpisy."""
        return entries_sheet.Columns(self.catalogue)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Partners and kits by identifier, numbered from 1: formulas compare numbers."""
        known = {**self.catalogue.kits, **self.catalogue.partners(self.totals.plan)}
        return {slug: at for at, slug in enumerate(known, 1)}


def render(content: Content) -> bytes:
    """The workbook as bytes of an .xlsx file."""
    styles, totals = Styles(), content.totals
    created = datetime.combine(totals.as_of, datetime.min.time())
    styles.book.set_properties({"title": f"Dziennik {totals.plan.slug}", "created": created})
    sheets = {name: styles.book.add_worksheet(name) for name in ("Wpisy", "Stan", "Plan", "Liczenie")}
    _plan(sheets["Plan"], styles, content)
    entries_sheet.write(sheets["Wpisy"], styles, content)
    counting_sheet.write(sheets["Liczenie"], styles, content)
    state_sheet.write(sheets["Stan"], styles, content)
    sheets["Liczenie"].hide()
    sheets["Wpisy"].activate()
    return styles.finished()


def _plan(sheet: Any, styles: Styles, content: Content) -> None:
    """Period, target and the lists for the drop-downs, under the names p_… and l_…."""
    catalogue, plan = content.catalogue, content.totals.plan
    for columns, width in (("A:A", 26), ("B:B", 44), ("C:G", 30)):
        sheet.set_column(columns, width)
    sheet.write("A1", f"Plan {plan.slug}", styles.title)
    sheet.write("A2", "Tego arkusza się nie zmienia. Plan i listy zmienia się w pliku planu.", styles.quiet)
    sheet.write("A4", "Dane planu", styles.head)
    sheet.write("B4", "", styles.head)
    facts = {
        "p_start": ("Początek", plan.period.start, styles.date),
        "p_koniec": ("Koniec", plan.period.end, styles.date),
        "p_cel": (f"Cel: {plan.indicator.text}", plan.indicator.target, styles.number),
        "p_wydanie": ("Najnowsze wydanie", catalogue.edition.number, styles.number),
    }
    for row, (name, (label, value, style)) in enumerate(facts.items(), 4):
        sheet.write(row, 0, label, styles.text)
        sheet.write(row, 1, value, style)
        styles.name(name, f"Plan!$B${row + 1}")
    lists = [
        ("Działania", "l_dzialania", [traits.label for traits in TRAITS.values()]),
        ("Miejscowości", "l_miejscowosci", catalogue.places(plan)),
        ("Partnerzy", "l_partnerzy", [*catalogue.partners(plan).values()] or [""]),
        ("Materiały", "l_materialy", [*catalogue.pieces(None).values()] or [""]),
    ]
    for column, (title, name, items) in enumerate(lists, 2):
        sheet.write(3, column, title, styles.head)
        for row, item in enumerate(items, 4):
            sheet.write_string(row, column, item, styles.text)
        styles.name(name, f"Plan!{xl_range_abs(4, column, 3 + len(items), column)}")
    landscape(sheet)
    sheet.protect()
