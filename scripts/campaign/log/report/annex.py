"""The annex: every action with residents and every movement of leaflets in a row, without notes and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import DIRECT, TO_RESIDENTS, TRAITS
from campaign.log.report.sentences import say
from campaign.log.sheets.sheet import Value, values
from campaign.log.store.event import EventKind, Row
from campaign.log.workbook.style import Styles, landscape

_COLUMNS = {"at": ("Lp.", 6), "day": ("Data", 12), "kind": ("Działanie", 24), "place": ("Miejscowość", 16),
            "people": ("Osoby", 9), "people_new": ("Pierwszy raz", 9), "leaflets": ("Ulotki", 9),
            "leaflet": ("Rodzaj ulotek", 34), "partner": ("Podmiot", 44),
            "number": ("Nr w dzienniku", 10)}  # fmt: skip
"""Titles with widths in characters."""
_OF_PEOPLE = ("place", "people", "people_new")
_MOVED = tuple(kind for kind, traits in TRAITS.items() if traits.leaflets and kind not in TO_RESIDENTS)
"""Movements of stock: no work with residents, so a sheet of their own."""


def annex(rows: Sequence[Row], register: Iterable[Row], catalogue: Catalogue) -> bytes:
    """The annex as .xlsx: current entries of the plan; register: all its events, to count the corrected."""
    styles, kinds = Styles(), [row.event.kind for row in register]
    works = [row for row in rows if row.event.entry.kind not in _MOVED]
    moved = [row for row in rows if row.event.entry.kind in _MOVED]
    page = _sheet(styles, "Działania", [*_COLUMNS], [*_lines(works, catalogue), _total(works)])
    corrected = say("corrected", kinds.count(EventKind.CORRECTION), kinds.count(EventKind.WITHDRAWAL))
    page.write_column(len(works) + 3, 0, corrected, styles.quiet)
    if moved:
        of_stock = [name for name in _COLUMNS if name not in _OF_PEOPLE]
        _sheet(styles, "Ulotki", of_stock, _lines(moved, catalogue))
    return styles.finished()


def _lines(rows: Iterable[Row], catalogue: Catalogue) -> list[dict[str, Value]]:
    return [
        {**values(row.event.entry, catalogue), "leaflets": row.event.entry.leaflets or None, "at": at,
         "number": row.entry_number}
        for at, row in enumerate(rows, 1)
    ]  # fmt: skip


def _total(rows: Iterable[Row]) -> dict[str, Value]:
    """Sums; one of first-timers only where every entry has an estimate."""
    entries = [row.event.entry for row in rows]
    direct = [one for one in entries if one.kind in DIRECT]
    new = [one.people_new for one in direct if one.people_new is not None]
    return {
        "at": "Razem",
        "people": sum(one.people for one in direct),
        "people_new": sum(new) if len(new) == len(direct) else None,
        "leaflets": sum(one.leaflets for one in entries),
    }


def _sheet(styles: Styles, title: str, names: Sequence[str], lines: Sequence[dict[str, Value]]) -> Any:
    page, looks = styles.book.add_worksheet(title), {str: styles.text, date: styles.date}
    for column, name in enumerate(names):
        head, width = _COLUMNS[name]
        page.set_column(column, column, width)
        page.write_string(0, column, head, styles.head)
        for at, line in enumerate(lines, 1):
            value = line.get(name)
            page.write(at, column, value, looks.get(type(value), styles.number))
    page.set_row(0, 34)
    page.freeze_panes(1, 0)
    page.set_header("&LZałącznik nr 1 do informacji o realizacji planu")
    page.set_footer("&C&P z &N")
    landscape(page)
    return page
