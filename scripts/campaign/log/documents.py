"""Pages of the report and the tally card: templates filled in, and made into tagged PDFs.

In a template every value is escaped, and a missing one is an error.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from campaign import ASSETS
from campaign.press import engine

FOLDER = Path(__file__).parents[1] / "templates" / "report"
LEAFLETS = ASSETS / "leaflets"
STYLE = LEAFLETS / "_shared" / "document.css"
FONT = LEAFLETS / "_shared" / "fonts" / "document" / "NotoSans-Regular.ttf"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def fill(name: str, **values: object) -> str:
    """The template of this name with the values."""
    return _environment().get_template(name).render(**values)


def html_to_pdf(html: str) -> bytes:
    """A tagged PDF/UA-1 of a self-contained page. Raises CampaignError where it cannot be made."""
    return engine.pdf(engine.layout(engine.Sheet(_printable(html), LEAFLETS, (STYLE,), (LEAFLETS,))))


def _printable(text: str) -> str:
    """The text without what the fonts lack: pictures go, a foreign letter leaves a question mark.

    Everything stays as typed in the log, in DOCX and in HTML; a note with an emoji must not stop a report.
    """
    lacking = {char for char in text if ord(char) > 126} - _letters()
    return text.translate({ord(char): "?" if char.isalpha() else None for char in lacking})


@cache
def _letters() -> frozenset[str]:
    from fontTools.ttLib import TTFont

    return frozenset(map(chr, TTFont(FONT).getBestCmap()))
