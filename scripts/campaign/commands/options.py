"""Options that several commands share."""

from __future__ import annotations

import platform
import tomllib
from datetime import date
from pathlib import Path

import click


class Day(click.ParamType[date]):
    """A date given as rrrr-mm-dd."""

    name = "rrrr-mm-dd"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a usage error in Polish."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"„{value}” nie jest datą – wpisz rrrr-mm-dd, np. 2027-03-01", param, ctx)


as_of_option = click.option("--as-of", type=Day(), help="Dzień, na który sprawdzać terminy (domyślnie dziś).")


def _remember(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.obj = value.resolve()


def root_option(default: Path | None = None) -> click.Option:
    """--root: the project's folder, kept as the context's object (the default: for the first in line)."""
    return click.Option(
        ["--root"],
        type=click.Path(path_type=Path),
        default=default,
        expose_value=False,
        callback=_remember,
        metavar="ŚCIEŻKA",
        help="Folder projektu (z folderem content).",
    )


def version() -> str:
    """The program's version, as pyproject.toml says it."""
    project = Path(__file__).resolve().parents[3] / "pyproject.toml"
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def _say_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"campaign {version()}, Python {platform.python_version()}")
        ctx.exit()


def version_option() -> click.Option:
    """--version: says it and ends."""
    return click.Option(
        ["--version"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_say_version,
        help="Pokaż wersję programu.",
    )
