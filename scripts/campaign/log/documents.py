"""Pages of the report and the tally card: templates, every value escaped, made into tagged PDFs."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from traceback import extract_tb

from jinja2 import FileSystemLoader, StrictUndefined, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from campaign import ASSETS
from campaign.press import engine
from campaign.problems import CampaignError

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
    """The template of this name with the values. Raises CampaignError when it was edited into a wrong one."""
    try:
        return _environment().get_template(name).render(**values)
    except TemplateSyntaxError as error:
        raise faulty(FOLDER / name, error.lineno) from error
    except Exception as error:  # an edited template may do anything
        lines = [one.lineno for one in extract_tb(error.__traceback__) if one.filename == str(FOLDER / name)]
        raise faulty(FOLDER / name, lines[-1] if lines else 1) from error


def faulty(path: Path, line: int | None) -> CampaignError:
    """What to say of a mistake in a template; line 1 when nobody knows which."""
    return CampaignError(f"{path}:{line or 1}: szablon ma błąd – popraw to miejsce albo przywróć cały plik")


def html_to_pdf(html: str) -> bytes:
    """A tagged PDF/UA-1 of a self-contained page. Raises CampaignError where it cannot be made."""
    return engine.pdf(engine.layout(engine.Sheet(html, LEAFLETS, (STYLE,), (LEAFLETS,))))
