"""./campaign log … and ./campaign report: the command-line door, with the commands on a whole plan or log."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from campaign.commands import log_entries, log_files, log_partners
from campaign.commands.log_base import PLAN, at_desk, refresh, with_desk
from campaign.commands.log_prompts import confirm, say, warn
from campaign.commands.options import Commands, root_option, with_root
from campaign.language.numbers import counted, entries
from campaign.problems import CampaignError, sentence

if TYPE_CHECKING:
    from campaign.log.desk import Desk


@click.group(cls=Commands, options_metavar="[OPCJE]", subcommand_metavar="POLECENIE [ARGUMENTY]")
@root_option
def log() -> None:
    """Dziennik: co zrobiono, z iloma mieszkańcami, ile ulotek."""


@click.command(options_metavar="[OPCJE]")
@PLAN
@click.option("--unit", is_flag=True, help="Wszystkie rejony tego okresu, każdy raz, i suma.")
@with_desk
def status(desk: Desk, plan: str | None, unit: bool) -> None:
    """Pokazuje stan planu: cel, tempo, terminy, ulotki, partnerów."""
    from campaign.log.count import ledger
    from campaign.log.count.totals import totals
    from campaign.log.entry.catalogue import new_plan
    from campaign.log.entry.vocabulary import NO_PLAN
    from campaign.log.show import state, unit_lines

    if unit:
        for text in unit_lines(desk.store, desk.catalogue, desk.today):
            say(text)
        return
    cells = desk.store.cells()
    of_plan = totals(desk.store, desk.catalogue, desk.plan(plan), desk.today, cells)
    for text in (*state(of_plan, desk.catalogue, desk.today), *ledger.state(of_plan, desk.catalogue)):
        say(text)
    outside = sum(cell.entries for cell in cells if desk.catalogue.home(cell.register, cell.day) == NO_PLAN)
    if outside:
        say(f"Poza planem: {entries(outside)}. Listę pokazuje: ./campaign log list --plan {NO_PLAN}, "
            f"a do planu przenosi: ./campaign log correct NR --plan {NO_PLAN} --to-plan PLAN")  # fmt: skip
    if not desk.catalogue.plans_on(desk.today):
        say(f"Na dziś nie ma planu. Nowy zakłada polecenie: {new_plan(desk.today)}")


@click.command(options_metavar="[OPCJE]")
@PLAN
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER",
              help="Folder; bez tego build/report/<plan>.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Zastępuje istniejący DOCX (mogą w nim być dopisane wnioski).")
@with_desk
def report(desk: Desk, plan: str | None, out: Path | None, replace: bool) -> None:
    """Pisze informację o realizacji planu: DOCX i PDF, załącznik XLSX i wersję do publikacji."""
    from campaign.log.report.writing import write_all

    if wrong := desk.faults():
        raise CampaignError(f"najpierw dziennik: {wrong[0]}; wszystko mówi ./campaign log verify")

    chosen = desk.plan(plan)
    written, remarks = write_all(desk, chosen, out or desk.root / "build" / "report" / chosen.slug, replace)
    for path in written:
        say(f"Zapisano {path}")
    for text in remarks:
        warn(text)


@click.command(options_metavar="[OPCJE]")
@partial(at_desk, may_make=lambda _: True)
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
    from campaign.log.store.care import copy

    path = desk.settings.backups / f"dziennik-{desk.now:%Y%m%d-%H%M%S}.db"
    events = copy(desk.store, url or f"sqlite:///{path}")
    say(f"Skopiowano {_events(events)}: {'wskazana baza' if url else path}")


def _fail(sentences: Iterable[str]) -> NoReturn:
    for text in sentences:
        warn(sentence(text))
    sys.exit(1)


def _events(number: int) -> str:
    return counted(number, "zapis", "zapisy", "zapisów")


@click.command(options_metavar="[OPCJE]")
@click.argument("file", type=click.Path(path_type=Path), metavar="PLIK")
@click.option("--yes", is_flag=True, help="Nie pyta.")
@with_root
def restore(root: Path, /, file: Path, yes: bool) -> None:
    """Przywraca dziennik z kopii; to, co leży na jego miejscu, odkłada obok."""
    from campaign.log.desk import settings
    from campaign.log.store import care

    chosen = settings(root, os.environ)
    if not (yes or confirm(f"Zastąpić dziennik kopią {file.name}?")):
        raise CampaignError("nic nie zmieniono")
    aside = chosen.backups / f"zastapiony-{datetime.now():%Y%m%d-%H%M%S}.db"
    events = care.restore(file, chosen.url, aside)
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
    from campaign.log.store import care
    from campaign.log.store.journal import Store

    desk.require_newest()
    if Path(source).is_dir():
        raise CampaignError(f"{source} to folder – wskaż leżący w nim plik dziennik.db")
    if "://" not in source and not Path(source).exists():
        raise CampaignError(f"nie ma pliku {source} – sprawdź nazwę")
    with Store(source if "://" in source else f"sqlite:///{source}") as other:
        if wrong := care.verify(other):
            raise CampaignError(f"tamten dziennik jest uszkodzony: {wrong[0]}")
        came, said = care.merge(other, desk.store)
        there = len(other.events()) - came
    for register in dict.fromkeys(row.event.register for row in desk.store.events()):
        refresh(desk, register)
    say(f"Dołączono: {_events(came)}, już były: {there}.")
    if said:
        _fail(said)


@click.command(options_metavar="[OPCJE]")
@with_desk
def verify(desk: Desk) -> None:
    """Sprawdza, czy dziennik jest cały i zgadza się z kopiami CSV."""
    if wrong := desk.faults():
        _fail(wrong)
    from campaign.log.sheets.sheet import behind

    rows = desk.store.events()
    copies = {desk.copy_path(row.event.register): row.number for row in rows}
    say(f"Dziennik jest cały: {_events(len(rows))}.")
    for path, last in copies.items():
        if not path.exists():
            say(f"Nie ma kopii {path.name}. Powstanie przy następnym wpisie.")
        elif behind(path, last):
            say(f"Kopia {path.name} jest niepełna albo uszkodzona. Odnowi ją następny wpis.")


for command in (
    start, backup, restore, merge, verify,
    log_entries.add, log_entries.list_, log_entries.correct, log_entries.withdraw, log_entries.redact,
    log_partners.handed, log_partners.published, log_partners.recall,
    log_files.import_, log_files.export, status, report,
):  # fmt: skip
    log.add_command(command)
