"""Commands on single entries: add, list, correct, withdraw, redact."""

from __future__ import annotations

import shlex
import sys
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING

import click

from campaign.commands.log_base import ENTRY_OPTIONS, PLAN, REASON, YES, entry_options, refresh, with_desk
from campaign.commands.log_prompts import ask, confirm, say, settle, warn
from campaign.problems import CampaignError

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk
    from campaign.log.entry import Draft, Entry
    from campaign.log.store import Row, Saved


@click.command()
@entry_options
@click.option(
    "--id", "event_id", default=None, help="Identyfikator z nieudanego zapisu (nie policzy dwa razy)."
)
@YES
@with_desk
def add(desk: Desk, event_id: str | None, yes: bool, **typed: str | None) -> None:
    """Dodaje wpis; o brakujące pola pyta."""
    from campaign.log.event import new_id

    known = desk.store.history(event_id := _identifier(event_id)) if event_id else []
    event_id = event_id or new_id()  # made before the form is shown: sending it again counts once
    draft = _draft(typed)
    entry = settle(
        desk.checker(*known[-1:]), draft, any(typed[name] is None for name in ("day", "kind")), yes
    )
    if entry is None:
        sys.exit(1)
    report_saved(desk, persist(desk, entry, event_id), entry)


def _identifier(text: str) -> str:
    import uuid

    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        raise CampaignError(
            "zły identyfikator wpisu – przepisz go z komunikatu o nieudanym zapisie"
        ) from error


def _draft(typed: dict[str, str | None]) -> Draft:
    from campaign.log.entry import Draft

    return Draft(**{name: value or "" for name, value in typed.items()})


def persist(desk: Desk, entry: Entry, event_id: str) -> Saved:
    """Save, and on failure keep what was typed: try again at once, or later with the printed command."""
    from campaign.log.database import NotSavedError

    while True:
        try:
            return desk.add(entry, event_id, "cli")
        except NotSavedError as error:
            warn(f"{error}.")
            if not (sys.stdin.isatty() and confirm("Spróbować jeszcze raz?")):
                warn(f"Ten sam wpis można zapisać później, policzy się raz:\n  {_again(entry, event_id)}")
                sys.exit(1)


def _again(entry: Entry, event_id: str) -> str:
    values = entry.plain()
    flags = [(flag, values[name]) for flag, name, _ in ENTRY_OPTIONS if values[name] not in (None, "")]
    words = " ".join(f"{flag} {shlex.quote(str(value))}" for flag, value in flags)
    return f"campaign log add --id {event_id} {words}"


def report_saved(desk: Desk, saved: Saved, entry: Entry) -> None:
    """Say what was saved and where the plan stands, and renew the copy."""
    from campaign.log.show import sentence, target
    from campaign.log.totals import totals

    word = "Ten wpis był już zapisany" if saved.already else "Zapisano"
    say(f"{word}: nr {saved.number} w rejestrze {saved.register}. {sentence(entry, desk.catalogue)}")
    refresh(desk, saved.register)
    plan = desk.catalogue.plan_on(entry.day)
    if plan:
        say(target(totals(desk.store, plan, desk.today), desk.today))


@click.command(name="list")
@PLAN
@click.option("--all", "everything", is_flag=True, help="Także poprawki i wycofania, z powodami.")
@with_desk
def list_(desk: Desk, plan: str | None, everything: bool) -> None:
    """Wypisuje wpisy planu."""
    from campaign.log.show import history, line
    from campaign.log.vocabulary import NO_PLAN

    chosen = None if plan == NO_PLAN else desk.plan(plan)
    if everything:
        for row in desk.store.events(chosen.slug if chosen else NO_PLAN):
            for text in history([row], desk.catalogue):
                say(text)
        return
    rows = desk.rows(chosen)
    for row in rows:
        say(line(row, desk.catalogue))
    if not rows:
        say("Nie ma jeszcze wpisów. Pierwszy dodaje polecenie: campaign log add")


@click.command()
@click.argument("number")
@PLAN
@entry_options
@REASON
@YES
@with_desk
def correct(desk: Desk, number: str, plan: str | None, reason: str, yes: bool, **typed: str | None) -> None:
    """Poprawia wpis o podanym numerze: nowa wersja, stara zostaje w rejestrze."""
    from campaign.log.event import new_id

    event_id = new_id()
    row = _latest(desk, number, plan)
    draft = _changed(desk, row, typed)
    entry = settle(desk.checker(row), draft, False, yes)
    if entry is None:
        sys.exit(1)
    if entry == row.event.entry:
        raise CampaignError("nic się nie zmieniło – podaj pola do zmiany, np. --people 12")
    why = reason or ask("Powód poprawki")
    saved = desk.correct(row, entry, why, event_id, "cli")
    if entry.day != row.event.entry.day:
        refresh(desk, row.event.register)
    report_saved(desk, saved, entry)


def _latest(desk: Desk, number: str, plan: str | None) -> Row:
    """The version that counts now. Raises CampaignError for a withdrawn entry."""
    row = desk.find(number, plan)[-1]
    if row.event.kind == "withdrawal":
        raise CampaignError("ten wpis jest wycofany – dodaj nowy: campaign log add")
    return row


def _changed(desk: Desk, row: Row, typed: dict[str, str | None]) -> Draft:
    """The entry as typed anew; with no option at all every field is asked for, the old value ready."""
    from campaign.log.entry import LABELS, Draft
    from campaign.log.sheet import values

    shown = values(row.event.entry, desk.catalogue)
    old = {name: "" if value is None else _typed(value) for name, value in shown.items()}
    if all(value is None for value in typed.values()):
        say("Enter zostawia wartość w nawiasie.")
        typed = {field.name: ask(LABELS[field.name], old[field.name]) for field in fields(Draft)}
    return Draft(**{**old, **{name: value for name, value in typed.items() if value is not None}})


def _typed(value: object) -> str:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


@click.command()
@click.argument("number")
@PLAN
@REASON
@with_desk
def withdraw(desk: Desk, number: str, plan: str | None, reason: str) -> None:
    """Wycofuje wpis: nie liczy się, ale jego numer i powód zostają."""
    from campaign.log.event import new_id

    event_id = new_id()
    row = _latest(desk, number, plan)
    saved = desk.withdraw(row, reason or ask("Powód wycofania"), event_id, "cli")
    say(f"Wycofano wpis nr {row.entry_number} (zapis nr {saved.number}).")
    refresh(desk, saved.register)


@click.command()
@click.argument("number")
@PLAN
@REASON
@with_desk
def redact(desk: Desk, number: str, plan: str | None, reason: str) -> None:
    """Usuwa uwagi i powody wpisu, gdy wpisano czyjeś dane; liczby zostają."""
    rows = desk.find(number, plan)
    erased = desk.redact(rows[-1], reason or ask("Powód, np. nazwisko"))
    say(f"Usunięto teksty z {erased} wersji wpisu nr {rows[0].number}. Liczby bez zmian.")
    older = sorted((desk.settings.folder / "kopie").glob("*.db"))
    if older:
        warn(f"Wcześniejsze kopie zapasowe nadal mają ten tekst, proszę je usunąć: {older[0].parent}")
