"""The report as DOCX, from the Word template the unit may edit: templates/report/informacja.docx."""

from __future__ import annotations

import io
from dataclasses import asdict
from pathlib import Path
from zipfile import BadZipFile

from campaign.log.report.chart import text_bar
from campaign.log.report.data import Report, Table
from campaign.log.templating import FOLDER
from campaign.press.docx import same_bytes
from campaign.problems import CampaignError

TEMPLATE = FOLDER / "informacja.docx"


def context(report: Report) -> dict[str, object]:
    """What the template's {{ fields }} may name: the report, channels as sentences, months with text bars."""
    bars = [text_bar(number, report.peak) for _, number in report.month_values]
    months = [
        {"name": row[0], "people": row[-2], "leaflets": row[-1], "bar": bar}
        for row, bar in zip(report.months.rows, bars, strict=True)
    ]
    return {**asdict(report), "channels": list(_sentences(report.channels)), "months": months,
            "month_total": report.months.total}  # fmt: skip


def _sentences(table: Table) -> list[dict[str, str]]:
    """Each leaflet with its channels in words: a table of fixed width, whatever channels there are."""
    rows = [*table.rows, table.total] if table.rows else []
    named = [(row, zip(table.head[1:-1], row[1:-1], strict=True)) for row in rows]
    return [
        {"name": row[0], "how": ", ".join(f"{how} {n}" for how, n in pairs if n != "0"), "total": row[-1]}
        for row, pairs in named
    ]


def render(report: Report, template: Path = TEMPLATE) -> bytes:
    """The filled template. autoescape: without it '<b>' and '&' in a note vanish silently.

    Raises CampaignError when the template was edited into something that cannot be filled.
    """
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    out = io.BytesIO()
    try:
        document = DocxTemplate(template)
        document.render(context(report), autoescape=True)
        document.save(out)
    except TemplateError as error:
        raise CampaignError(
            "szablon informacja.docx ma błąd w polu – sprawdź nawiasy {{ }} i {% %} albo przywróć szablon"
        ) from error
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise CampaignError("nie mogę otworzyć szablonu informacja.docx – przywróć go") from error
    return same_bytes(out.getvalue())
