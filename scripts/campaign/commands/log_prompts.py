"""Asks for an entry in Polish, field by field, and again only for the fields that were wrong."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from campaign.language.numbers import closed
from campaign.log.entry.drafts import Draft, Entry, Remark, Verdict
from campaign.log.entry.fields import FIELDS
from campaign.log.entry.vocabulary import TRAITS, Kind, kind_of

if TYPE_CHECKING:
    from campaign.log.desk import Desk
    from campaign.log.entry.catalogue import Catalogue
    from campaign.log.entry.rules import Checker
    from campaign.log.store.journal import Row

REQUIRED = tuple(field.name for field in FIELDS.values() if field.asked)
OPTIONAL = tuple(field.name for field in FIELDS.values() if not field.asked and field.name != "plan")
_NOTHING = Draft()


def say(text: str, err: bool = False) -> None:
    """A line for the officer; a terminal needs no unbreakable spaces. err: apart from the results."""
    click.echo(text.replace("\u00a0", " "), err=err)


def warn(text: str) -> None:
    """A line about something wrong."""
    say(text, err=True)


def ask(label: str, default: str = "") -> str:
    """One line of text; Enter takes the default."""
    shown = (f"{label} [{default}]" if default else label).replace("\u00a0", " ")
    return str(click.prompt(shown, default=default, show_default=False, prompt_suffix=": "))


def confirm(question: str) -> bool:
    """True for t or tak, False for n or nie; asks again otherwise."""
    return choose(f"{question} (t/n)", {"t": "tak", "n": "nie"}) == "t"


def agreed(question: str = "Zapisać?") -> bool:
    """The answer; nobody at the keyboard means no."""
    try:
        return confirm(question)
    except click.Abort:
        return False


def choose(question: str, answers: Mapping[str, str]) -> str:
    """The letter of one of the answers (letter or whole word typed); asks again otherwise."""
    while True:
        answer = ask(question).strip().casefold()
        found = next((letter for letter, word in answers.items() if answer in (letter, word)), None)
        if found is not None:
            return found
        warn(f"Proszę wpisać {' albo '.join(letter or 'Enter' for letter in answers)}.")


def settle(desk: Desk, draft: Draft, yes: bool, *hidden: Row, form: bool = False) -> Entry:
    """The entry once it has no errors and every question is confirmed; otherwise the program ends with 1.

    yes: questions count as confirmed; hidden: rows the checks do not see (the one that is corrected); form:
    missing and wrong fields are asked for; at a terminal wrong ones always are.
    """
    checker = desk.checker(*hidden)
    if form:
        draft = _asked(desk, draft, checker)
    verdict = checker.check(draft)
    while verdict.errors and (form or sys.stdin.isatty()):
        _show("Do poprawy:", verdict.errors)
        draft = _fill(draft, checker, dict.fromkeys(e.field for e in verdict.errors))
        verdict = checker.check(draft)
    if verdict.entry is None:
        _show("NIE ZAPISANO. Do poprawy:", verdict.errors)
    elif _agreed(verdict, yes):
        return verdict.entry
    sys.exit(1)


def _asked(desk: Desk, draft: Draft, checker: Checker) -> Draft:
    """The draft with what is missing: what was done first, then perhaps the latest such entry as a start."""
    from campaign.log.sheets.sheet import draft_of
    from campaign.log.show import sentence

    if not draft.kind:
        draft = _fill(draft, checker, ["kind"])
    kind = kind_of(draft.kind)
    entries = [row.event.entry for row in desk.store.current() if row.event.entry.kind is kind]
    latest = entries[-1] if entries and not draft.place else None
    ready = _NOTHING
    if latest and confirm(f"Ostatnio: {sentence(latest, desk.catalogue)}. Zacząć od tego wpisu?"):
        start = draft_of(latest, desk.catalogue)
        ready = Draft(people=start.people, leaflets=start.leaflets)
        kept = ("place", "leaflet", "partner", "piece")
        draft = replace(draft, **{name: getattr(draft, name) or getattr(start, name) for name in kept})
    draft = _fill(draft, checker, [name for name in REQUIRED if not getattr(draft, name)], ready)
    question = "Dopisać szczegóły (ile osób pierwszy raz, rodzaj ulotki, partner, materiał, uwagi)?"
    if confirm(question):
        draft = _fill(draft, checker, [name for name in OPTIONAL if not getattr(draft, name)])
    return draft


def _agreed(verdict: Verdict, yes: bool) -> bool:
    if verdict.cleaned:
        warn(f"Usunięto niewidoczne znaki w polu: {', '.join(verdict.cleaned)}.")
    if verdict.questions:
        _show("Proszę sprawdzić:", verdict.questions)
    if not verdict.questions or yes or confirm("Zapisać mimo to?"):
        return True
    warn("NIE ZAPISANO.")
    return False


def _show(title: str, findings: Iterable[Remark]) -> None:
    warn(title)
    for finding in findings:
        warn(f"  {closed(str(finding))}")


def _makes_sense(name: str, kind: Kind) -> bool:
    """False for a field that an entry of the kind never has."""
    traits = TRAITS[kind]
    carries = {
        "place": traits.placed, "people": traits.direct, "people_new": traits.direct,
        "leaflets": traits.leaflets != 0, "leaflet": traits.leaflets != 0,
        "edition": traits.leaflets != 0 or traits.shared, "piece": traits.shared,
    }  # fmt: skip
    return carries.get(name, True)


def _fill(draft: Draft, checker: Checker, names: Iterable[str], ready: Draft = _NOTHING) -> Draft:
    """The draft with these fields asked for, one that is wrong at once a second time; fields without a sense
    for its kind are left out. ready: answers that Enter takes.
    """
    for name in names:
        kind = kind_of(draft.kind)
        if kind and not _makes_sense(name, kind) and not getattr(draft, name):
            continue
        draft = replace(draft, **{name: _field(name, draft, checker.catalogue, getattr(ready, name))})
        if wrong := [error for error in checker.check(draft).errors if error.field == name]:
            _show("Do poprawy:", wrong)
            draft = replace(draft, **{name: _field(name, draft, checker.catalogue)})
    return draft


def _field(name: str, draft: Draft, catalogue: Catalogue, ready: str = "") -> str:
    choices = _choices(name, draft, catalogue)
    for number, label in enumerate(choices.values(), 1):
        say(f"  {number}. {label}")
    hints = ["numer, nazwa albo jej początek"] * bool(choices) + [FIELDS[name].hint]
    answer = ask(f"{FIELDS[name].label} ({'; '.join(hints)})", "dziś" if name == "day" else ready)
    if choices and re.fullmatch("[0-9]{1,2}", answer) and 1 <= int(answer) <= len(choices):
        return list(choices)[int(answer) - 1]
    return answer


def _choices(name: str, draft: Draft, catalogue: Catalogue) -> Mapping[str, str]:
    """Text put into the draft: label shown; empty for fields that are typed."""
    from campaign.log.entry.catalogue import pick

    plan = catalogue.plans.get(draft.plan)
    if name == "piece":
        return catalogue.pieces(pick(draft.partner, catalogue.everybody))
    known: dict[str, Mapping[str, str]] = {
        "kind": {traits.label: traits.label for traits in TRAITS.values()},
        "place": {place: place for place in catalogue.places(plan)},
        "plan": {slug: slug for slug in catalogue.plans},
        "leaflet": catalogue.leaflets,
        "partner": catalogue.partners(plan),
    }
    return known.get(name, {})
