"""`preview`: one method, also a draft, built and opened."""

from __future__ import annotations

import os
import webbrowser
from typing import TYPE_CHECKING

import click

from campaign.commands.options import with_project

if TYPE_CHECKING:
    from campaign.project import Project


@click.command(options_metavar="[OPCJE]")
@click.argument("slug", metavar="METODA")
@click.option("--edition", metavar="NAZWA", help="Które wydanie pokazać (domyślnie pierwsze).")
@click.option("--no-open", is_flag=True, help="Nie otwieraj, tylko wypisz, gdzie są pliki.")
@with_project
def preview(project: Project, slug: str, edition: str | None, no_open: bool) -> None:
    """Zbuduj jedną metodę (także szkic) i otwórz jej stronę oraz ulotki."""
    from campaign.authoring.preview import preview as build

    for path in build(project, slug, edition, click.echo, os.cpu_count() or 1):
        click.echo(str(path))
        if not no_open:
            webbrowser.open(path.as_uri())
