"""The report as DOCX, from the Word template the unit may edit: templates/report/informacja.docx."""

from __future__ import annotations

from pathlib import Path

from campaign.log.documents import FOLDER
from campaign.log.report import chart
from campaign.log.report.data import Report
from campaign.press import docx

TEMPLATE = FOLDER / "informacja.docx"
CHART_MM = 160


def render(report: Report, template: Path = TEMPLATE) -> bytes:
    """The filled template. Raises CampaignError when it was edited into something that cannot be filled."""
    drawn = chart.png(report) if report.caption else b""
    return docx.filled(template, {"r": report}, drawn, CHART_MM, report.caption)
