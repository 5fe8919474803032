"""`check`: every mistake of the content, with its place and what to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from campaign.commands.options import tell, with_day
from campaign.problems import CampaignError, errors


@click.command(options_metavar="[OPCJE]")
@click.option("--publish", is_flag=True, help="Sprawdź też, czy wszystko może się ukazać.")
@with_day
def check(root: Path, day: date, publish: bool) -> None:
    """Sprawdź treść: każdy błąd z plikiem, wierszem i radą."""
    from campaign.output.memory import Memory, Remembered

    memory = Memory(root, ("check", day, publish))
    if answer := memory.recall():
        problems = answer.problems
    else:
        from campaign.build import examine, ready
        from campaign.project import open_project

        project = open_project(root, day)
        problems = ready(project) if publish else examine(project).problems
        memory.keep(Remembered(problems))
    tell(problems)
    wrong = len(errors(problems))
    if wrong:
        raise CampaignError(f"Błędów: {wrong}. Ostrzeżeń: {len(problems) - wrong}.")
    click.echo(f"Treść jest w porządku. Ostrzeżeń: {len(problems)}.")
