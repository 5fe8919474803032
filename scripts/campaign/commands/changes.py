"""`changes`: what changed in the content, in sentences for a mail."""

from __future__ import annotations

from pathlib import Path

import click

from campaign.commands.options import with_root


@click.command(options_metavar="[OPCJE]")
@click.option(
    "--since", metavar="WERSJA", help="Od której wersji liczyć (domyślnie ostatnia w historii git)."
)
@with_root
def changes(root: Path, since: str | None) -> None:
    """Wypisz, co zmieniło się w treści od poprzedniej wersji, zdaniami do wklejenia w list."""
    from campaign.authoring import changes as work

    version = since or work.last_version(root)
    found = work.sentences(work.at_version(root, version), work.on_disk(root))
    click.echo(f"Zmiany od wersji {version}:\n")
    click.echo("\n".join(f"– {sentence}" for sentence in found) or "Treść się nie zmieniła.")
