"""What all commands of the log share: the desk they work at, their options, and how they fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from functools import update_wrapper
from typing import TYPE_CHECKING, Any

import click

from campaign.commands.log_prompts import warn
from campaign.commands.options import with_project
from campaign.problems import CampaignError

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk
    from campaign.project import Project


def with_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its desk at the opened project."""

    @click.option("--by", envvar="CAMPAIGN_LOG_BY", default="dzielnicowy", help="Stanowisko, nigdy nazwisko.")
    @with_project
    def run(project: Project, by: str, **rest: Any) -> None:
        from campaign.log.desk import open_desk

        now = datetime.now(UTC).astimezone().replace(microsecond=0)
        try:
            with closing(open_desk(project, now, os.environ, by)) as desk:
                command(desk, **rest)
        except click.Abort:
            warn("\nPrzerwano. Nic więcej nie zapisano.")
            sys.exit(1)

    return update_wrapper(run, command)


PLAN = click.option("--plan", help="Plan, np. 2024-2; bez tego: bieżący albo ostatni.")
YES = click.option("--yes", is_flag=True, help="Odpowiada „tak” na pytania o nietypowe wpisy.")
REASON = click.option("--reason", default="", help="Powód, krótko i bez nazwisk.")

ENTRY_OPTIONS = (
    ("--date", "day", "Data: dziś, wczoraj, 3.09, 3.09.2026."),
    ("--action", "kind", "Działanie: spotkanie, obchód, rozmowa, kolportaż ulotek…"),
    ("--place", "place", "Miejscowość z listy planu, nigdy adres."),
    ("--people", "people", "Z iloma mieszkańcami rozmawiano."),
    ("--leaflets", "leaflets", "Ile ulotek razem."),
    ("--first-time", "people_new", "Ile z tych osób po raz pierwszy (szacunek)."),
    ("--leaflet", "leaflet", "Rodzaj ulotki, np. na-wnuczka albo wspolna."),
    ("--edition", "edition", "Wydanie ulotki albo materiału; bez tego najnowsze."),
    ("--partner", "partner", "Partner z planu, np. pzerii."),
    ("--piece", "piece", "Materiał z zestawu partnera, np. ogloszenie; cały zestaw: zestaw."),
    ("--note", "note", "Uwagi bez nazwisk, adresów i numerów, do 280 znaków."),
)


def entry_options(command: Callable[..., None]) -> Callable[..., None]:
    """One option for each field of an entry; all texts go through the shared checks untouched."""
    for flag, name, text in reversed(ENTRY_OPTIONS):
        command = click.option(flag, name, default=None, help=text)(command)
    return command


def refresh(desk: Desk, register: str) -> None:
    """Write the CSV copy; a failure there is a warning, the entry itself is safe."""
    plan = desk.catalogue.plans.get(register)
    try:
        desk.refresh(plan.slug if plan else register)
    except CampaignError as error:
        warn(f"Wpis jest bezpieczny, ale kopia CSV nie jest odświeżona: {error}.")
