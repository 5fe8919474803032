"""`review`: what is due for a check, and the record of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from campaign.commands.options import Day, with_project
from campaign.language.numbers import form
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.project import Project


@click.command(options_metavar="[OPCJE]")
@click.option(
    "--days",
    metavar="LICZBA",
    type=click.IntRange(0, 3650),
    default=30,
    show_default=True,
    help="Na ile dni naprzód.",
)
@click.option("--done", metavar="IDENTYFIKATOR", help="Zapisz, że fakt albo metoda są sprawdzone.")
@click.option("--seen", type=Day(), help="Dzień sprawdzenia (razem z --done).")
@click.option("--by", metavar="FUNKCJA", help="Kto sprawdził: funkcja, nigdy nazwisko (razem z --done).")
@click.option("--until", type=Day(), help="Do kiedy sprawdzić znowu (domyślnie pół roku później).")
@with_project
def review(
    project: Project,
    days: int,
    done: str | None,
    seen: date | None,
    by: str | None,
    until: date | None,
) -> None:
    """Pokaż, co trzeba sprawdzić ponownie, albo zapisz sprawdzenie (--done)."""
    from campaign.authoring import review as work

    if done is None:
        lines = list(work.due(project, days))
        click.echo(
            "\n".join(lines)
            or f"W ciągu {days} {form(days, 'dnia', 'dni', 'dni')} nie trzeba niczego sprawdzać."
        )
        return
    if seen is None or by is None:
        raise CampaignError("do --done potrzebne są jeszcze --seen DATA i --by FUNKCJA – dopisz je")
    check = work.Check(done, seen, by, until)
    path = work.record(project, check)
    noted = project.root / work.HISTORY
    click.echo(f"Zapisano w {path} i w {noted}. Następny termin: {check.review_by:%d.%m.%Y}.")
