"""The command that makes the officers' zips."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from campaign.commands.options import progress, with_project

if TYPE_CHECKING:
    from campaign.project import Project


@click.command(options_metavar="[OPCJE]")
@click.option("--edition", help="Tylko to wydanie, np. kpp-krasnik.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="Ile procesów naraz."
)
@with_project
def pack(project: Project, edition: str | None, workers: int) -> None:
    """Zbuduj wszystko i spakuj folder dzielnicowego: jeden plik zip na wydawcę."""
    from campaign.build import Order, build_all
    from campaign.prints.pack import pack as make

    build_all(project, Order(edition, workers=workers), progress=progress, tell=click.echo)
    for slug in project.campaign.publishers:
        if edition in (None, slug):
            done = make(project.build, slug, project.campaign.core.edition.date)
            click.echo(f"Paczka: {done.path} (plików: {done.count}, {done.size / 1e6:.1f} MB)")
