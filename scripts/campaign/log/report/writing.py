"""Writes the report's files, together or not at all: DOCX and PDF from the same data, and the annex."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from campaign.language.numbers import counted, month
from campaign.log.count.totals import Totals, totals
from campaign.log.desk import Desk
from campaign.log.documents import fill, html_to_pdf
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import DIRECT, TO_RESIDENTS, TRAITS
from campaign.log.report import word
from campaign.log.report.data import Report, build
from campaign.log.report.sentences import BLANK
from campaign.log.sheets.sheet import Value, values
from campaign.log.store.journal import Row
from campaign.log.workbook.style import Styles, landscape
from campaign.model.plan import Plan
from campaign.output import disk
from campaign.problems import CampaignError

PUBLIC = "do-publikacji"
_COLUMNS = {"day": ("Data", 12), "kind": ("Działanie", 24), "place": ("Miejscowość", 16),
            "people": ("Osoby", 9), "people_new": ("Pierwszy raz", 9), "leaflets": ("Ulotki", 9),
            "leaflet": ("Rodzaj ulotek", 34), "partner": ("Podmiot", 44)}  # fmt: skip
_MOVED = tuple(kind for kind, traits in TRAITS.items() if traits.leaflets and kind not in TO_RESIDENTS)
"""Movements of stock: no work with residents, so a sheet of their own."""


def html(report: Report) -> str:
    """The page the PDF is made from."""
    return fill("informacja.html", r=report, chart=word.curve(report) if report.caption else "")


def write_all(desk: Desk, plan: Plan, folder: Path, replace: bool) -> tuple[list[Path], list[str]]:
    """Write every file and return their paths, and what the officer should know before signing.

    Everything is made before anything is written. Raises CampaignError, also when there is a DOCX already and
    not replace: the unit may have written its conclusions into it.
    """
    name = f"informacja-{plan.slug}"
    if (folder / f"{name}.docx").exists() and not replace:
        remedy = "DOCX i PDF zastępuje opcja --replace"
        raise CampaignError(f"{name}.docx już jest i może mieć dopisane wnioski – {remedy}")
    found = totals(desk.store, desk.catalogue, plan, desk.today)
    full = build(found, desk.catalogue)
    files: dict[Path, bytes] = {}
    public = build(found, desk.catalogue, public=True, approved=plan.closed)
    for place, report in ((folder, full), (folder / PUBLIC, public)):
        files[place / f"{name}.docx"] = word.render(report)
        files[place / f"{name}.pdf"] = html_to_pdf(html(report))
    rows, register = (
        [row for row in some if row.event.entry.day <= desk.today]
        for some in (desk.rows(plan), desk.store.events(plan.slug))
    )
    files[folder / f"zalacznik-{plan.slug}.xlsx"] = annex(found, rows, register, desk.catalogue)
    for path, data in files.items():
        disk.write(path, data)
    blanks = html(full).replace(BLANK * 3, BLANK).count(BLANK)  # a line for a signature is one blank
    left = f"Przed podpisem pozostało pól do uzupełnienia: {blanks} (miejsca z „………”)."
    return [*files], [*full.remarks, left]


def annex(found: Totals, rows: Sequence[Row], register: Sequence[Row], catalogue: Catalogue) -> bytes:
    """The annex as an .xlsx file: what was done, leaflets moved, months; without notes and names.

    rows: current entries of the plan; register: all its events, to say how many were corrected.
    """
    styles = Styles()
    works = [row for row in rows if row.event.entry.kind not in _MOVED]
    moved = [row for row in rows if row.event.entry.kind in _MOVED]
    lines = [*_lines(_COLUMNS, works, catalogue), _total(rows)]
    _sheet(styles, "Działania", _head(_COLUMNS), lines, _said(register))
    if moved:
        shown = [name for name in _COLUMNS if name not in ("place", "people", "people_new")]
        _sheet(styles, "Ulotki", _head(shown), _lines(shown, moved, catalogue))
    head = dict.fromkeys(["Miesiąc", *(TRAITS[kind].label for kind in DIRECT), "osoby razem", "ulotki"], 16)
    numbers = [[*one.people.values(), one.total, one.leaflets] for one in found.months]
    sums = [sum(column) for column in zip(*numbers, strict=True)]
    names = [*(month(one.first) for one in found.months), "razem"]
    months = [[name, *line] for name, line in zip(names, [*numbers, sums], strict=True)]
    _sheet(styles, "Miesiące", head, months)
    return styles.finished()


def _head(names: Iterable[str]) -> dict[str, int]:
    return {"Lp.": 6, **dict(_COLUMNS[name] for name in names), "Nr w dzienniku": 10}


def _lines(names: Iterable[str], rows: Sequence[Row], catalogue: Catalogue) -> list[list[Value]]:
    lines: list[list[Value]] = []
    for number, row in enumerate(rows, 1):
        shown = values(row.event.entry, catalogue)
        shown["leaflets"] = shown["leaflets"] or None
        lines.append([number, *(shown[name] for name in names), row.entry_number])
    return lines


def _total(rows: Sequence[Row]) -> list[Value]:
    """Sums; one of first-timers only where every entry has an estimate."""
    entries = [row.event.entry for row in rows]
    direct = [one for one in entries if one.kind in DIRECT]
    new = [one.people_new for one in direct if one.people_new is not None]
    first_time = sum(new) if len(new) == len(direct) else None
    given = sum(one.leaflets for one in entries if one.kind in TO_RESIDENTS)
    return ["Razem", None, None, None, sum(one.people for one in direct), first_time, given]


def _said(register: Sequence[Row]) -> str:
    """How many corrections and withdrawals the numbers already know of; empty for none."""
    kinds = [row.event.kind.value for row in register]
    corrected, withdrawn = kinds.count("correction"), kinds.count("withdrawal")
    parts = [counted(corrected, "poprawkę", "poprawki", "poprawek")] if corrected else []
    parts += [counted(withdrawn, "wycofanie", "wycofania", "wycofań")] if withdrawn else []
    return f"Zestawienie uwzględnia {' i '.join(parts)}." if parts else ""


def _sheet(
    styles: Styles, title: str, head: dict[str, int], rows: Sequence[Sequence[Value]], foot: str = ""
) -> None:
    """head: titles with widths in characters; foot: said below the table."""
    page = styles.book.add_worksheet(title)
    for column, (name, width) in enumerate(head.items()):
        page.set_column(column, column, width)
        page.write_string(0, column, name, styles.head)
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            style = styles.text if isinstance(value, str) else styles.number
            page.write(at, column, value, styles.date if isinstance(value, date) else style)
    page.write_string(len(rows) + 2, 0, foot, styles.quiet)
    page.set_row(0, 34)
    page.freeze_panes(1, 0)
    page.set_header("&LZałącznik nr 1 do informacji o realizacji planu")
    page.set_footer("&C&P z &N")
    landscape(page)
