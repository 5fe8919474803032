"""./campaign log … and ./campaign report: the command-line door, with the commands on a whole plan or log."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.commands import log_entries, log_files
from campaign.commands.log_base import PLAN, at_desk, command, follow, log, new_folder
from campaign.commands.log_prompts import agreed, say, warn
from campaign.commands.options import with_day, with_root
from campaign.language.numbers import counted, entries
from campaign.log.entry.vocabulary import NO_PLAN
from campaign.problems import CampaignError, sentence

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk
    from campaign.model.plan import Plan

__all__ = ["log", "log_entries", "log_files", "report"]  # those two modules bring their own commands


@at_desk()
@PLAN
@click.option("--unit", is_flag=True, help="Wszystkie rejony tego okresu, każdy raz, i suma.")
def status(desk: Desk, plan: str | None, unit: bool) -> None:
    """Pokazuje stan planu: cel, tempo, terminy, ulotki, partnerów."""
    from campaign.log.count import ledger
    from campaign.log.count.totals import totals
    from campaign.log.show import state, unit_lines

    if unit:
        say(*unit_lines(desk.store, desk.catalogue, desk.today))
        return
    of_plan = totals(desk.store, desk.catalogue, desk.plan(plan), desk.today)
    say(*state(of_plan, desk.catalogue, desk.today), *ledger.state(of_plan, desk.catalogue), *_outside(desk))
    warn(*(_ended_plan(desk, of_plan.plan) if plan is None else []))


def _outside(desk: Desk) -> list[str]:
    """How many entries no plan counts, and the way to them."""
    way = (f"Listę pokazuje: ./campaign log list --plan {NO_PLAN}, "
           f"a do planu przenosi: ./campaign log correct NR --plan {NO_PLAN} --to-plan PLAN")  # fmt: skip
    home = desk.catalogue.home
    found = sum(cell.entries for cell in desk.store.cells() if home(cell.register, cell.day) == NO_PLAN)
    return [f"Poza planem: {entries(found)}. {way}"] if found else []


@at_desk("list")
@PLAN
@click.option("--all", "everything", is_flag=True, help="Także poprawki i wycofania, z powodami.")
def list_(desk: Desk, plan: str | None, everything: bool) -> None:
    """Wypisuje wpisy planu."""
    from campaign.log.show import line, versions

    chosen = None if plan == NO_PLAN else desk.plan(plan)
    register = chosen.slug if chosen else NO_PLAN
    if everything:
        say(*versions(desk.store.events(), desk.catalogue, register))
        return
    lines = [line(row, desk.catalogue, register) for row in desk.rows(chosen)]
    say(*lines or ["Nie ma jeszcze wpisów. Pierwszy dodaje polecenie: ./campaign log add"])
    say(*(_outside(desk) if chosen else []))


@at_desk()
@PLAN
@click.option("--replace", is_flag=True, help="Zastępuje istniejący DOCX, a dotychczasowy odkłada obok.")
def report(desk: Desk, plan: str | None, replace: bool) -> None:
    """Pisze informację o realizacji planu do build/report: DOCX, PDF, załącznik i wersję do publikacji."""
    from campaign.log.report.writing import write_all

    _refuse(desk.faults())
    chosen = desk.plan(plan)
    written, remarks = write_all(desk, chosen, desk.root / "build" / "report" / chosen.slug, replace)
    say(*(f"Zapisano {path}" for path in written))
    warn(*remarks, *(_ended_plan(desk, chosen) if plan is None else []))


def _ended_plan(desk: Desk, chosen: Plan) -> list[str]:
    """The plan that has ended last, when it is probably meant: the running one has no entry yet."""
    from campaign.log.entry.catalogue import ended

    over = [one for one in desk.catalogue.plans.values() if ended(one, desk.today) and one != chosen]
    if not over or any(row.event.register == chosen.slug for row in desk.store.current()):
        return []
    last = max(over, key=lambda one: one.period.end)
    end = f"{last.period.end:%d.%m.%Y}"
    return [f"To plan {chosen.slug}. Plan {last.slug} zakończył się {end}: --plan {last.slug}"]


@at_desk()
@click.option("--edition", required=True, type=int, metavar="LICZBA", help="Wydanie, które się wycofuje.")
def recall(desk: Desk, edition: int) -> None:
    """Wypisuje, gdzie leży papier starego wydania: partner, miejscowość, ile sztuk, od kiedy."""
    from campaign.log.show import recall_lines

    if edition < 1:
        raise CampaignError("wydanie musi być liczbą od 1 – numer stoi w stopce materiału")
    lines = list(recall_lines(desk.store.current(), desk.catalogue, edition, desk.today))
    say(*lines or [f"Nigdzie nie odnotowano materiałów wydania {edition}."])
    say("Własne ulotki proszę sprawdzić: wydanie stoi w stopce.")


@command()
@with_day
def start(root: Path, _: date, /) -> None:
    """Zakłada pusty dziennik (tylko raz; sam nie powstaje nigdy)."""
    from campaign.log.desk import settings
    from campaign.log.store.database import NoLogError
    from campaign.log.store.journal import Store

    chosen = settings(root, os.environ)
    try:
        Store(chosen.url)
    except NoLogError:
        Store(chosen.url, new=True)
    else:
        raise CampaignError("dziennik już jest – dodaj wpis: ./campaign log add")
    say(f"Założono dziennik w {chosen.folder}. Pierwszy wpis: ./campaign log add")


@at_desk()
@click.option("--to", "url", default=None, metavar="PLIK|ADRES",
              help="Nowy plik albo pusta baza, np. postgresql+psycopg://…; inaczej plik z datą.")  # fmt: skip
def backup(desk: Desk, url: str | None) -> None:
    """Robi pełną kopię dziennika i ją sprawdza."""
    from campaign.log.store import care

    path = desk.settings.backups / f"dziennik-{desk.now:%Y%m%d-%H%M%S}.db"
    target = _address(url or str(path))
    file = Path(target.removeprefix("sqlite:///"))
    if url and file.exists():
        raise CampaignError(f"pod nazwą {file.name} już coś jest – podaj w --to plik, którego jeszcze nie ma")
    if url:  # a name that was typed
        new_folder(file.parent)
    events = care.copy(desk.store, target)
    say(f"Skopiowano {_events(events)}: {'wskazana baza' if '://' in str(file) else file}")


@command()
@click.argument("file", type=click.Path(path_type=Path), metavar="PLIK")
@click.option("--yes", is_flag=True, help="Nie pyta.")
@with_root
def restore(root: Path, /, file: Path, yes: bool) -> None:
    """Przywraca dziennik z kopii; to, co leży na jego miejscu, odkłada obok."""
    from campaign.log.desk import settings
    from campaign.log.sheets.sheet import unknown
    from campaign.log.store import care
    from campaign.log.store.journal import Store

    chosen = settings(root, os.environ)
    source = care.backup(file)
    (now, told), (then, copied) = map(care.extent, (chosen.url, _address(str(file))))
    say(f"Teraz: {told}.", f"W kopii {file.name}: {copied}.")
    lost = f" Ma o {_events(now - then)} mniej." if now > then else ""
    if not (yes or agreed(f"Zastąpić dziennik kopią {file.name}?{lost}", nobody="n")):
        raise CampaignError("nic nie zmieniono")
    aside = chosen.backups / f"zastapiony-{datetime.now():%Y%m%d-%H%M%S}.db"
    events = care.restore(source, chosen.url, aside)
    for copy in sorted(chosen.folder.glob("dziennik-*.csv")):  # they may know more than the backup
        moved = chosen.backups / f"{copy.stem}-{aside.stem}.csv"
        lacking = " i ".join(unknown(copy, Store(chosen.url)))
        copy.replace(moved)
        say(f"Kopia CSV sprzed przywrócenia leży w {moved}")
        if lacking:
            say(f"Ma {lacking}, których nie ma w przywróconym dzienniku. Wpisy i poprawki dołącza: "
                f"./campaign log import {moved}, a wycofania proszę powtórzyć (log withdraw).")  # fmt: skip
    say(f"Przywrócono {_events(events)}. Proszę sprawdzić: ./campaign log verify")
    if aside.exists():
        say(f"Poprzedni dziennik leży w {aside}",
            f"Jeśli da się go odczytać, brakujące wpisy dołącza: ./campaign log merge {aside}")  # fmt: skip


@at_desk()
@click.argument("source", metavar="PLIK|ADRES")
def merge(desk: Desk, source: str) -> None:
    """Dołącza wpisy z innego dziennika (pliku .db albo bazy). Można to powtarzać."""
    from campaign.log.store import care
    from campaign.log.store.journal import Store

    desk.require_newest()
    if "://" not in source and not Path(source).is_file():
        raise CampaignError(f"nie ma pliku {source} – wskaż plik dziennik.db tamtego dziennika")
    other = Store(_address(source))
    if wrong := care.verify(other):
        raise CampaignError(f"tamten dziennik jest uszkodzony: {wrong[0]}")
    came, said = care.merge(other, desk.store)
    there, numbers = len(other.events()) - came, ", ".join(care.renumbered(other, desk.store))
    follow(desk, (row.event.register for row in desk.store.events()))
    say(f"Dołączono: {_events(came)}, już były: {there}.")
    if numbers:
        say(f"Wpisy z tamtego dziennika mają tu inne numery (tam → tu): {numbers}.")
    for register in sorted(set(desk.store.registers()) - {*desk.catalogue.plans, NO_PLAN}):
        warn(
            f"Są wpisy planu {register}, którego tu nie ma: proszę dołożyć plik content/plans/{register}.yml."
        )
    _refuse(said)


@at_desk()
def verify(desk: Desk) -> None:
    """Sprawdza, czy dziennik jest cały, zgadza się z kopiami CSV i nie liczy spotkania w dwóch rejonach."""
    from campaign.log.sheets.sheet import last_number
    from campaign.log.store.book import twice

    _refuse(desk.faults())
    rows = desk.store.events()
    say(f"Dziennik jest cały: {_events(len(rows))}.", *twice(desk.store.current()))
    for path, last in {desk.copies.path(row.event.register): row.number for row in rows}.items():
        if last_number(path) != last:
            say(f"Kopia {path.name} jest niepełna albo jej nie ma. Odnowi ją następny wpis w tym rejestrze.")


def _refuse(wrong: Iterable[str]) -> None:
    """Raise CampaignError with all that is wrong, if anything is."""
    if told := "\n".join(map(sentence, wrong)):
        raise CampaignError(told)


def _address(text: str) -> str:
    """The address of a database; a plain file's path means the log in it."""
    return text if "://" in text else f"sqlite:///{text}"


def _events(number: int) -> str:
    return counted(number, "zapis", "zapisy", "zapisów")
