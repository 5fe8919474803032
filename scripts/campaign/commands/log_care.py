"""Commands that care for the log itself: start, backup, restore, merge, verify."""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.commands.log_base import at_desk, refresh, with_desk
from campaign.commands.log_prompts import confirm, say, warn
from campaign.commands.options import with_root
from campaign.language.numbers import counted
from campaign.problems import CampaignError, sentence

if TYPE_CHECKING:
    from campaign.log.desk import Desk


@click.command(options_metavar="[OPCJE]")
@at_desk(lambda _: True)
def start(desk: Desk) -> None:
    """Zakłada pusty dziennik (tylko raz; sam nie powstaje nigdy)."""
    if not desk.store.made:
        raise CampaignError("dziennik już jest – dodaj wpis: ./campaign log add")
    say(f"Założono dziennik w {desk.settings.folder}. Pierwszy wpis: ./campaign log add")


@click.command(options_metavar="[OPCJE]")
@click.option("--to", "url", default=None, metavar="ADRES",
              help="Adres pustej bazy, np. postgresql+psycopg://…; bez tego plik z datą.")  # fmt: skip
@with_desk
def backup(desk: Desk, url: str | None) -> None:
    """Robi pełną kopię dziennika i ją sprawdza."""
    from campaign.log.store.backup import copy

    path = desk.settings.backups / f"dziennik-{desk.now:%Y%m%d-%H%M%S}.db"
    events = copy(desk.store, url or f"sqlite:///{path}")
    say(f"Skopiowano {_events(events)}: {'wskazana baza' if url else path}")


def _events(number: int) -> str:
    return counted(number, "zapis", "zapisy", "zapisów")


@click.command(options_metavar="[OPCJE]")
@click.argument("file", type=click.Path(path_type=Path), metavar="PLIK")
@click.option("--yes", is_flag=True, help="Nie pyta.")
@with_root
def restore(root: Path, /, file: Path, yes: bool) -> None:
    """Przywraca dziennik z kopii; to, co leży na jego miejscu, odkłada obok."""
    from campaign.log.desk import settings
    from campaign.log.store.backup import restore as put_back

    chosen = settings(root, os.environ)
    if not (yes or confirm(f"Zastąpić dziennik kopią {file.name}?")):
        raise CampaignError("nic nie zmieniono")
    aside = chosen.backups / f"zastapiony-{datetime.now():%Y%m%d-%H%M%S}.db"
    events = put_back(file, chosen.url, aside)
    for copy in sorted(chosen.folder.glob("dziennik-*.csv")):  # they may know more than the backup
        moved = chosen.backups / f"{copy.stem}-{aside.stem}.csv"
        copy.replace(moved)
        say(f"Kopia CSV sprzed przywrócenia leży w {moved}")
    say(f"Przywrócono {_events(events)}. Proszę sprawdzić: ./campaign log verify")
    if aside.exists():
        say(f"Poprzedni plik leży w {aside}")
        _tell_later(aside, chosen.url)


def _tell_later(aside: Path, url: str) -> None:
    """Name what the log had and the backup did not know."""
    from campaign.log.store.journal import Store

    try:
        with Store(f"sqlite:///{aside}") as before, Store(url) as now:
            kept = {row.event.event_id for row in now.events()}
            gone = [row for row in before.events() if row.event.event_id not in kept]
    except CampaignError:
        return  # it was restored because it could not be read
    if gone:
        numbers = ", ".join(f"{row.event.register}/{row.number}" for row in gone[:20])
        more = f" i {len(gone) - 20} dalszych" if gone[20:] else ""
        known = f"W kopii nie ma późniejszych zapisów: {numbers}{more}"
        warn(f"{known}. Dołącza je: ./campaign log merge {aside}")


@click.command(options_metavar="[OPCJE]")
@click.argument("source", metavar="PLIK|ADRES")
@with_desk
def merge(desk: Desk, source: str) -> None:
    """Dołącza wpisy z innego dziennika (pliku .db albo bazy). Można to powtarzać."""
    from campaign.log.store.backup import merge as bring_in
    from campaign.log.store.integrity import verify as check
    from campaign.log.store.journal import Store

    desk.require_newest()
    if Path(source).is_dir():
        raise CampaignError(f"{source} to folder – wskaż leżący w nim plik dziennik.db")
    if "://" not in source and not Path(source).exists():
        raise CampaignError(f"nie ma pliku {source} – sprawdź nazwę")
    with Store(source if "://" in source else f"sqlite:///{source}") as other:
        if wrong := check(other):
            raise CampaignError(f"tamten dziennik jest uszkodzony: {wrong[0]}")
        came, said = bring_in(other, desk.store)
        there = len(other.events()) - came
    for register in dict.fromkeys(row.event.register for row in desk.store.events()):
        refresh(desk, register)
    say(f"Dołączono: {_events(came)}, już były: {there}.")
    for text in said:
        warn(sentence(text))
    if said:
        sys.exit(1)


@click.command(options_metavar="[OPCJE]")
@with_desk
def verify(desk: Desk) -> None:
    """Sprawdza, czy dziennik jest cały i zgadza się z kopiami CSV."""
    wrong = desk.faults()
    for text in wrong:
        warn(sentence(text))
    if wrong:
        sys.exit(1)
    rows = desk.store.events()
    registers = dict.fromkeys(row.event.register for row in rows)
    missing = [path.name for one in registers if not (path := desk.copy_path(one)).exists()]
    say(f"Dziennik jest cały: {_events(len(rows))}.")
    if missing:
        say(f"Nie ma kopii CSV: {', '.join(missing)}. Powstanie przy następnym wpisie.")
