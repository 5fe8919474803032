"""dziennik-<plan>.xlsx: the officer's door without Python. No macros; formulas with stored values.

Sheets: Wpisy (one row, one event), Stan (the state), Plan (lists the others refer to), and a hidden
Liczenie that finds the clean rows by the import's rules. XlsxWriter stores computed values, so Protected
View and phones show them. Pure: nothing here reads a clock.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from xlsxwriter.utility import xl_range_abs

from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.fields import LABELS
from campaign.log.entry.vocabulary import TRAITS
from campaign.log.store.journal import Row
from campaign.log.workbook import counting_sheet, entries_sheet, state_sheet
from campaign.log.workbook.style import Pen, Styles, landscape

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
    """Period and target under the names p_…, and under l_… what may be chosen for a field."""
    catalogue, plan = content.catalogue, content.totals.plan
    for columns, width in (("A:A", 46), ("B:B", 16), ("C:D", 26), ("E:F", 66)):
        sheet.set_column(columns, width)
    sheet.write(0, 0, f"Plan {plan.slug}", styles.title)
    sheet.write(1, 0, "Tego arkusza się nie zmienia. Plan i listy zmienia się w pliku planu.", styles.quiet)
    pen = Pen(sheet, styles, 2)
    pen.section("Dane planu", "")
    facts = {
        "p_start": ("Początek", plan.period.start, styles.date),
        "p_koniec": ("Koniec", plan.period.end, styles.date),
        "p_cel": (f"Cel: {plan.indicator.text}", plan.indicator.target, styles.number),
        "p_wydanie": ("Najnowsze wydanie", catalogue.edition.number, styles.number),
    }
    for name, (label, value, style) in facts.items():
        styles.name(name, f"Plan!$B${pen.line(label, (value, None, style))}")
    lists = {
        "kind": [traits.label for traits in TRAITS.values()],
        "place": catalogue.places(plan),
        "partner": [*catalogue.partners(plan).values()] or [""],
        "piece": [*catalogue.pieces(None).values()] or [""],
    }
    for column, (name, items) in enumerate(lists.items(), 2):
        sheet.write(3, column, LABELS[name], styles.head)
        sheet.write_column(4, column, items, styles.text)
        styles.name(f"l_{name}", f"Plan!{xl_range_abs(4, column, 3 + len(items), column)}")
    landscape(sheet)
    sheet.protect()
