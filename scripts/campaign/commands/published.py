"""`published`: keeps an article as a partner published it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from campaign.commands.options import Day, with_project
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.project import Project


@click.command(options_metavar="[OPCJE]")
@click.argument("partner", metavar="PARTNER")
@click.option("--date", "day", type=Day(), help="Dzień publikacji (domyślnie dziś).")
@with_project
def published(project: Project, partner: str, day: date | None) -> None:
    """Odłóż artykuł, który partner opublikował: potem program powie, który akapit podmienić."""
    from campaign.authoring.published import keep

    today = project.day
    if day and day > today:
        raise CampaignError(f"{day:%d.%m.%Y} dopiero będzie – podaj dzień, w którym artykuł się ukazał")
    click.echo(keep(project, partner, day or today).sentence)
