"""`schema`: descriptions of all fields for editors of text."""

from __future__ import annotations

from pathlib import Path

import click

from campaign.commands.options import with_root


@click.command(options_metavar="[OPCJE]")
@with_root
def schema(root: Path) -> None:
    """Zapisz opisy pól (content/schema) dla edytorów tekstu."""
    from campaign.content.schema import schemas

    folder = root / "content" / "schema"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    click.echo(f"Zapisano: {folder}")
