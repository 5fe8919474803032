"""The command that makes the officers' zips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaign.commands.options import edition_option, progress, with_project, workers_option

if TYPE_CHECKING:
    from campaign.project import Project

_HOW = """\
Drukarka drukuje z obu stron? Wystarczy plik „z-obu-stron”, odwracanie wzdłuż długiego boku.
Nie drukuje? Najpierw plik „strona-1”. Potem proszę odwrócić stos jak kartkę książki i wydrukować „strona-2”.
Plik „jednostronne”, jeśli jest, drukuje się osobno."""


@click.command(options_metavar="[OPCJE]")
@edition_option
@click.option(
    "--occasion",
    type=click.Choice(["meeting", "round", "partners"]),
    help="Zamiast paczki plik do druku: na spotkanie (meeting), obchód (round), dla partnerów (partners).",
)
@click.option(
    "--people",
    type=click.IntRange(1, 500),
    default=20,
    show_default=True,
    metavar="LICZBA",
    help="Na ile osób.",
)
@workers_option
@with_project
def pack(project: Project, edition: str | None, occasion: str | None, people: int, workers: int) -> None:
    """Zbuduj wszystko i spakuj folder dzielnicowego: jeden zip na wydawcę albo plik do druku."""
    from campaign.build import Order, build_all
    from campaign.prints.packages import pack as make

    build_all(project, Order(edition, workers=workers), progress=progress, tell=click.echo)
    for slug in project.campaign.publishers:
        if edition in (None, slug) and occasion:
            _job(project, slug, occasion, people)
        elif edition in (None, slug):
            done = make(project.build, slug, project.campaign.core.edition.date)
            click.echo(f"Paczka: {done.path} (plików: {done.count}, {done.size / 1e6:.1f} MB)")
    if occasion:
        click.echo(_HOW)


def _job(project: Project, slug: str, occasion: str, people: int) -> None:
    from campaign.model.format import Occasion
    from campaign.prints import job

    for path, pages in job.make(project, project.campaign.publishers[slug], Occasion(occasion), people):
        if pages:
            click.echo(f"Do druku: {path} (stron: {pages})")
