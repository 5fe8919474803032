"""What all commands of the log share: their group, the desk, options, and what follows on saving."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from functools import partial, update_wrapper
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from campaign.commands.options import Commands, root_option, with_day
from campaign.log.entry.fields import FIELDS
from campaign.problems import CampaignError, sentence

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command of the log is asked for
    from campaign.log.desk import Desk
    from campaign.log.entry.drafts import Entry


class LogCommand(click.Command):
    """A command of the log, to which „-5” is a number that nobody can mean, and no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As any command."""
        typed = [*args]
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            if not error.option_name[1:].isdigit():
                raise
            word = next(word for word in typed if word.startswith(error.option_name))
            remedy = "liczbę podaje się cyframi, bez minusa, np. add rozmowa Lasy 2 --leaflets 5"
            raise CampaignError(f"nie rozumiem „{word}” – {remedy}") from error


class _Log(Commands):
    """The group; what its commands are made of is loaded once one of them, or their list, is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        for name in ("log_entries", "log_files", "log_kept", "report"):  # they bring their own commands
            import_module(f"campaign.commands.{name}")
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        self.list_commands(ctx)
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Log, options_metavar="[OPCJE]", subcommand_metavar="POLECENIE [ARGUMENTY]")
@root_option
def log() -> None:
    """Dziennik: co zrobiono, z iloma mieszkańcami, ile ulotek."""


command: Callable[..., Callable[..., click.Command]] = partial(
    log.command, cls=LogCommand, options_metavar="[OPCJE]"
)


def at_desk(name: str | None = None) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function that works at the officer's desk, which it gets first, a command of the log."""

    def made(body: Callable[..., None]) -> click.Command:
        @click.option("--by", envvar="CAMPAIGN_LOG_BY", default="dzielnicowy", metavar="STANOWISKO",
                      help="Stanowisko, nigdy nazwisko.")  # fmt: skip
        @with_day
        def run(root: Path, day: date, /, by: str, **rest: Any) -> None:
            from campaign.log.desk import open_desk

            now = datetime.now(UTC).astimezone().replace(microsecond=0)
            try:
                desk = open_desk(root, now, day, os.environ, by)
                for broken in desk.catalogue.broken:
                    warn(f"Plik {broken} ma błąd; dziennik działa bez niego (./campaign check).")
                body(desk, **rest)
            except click.Abort:
                warn("\nPrzerwano. W dzienniku nic się nie zmieniło.")
                sys.exit(1)

        run.__dict__["__click_params__"] += getattr(body, "__click_params__", [])  # shown before those here
        return command(name)(update_wrapper(run, body, updated=()))

    return made


YES = click.option("--yes", is_flag=True, help="Odpowiada „tak” na pytania o nietypowe wpisy.")
PLAN = click.option("--plan", envvar="CAMPAIGN_LOG_PLAN", metavar="NAZWA",
                    help="Plan, np. 2026-2; bez tego: bieżący albo ostatni.")  # fmt: skip


def entry_options(*names: str) -> Callable[..., Callable[..., None]]:
    """One option for each field of an entry (or for those named); texts go on as typed."""

    def with_options(body: Callable[..., None]) -> Callable[..., None]:
        for field in reversed([FIELDS[name] for name in names or FIELDS]):
            body = click.option(
                field.option, field.name, help=f"{field.label}: {field.hint}.",
                metavar="LICZBA" if field.number else "TEKST",
                envvar="CAMPAIGN_LOG_PLAN" if field.name == "plan" else None,
            )(body)  # fmt: skip
        return body

    return with_options


def say(*lines: str, err: bool = False) -> None:
    """Lines for the officer; a terminal needs no unbreakable spaces. err: apart from the results."""
    for text in lines:
        click.echo(text.replace("\u00a0", " "), err=err)


warn = partial(say, err=True)
"""Lines about something wrong."""


def ask(label: str, default: str = "") -> str:
    """One line of text; Enter takes the default."""
    shown = (f"{label} [{default}]" if default else label).replace("\u00a0", " ")
    return str(click.prompt(shown, default=default, show_default=False, prompt_suffix=": "))


def choose(question: str, answers: Mapping[str, str], nobody: str | None = None) -> str:
    """The letter of an answer (letter or word typed); nobody: the answer when no one is at the keyboard."""
    while True:
        try:
            answer = ask(question).strip().casefold()
        except click.Abort:
            if nobody is None:
                raise
            return nobody
        found = next((letter for letter, word in answers.items() if answer in (letter, word)), None)
        if found is not None:
            return found
        warn(f"Proszę wpisać {' albo '.join(letter or 'Enter' for letter in answers)}.")


def agreed(question: str, nobody: str | None = None) -> bool:
    """True for t or tak, False for n or nie; nobody: as in choose."""
    return choose(f"{question} (t/n)", {"t": "tak", "n": "nie"}, nobody) == "t"


def refuse(wrong: Iterable[str]) -> None:
    """Raise CampaignError with all that is wrong, if anything is."""
    if told := "\n".join(map(sentence, wrong)):
        raise CampaignError(told)


def new_folder(folder: Path) -> None:
    """Say that a folder is made: its name may be a slip."""
    if "://" not in str(folder) and not folder.exists():
        say(f"Zakładam folder {folder}")


def follow(desk: Desk, registers: Iterable[str], entries: Iterable[Entry] = (), whole: bool = False) -> None:
    """What follows once the log has taken entries: the CSV copies of their registers grow (whole: are written
    anew), articles on web sites are kept. A failure here is a warning: the entries are safe.
    """
    for register in dict.fromkeys(registers):
        try:
            desk.copies.renew(register, whole)
        except CampaignError as error:
            warn(f"Wpis jest bezpieczny, ale kopia CSV nie jest odświeżona: {error}.")
    for one in entries:
        newest = one.kind == "web" and one.edition == desk.catalogue.edition.number
        if newest and one.partner and one.piece == desk.catalogue.article(one.partner):
            from campaign.authoring.published import keep
            from campaign.project import open_project  # the whole project is read only for this

            try:
                say(keep(open_project(desk.root, desk.today), one.partner, one.day).sentence)
            except CampaignError as error:
                warn(f"Wpis jest zapisany, ale artykuł („{one.partner}”) nie jest odłożony: {error}.")
