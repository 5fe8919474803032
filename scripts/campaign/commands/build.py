"""`build`: everything, or a part of it, made in build/."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from campaign.commands.options import edition_option, progress, tell, with_day, workers_option


@click.command(options_metavar="[OPCJE]")
@edition_option
@click.option("--method", metavar="NAZWA", help="Tylko wydruki tej metody, np. na-wnuczka.")
@click.option("--format", "form", metavar="NAZWA", help="Tylko ten format wydruku, np. a4.")
@click.option(
    "--bleed",
    is_flag=True,
    help="Także pliki dla drukarni, ze spadem i znakami cięcia, w build/drukarnia. "
    "Leży tam tylko to, o co proszono ostatnio; budowanie bez --bleed usuwa ten folder.",
)
@click.option(
    "--profile",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PLIK",
    help="Profil ICC drukarni dla --bleed; bez niego jest FOGRA39, offset na papierze powlekanym.",
)
@workers_option
@with_day
def build(
    root: Path,
    day: date,
    edition: str | None,
    method: str | None,
    form: str | None,
    bleed: bool,
    profile: Path | None,
    workers: int,
) -> None:
    """Zbuduj strony i wydruki w folderze build."""
    from campaign.output import files
    from campaign.output.memory import Memory, Remembered

    asked = ("build", day, edition, method, form, bleed, profile)
    memory = Memory(root, asked, *([profile] if profile else []))
    if files.complete(root / "build") and (answer := memory.recall()):
        tell(answer.problems)
        click.echo(answer.text)
        return
    from campaign.build import Order, build_all
    from campaign.project import open_project

    order = Order(edition, method, form, workers, bleed, profile)
    report = build_all(open_project(root, day), order, progress=progress, tell=click.echo)
    memory.keep(Remembered(report.warnings, report.again))
    tell(report.warnings)
    click.echo(report.summary)
