"""Commands on a whole plan: status, stock, report, and the log's own care: backup, verify."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.commands.log_base import PLAN, YES, refresh, with_desk
from campaign.commands.log_prompts import say, settle, warn
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.log.desk import Desk


@click.command()
@PLAN
@with_desk
def status(desk: Desk, plan: str | None) -> None:
    """Pokazuje stan planu: cel, tempo, terminy, ulotki, partnerów."""
    from campaign.log import ledger
    from campaign.log.show import state
    from campaign.log.totals import totals
    from campaign.log.vocabulary import NO_PLAN
    from campaign.log.words import entries

    chosen = desk.plan(plan)
    counted = totals(desk.store, chosen, desk.today)
    for text in state(counted, desk.catalogue, desk.today):
        say(text)
    for text in ledger.state(ledger.accounts(counted, desk.catalogue)):
        say(text)
    outside = desk.outside()
    if outside:
        say(f"Poza planem: {entries(outside)} (campaign log list --plan {NO_PLAN})")
    if desk.catalogue.plan_on(desk.today) is None:
        say("Na dziś nie ma planu. Nowy zakłada polecenie: campaign new plan")


@click.command(context_settings={"ignore_unknown_options": True})  # -3 is a wrong number, not an option
@click.argument("movement", required=False)
@click.argument("count", required=False)
@click.option("--leaflet", default="", help="Rodzaj ulotki, np. na-wnuczka albo wspolna.")
@click.option("--edition", default="", help="Wydanie; bez tego najnowsze.")
@click.option("--partner", default="", help="Komu przekazano, np. soltys-lasy.")
@click.option("--date", "day", default="dziś", help="Data; bez tego dziś.")
@click.option("--note", default="", help="Uwagi bez nazwisk.")
@PLAN
@YES
@with_desk
def stock(
    desk: Desk, movement: str | None, count: str | None, plan: str | None, yes: bool, **typed: str
) -> None:
    """Pokazuje ulotki albo zapisuje ruch: przyjęcie, przekazanie, zniszczone i LICZBA."""
    if movement is None:
        _show_stock(desk, plan)
        return
    from campaign.log.entry import Draft
    from campaign.log.event import new_id
    from campaign.log.show import sentence
    from campaign.log.vocabulary import STOCK, TRAITS, fold

    event_id = new_id()
    words = {fold(TRAITS[kind].label): TRAITS[kind].label for kind in STOCK}
    label = next(
        (label for word, label in words.items() if fold(movement) in word.split() or fold(movement) == word),
        None,
    )
    if label is None:
        raise CampaignError("nieznany ruch ulotek – wpisz przyjęcie, przekazanie albo zniszczone")
    entry = settle(desk.checker(), Draft(kind=label, leaflets=count or "", **typed), False, yes)
    if entry is None:
        sys.exit(1)
    saved = desk.add(entry, event_id, "cli")
    say(f"Zapisano: nr {saved.number} w rejestrze {saved.register}. {sentence(entry, desk.catalogue)}")
    refresh(desk, saved.register)


def _show_stock(desk: Desk, plan: str | None) -> None:
    from campaign.log.show import stock_line, stock_lines
    from campaign.log.totals import totals

    counted = totals(desk.store, desk.plan(plan), desk.today)
    for text in stock_lines(counted.stock, desk.catalogue):
        say(text)
    say(stock_line(counted.stock_total))


@click.command()
@PLAN
@click.option("--out", type=click.Path(path_type=Path), help="Folder; bez tego build/report/<plan>.")
@click.option("--replace", is_flag=True, help="Zastępuje także istniejący plik DOCX.")
@with_desk
def report(desk: Desk, plan: str | None, out: Path | None, replace: bool) -> None:
    """Pisze raport końcowy: DOCX, HTML, PDF, załącznik XLSX i wersję do publikacji."""
    from campaign.log.report import write_all

    chosen = desk.plan(plan)
    folder = out or desk.project.build / "report" / chosen.slug
    failed = False
    for written in write_all(desk, chosen, folder, replace):
        if written.said:
            failed = True
            warn(f"{written.said[:1].upper()}{written.said[1:]}.")
        else:
            say(f"Zapisano {written.path}")
    if failed:
        sys.exit(1)


@click.command()
@click.option(
    "--to", "url", default=None, help="Adres pustej bazy, np. postgresql+psycopg://…; bez tego plik z datą."
)
@with_desk
def backup(desk: Desk, url: str | None) -> None:
    """Robi pełną kopię dziennika i ją sprawdza."""
    from campaign.log.backup import backup_path, copy
    from campaign.log.words import counted

    path = backup_path(desk.settings.folder, desk.now)
    events = copy(desk.store, url or f"sqlite:///{path}")
    said = counted(events, "zapis", "zapisy", "zapisów")
    say(f"Skopiowano {said}: {'wskazana baza' if url else path}")


@click.command()
@PLAN
@click.option("--line", default=None, help="Zapis z wcześniejszego raportu, np. 12:ab12cd34ef56ab78.")
@with_desk
def verify(desk: Desk, plan: str | None, line: str | None) -> None:
    """Sprawdza, czy dziennik jest cały i nikt go nie zmienił poza programem."""
    from campaign.log.integrity import control, matches
    from campaign.log.integrity import verify as check

    wrong = check(desk.store)
    for text in wrong:
        warn(f"{text[:1].upper()}{text[1:]}.")
    if line:
        slug = desk.plan(plan).slug
        if not matches(desk.store, slug, line):
            wrong.append(line)
            warn(f"Rejestr {slug} nie zgadza się z zapisem {line} – porównaj z kopią zapasową.")
    if wrong:
        sys.exit(1)
    registers = dict.fromkeys(row.event.register for row in desk.store.events())
    for register in registers:
        say(f"Rejestr {register}: {control(register, desk.store.events(register)).short}")
    say("Dziennik jest cały.")
