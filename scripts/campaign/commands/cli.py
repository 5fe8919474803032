"""The command line: every command is a few calls; what may go wrong ends in Polish, never in a traceback."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from campaign.commands.options import as_of_option, root_option, version_option
from campaign.commands.pack import pack
from campaign.problems import CampaignError, Problem, errors, reason

ROOT = Path(__file__).resolve().parents[3]


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


class Commands(click.Group):
    """The commands of this module and those of ELSEWHERE (name -> "module:attribute")."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return sorted([*super().list_commands(ctx), *ELSEWHERE])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command of this module, or one imported now; --root may stand before it and after it."""
        if cmd_name in ELSEWHERE:
            module, _, attribute = ELSEWHERE[cmd_name].partition(":")
            command: click.Command | None = getattr(import_module(module), attribute)
        else:
            command = super().get_command(ctx, cmd_name)
        if command and not any(param.name == "root" for param in command.params):
            command.params.append(root_option())
        return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    options_metavar="[OPCJE]",
    subcommand_metavar="POLECENIE [ARGUMENTY]",
    params=[root_option(ROOT), version_option()],
)
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
    "--workers",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    metavar="LICZBA",
    help="Ile procesów naraz.",
)
@as_of_option
@click.pass_obj
def build(
    root: Path,
    edition: str | None,
    method: str | None,
    form: str | None,
    bleed: bool,
    workers: int,
    as_of: date | None,
) -> None:
    """Zbuduj strony i wydruki w folderze build."""
    from campaign.build import Order, build_all

    order = Order(root, as_of or date.today(), edition, method, form, workers, bleed)
    report = build_all(order, progress=_progress, tell=click.echo)
    _print(report.warnings)
    click.echo(report.summary)


@campaign.command(options_metavar="[OPCJE]")
@click.option("--publish", is_flag=True, help="Sprawdź też, czy wszystko może się ukazać.")
@as_of_option
@click.pass_obj
def check(root: Path, publish: bool, as_of: date | None) -> None:
    """Sprawdź treść: każdy błąd z plikiem, wierszem i radą."""
    from campaign.build import examine

    problems = examine(root, as_of or date.today(), publish)
    _print(problems)
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
@as_of_option
@click.pass_obj
def serve(root: Path, edition: str, port: int, as_of: date | None) -> None:
    """Pokaż wydanie w przeglądarce; zapisana zmiana widoczna jest od razu (koniec: Ctrl+C)."""
    from campaign.authoring import serving
    from campaign.build import Order

    serving.serve(Order(root, as_of or date.today(), edition), port, tell=click.echo)


@campaign.command(options_metavar="[OPCJE]")
@click.pass_obj
def schema(root: Path) -> None:
    """Zapisz opisy pól (content/schema) dla edytorów tekstu."""
    from campaign.content.schema import schemas

    folder = root / "content" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    click.echo(f"Zapisano: {folder}")


@campaign.command(options_metavar="[OPCJE]")
@click.pass_obj
def forms(root: Path) -> None:
    """Zapisz odmianę słów dla wyszukiwarki (po zmianie tekstów; potrzebny słownik Morfeusz)."""
    from campaign.site import search, search_forms
    from campaign.site.inspection import vocabulary

    lines = search_forms.lines(*vocabulary(root, date.today()))
    search.FORMS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    click.echo(f"Zapisano słów: {len(lines)}, plik {search.FORMS.relative_to(root)}")


campaign.add_command(pack)


def _print(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


def _progress(done: int, total: int, label: str) -> None:
    """One line that counts; rewritten in a terminal, plain where output is kept in a file."""
    line = f"[{done}/{total}] {label}" if done < total else f"[{total}/{total}] wydruki gotowe"
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[K{line}", err=True, nl=done == total)
    else:
        click.echo(line, err=True)


def main() -> None:
    """Entry point: expected mistakes become one Polish line each and exit code 1."""
    try:
        campaign(prog_name="./campaign", complete_var="_CAMPAIGN_COMPLETE")
    except CampaignError as error:
        _print(error.problems)
        click.echo(str(error), err=True)
        sys.exit(1)
    except OSError as error:
        advice = "sprawdź miejsce na dysku i uprawnienia"
        click.echo(f"nie mogę użyć {error.filename or 'pliku'}: {reason(error)} – {advice}", err=True)
        sys.exit(1)
    except ModuleNotFoundError as error:
        advice = f"rm -r {shlex.quote(sys.prefix)} i jeszcze raz to samo polecenie"
        click.echo(f"środowisko Pythona jest uszkodzone (brak: {error.name}) – wykonaj: {advice}", err=True)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
