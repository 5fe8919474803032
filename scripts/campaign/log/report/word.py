"""The report as DOCX, from the Word template the unit may edit, and the chart in it and in the PDF."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from markupsafe import Markup

from campaign.language.numbers import months
from campaign.log.documents import FOLDER, fill, html_to_pdf
from campaign.log.report.data import Report
from campaign.press import docx

TEMPLATE = FOLDER / "informacja.docx"
CHART_MM = 160
WIDTH, HEIGHT = 660, 250
LEFT, RIGHT, TOP, FLOOR = 44, 640, 20, 212


def render(report: Report, template: Path = TEMPLATE) -> bytes:
    """The filled template. Raises CampaignError when it was edited into something that cannot be filled."""
    drawn = _png(report) if report.caption else b""
    return docx.filled(template, {"r": report}, drawn, CHART_MM, report.caption)


def curve(report: Report) -> Markup:
    """Cumulative steps with the target as a dashed line; its title says every number. Units: 660 x 250."""
    start, days = report.period.start, (report.period.end - report.period.start).days
    peak = max([report.target, *(number for _, number in report.curve)]) * 1.12

    def x(day: date) -> float:
        return LEFT + (RIGHT - LEFT) * min(max((day - start).days / days, 0), 1)

    def y(number: float) -> float:
        return FLOOR - (FLOOR - TOP) * number / peak

    steps = "".join(f"H{x(day):.1f}V{y(number):.1f}" for day, number in report.curve)
    stop = max(day for day, _ in [(start, 0), *report.marks[-1:], *report.curve[-1:]])
    firsts = [(x(max(first, start)), months()[first.month - 1]) for first in report.period.months]
    reached = [one for one in report.curve if one[1] >= report.target and not report.public]
    drawn = fill(
        "wykres.svg", width=WIDTH, height=HEIGHT, left=LEFT, right=RIGHT, top=TOP, floor=FLOOR,
        caption=report.caption, target=report.target, goal=y(report.target), months=firsts,
        steps=f"M{LEFT} {FLOOR}{steps}H{x(stop):.1f}",
        met=[(x(day), y(number), f"{day:%d.%m.%Y}: {number}") for day, number in reached[:1]],
        last=[(y(number), number) for _, number in report.curve[-1:]],
    )  # fmt: skip
    return Markup(drawn)


def _png(report: Report) -> bytes:
    """The curve as a picture 1320 pixels wide, drawn by the print engine."""
    import pypdfium2

    style = f"@page {{ size: {WIDTH}pt {HEIGHT}pt; margin: 0 }} body {{ margin: 0 }}"
    head = f"<head><title>Wykres 1</title><style>{style} svg {{ display: block; width: 100% }}</style></head>"
    page = f'<html lang="pl">{head}<body>{curve(report)}</body></html>'
    with pypdfium2.PdfDocument(html_to_pdf(page)) as document:
        image = document[0].render(scale=2).to_pil().convert("L")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
