"""The HTML templates of the report and the tally card; every value is escaped, a missing one is an error."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

FOLDER = Path(__file__).parents[1] / "templates" / "report"


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def fill(name: str, **values: object) -> str:
    """The template of this name with the values."""
    return _environment().get_template(name).render(**values)
