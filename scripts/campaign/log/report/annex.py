"""The annex: every action with residents and every movement of leaflets in a row, without notes and names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import DIRECT, TO_RESIDENTS, TRAITS
from campaign.log.report.sentences import Speech, counted, joined
from campaign.log.sheets.sheet import Value, values
from campaign.log.store.journal import Row
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
    """The annex as an .xlsx file.

    rows: current entries of the plan; register: all its events, to say how many were corrected.
    """
    styles = Styles()
    works = _lines([row for row in rows if row.event.entry.kind not in _MOVED], catalogue)
    moved = _lines([row for row in rows if row.event.entry.kind in _MOVED], catalogue)
    _sheet(styles, "Działania", [*_COLUMNS], [*works, _total(rows)], _corrected(register))
    if moved:
        _sheet(styles, "Ulotki", [name for name in _COLUMNS if name not in _OF_PEOPLE], moved)
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
        "leaflets": sum(one.leaflets for one in entries if one.kind in TO_RESIDENTS),
    }


def _corrected(register: Iterable[Row]) -> str:
    """How many corrections and withdrawals the numbers already know of; empty for none."""
    kinds = [row.event.kind.value for row in register]
    forms = {"poprawkę": kinds.count("correction"), "wycofanie": kinds.count("withdrawal")}
    changes = [counted(number, form) for form, number in forms.items() if number]
    return Speech().say("corrected", changes=joined(changes)) if changes else ""


def _sheet(
    styles: Styles, title: str, names: Iterable[str], lines: Sequence[dict[str, Value]], foot: str = ""
) -> None:
    """foot: said below the table."""
    page = styles.book.add_worksheet(title)
    for column, name in enumerate(names):
        head, width = _COLUMNS[name]
        page.set_column(column, column, width)
        page.write_string(0, column, head, styles.head)
        for at, line in enumerate(lines, 1):
            value = line.get(name)
            style = styles.text if isinstance(value, str) else styles.number
            page.write(at, column, value, styles.date if isinstance(value, date) else style)
    page.write_string(len(lines) + 2, 0, foot, styles.quiet)
    page.set_row(0, 34)
    page.freeze_panes(1, 0)
    page.set_header("&LZałącznik nr 1 do informacji o realizacji planu")
    page.set_footer("&C&P z &N")
    landscape(page)
