"""Commands that say what an entry is: add, handed, published, correct; what is missing is asked for."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from uuid import UUID

import click

from campaign.commands.log import YES, agreed, ask, at_desk, entry_options, follow, say, warn
from campaign.commands.options import find_root
from campaign.language.numbers import closed
from campaign.log.desk import Desk
from campaign.log.entry.drafts import WHOLE_KIT, Draft, Entry, Remark, new_id
from campaign.log.entry.fields import FIELDS, LABELS
from campaign.log.entry.rules import Checker
from campaign.log.entry.vocabulary import TRAITS, Kind, kind_of
from campaign.log.sheets.sheet import draft_of
from campaign.log.show import sentence, target
from campaign.log.store.database import NotSavedError
from campaign.log.store.event import Event, Row
from campaign.problems import CampaignError

NUMBER = click.argument("number", metavar="NR")
REASON = click.option("--reason", default="", metavar="TEKST", help="Powód, krótko i bez nazwisk.")
_TODAY = Draft(day="dziś")
"""What Enter takes in a new entry."""


@at_desk()
@click.argument("words", nargs=-1, metavar="[DZIAŁANIE] [MIEJSCOWOŚĆ|PARTNER] [LICZBA]")
@entry_options()
@click.option("--id", "event_id", type=click.UUID, metavar="TEKST",
              help="Identyfikator z nieudanego zapisu (nie policzy dwa razy).")  # fmt: skip
@YES
def add(desk: Desk, words: tuple[str, ...], event_id: UUID | None, yes: bool, **typed: str | None) -> None:
    """Dodaje wpis; o brakujące pola pyta. W jednym wierszu, z dzisiejszą datą: add rozmowa Lasy 2."""
    typed |= _from_words(words, typed)
    alone = len(words) == 1 and sys.stdin.isatty()  # „add rozmowa” alone: the rest is asked
    _enter(desk, typed, yes, str(event_id or ""), form=alone or None in (typed["day"], typed["kind"]))


def _from_words(words: tuple[str, ...], typed: dict[str, str | None]) -> dict[str, str | None]:
    """Words without options: what was done, then a number, a place or a partner in any order; today."""
    if not words:
        return {}
    kind = kind_of(words[0])
    traits = TRAITS[kind] if kind else None
    number = "people" if traits and traits.direct else "leaflets"
    where = "partner" if traits and traits.shared and not traits.placed else "place"
    found: dict[str, str | None] = {"kind": words[0], "day": typed["day"] or "dziś"}
    for at, word in enumerate(words[1:], 2):
        name = number if word.isascii() and word.isdigit() else where
        if name in found or typed[name] is not None:
            shown = f"„{word}”" if any(map(str.isdigit, word)) else f"słowa {at}"  # it may be a name
            remedy = "liczbę podaje się cyframi, a ulotki osobno, np. add rozmowa Lasy 2 --leaflets 5"
            raise CampaignError(f"nie rozumiem {shown} – {remedy}")
        found[name] = word
    return found


def _enter(
    desk: Desk, typed: dict[str, str | None], yes: bool, event_id: str = "", form: bool = False
) -> None:
    """Save a new entry. event_id: of an earlier try, both count once; form: ask for what is missing."""
    draft = Draft(**{name: text or "" for name, text in typed.items()})
    checker = desk.checker(event_id)
    entry = settle(asked(desk, draft, checker) if form else draft, checker, yes, form)
    save(desk, desk.new(entry, event_id or new_id(), "cli"))


def _of_partner(body: Callable[..., None]) -> click.Command:
    """add with the action known: a partner, one of its pieces, and what else may be said of such an entry."""
    options = entry_options("plan", "day", "place", "edition", "leaflets", "leaflet", "note")
    piece = click.argument("piece", default="", metavar="[MATERIAŁ]")
    return at_desk()(click.argument("partner", metavar="PARTNER")(piece(options(YES(body)))))


@_of_partner
def handed(desk: Desk, yes: bool, **typed: str | None) -> None:
    """Zapisuje, że PARTNER dostał MATERIAŁ z zestawu albo ulotki (bez nazwy i liczby: cały zestaw)."""
    counted = typed["leaflets"] or typed["leaflet"]  # then only those, unless a piece is named, too
    typed |= {"day": typed["day"] or "dziś", "piece": typed["piece"] or ("" if counted else WHOLE_KIT)}
    _enter(desk, {**typed, "kind": TRAITS[Kind.HANDED].label}, yes)


@_of_partner
@click.option("--action", "kind", metavar="TEKST", help="Jak, gdy partner publikuje na kilka sposobów.")
def published(desk: Desk, partner: str, piece: str, kind: str | None, yes: bool, **typed: str | None) -> None:
    """Zapisuje, że PARTNER przeczytał albo opublikował MATERIAŁ; artykuł ze strony odkłada do porównań."""
    slug = desk.catalogue.partner(partner)
    if slug is None:  # what was typed may be a name and is not repeated; a near name is no channel
        listed = "\n".join(f"  {one} – {name}" for one, name in desk.catalogue.everybody.items())
        raise CampaignError(f"nie ma takiego partnera – proszę wpisać, gdzie się ukazało:\n{listed}")
    labels = [TRAITS[kind].label for kind in desk.catalogue.announced_kinds(slug)]
    if not kind and labels[1:]:
        ways = " albo ".join(f'--action "{label}"' for label in labels)
        raise CampaignError(f"„{slug}” publikuje na kilka sposobów – proszę dopisać {ways}")
    typed |= {"day": typed["day"] or "dziś", "partner": slug, "piece": piece or _only_piece(desk, slug)}
    _enter(desk, {**typed, "kind": kind or labels[0]}, yes)


def _only_piece(desk: Desk, partner: str) -> str:
    """The piece meant when none is named: the article, or the only one, if any. Raises CampaignError."""
    known = {slug: title for slug, title in desk.catalogue.pieces(partner).items() if slug != WHOLE_KIT}
    if article := desk.catalogue.article(partner):
        return article
    if len(known) > 1:
        listed = ", ".join(f"{slug} ({title})" for slug, title in known.items())
        raise CampaignError(f"co się ukazało – dopisz po partnerze jedno z: {listed}")
    return next(iter(known), "")


def save(desk: Desk, event: Event, done: str = "Zapisano") -> None:
    """Save an event; say what was done to which entry and where the plan stands now."""
    try:
        saved = desk.save([event])[0]
    except NotSavedError as error:
        warn(f"{error}.", _again(desk, event))
        sys.exit(1)
    word = "Ten wpis był już zapisany" if saved.already else done
    say(f"{word}: nr {saved.number} w rejestrze {saved.register}. {sentence(event.entry, desk.catalogue)}")
    follow(desk, [saved.register], [] if event.supersedes else [event.entry])
    if plan := desk.catalogue.plans.get(saved.register):
        say(target(desk.totals(plan)))


def _again(desk: Desk, event: Event) -> str:
    if event.supersedes:
        return "Proszę powtórzyć to samo polecenie, policzy się raz."
    typed = vars(draft_of(event.entry, desk.catalogue)).items()
    words = " ".join(f"{FIELDS[name].option} {shlex.quote(text)}" for name, text in typed if text)
    root = "" if desk.root == find_root() else f" --root {shlex.quote(str(desk.root))}"
    command = f"./campaign log add --id {event.event_id} --by {desk.by}{root} {words}"
    return f"Ten sam wpis można zapisać później, policzy się raz:\n  {command}"


@at_desk()
@NUMBER
@click.option("--to-plan", metavar="NAZWA", help="Przenosi wpis do planu.")
@entry_options()
@REASON
@YES
def correct(
    desk: Desk, number: str, to_plan: str | None, reason: str, yes: bool, plan: str | None,
    **typed: str | None,
) -> None:  # fmt: skip
    """Poprawia wpis o podanym numerze: nowa wersja, stara zostaje w rejestrze."""
    row = latest(desk.find(number, plan))
    old, checker = draft_of(row.event.entry, desk.catalogue), desk.checker(row.event.entry_id)
    new = {name: text for name, text in {"plan": to_plan, **typed}.items() if text is not None}
    if any(c.isdigit() for c in old.leaflet) and "leaflets" in new:
        new = {"leaflet": "", **new}  # the numbers by kind no longer come to the new total
    draft = replace(old, **new)
    if not new:
        say("Enter zostawia wartość w nawiasie.")
        draft = fill(old, checker, [name for name in LABELS if name != "plan"], old)
    gone = f"Jeśli tego wpisu ma nie być: ./campaign log withdraw {number}"
    entry = settle(draft, checker, yes, not new, old, gone)
    if entry == row.event.entry:
        raise CampaignError("nic się nie zmieniło – podaj pola do zmiany, np. --people 12")
    event = desk.next(row, entry, reason or ask("Powód poprawki"), new_id(), "cli")
    save(desk, event, f"Poprawiono wpis nr {row.entry_number}. Zapis")


def latest(versions: list[Row]) -> Row:
    """The version that counts now. Raises CampaignError for a withdrawn entry."""
    if versions[-1].event.kind == "withdrawal":
        raise CampaignError("ten wpis jest wycofany – dodaj nowy: ./campaign log add")
    return versions[-1]


def settle(
    draft: Draft, checker: Checker, yes: bool, form: bool = False, ready: Draft = _TODAY, otherwise: str = ""
) -> Entry:
    """The entry without errors, every question confirmed; otherwise the program ends with 1.

    yes: questions count as confirmed; form: wrong fields are asked for again, as at any terminal; ready:
    answers that Enter takes; otherwise: another way, told where nothing is saved for errors.
    """
    while (verdict := checker.check(draft)).errors and (form or sys.stdin.isatty()):
        _show("Do poprawy:", verdict.errors)
        draft = fill(draft, checker, dict.fromkeys(error.field for error in verdict.errors), ready)
    if verdict.entry is None:
        _show("NIE ZAPISANO. Do poprawy:", verdict.errors)
        warn(*[otherwise] * bool(otherwise))
        sys.exit(1)
    if verdict.cleaned:
        warn(f"Usunięto niewidoczne znaki w polu: {', '.join(verdict.cleaned)}.")
    if verdict.questions:
        _show("Proszę sprawdzić:", verdict.questions)
        if not (yes or agreed("Zapisać mimo to?")):
            warn("NIE ZAPISANO.")
            sys.exit(1)
    return verdict.entry


def _show(title: str, findings: Iterable[Remark]) -> None:
    warn(title, *(f"  {closed(str(finding))}" for finding in findings))


def asked(desk: Desk, draft: Draft, checker: Checker) -> Draft:
    """The draft with what is missing: what was done first, then perhaps the latest such entry as a start."""
    draft, ready = draft if draft.kind else fill(draft, checker, ["kind"]), _TODAY
    entries = [row.event.entry for row in desk.store.current() if row.event.entry.kind is kind_of(draft.kind)]
    latest = entries[-1] if entries and not draft.place else None
    if latest and agreed(f"Ostatnio: {sentence(latest, desk.catalogue)}. Zacząć od tego wpisu?"):
        old = draft_of(latest, desk.catalogue)
        ready = replace(_TODAY, people=old.people, leaflets=old.leaflets)
        kept = ("place", "leaflet", "partner", "piece")
        draft = replace(draft, **{name: getattr(draft, name) or getattr(old, name) for name in kept})
    missing = [one for one in FIELDS.values() if not getattr(draft, one.name)]
    draft = fill(draft, checker, [one.name for one in missing if one.asked], ready)
    if agreed("Dopisać szczegóły (ile osób pierwszy raz, rodzaj ulotki, partner, materiał, uwagi)?"):
        draft = fill(draft, checker, [one.name for one in missing if not one.asked and one.name != "plan"])
    return draft


def fill(draft: Draft, checker: Checker, names: Iterable[str], ready: Draft = _TODAY) -> Draft:
    """The draft with these fields asked for, twice when wrong at once, and not at all when they make no sense
    for its kind. ready: answers that Enter takes.
    """
    for name in names:
        kind = kind_of(draft.kind)
        if kind and not getattr(draft, name) and not getattr(TRAITS[kind], FIELDS[name].only):
            continue
        draft = _ask(name, draft, checker, ready)
        if wrong := [error for error in checker.check(draft).errors if error.field == name]:
            _show("Do poprawy:", wrong)
            draft = _ask(name, draft, checker, ready)
    return draft


def _ask(name: str, draft: Draft, checker: Checker, ready: Draft) -> Draft:
    """The draft with what is typed for a field; the number of a choice means it."""
    known = checker.catalogue
    choices = known.choices(name, known.plans.get(draft.plan), known.partner(draft.partner))
    say(*(f"  {number}. {label}" for number, label in enumerate(choices.values(), 1)))
    hints = ["numer, nazwa albo jej początek"] * bool(choices) + [FIELDS[name].hint]
    answer = ask(f"{FIELDS[name].label} ({'; '.join(hints)})", getattr(ready, name))
    if re.fullmatch("[0-9]{1,2}", answer) and 1 <= int(answer) <= len(choices):
        answer = list(choices)[int(answer) - 1]
    return replace(draft, **{name: answer})
