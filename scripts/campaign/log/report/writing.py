"""The report's files: DOCX and PDF from the same data, and the annex, written together or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pypdfium2
from markupsafe import Markup

from campaign.language.numbers import months
from campaign.log.count.totals import Totals
from campaign.log.desk import Desk
from campaign.log.documents import FOLDER, fill, html_to_pdf
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import DIRECT, TO_RESIDENTS, TRAITS
from campaign.log.report.data import Report, require_filled
from campaign.log.report.sentences import BLANK, say
from campaign.log.sheets.sheet import Value, values
from campaign.log.store.event import EventKind, Row
from campaign.log.workbook.style import Styles, landscape
from campaign.output import disk
from campaign.press import wordtemplate
from campaign.problems import CampaignError

TEMPLATE = FOLDER / "informacja.docx"
CHART_MM = 160
WIDTH, HEIGHT = 660, 250
"""Of the chart, in points."""
_ANNEX = {"at": ("Lp.", 6), "day": ("Data", 12), "kind": ("Działanie", 24), "place": ("Miejscowość", 16),
            "people": ("Osoby", 9), "people_new": ("Pierwszy raz", 9), "leaflets": ("Ulotki", 9),
            "leaflet": ("Rodzaj ulotek", 34), "partner": ("Podmiot", 44),
            "number": ("Nr w dzienniku", 10)}  # fmt: skip
"""Titles of the annex with widths in characters."""
_OF_PEOPLE = ("place", "people", "people_new")
_MOVED = tuple(kind for kind, traits in TRAITS.items() if traits.leaflets and kind not in TO_RESIDENTS)
"""Movements of stock: no work with residents, so a sheet of their own."""


def html(report: Report) -> str:
    """The page the PDF is made from."""
    return fill("informacja.html", r=report, chart=curve(report) if report.caption else "")


def docx(report: Report, template: Path = TEMPLATE) -> bytes:
    """The filled template. Raises CampaignError when it was edited into something that cannot be filled."""
    drawn = _png(report) if report.caption else b""
    return wordtemplate.filled(template, {"r": report}, drawn, CHART_MM, report.caption)


def curve(report: Report) -> Markup:
    """Cumulative steps with the target as a dashed line, as SVG; its title says every number."""
    return Markup(fill("wykres.svg", r=report, width=WIDTH, height=HEIGHT, months=months()))


def _png(report: Report) -> bytes:
    """The curve as a picture 1320 pixels wide, drawn by the print engine."""
    style = f"@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0 }} body {{ margin: 0 }}"
    head = f"<head><title>Wykres 1</title><style>{style} svg {{ display: block; width: 100% }}</style></head>"
    page = f'<html lang="pl">{head}<body>{curve(report)}</body></html>'
    with pypdfium2.PdfDocument(html_to_pdf(page)) as document:
        image = document[0].render(scale=2).to_pil().convert("L")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def annex(rows: Sequence[Row], register: Iterable[Row], catalogue: Catalogue) -> bytes:
    """The annex as .xlsx: current entries of the plan; register: all its events, to count the corrected."""
    styles, kinds = Styles(), [row.event.kind for row in register]
    works = [row for row in rows if row.event.entry.kind not in _MOVED]
    moved = [row for row in rows if row.event.entry.kind in _MOVED]
    page = _sheet(styles, "Działania", [*_ANNEX], [*_lines(works, catalogue), _total(works)])
    corrected = say("corrected", kinds.count(EventKind.CORRECTION), kinds.count(EventKind.WITHDRAWAL))
    page.write_column(len(works) + 3, 0, corrected, styles.quiet)
    if moved:
        of_stock = [name for name in _ANNEX if name not in _OF_PEOPLE]
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
        head, width = _ANNEX[name]
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


def _set_aside(path: Path, now: datetime) -> Path:
    aside = path.with_name(f"{path.stem}-poprzednia-{now:%Y%m%d-%H%M%S}{path.suffix}")
    try:
        return disk.write(aside, path.read_bytes())
    except OSError as error:
        raise disk.refused(path, error) from error


def write_all(desk: Desk, found: Totals, folder: Path, replace: bool) -> tuple[list[Path], list[str]]:
    """Write every file, all made before the first; return their paths, and what to know before signing.

    Raises CampaignError, also for a DOCX (conclusions may stand in it) that is there already; replace: it is
    kept beside the new one.
    """
    plan = found.plan
    name = f"informacja-{plan.slug}"
    if (folder / f"{name}.docx").exists() and not replace:
        remedy = "DOCX i PDF zastępuje opcja --replace"
        raise CampaignError(f"{name}.docx już jest i może mieć dopisane wnioski – {remedy}")
    require_filled(plan)
    full, public = (Report(found, desk.catalogue, public) for public in (False, True))
    page, files = html(full), dict[Path, bytes]()
    for place, report, shown in ((folder, full, page), (folder / "do-publikacji", public, html(public))):
        files[place / f"{name}.docx"] = docx(report)
        files[place / f"{name}.pdf"] = html_to_pdf(shown)
    rows, register = (
        [row for row in some if row.event.entry.day <= desk.today]
        for some in (desk.rows(plan), desk.store.events(plan.slug))
    )
    files[folder / f"zalacznik-{plan.slug}.xlsx"] = annex(rows, register, desk.catalogue)
    kept = [_set_aside(path, desk.now) for path in files if path.suffix == ".docx" and path.exists()]
    for path, data in files.items():
        disk.write(path, data)
    blanks = page.replace(BLANK * 3, BLANK).count(BLANK)  # a line for a signature is one blank
    aside = [f"Poprzedni plik leży w {path}" for path in kept]
    return [*files], [*aside, *full.remarks, *say("to_fill", blanks)]
