"""The XLSX annex: every entry, every row of the register with its corrections, months, leaflets."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from xlsxwriter import Workbook

from campaign.log.sheets import sheet
from campaign.log.entry.catalogue import Catalogue
from campaign.log.report.data import Report, Table
from campaign.log.store.journal import Row
from campaign.log.workbook.style import Styles

_EVENT = {"entry": "wpis", "correction": "poprawka", "withdrawal": "wycofanie"}
_WIDTHS = {"Nr": 6, "Dotyczy nr": 10, "Data": 12, "Działanie": 24, "Miejscowość": 16, "Osoby": 9, "Ulotki": 9,
           "W tym pierwszy raz": 12, "Rodzaj ulotki": 24, "Wydanie": 10, "Partner": 44, "Materiał": 36,
           "Uwagi": 44, "Powód": 30, "Ulotka": 30, "Miesiąc": 20}  # fmt: skip


def render(report: Report, rows: Sequence[Row], register: Sequence[Row], catalogue: Catalogue) -> bytes:
    """rows: current entries of the plan; register: all its events in the order of numbers."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    styles = Styles(book)
    head = sheet.HEADER[:-1]
    entries = [[row.entry_number, *sheet.values(row.event.entry, catalogue).values()] for row in rows]
    _sheet(book, styles, "Wpisy", head, entries)
    events = [[row.number, _EVENT[row.event.kind], *_event(row, catalogue)] for row in register]
    _sheet(book, styles, "Rejestr", ["Nr", "Zapis", "Dotyczy nr", "Powód", *head[1:]], events)
    for title, table in (
        ("Miesiące", report.months),
        ("Rozdane ulotki", report.channels),
        ("Stan ulotek", report.stock),
    ):
        _sheet(book, styles, title, table.head, _numbers(table))
    book.close()
    return out.getvalue()


def _event(row: Row, catalogue: Catalogue) -> list[sheet.Value]:
    reason = "(tekst usunięty)" if row.event.redacted else row.event.reason
    return [row.entry_number, reason, *sheet.values(row.event.entry, catalogue).values()]


def _numbers(table: Table) -> list[list[sheet.Value]]:
    """Texts of a report's table with its numbers as numbers again."""
    rows = [*table.rows, table.total] if table.total else table.rows
    return [[row[0], *(_number(cell) for cell in row[1:])] for row in rows]


def _number(cell: str) -> int | str:
    digits = cell.replace("\u00a0", "")
    return int(digits) if digits.lstrip("-").isdigit() else cell


def _sheet(
    book: Any, styles: Styles, title: str, head: list[str], rows: Sequence[Sequence[sheet.Value]]
) -> None:
    page = book.add_worksheet(title)
    for column, name in enumerate(head):
        page.set_column(column, column, _WIDTHS.get(name, 14))
        page.write_string(0, column, name, styles.head)
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            _cell(page, styles, at, column, value)
    page.set_row(0, 34)
    page.freeze_panes(1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _cell(page: Any, styles: Styles, row: int, column: int, value: sheet.Value) -> None:
    if isinstance(value, str):
        page.write_string(row, column, value, styles.text)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, styles.date)
    else:
        page.write(row, column, value, styles.number)
