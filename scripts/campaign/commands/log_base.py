"""What all commands of the log share: the desk they work at, their options, and how they fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial, update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from campaign.commands.log_prompts import agreed, warn
from campaign.commands.options import with_day
from campaign.log.entry.fields import FIELDS
from campaign.problems import CampaignError, sentence

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk


def at_desk(command: Callable[..., None], may_make: Callable[[CampaignError], bool]) -> Callable[..., None]:
    """The command with its desk (may_make: a log where there never was one); expected mistakes become one
    sentence and exit code 1.
    """

    @click.option("--by", envvar="CAMPAIGN_LOG_BY", default="dzielnicowy", metavar="STANOWISKO",
                  help="Stanowisko, nigdy nazwisko.")  # fmt: skip
    @with_day
    def run(root: Path, day: date, /, by: str, **rest: Any) -> None:
        try:
            with closing(_opened(root, day, by, may_make)) as desk:
                for name in desk.catalogue.broken:
                    warn(f"Plik {name} ma błąd; dziennik działa bez niego (./campaign check).")
                command(desk, **rest)
        except click.Abort:
            warn("\nPrzerwano. Tego wpisu nie zapisano.")
            sys.exit(1)

    return update_wrapper(run, command)


def _opened(root: Path, day: date, by: str, may_make: Callable[[CampaignError], bool]) -> Desk:
    from campaign.log.desk import open_desk
    from campaign.log.store.database import NoLogError

    now = datetime.now(UTC).astimezone().replace(microsecond=0)
    try:
        return open_desk(root, now, day, os.environ, by)
    except NoLogError as error:
        if not may_make(error):
            raise
        return open_desk(root, now, day, os.environ, by, new=True)


def _asked(error: CampaignError) -> bool:
    if not sys.stdin.readable():
        return False
    warn(sentence(str(error)))
    return agreed("Założyć go teraz?")


with_desk = partial(at_desk, may_make=lambda _: False)
with_new_desk = partial(at_desk, may_make=_asked)
"""Like with_desk, but a log that was never there may be made, when somebody says so."""

PLAN = click.option("--plan", envvar="CAMPAIGN_LOG_PLAN", metavar="NAZWA",
                    help="Plan, np. 2024-2; bez tego: bieżący albo ostatni.")  # fmt: skip
YES = click.option("--yes", is_flag=True, help="Odpowiada „tak” na pytania o nietypowe wpisy.")
REASON = click.option("--reason", default="", metavar="TEKST", help="Powód, krótko i bez nazwisk.")


def entry_options(*names: str, default: str | None = None) -> Callable[..., Callable[..., None]]:
    """One option for each field of an entry (or for those named); texts go on as typed."""

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        for field in reversed([FIELDS[name] for name in names or FIELDS]):
            command = click.option(
                field.option, field.name, default=default, help=f"{field.label}: {field.hint}.",
                metavar="LICZBA" if field.number else "TEKST",
                envvar="CAMPAIGN_LOG_PLAN" if field.name == "plan" else None,
            )(command)  # fmt: skip
        return command

    return with_options


def refresh(desk: Desk, register: str, whole: bool = False) -> None:
    """Bring the CSV copy up to date; a failure there is a warning, the entry itself is safe."""
    try:
        desk.refresh(register, whole)
    except CampaignError as error:
        warn(f"Wpis jest bezpieczny, ale kopia CSV nie jest odświeżona: {error}.")
