"""`rename`: another name for a method or worker, with a redirect from the printed address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaign.commands.options import with_project

if TYPE_CHECKING:
    from campaign.project import Project


@click.command(options_metavar="[OPCJE]")
@click.argument("old", metavar="STARA")
@click.argument("new", metavar="NOWA")
@with_project
def rename(project: Project, old: str, new: str) -> None:
    """Zmień nazwę metody albo pracownika; stary adres z wydruków prowadzi dalej, do nowej strony."""
    from campaign.authoring import rename as work

    carrying = work.move(project, old, new)
    click.echo(f"Zmieniono nazwę: {old} to teraz {new}. Stary plik został: jego strona prowadzi do nowej.")
    if carrying:
        click.echo("Stary adres jest w kodach QR na wydruku, który już rozdano:")
        click.echo("\n".join(f"– {title}" for title in carrying))
    click.echo("Co dalej: ./campaign check, potem ./campaign build. Nowe wydruki mają nowy adres.")
