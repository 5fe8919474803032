"""The command line: every command is a few calls; what may go wrong ends in Polish, never in a traceback."""

from __future__ import annotations

import os
import sys
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.commands.options import (
    Commands,
    root_option,
    tell,
    version_option,
    with_day,
    with_project,
    with_root,
)
from campaign.commands.pack import pack
from campaign.problems import CampaignError, errors

if TYPE_CHECKING:
    from campaign.project import Project


# Commands that live beside what they do; imported only when called: a database or a printer takes a while.
ELSEWHERE: dict[str, str] = {
    "log": "campaign.commands.log:log",
    "report": "campaign.commands.log:report",
    "new": "campaign.commands.authoring:new",
    "preview": "campaign.commands.authoring:preview",
    "published": "campaign.commands.authoring:published",
    "review": "campaign.commands.authoring:review",
    "claims": "campaign.commands.authoring:claims",
    "changes": "campaign.commands.authoring:changes",
    "doctor": "campaign.commands.doctor:doctor",
    "completion": "campaign.commands.completion:completion",
}


class Program(Commands):
    """The commands of this module and those of ELSEWHERE (name -> "module:attribute")."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return sorted([*super().list_commands(ctx), *ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command of this module, or one imported now."""
        if cmd_name not in ELSEWHERE:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = ELSEWHERE[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPCJE]",
    subcommand_metavar="POLECENIE [ARGUMENTY]",
)
@root_option
@version_option
def campaign() -> None:
    """Przerywam i pytam: z plików YAML powstają strony, ulotki, teksty i raport."""


@campaign.command(options_metavar="[OPCJE]")
@click.option("--edition", metavar="NAZWA", help="Tylko to wydanie, np. kpp-krasnik.")
@click.option("--method", metavar="NAZWA", help="Tylko wydruki tej metody, np. na-wnuczka.")
@click.option("--format", "form", metavar="NAZWA", help="Tylko ten format wydruku, np. a4.")
@click.option(
    "--bleed",
    is_flag=True,
    help="Także pliki dla drukarni, ze spadem i znakami cięcia, w build/drukarnia. "
    "Leży tam tylko to, o co proszono ostatnio; budowanie bez --bleed usuwa ten folder.",
)
@click.option(
    "--profile",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PLIK",
    help="Profil ICC drukarni dla --bleed; bez niego jest FOGRA39, offset na papierze powlekanym.",
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    metavar="LICZBA",
    help="Ile procesów naraz.",
)
@with_project
def build(
    project: Project,
    edition: str | None,
    method: str | None,
    form: str | None,
    bleed: bool,
    profile: Path | None,
    workers: int,
) -> None:
    """Zbuduj strony i wydruki w folderze build."""
    from campaign.build import Order, build_all

    order = Order(edition, method, form, workers, bleed, profile)
    report = build_all(project, order, progress=progress, tell=click.echo)
    tell(report.warnings)
    click.echo(report.summary)


@campaign.command(options_metavar="[OPCJE]")
@click.option("--publish", is_flag=True, help="Sprawdź też, czy wszystko może się ukazać.")
@with_project
def check(project: Project, publish: bool) -> None:
    """Sprawdź treść: każdy błąd z plikiem, wierszem i radą."""
    from campaign.build import examine

    problems = examine(project, publish).problems
    tell(problems)
    wrong = len(errors(problems))
    if wrong:
        raise CampaignError(f"Błędów: {wrong}. Ostrzeżeń: {len(problems) - wrong}.")
    click.echo(f"Treść jest w porządku. Ostrzeżeń: {len(problems)}.")


@campaign.command(options_metavar="[OPCJE]")
@click.option(
    "--edition", metavar="NAZWA", default="kpp-krasnik", show_default=True, help="Które wydanie pokazać."
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="LICZBA", help="Port."
)
@with_day
def serve(root: Path, day: date, edition: str, port: int) -> None:
    """Pokaż wydanie w przeglądarce; zapisana zmiana widoczna jest od razu (koniec: Ctrl+C)."""
    from campaign.authoring import serving
    from campaign.build import Order

    serving.serve(serving.Preview(root, day, Order(edition)), port, tell=click.echo)


@campaign.command(options_metavar="[OPCJE]")
@with_root
def schema(root: Path) -> None:
    """Zapisz opisy pól (content/schema) dla edytorów tekstu."""
    from campaign.content.schema import schemas

    folder = root / "content" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    click.echo(f"Zapisano: {folder}")


@campaign.command(options_metavar="[OPCJE]")
@with_project
def forms(project: Project) -> None:
    """Zapisz odmianę słów dla wyszukiwarki (po zmianie tekstów; potrzebny słownik Morfeusz)."""
    from campaign.site import search, search_forms
    from campaign.site.inspection import vocabulary

    lines = search_forms.lines(*vocabulary(project))
    search.FORMS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo(f"Zapisano słów: {len(lines)}, plik {search.FORMS}")


campaign.add_command(pack)


def progress(done: int, total: int, label: str) -> None:
    """One line that counts; rewritten in a terminal, plain where output is kept in a file."""
    line = f"[{done}/{total}] {label}" if done < total else f"[{total}/{total}] wydruki gotowe"
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{line}", err=True, nl=done == total)
    else:
        click.echo(line, err=True)


def main() -> None:
    """Entry point."""
    campaign(prog_name="./campaign", complete_var="_CAMPAIGN_COMPLETE")
