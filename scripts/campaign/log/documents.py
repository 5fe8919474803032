"""Pages of the report and the tally card: templates, every value escaped, made into tagged PDFs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from traceback import extract_tb

from jinja2 import FileSystemLoader, StrictUndefined
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
    with edited(FOLDER / name):
        return _environment().get_template(name).render(**values)


@contextmanager
def edited(path: Path) -> Iterator[None]:
    """Tell the place of a mistake in a template, which may do anything; line 1 when nobody knows which."""
    try:
        yield
    except Exception as error:
        lines = [one.lineno for one in extract_tb(error.__traceback__) if one.filename == str(path)]
        line = getattr(error, "lineno", None) or (lines or [1])[-1]
        said = "szablon ma błąd – popraw to miejsce albo przywróć cały plik"
        raise CampaignError(f"{path}:{line}: {said}") from error


def html_to_pdf(html: str) -> bytes:
    """A tagged PDF/UA-1 of a self-contained page. Raises CampaignError where it cannot be made."""
    return engine.pdf(engine.layout(engine.Sheet(html, LEAFLETS, (STYLE,), (LEAFLETS,))))
