"""`new`: a file to begin a method, worker, publisher, plan or partner with; a folder for a print format."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from campaign.authoring import FOLDERS
from campaign.commands.options import with_root
from campaign.problems import CampaignError

FORMAT = "format"


@click.command(options_metavar="[OPCJE]")
@click.argument("kind", type=click.Choice([*FOLDERS, FORMAT]), metavar="|".join([*FOLDERS, FORMAT]))
@click.argument("slug", metavar="NAZWA")
@click.option("--like", metavar="PLAN", help="Tylko plan: na wzór którego (z przesuniętymi terminami).")
@click.option("--target", metavar="LICZBA", type=click.IntRange(1, 100_000), help="Miernik planu z --like.")
@with_root
def new(root: Path, kind: str, slug: str, like: str | None, target: int | None) -> None:
    """Utwórz plik metody, pracownika, wydawcy, planu albo partnera, albo folder formatu druku."""
    from campaign.authoring import blank, formats

    if kind == FORMAT and like is None:
        folder = formats.write(root, slug)
        click.echo(f"Utworzono {folder}")
        click.echo(f"Co dalej: ./campaign build --format {slug}, potem zmieniaj template.html i style.css")
        return
    if like is not None:
        _new_like(root, kind, slug, like, target)
        return
    path = blank.write(root, kind, slug, _begins(kind, slug))
    click.echo(f"Utworzono {path}")
    click.echo(f"Miejsca do uzupełnienia: {blank.places(path)}.")
    click.echo(
        "Co dalej: otwórz plik w edytorze, wpisuj treść, a po każdej zmianie uruchom: ./campaign check"
    )


def _begins(kind: str, slug: str) -> date:
    """The first day of the half-year a plan's name says; else today."""
    from campaign.authoring.like import half_year

    try:
        return half_year(slug).start if kind == "plan" else date.today()
    except CampaignError:
        return date.today()


def _new_like(root: Path, kind: str, slug: str, like: str, target: int | None) -> None:
    from campaign.authoring import like as work
    from campaign.project import open_project

    if kind != "plan":
        raise CampaignError("--like pasuje tylko do planu – usuń je albo wpisz: new plan NAZWA --like PLAN")
    work.half_year(slug)
    project = open_project(root, date.today())
    if like in project.campaign.plans and target is None:
        before = project.campaign.plans[like].indicator
        question = f"Ile ma być w nowym planie ({before.unit}; w planie {like}: {before.target})"
        target = click.prompt(question, type=click.IntRange(1, 100_000))
    path = work.write(project, slug, like, target or 0)
    click.echo(f"Utworzono {path}")
    click.echo("To propozycja. Proszę sprawdzić diagnozę, terminy i kalendarz, potem wpisać draft: false.")
