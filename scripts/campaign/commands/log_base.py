"""What all commands of the log share: the desk they work at, their options, and what follows on saving."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from campaign.commands.log_prompts import say, warn
from campaign.commands.options import with_day
from campaign.log.entry.fields import FIELDS
from campaign.problems import CampaignError

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk
    from campaign.log.entry.drafts import Entry


def with_desk(command: Callable[..., None]) -> Callable[..., None]:
    """The command with its desk."""

    @click.option("--by", envvar="CAMPAIGN_LOG_BY", default="dzielnicowy", metavar="STANOWISKO",
                  help="Stanowisko, nigdy nazwisko.")  # fmt: skip
    @with_day
    def run(root: Path, day: date, /, by: str, **rest: Any) -> None:
        from campaign.log.desk import open_desk

        now = datetime.now(UTC).astimezone().replace(microsecond=0)
        try:
            with closing(open_desk(root, now, day, os.environ, by)) as desk:
                for name in desk.catalogue.broken:
                    warn(f"Plik {name} ma błąd; dziennik działa bez niego (./campaign check).")
                command(desk, **rest)
        except click.Abort:
            warn("\nPrzerwano. Tego wpisu nie zapisano.")
            sys.exit(1)

    return update_wrapper(run, command)


YES = click.option("--yes", is_flag=True, help="Odpowiada „tak” na pytania o nietypowe wpisy.")
PLAN = click.option("--plan", envvar="CAMPAIGN_LOG_PLAN", metavar="NAZWA",
                    help="Plan, np. 2026-2; bez tego: bieżący albo ostatni.")  # fmt: skip
REASON = click.option("--reason", default="", metavar="TEKST", help="Powód, krótko i bez nazwisk.")


def entry_options(*names: str) -> Callable[..., Callable[..., None]]:
    """One option for each field of an entry (or for those named); texts go on as typed."""

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        for field in reversed([FIELDS[name] for name in names or FIELDS]):
            command = click.option(
                field.option, field.name, help=f"{field.label}: {field.hint}.",
                metavar="LICZBA" if field.number else "TEKST",
                envvar="CAMPAIGN_LOG_PLAN" if field.name == "plan" else None,
            )(command)  # fmt: skip
        return command

    return with_options


def refresh(desk: Desk, registers: Iterable[str], whole: bool = False) -> None:
    """Bring their CSV copies up to date; a failure there is a warning, the entries themselves are safe."""
    for register in dict.fromkeys(registers):
        try:
            desk.copies.renew(register, whole)
        except CampaignError as error:
            warn(f"Wpis jest bezpieczny, ale kopia CSV nie jest odświeżona: {error}.")


def keep_articles(desk: Desk, entries: Iterable[Entry]) -> None:
    """Keep the articles that now stand on web sites; the log's entries are safe whatever happens here."""
    for one in entries:
        newest = one.kind == "web" and one.edition == desk.catalogue.edition.number
        if not newest or not one.partner or one.piece != desk.catalogue.article(one.partner):
            continue
        from campaign.authoring.published import keep
        from campaign.project import open_project

        try:
            say(keep(open_project(desk.root, desk.today), one.partner, one.day).sentence)
        except CampaignError as error:
            warn(f"Wpis jest zapisany, ale artykuł („{one.partner}”) nie jest odłożony: {error}.")
