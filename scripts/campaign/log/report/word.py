"""The report as DOCX, from the Word template the unit may edit, and the chart in it and in the PDF."""

from __future__ import annotations

import io
from pathlib import Path

from markupsafe import Markup

from campaign.language.numbers import months
from campaign.log.documents import FOLDER, fill, html_to_pdf
from campaign.log.report.data import Report
from campaign.press import wordtemplate

TEMPLATE = FOLDER / "informacja.docx"
CHART_MM = 160
WIDTH, HEIGHT = 660, 250
"""Of the chart, in points."""


def render(report: Report, template: Path = TEMPLATE) -> bytes:
    """The filled template. Raises CampaignError when it was edited into something that cannot be filled."""
    drawn = _png(report) if report.caption else b""
    return wordtemplate.filled(template, {"r": report}, drawn, CHART_MM, report.caption)


def curve(report: Report) -> Markup:
    """Cumulative steps with the target as a dashed line, as SVG; its title says every number."""
    return Markup(fill("wykres.svg", r=report, width=WIDTH, height=HEIGHT, months=months()))


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
