"""`serve`: an edition in the browser, renewed with every saved change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from campaign.commands.options import with_day


@click.command(options_metavar="[OPCJE]")
@click.option("--edition", metavar="NAZWA", help="Które wydanie pokazać (domyślnie pierwsze).")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, metavar="LICZBA", help="Port."
)
@with_day
def serve(root: Path, day: date, edition: str | None, port: int) -> None:
    """Pokaż wydanie w przeglądarce; zapisana zmiana widoczna jest od razu (koniec: Ctrl+C)."""
    from campaign.authoring import serving
    from campaign.build import Order

    # by its file, because content with mistakes is shown, too
    first = min((path.stem for path in (root / "content/publishers").glob("*.yml")), default=None)
    serving.serve(serving.Preview(root, day, Order(edition or first)), port, tell=click.echo)
