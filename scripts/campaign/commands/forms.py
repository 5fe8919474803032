"""`forms`: all forms of the words of the pages, for the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaign.commands.options import with_project

if TYPE_CHECKING:
    from campaign.project import Project


@click.command(options_metavar="[OPCJE]")
@with_project
def forms(project: Project) -> None:
    """Zapisz odmianę słów dla wyszukiwarki (po zmianie tekstów; potrzebny słownik Morfeusz)."""
    from campaign.output import disk
    from campaign.site import search, search_forms
    from campaign.site.inspection import vocabulary

    lines = search_forms.lines(*vocabulary(project))
    path = disk.write(project.root / search.FORMS, ("\n".join(lines) + "\n").encode())
    click.echo(f"Zapisano słów: {len(lines)}, plik {path}")
