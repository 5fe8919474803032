"""Commands on what is kept: withdraw, redact, and all on a plan or on the whole log."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path

import click

from campaign.commands.log import PLAN, agreed, ask, at_desk, command, follow, new_folder, refuse, say, warn
from campaign.commands.log_entries import NUMBER, REASON, latest, save
from campaign.commands.options import with_day, with_root
from campaign.language.numbers import entries
from campaign.log import show
from campaign.log.count import ledger
from campaign.log.desk import Desk, settings
from campaign.log.entry.drafts import new_id
from campaign.log.entry.vocabulary import NO_PLAN
from campaign.log.sheets.sheet import last_number, unknown
from campaign.log.store import care
from campaign.log.store.book import twice
from campaign.log.store.database import NoLogError
from campaign.log.store.journal import Store
from campaign.problems import CampaignError


@at_desk()
@PLAN
@click.option("--unit", is_flag=True, help="Wszystkie rejony tego okresu, każdy raz, i suma.")
def status(desk: Desk, plan: str | None, unit: bool) -> None:
    """Pokazuje stan planu: cel, tempo, terminy, ulotki, partnerów."""
    if unit:
        say(*show.unit_lines(desk.store, desk.catalogue, desk.today))
        return
    found = desk.totals(desk.plan(plan))
    say(*show.state(found, desk.catalogue), *ledger.state(found, desk.catalogue), *_outside(desk))
    warn(*(show.ended_plan(found, desk.catalogue) if plan is None else []))


def _outside(desk: Desk) -> list[str]:
    """How many entries no plan counts, and the way to them."""
    way = (f"Listę pokazuje: ./campaign log list --plan {NO_PLAN}, "
           f"a do planu przenosi: ./campaign log correct NR --plan {NO_PLAN} --to-plan PLAN")  # fmt: skip
    home = desk.catalogue.home
    found = sum(one.entries for one in desk.store.cells(NO_PLAN) if home(NO_PLAN, one.day) == NO_PLAN)
    return [f"Poza planem: {entries(found)}. {way}"] if found else []


@at_desk("list")
@PLAN
@click.option("--all", "everything", is_flag=True, help="Także poprawki i wycofania, z powodami.")
def list_(desk: Desk, plan: str | None, everything: bool) -> None:
    """Wypisuje wpisy planu."""
    chosen = None if plan == NO_PLAN else desk.plan(plan)
    register = chosen.slug if chosen else NO_PLAN
    if everything:
        say(*show.versions(desk.store.events(), desk.catalogue, register))
        return
    lines = [show.line(row, desk.catalogue, register) for row in desk.rows(chosen)]
    say(*lines or ["Nie ma jeszcze wpisów. Pierwszy dodaje polecenie: ./campaign log add"])
    say(*(_outside(desk) if chosen else []))


@at_desk()
@NUMBER
@PLAN
@REASON
def withdraw(desk: Desk, number: str, plan: str | None, reason: str) -> None:
    """Wycofuje wpis: nie liczy się, ale jego numer i powód zostają."""
    row = latest(desk.find(number, plan))
    event = desk.next(row, None, reason or ask("Powód wycofania"), new_id(), "cli")
    save(desk, event, f"Wycofano wpis nr {row.entry_number}. Zapis")


@at_desk()
@NUMBER
@PLAN
@REASON
def redact(desk: Desk, number: str, plan: str | None, reason: str) -> None:
    """Usuwa uwagi i powody wpisu, gdy wpisano czyjeś dane; liczby zostają."""
    rows = desk.find(number, plan)
    why = desk.reason(reason or ask("Powód, np. nazwisko"))
    if not any(row.event.entry.note or row.event.reason for row in rows):
        say("Ten wpis nie ma uwag ani powodów, nie ma czego usuwać.")
        return
    erased = desk.store.redact(rows[-1].event.entry_id, desk.now, desk.by, why)
    follow(desk, (row.event.register for row in rows), whole=True)
    say(f"Usunięto teksty z {erased} wersji wpisu nr {rows[0].number}. Liczby bez zmian.")
    warn(*care.reach(desk.settings.folder, desk.root / "build", rows, desk.now, desk.by, why))


@at_desk()
@click.option("--edition", required=True, type=int, metavar="LICZBA", help="Wydanie, które się wycofuje.")
def recall(desk: Desk, edition: int) -> None:
    """Wypisuje, gdzie leży papier starego wydania: partner, miejscowość, ile sztuk, od kiedy."""
    if edition < 1:
        raise CampaignError("wydanie musi być liczbą od 1 – numer stoi w stopce materiału")
    lines = list(show.recall_lines(desk.store.current(), desk.catalogue, edition, desk.today))
    say(*lines or [f"Nigdzie nie odnotowano materiałów wydania {edition}."])
    say("Własne ulotki proszę sprawdzić: wydanie stoi w stopce.")


@command()
@with_day
def start(root: Path, _: date, /) -> None:
    """Zakłada pusty dziennik (tylko raz; sam nie powstaje nigdy)."""
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
    path = desk.settings.backups / f"dziennik-{desk.now:%Y%m%d-%H%M%S}.db"
    target = care.address(url or str(path))
    file = Path(target.removeprefix("sqlite:///"))
    if url and file.exists():
        raise CampaignError(f"pod nazwą {file.name} już coś jest – podaj w --to plik, którego jeszcze nie ma")
    if url:  # a name that was typed
        new_folder(file.parent)
    events = care.copy(desk.store, target)
    say(f"Skopiowano {care.versions(events)}: {'wskazana baza' if '://' in str(file) else file}")


@command()
@click.argument("file", type=click.Path(path_type=Path), metavar="PLIK")
@click.option("--yes", is_flag=True, help="Nie pyta.")
@with_root
def restore(root: Path, /, file: Path, yes: bool) -> None:
    """Przywraca dziennik z kopii; to, co leży na jego miejscu, odkłada obok."""
    chosen = settings(root, os.environ)
    source = care.other(str(file))
    (now, told), (then, copied) = map(care.extent, (chosen.url, care.address(str(file))))
    say(f"Teraz: {told}.", f"W kopii {file.name}: {copied}.")
    lost = f" Ma o {care.versions(now - then)} mniej." if now > then else ""
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
    say(f"Przywrócono {care.versions(events)}. Proszę sprawdzić: ./campaign log verify")
    if aside.exists():
        say(f"Poprzedni dziennik leży w {aside}",
            f"Jeśli da się go odczytać, brakujące wpisy dołącza: ./campaign log merge {aside}")  # fmt: skip


@at_desk()
@click.argument("source", metavar="PLIK|ADRES")
def merge(desk: Desk, source: str) -> None:
    """Dołącza wpisy z innego dziennika (pliku .db albo bazy). Można to powtarzać."""
    desk.require_newest()
    other = care.other(source)
    came, said = care.merge(other, desk.store)
    there, numbers = len(other.events()) - came, ", ".join(care.renumbered(other, desk.store))
    follow(desk, (row.event.register for row in desk.store.events()))
    say(f"Dołączono: {care.versions(came)}, już były: {there}.")
    if numbers:
        say(f"Wpisy z tamtego dziennika mają tu inne numery (tam → tu): {numbers}.")
    for plan in sorted(set(desk.store.registers()) - {*desk.catalogue.plans, NO_PLAN}):
        warn(f"Są wpisy planu {plan}, którego tu nie ma: proszę dołożyć plik content/plans/{plan}.yml.")
    refuse(said)


@at_desk()
def verify(desk: Desk) -> None:
    """Sprawdza, czy dziennik jest cały, zgadza się z kopiami CSV i nie liczy spotkania w dwóch rejonach."""
    refuse(desk.faults())
    rows = desk.store.events()
    say(f"Dziennik jest cały: {care.versions(len(rows))}.", *twice(desk.store.current()))
    for path, last in {desk.copies.path(row.event.register): row.number for row in rows}.items():
        if last_number(path) != last:
            say(f"Kopia {path.name} jest niepełna albo jej nie ma. Odnowi ją następny wpis w tym rejestrze.")
