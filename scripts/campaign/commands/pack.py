"""The command that makes the officers' zips."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click

from campaign.problems import CampaignError


@click.command(options_metavar="[OPCJE]")
@click.option("--edition", help="Tylko to wydanie, np. kpp-krasnik.")
@click.option(
    "--workers", type=click.IntRange(1, 64), default=os.cpu_count() or 1, help="Ile procesów naraz."
)
@click.pass_obj
def pack(root: Path, edition: str | None, workers: int) -> None:
    """Zbuduj wszystko i spakuj folder dzielnicowego: jeden plik zip na wydawcę."""
    from campaign.build import Order, build_all
    from campaign.content.loader import load
    from campaign.prints.pack import pack as make

    build_all(Order(root, date.today(), edition, workers=workers), progress=_progress(), tell=click.echo)
    campaign = load(root, date.today()).campaign
    if campaign is None:  # somebody changed the content while it was being built
        raise CampaignError("treść zmieniła się podczas budowania – uruchom ./campaign pack jeszcze raz")
    for slug in campaign.publishers:
        if edition in (None, slug):
            done = make(root / "build", slug, campaign.core.edition.date)
            click.echo(f"Paczka: {done.path} (plików: {done.count}, {done.size / 1e6:.1f} MB)")


def _progress() -> Callable[[int, int, str], None]:
    from campaign.commands.cli import _progress as shown

    return shown
