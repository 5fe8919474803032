"""campaign log … and campaign report: the command-line door. Commands are added to the group here."""

from __future__ import annotations

import click

from campaign.log import cli_entries

__all__ = ["log"]


@click.group()
def log() -> None:
    """Dziennik: co zrobiono, z iloma mieszkańcami, ile ulotek."""


for command in (
    cli_entries.add,
    cli_entries.list_,
    cli_entries.correct,
    cli_entries.withdraw,
    cli_entries.redact,
):
    log.add_command(command)
