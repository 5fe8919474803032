"""`completion`: the script that makes a shell complete commands and options."""

from __future__ import annotations

import shlex
from pathlib import Path

import click
from click.shell_completion import get_completion_class

PROGRAM = "campaign"
VARIABLE = "_CAMPAIGN_COMPLETE"
LAUNCHER = Path(__file__).resolve().parents[3] / PROGRAM


@click.command(options_metavar="[OPCJE]")
@click.argument("shell", metavar="POWŁOKA", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Wypisz skrypt, dzięki któremu klawisz Tab podpowiada polecenia.

    \b
    bash: eval "$(./campaign completion bash)"
    zsh:  eval "$(./campaign completion zsh)"
    fish: ./campaign completion fish | source
    """
    click.echo(script(ctx.find_root().command, shell))


def script(command: click.Command, shell: str) -> str:
    """click's script for "bash", "zsh" or "fish", asking the launcher by its path: it is on nobody's PATH."""
    maker = get_completion_class(shell)
    if maker is None:
        raise ValueError(shell)
    made = maker(command, {}, PROGRAM, VARIABLE)
    said = made.source()
    said = said.replace(f"    (( ! $+commands[{PROGRAM}] )) && return 1\n", "")
    for asks in (f"_complete {PROGRAM})", "_complete $1)", f"(commandline -t) {PROGRAM})"):
        said = said.replace(asks, asks.rpartition(" ")[0] + f" {shlex.quote(str(LAUNCHER))})")
    return said
