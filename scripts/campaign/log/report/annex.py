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
_MOVED = tuple(kind for kind, traits in TRAITS.items() if traits.leaflets and kind not in TO_RESIDENTS)
"""Movements of stock: no work with residents, so a sheet of their own."""


def annex(rows: Sequence[Row], register: Iterable[Row], catalogue: Catalogue) -> bytes:
    """The annex as an .xlsx file.

    rows: current entries of the plan; register: all its events, to say how many were corrected.
    """
    styles, every = Styles(), list(_COLUMNS)
    works = [row for row in rows if row.event.entry.kind not in _MOVED]
    moved = [row for row in rows if row.event.entry.kind in _MOVED]
    lines = [*_lines(every, works, catalogue), _total(rows)]
    _sheet(styles, "Działania", every, lines, _corrected(register))
    if moved:
        shown = [name for name in every if name not in ("place", "people", "people_new")]
        _sheet(styles, "Ulotki", shown, _lines(shown, moved, catalogue))
    return styles.finished()


def _lines(names: Iterable[str], rows: Iterable[Row], catalogue: Catalogue) -> list[list[Value]]:
    lines: list[list[Value]] = []
    for at, row in enumerate(rows, 1):
        shown = values(row.event.entry, catalogue) | {"at": at, "number": row.entry_number}
        shown["leaflets"] = shown["leaflets"] or None
        lines.append([shown[name] for name in names])
    return lines


def _total(rows: Iterable[Row]) -> list[Value]:
    """Sums; one of first-timers only where every entry has an estimate."""
    entries = [row.event.entry for row in rows]
    direct = [one for one in entries if one.kind in DIRECT]
    new = [one.people_new for one in direct if one.people_new is not None]
    first_time = sum(new) if len(new) == len(direct) else None
    given = sum(one.leaflets for one in entries if one.kind in TO_RESIDENTS)
    return ["Razem", None, None, None, sum(one.people for one in direct), first_time, given]


def _corrected(register: Iterable[Row]) -> str:
    """How many corrections and withdrawals the numbers already know of; empty for none."""
    kinds = [row.event.kind.value for row in register]
    forms = {"poprawkę": kinds.count("correction"), "wycofanie": kinds.count("withdrawal")}
    changes = [counted(number, form) for form, number in forms.items() if number]
    return Speech().say("corrected", changes=joined(changes)) if changes else ""


def _sheet(styles: Styles, title: str, names: list[str], lines: list[list[Value]], foot: str = "") -> None:
    """foot: said below the table."""
    page = styles.book.add_worksheet(title)
    for column, (head, width) in enumerate(_COLUMNS[name] for name in names):
        page.set_column(column, column, width)
        page.write_string(0, column, head, styles.head)
    for at, line in enumerate(lines, 1):
        for column, value in enumerate(line):
            style = styles.text if isinstance(value, str) else styles.number
            page.write(at, column, value, styles.date if isinstance(value, date) else style)
    page.write_string(len(lines) + 2, 0, foot, styles.quiet)
    page.set_row(0, 34)
    page.freeze_panes(1, 0)
    page.set_header("&LZałącznik nr 1 do informacji o realizacji planu")
    page.set_footer("&C&P z &N")
    landscape(page)
