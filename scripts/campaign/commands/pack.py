"""The command that makes the officers' zips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaign.commands.options import edition_option, progress, with_project, workers_option
from campaign.language.numbers import decimal

if TYPE_CHECKING:
    from campaign.project import Project


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
@click.option("--thrifty", is_flag=True, help="Odmiany, które biorą mniej tonera.")
@workers_option
@with_project
def pack(
    project: Project, edition: str | None, occasion: str | None, people: int, thrifty: bool, workers: int
) -> None:
    """Zbuduj wszystko i spakuj folder dzielnicowego: jeden zip na wydawcę albo plik do druku."""
    from campaign.build import Order, build_all
    from campaign.prints.packages import pack as make

    build_all(project, Order(edition, workers=workers), progress=progress, tell=click.echo)
    for slug in project.campaign.publishers:
        if edition in (None, slug) and occasion:
            _job(project, slug, occasion, people, thrifty)
        elif edition in (None, slug):
            done = make(project.build, slug, project.campaign.core.edition.date)
            click.echo(f"Paczka: {done.path} (plików: {done.count}, {decimal(done.size / 1e6)} MB)")


def _job(project: Project, slug: str, occasion: str, people: int, thrifty: bool) -> None:
    from campaign.model.format import Occasion
    from campaign.prints import job

    wanted = job.Job(project.campaign.publishers[slug], Occasion(occasion), people, thrifty)
    for made in job.make(project, wanted):
        click.echo(f"Do druku: {made.path} (stron: {made.pages})\n  {made.use}")
    parts, methods = job.parts(project, wanted), len(project.campaign.shown)
    sheets = {part.item.format.title: part.copies * part.item.format.sheet_count(methods) for part in parts}
    click.echo(f"Kartek razem: {sum(sheets.values())}. Najpierw proszę wydrukować jedną na próbę.")
    click.echo(
        "W tej kolejności: " + "; ".join(f"{title} ({count})" for title, count in sheets.items()) + "."
    )
    for part in parts:
        if part.item.format.finish:
            click.echo(f"Po wydruku, {part.item.format.title}: {part.item.format.finish}")
