"""campaign log … and campaign report: the command-line door. Commands are added to the group here."""

from __future__ import annotations

import click

from campaign.commands import log_entries, log_files, log_partners, log_plan
from campaign.commands.log_plan import report
from campaign.commands.options import Commands, root_option

__all__ = ["log", "report"]


@click.group(cls=Commands)
@root_option
def log() -> None:
    """Dziennik: co zrobiono, z iloma mieszkańcami, ile ulotek."""


for command in (
    log_entries.add,
    log_entries.list_,
    log_entries.correct,
    log_entries.withdraw,
    log_entries.redact,
    log_partners.handed,
    log_partners.published,
    log_plan.stock,
    log_plan.status,
    log_files.import_,
    log_files.export,
    report,
    log_plan.backup,
    log_plan.verify,
):
    log.add_command(command)
