"""The report as DOCX, from the Word template the unit may edit: templates/report/informacja.docx."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import BadZipFile

from campaign.log.report import chart
from campaign.log.report.data import Report
from campaign.log.templating import FOLDER
from campaign.press.docx import same_bytes
from campaign.problems import CampaignError

TEMPLATE = FOLDER / "informacja.docx"
CHART_MM = 160


def render(report: Report, template: Path = TEMPLATE) -> bytes:
    """The filled template. autoescape: without it '<b>' and '&' in a text vanish silently.

    Raises CampaignError when the template was edited into something that cannot be filled.
    """
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage
    from jinja2 import TemplateError

    out = io.BytesIO()
    try:
        document = DocxTemplate(template)
        drawn = report.caption and InlineImage(document, io.BytesIO(chart.png(report)), width=Mm(CHART_MM))
        document.render({"r": report, "chart": drawn}, autoescape=True)
        for shape in document.docx.inline_shapes:
            shape._inline.docPr.set("descr", report.caption)
            shape._inline.docPr.set("name", "Wykres 1")
        document.save(out)
    except TemplateError as error:
        raise CampaignError(
            "szablon informacja.docx ma błąd w polu – sprawdź nawiasy {{ }} i {% %} albo przywróć szablon"
        ) from error
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        raise CampaignError("nie mogę otworzyć szablonu informacja.docx – przywróć go") from error
    return same_bytes(out.getvalue())
