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
    return engine.pdf(engine.layout(engine.Sheet(html, LEAFLETS, (STYLE,), (LEAFLETS,))))
