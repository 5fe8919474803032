"""What all commands of the log share: their group and desk, their options, and what follows on saving."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from campaign.commands.log_prompts import say, warn
from campaign.commands.options import Commands, root_option, with_day
from campaign.log.entry.fields import FIELDS
from campaign.problems import CampaignError

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk
    from campaign.log.entry.drafts import Entry


@click.group(cls=Commands, options_metavar="[OPCJE]", subcommand_metavar="POLECENIE [ARGUMENTY]")
@root_option
def log() -> None:
    """Dziennik: co zrobiono, z iloma mieszkańcami, ile ulotek."""


def command(name: str | None = None) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function a command of the log; its options stand below."""
    return log.command(name, options_metavar="[OPCJE]")


def at_desk(name: str | None = None) -> Callable[[Callable[..., None]], click.Command]:
    """Make a function that works at the officer's desk, which it gets first, a command of the log."""
    return lambda run: command(name)(_with_desk(run))


def _with_desk(body: Callable[..., None]) -> Callable[..., None]:
    @click.option("--by", envvar="CAMPAIGN_LOG_BY", default="dzielnicowy", metavar="STANOWISKO",
                  help="Stanowisko, nigdy nazwisko.")  # fmt: skip
    @with_day
    def run(root: Path, day: date, /, by: str, **rest: Any) -> None:
        from campaign.log.desk import open_desk

        now = datetime.now(UTC).astimezone().replace(microsecond=0)
        try:
            desk = open_desk(root, now, day, os.environ, by)
            for name in desk.catalogue.broken:
                warn(f"Plik {name} ma błąd; dziennik działa bez niego (./campaign check).")
            body(desk, **rest)
        except click.Abort:
            warn("\nPrzerwano. W dzienniku nic się nie zmieniło.")
            sys.exit(1)

    run.__dict__["__click_params__"] += getattr(body, "__click_params__", [])  # shown before those here
    return update_wrapper(run, body, updated=())


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
            _keep_article(desk, one.partner, one.day)


def _keep_article(desk: Desk, partner: str, day: date) -> None:
    from campaign.authoring.published import keep
    from campaign.project import open_project  # the whole project is read only for this

    try:
        say(keep(open_project(desk.root, desk.today), partner, day).sentence)
    except CampaignError as error:
        warn(f"Wpis jest zapisany, ale artykuł („{partner}”) nie jest odłożony: {error}.")
