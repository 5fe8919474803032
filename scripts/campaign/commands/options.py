"""What all commands share: where the project is, which day counts, and how a mistake is told."""

from __future__ import annotations

import os
import platform
import re
import shlex
import sys
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from functools import update_wrapper
from importlib import metadata
from pathlib import Path
from typing import IO, Any

import click

from campaign.language.characters import visible
from campaign.problems import CampaignError, Problem, reason, sentence


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


def find_root() -> Path:
    """The nearest folder upwards that holds content/; without one, the program's own, if it has some."""
    here, checkout = Path.cwd(), Path(__file__).resolve().parents[3]
    return next((folder for folder in (here, *here.parents, checkout) if (folder / "content").is_dir()), here)


def _remember(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
    if value is not None:
        ctx.obj = value.resolve()


root_option = click.option(
    "--root",
    type=click.Path(path_type=Path),
    expose_value=False,
    callback=_remember,
    metavar="ŚCIEŻKA",
    help="Folder projektu (z folderem content).",
)


def version() -> str:
    """The program's version, as pyproject.toml says it."""
    project = Path(__file__).resolve().parents[3] / "pyproject.toml"
    if not project.is_file():  # installed
        return metadata.version("campaign")
    return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])


def _say_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"campaign {version()}, Python {platform.python_version()}")
        ctx.exit()


edition_option = click.option("--edition", metavar="NAZWA", help="Tylko to wydanie, np. kpp-krasnik.")
workers_option = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    metavar="LICZBA",
    help="Ile procesów naraz.",
)
version_option = click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Pokaż wersję programu.",
)


def with_root(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the unit's folder: from --root, before or after its name, or found from here."""

    @root_option
    @click.pass_context
    def run(ctx: click.Context, /, **rest: Any) -> Any:
        return command(ctx.find_object(Path) or find_root(), **rest)

    return _own(run, command)


def with_day(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the unit's folder and the day that counts as today (--as-of)."""

    @click.option("--as-of", type=Day(), help="Dzień, na który sprawdzać terminy (domyślnie dziś).")
    @with_root
    def run(root: Path, /, as_of: date | None, **rest: Any) -> Any:
        return command(root, as_of or date.today(), **rest)

    return _own(run, command)


def with_project(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the project, opened."""

    @with_day
    def run(root: Path, day: date, /, **rest: Any) -> Any:
        from campaign.project import open_project

        return command(open_project(root, day), **rest)

    return _own(run, command)


def _own(run: Callable[..., Any], command: Callable[..., Any]) -> Callable[..., Any]:
    """run under the name and words of command, with the options of both."""
    options = [*getattr(command, "__click_params__", []), *getattr(run, "__click_params__", [])]
    update_wrapper(run, command)
    run.__dict__["__click_params__"] = options
    return run


def tell(problems: Iterable[Problem]) -> None:
    """Every problem on a line of its own, apart from the results."""
    for problem in problems:
        click.echo(visible(str(problem)), err=True)


def progress(done: int, total: int, label: str) -> None:
    """One line that counts; rewritten in a terminal, plain where output is kept in a file."""
    line = f"[{done}/{total}] {label}" if done < total else f"[{total}/{total}] wydruki gotowe"
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{line}", err=True, nl=done == total)
    else:
        click.echo(line, err=True)


_show = click.UsageError.show


def _show_in_polish_quotes(error: click.UsageError, file: IO[Any] | None = None) -> None:
    """What click says of a wrong option or argument, its names in „…” where click writes '…'."""
    said = re.sub(r"'([^']+)'", r"„\1”", error.format_message())
    error.format_message = lambda: said  # type: ignore[method-assign]
    _show(error, file)


click.UsageError.show = _show_in_polish_quotes  # type: ignore[method-assign, assignment]


class Commands(click.Group):
    """A group in which expected mistakes become Polish sentences and exit code 1, never a traceback."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As any group; an option of a command that stands before it is told its place."""
        typed = [*args]
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            command: click.Command = self
            option, path = error.option_name, ctx.command_path
            for word in typed:
                found = command.get_command(ctx, word) if isinstance(command, click.Group) else None
                command, path = (found, f"{path} {word}") if found else (command, path)
            if not any(option in parameter.opts for parameter in command.params):
                raise
            said = f"Opcję „{option}” proszę wpisać po poleceniu: {path} … {option}"
            raise click.UsageError(said, ctx) from error

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run a command; what may go wrong is told here and nowhere else."""
        try:
            return super().main(*arguments, **options)
        except CampaignError as error:
            tell(error.problems)
            said = str(error)
        except OSError as error:
            advice = "sprawdź miejsce na dysku i uprawnienia"
            said = f"nie mogę użyć {error.filename or 'pliku'}: {reason(error)} – {advice}"
        except ModuleNotFoundError as error:
            advice = f"wykonaj: rm -r {shlex.quote(sys.prefix)} i jeszcze raz to samo polecenie"
            said = f"środowisko Pythona jest uszkodzone (brak: {error.name}) – {advice}"
        except KeyboardInterrupt:
            sys.exit(130)
        click.echo(visible(sentence(said)).replace("\u00a0", " "), err=True)
        sys.exit(1)
