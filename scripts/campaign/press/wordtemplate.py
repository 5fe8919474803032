"""Word documents from a template that a unit may edit in Word."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from docx.shared import Mm

from campaign.output import disk
from campaign.problems import CampaignError


def filled(template: Path, values: dict[str, Any], picture: bytes, width_mm: float, said: str) -> bytes:
    """A Word template of the unit's with values put in; picture: a PNG for {{ chart }}; said: its text.

    autoescape: without it '<b>' and '&' in a text vanish silently.
    Raises CampaignError when the template was edited into something that cannot be filled.
    """
    from docxtpl import DocxTemplate, InlineImage
    from jinja2 import TemplateError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    out = io.BytesIO()
    try:
        word = DocxTemplate(template)
        drawn = picture and InlineImage(word, io.BytesIO(picture), width=Mm(width_mm))
        word.render(values | {"chart": drawn}, ImmutableSandboxedEnvironment(autoescape=True))
        for shape in word.docx.inline_shapes:
            shape._inline.docPr.set("descr", said)
            shape._inline.docPr.set("name", "Wykres 1")
        word.save(out)
    except TemplateError as error:
        remedy = "sprawdź nawiasy {{ }} i {% %} albo przywróć szablon"
        raise CampaignError(f"szablon {template.name} ma błąd w polu – {remedy}") from error
    except (OSError, ValueError, KeyError, zipfile.BadZipFile) as error:
        raise CampaignError(f"nie mogę otworzyć szablonu {template.name} – przywróć go") from error
    return disk.repacked(out.getvalue())
