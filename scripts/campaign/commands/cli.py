"""The command line: one module for one command, imported only when it is called or asked for its help."""

from __future__ import annotations

import os
from importlib import import_module

import click

from campaign.commands.options import Commands, root_option, version_option

COMMANDS = (
    "build",
    "changes",
    "check",
    "claims",
    "completion",
    "doctor",
    "forms",
    "log",
    "new",
    "pack",
    "preview",
    "rename",
    "report",
    "review",
    "schema",
    "serve",
)
"""Each stands under its own name in the module of that name."""


class Program(Commands):
    """Finds a command by its name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"campaign.commands.{cmd_name}"), cmd_name)
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


def main() -> None:
    """Entry point; the launcher says where the person stands, since it moves to the program's folder."""
    if folder := os.environ.pop("CAMPAIGN_CWD", ""):
        os.chdir(folder)
    campaign(prog_name="./campaign", complete_var="_CAMPAIGN_COMPLETE")
