"""campaign log … and campaign report: the command-line door. Commands are added to the group here."""

from __future__ import annotations

import click

from campaign.log import cli_entries, cli_files, cli_partners, cli_plan
from campaign.log.cli_plan import report

__all__ = ["log", "report"]


@click.group()
def log() -> None:
    """Dziennik: co zrobiono, z iloma mieszkańcami, ile ulotek."""


for command in (
    cli_entries.add,
    cli_entries.list_,
    cli_entries.correct,
    cli_entries.withdraw,
    cli_entries.redact,
    cli_partners.handed,
    cli_partners.published,
    cli_plan.stock,
    cli_plan.status,
    cli_files.import_,
    cli_files.export,
    report,
    cli_plan.backup,
    cli_plan.verify,
):
    log.add_command(command)
