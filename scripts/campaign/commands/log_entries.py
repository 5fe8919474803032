"""Commands on single entries: add, list, correct, withdraw, redact."""

from __future__ import annotations

import shlex
import sys
import uuid
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from campaign.commands.log_base import PLAN, REASON, YES, entry_options, refresh, with_desk, with_new_desk
from campaign.commands.log_prompts import ask, confirm, say, settle, warn
from campaign.commands.options import find_root
from campaign.log.entry.drafts import Draft, Entry, new_id
from campaign.log.entry.fields import FIELDS, LABELS
from campaign.log.entry.vocabulary import NO_PLAN, TRAITS, kind_of
from campaign.problems import CampaignError

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk
    from campaign.log.store.event import Event
    from campaign.log.store.journal import Row, Saved


@click.command(options_metavar="[OPCJE]")
@click.argument("words", nargs=-1, metavar="[DZIAŁANIE] [MIEJSCOWOŚĆ|PARTNER] [LICZBA]")
@entry_options()
@click.option("--id", "event_id", default=None, metavar="TEKST",
              help="Identyfikator z nieudanego zapisu (nie policzy dwa razy).")  # fmt: skip
@YES
@with_new_desk
def add(desk: Desk, words: tuple[str, ...], event_id: str | None, yes: bool, **typed: str | None) -> None:
    """Dodaje wpis; o brakujące pola pyta. W jednym wierszu, z dzisiejszą datą: add rozmowa Lasy 2."""
    event_id = _identifier(event_id) if event_id else None
    draft = Draft(**{name: value or "" for name, value in _with_words(words, typed).items()})
    enter(desk, draft, yes, event_id, form=None in (typed["day"], typed["kind"]))


def _with_words(words: tuple[str, ...], typed: dict[str, str | None]) -> dict[str, str | None]:
    """Words without options: what was done, then a number, a place or a partner in any order; today."""
    if not words:
        return typed
    kind = kind_of(words[0])
    traits = TRAITS[kind] if kind else None
    typed["kind"], typed["day"] = words[0], typed["day"] or "dziś"
    for word in words[1:]:
        if word.isascii() and word.isdigit():
            name = "people" if traits and traits.direct else "leaflets"
        else:
            name = "partner" if traits and traits.shared and not traits.placed else "place"
        if typed[name] is not None:
            digits = "; liczbę wpisuje się cyframi" if name == "place" else ""
            raise CampaignError(
                f"„{LABELS[name]}” podano dwa razy{digits} – wpisz np. add rozmowa Lasy 2 --leaflets 5"
            )
        typed[name] = word
    return typed


def _identifier(text: str) -> str:
    try:
        return str(uuid.UUID(text))
    except ValueError as error:
        remedy = "przepisz go z komunikatu o nieudanym zapisie"
        raise CampaignError(f"zły identyfikator wpisu – {remedy}") from error


def enter(desk: Desk, draft: Draft, yes: bool, event_id: str | None = None, form: bool = False) -> Entry:
    """Settle and keep a new entry. event_id: of an earlier try, so that both count once; form: see settle."""
    known = desk.store.history(event_id) if event_id else []
    entry = settle(desk, draft, yes, *known[-1:], form=form)
    _keep(desk, desk.new(entry, event_id or new_id(), "cli"))
    return entry


def _keep(desk: Desk, event: Event) -> None:
    """Save an event and say so; on failure try again at once, or later with the printed command."""
    from campaign.log.store.database import NotSavedError

    while True:
        try:
            saved = desk.save([event])[0]
            break
        except NotSavedError as error:
            warn(f"{error}.")
            if not (sys.stdin.isatty() and confirm("Spróbować jeszcze raz?")):
                warn(_again(desk, event))
                sys.exit(1)
    word = "Ten wpis był już zapisany" if saved.already else "Zapisano"
    _report(desk, saved, event.entry, f"{word}: nr {saved.number} w rejestrze {saved.register}")


def _again(desk: Desk, event: Event) -> str:
    from campaign.log.sheets.sheet import draft_of

    if event.supersedes:
        return "Poprawkę proszę powtórzyć tym samym poleceniem, policzy się raz."
    draft = draft_of(event.entry, desk.catalogue)
    values = {field.option: getattr(draft, name) for name, field in FIELDS.items()}
    words = " ".join(f"{option} {shlex.quote(value)}" for option, value in values.items() if value)
    root = "" if desk.root == find_root() else f" --root {shlex.quote(str(desk.root))}"
    command = f"./campaign log add --id {event.event_id} --by {desk.by}{root} {words}"
    return f"Ten sam wpis można zapisać później, policzy się raz:\n  {command}"


def _report(desk: Desk, saved: Saved, entry: Entry, done: str) -> None:
    """Say what was done to which entry and where the plan stands, and renew the copy."""
    from campaign.log.count.totals import totals
    from campaign.log.show import sentence, target

    say(f"{done}. {sentence(entry, desk.catalogue)}")
    refresh(desk, saved.register)
    if plan := desk.catalogue.plans.get(entry.plan):
        say(target(totals(desk.store, desk.catalogue, plan, desk.today), desk.today))


@click.command(name="list", options_metavar="[OPCJE]")
@PLAN
@click.option("--all", "everything", is_flag=True, help="Także poprawki i wycofania, z powodami.")
@with_desk
def list_(desk: Desk, plan: str | None, everything: bool) -> None:
    """Wypisuje wpisy planu."""
    from campaign.log.show import line, version

    chosen = None if plan == NO_PLAN else desk.plan(plan)
    register = chosen.slug if chosen else NO_PLAN
    lines = [line(row, desk.catalogue, register) for row in desk.rows(chosen)]
    if everything:
        events = desk.store.events()
        later = {row.event.supersedes: row for row in events}
        lines = [version(row, desk.catalogue, later.get(row.event.event_id))
                 for row in events if row.event.register == register]  # fmt: skip
    elif not lines:
        lines = ["Nie ma jeszcze wpisów. Pierwszy dodaje polecenie: ./campaign log add"]
    for text in lines:
        say(text)


@click.command(options_metavar="[OPCJE]")
@click.argument("number", metavar="NR")
@click.option("--to-plan", default="", metavar="NAZWA", help="Przenosi wpis do planu.")
@entry_options()
@REASON
@YES
@with_desk
def correct(
    desk: Desk, number: str, to_plan: str, reason: str, yes: bool, plan: str | None, **typed: str | None
) -> None:
    """Poprawia wpis o podanym numerze: nowa wersja, stara zostaje w rejestrze."""
    row = _latest(desk, number, plan)
    entry = settle(desk, _changed(desk, row, {"plan": to_plan or None, **typed}), yes, row)
    if entry == row.event.entry:
        raise CampaignError("nic się nie zmieniło – podaj pola do zmiany, np. --people 12")
    _keep(desk, desk.next(row, entry, reason or ask("Powód poprawki"), new_id(), "cli"))


def _latest(desk: Desk, number: str, plan: str | None) -> Row:
    """The version that counts now. Raises CampaignError for a withdrawn entry."""
    row = desk.find(number, plan)[-1]
    if row.event.kind == "withdrawal":
        raise CampaignError("ten wpis jest wycofany – dodaj nowy: ./campaign log add")
    return row


def _changed(desk: Desk, row: Row, typed: dict[str, str | None]) -> Draft:
    """The entry as typed anew; with no option at all every field is asked for, the old value ready."""
    from campaign.log.sheets.sheet import draft_of

    old = draft_of(row.event.entry, desk.catalogue)
    if all(value is None for value in typed.values()):
        say("Enter zostawia wartość w nawiasie.")
        typed = {name: ask(label, getattr(old, name)) for name, label in LABELS.items() if name != "plan"}
    by_kind = any(c.isdigit() for c in old.leaflet)
    if by_kind and typed.get("leaflets") is not None and typed.get("leaflet") is None:
        typed["leaflet"] = ""  # the numbers by kind no longer come to the new total
    return replace(old, **{name: value for name, value in typed.items() if value is not None})


@click.command(options_metavar="[OPCJE]")
@click.argument("number", metavar="NR")
@PLAN
@REASON
@with_desk
def withdraw(desk: Desk, number: str, plan: str | None, reason: str) -> None:
    """Wycofuje wpis: nie liczy się, ale jego numer i powód zostają."""
    row = _latest(desk, number, plan)
    saved = desk.save([desk.next(row, None, reason or ask("Powód wycofania"), new_id(), "cli")])[0]
    _report(desk, saved, row.event.entry, f"Wycofano wpis nr {row.entry_number} (zapis nr {saved.number})")


@click.command(options_metavar="[OPCJE]")
@click.argument("number", metavar="NR")
@PLAN
@REASON
@with_desk
def redact(desk: Desk, number: str, plan: str | None, reason: str) -> None:
    """Usuwa uwagi i powody wpisu, gdy wpisano czyjeś dane; liczby zostają."""
    from campaign.log.store.care import reach

    rows = desk.find(number, plan)
    why = desk.reason(reason or ask("Powód, np. nazwisko"))
    if not any(row.event.entry.note or row.event.reason for row in rows):
        say("Ten wpis nie ma uwag ani powodów, nie ma czego usuwać.")
        return
    erased = desk.store.redact(rows[-1].event.entry_id, desk.now, desk.by, why)
    for register in dict.fromkeys(row.event.register for row in rows):
        refresh(desk, register, whole=True)
    say(f"Usunięto teksty z {erased} wersji wpisu nr {rows[0].number}. Liczby bez zmian.")
    for text in reach(desk.settings.folder, desk.root / "build", rows, desk.now, desk.by, why):
        warn(text)
