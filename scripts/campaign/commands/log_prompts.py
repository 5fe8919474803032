"""Asks for an entry in Polish, field by field, and again only for the fields that were wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from campaign.language.numbers import closed
from campaign.log.entry.fields import FIELDS
from campaign.log.entry.vocabulary import TRAITS, Kind, kind_of

if TYPE_CHECKING:
    from campaign.log.entry.catalogue import Catalogue
    from campaign.log.entry.drafts import Draft, Entry, Remark, Verdict
    from campaign.log.entry.rules import Checker

REQUIRED = tuple(field.name for field in FIELDS.values() if field.asked)
OPTIONAL = tuple(field.name for field in FIELDS.values() if not field.asked and field.name != "plan")
Similar = Callable[[Kind], "tuple[str, Draft] | None"]
"""The latest entry of a kind: in words, and as a start for the next one."""


def say(text: str) -> None:
    """A line for the officer; a terminal needs no unbreakable spaces."""
    click.echo(text.replace("\u00a0", " "))


def warn(text: str) -> None:
    """A line about something wrong, apart from the results."""
    click.echo(text.replace("\u00a0", " "), err=True)


def ask(label: str, default: str = "") -> str:
    """One line of text; Enter takes the default."""
    shown = f"{label} [{default}]" if default else label
    shown = shown.replace("\u00a0", " ")
    answer = click.prompt(shown, default=default, show_default=False, prompt_suffix=": ")
    return str(answer)


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


def settle(
    checker: Checker, draft: Draft, interactive: bool, yes: bool, similar: Similar | None = None
) -> Entry | None:
    """The entry once it has no errors and every question is confirmed; None when it is not to be saved.

    interactive: missing and wrong fields are asked for; yes: questions count as confirmed.
    """
    if interactive:
        draft = _asked(draft, checker, similar)
    verdict = checker.check(draft)
    while verdict.errors and interactive:
        _show("Do poprawy:", verdict.errors)
        draft = _fill(draft, checker, dict.fromkeys(e.field for e in verdict.errors), {})
        verdict = checker.check(draft)
    return _agreed(verdict, yes)


def _asked(draft: Draft, checker: Checker, similar: Similar | None) -> Draft:
    """The draft with what is missing: what was done first, then perhaps the latest such entry as a start."""
    if not draft.kind:
        draft = _fill(draft, checker, ["kind"], {})
    kind = kind_of(draft.kind)
    latest = similar(kind) if similar and kind and not draft.place else None
    ready: dict[str, str] = {}
    if latest and confirm(f"Ostatnio: {latest[0]}. Zacząć od tego wpisu?"):
        start = latest[1]
        ready = {"people": start.people, "leaflets": start.leaflets}
        kept = ("place", "leaflet", "partner", "piece")
        draft = replace(draft, **{name: getattr(draft, name) or getattr(start, name) for name in kept})
    draft = _fill(draft, checker, _missing(draft), ready)
    if latest is None and all(not getattr(draft, name) for name in OPTIONAL):
        question = "Dopisać szczegóły (ile osób pierwszy raz, rodzaj ulotki, partner, materiał, uwagi)?"
        draft = _fill(draft, checker, OPTIONAL, {}) if confirm(question) else draft
    return draft


def _agreed(verdict: Verdict, yes: bool) -> Entry | None:
    if verdict.errors:
        _show("NIE ZAPISANO. Do poprawy:", verdict.errors)
        return None
    if verdict.cleaned:
        warn(f"Usunięto niewidoczne znaki w polu: {', '.join(verdict.cleaned)}.")
    for note in verdict.notes:
        warn(f"Uwaga: {note}.")
    if verdict.questions:
        _show("Proszę sprawdzić:", verdict.questions)
        if not yes and not confirm("Zapisać mimo to?"):
            warn("NIE ZAPISANO.")
            return None
    return verdict.entry


def _show(title: str, findings: Iterable[Remark]) -> None:
    warn(title)
    for finding in findings:
        warn(f"  {closed(str(finding))}")


def _missing(draft: Draft) -> list[str]:
    """Required fields that nobody typed; place and leaflets only where the kind has them."""
    kind = kind_of(draft.kind)
    skipped = _skipped(kind) if kind else ()
    return [name for name in REQUIRED if not getattr(draft, name) and name not in skipped]


def _skipped(kind: Kind) -> tuple[str, ...]:
    """Fields that make no sense for a kind."""
    traits = TRAITS[kind]
    place = () if traits.placed else ("place",)
    people = () if traits.direct else ("people", "people_new")
    leaflets = () if traits.leaflets else ("leaflets", "leaflet")
    edition = () if traits.leaflets or traits.shared else ("edition",)
    piece = () if traits.shared else ("piece",)
    return (*place, *people, *leaflets, *edition, *piece)


def _fill(draft: Draft, checker: Checker, names: Iterable[str], ready: Mapping[str, str]) -> Draft:
    """The draft with these fields asked for; one that is wrong at once a second time."""
    for name in names:
        kind = kind_of(draft.kind)
        if kind and name in _skipped(kind) and not getattr(draft, name):
            continue
        draft = replace(draft, **{name: _field(name, draft, checker.catalogue, ready.get(name, ""))})
        if wrong := [error for error in checker.check(draft).errors if error.field == name]:
            _show("Do poprawy:", wrong)
            draft = replace(draft, **{name: _field(name, draft, checker.catalogue, "")})
    return draft


def _field(name: str, draft: Draft, catalogue: Catalogue, ready: str) -> str:
    choices = _choices(name, draft, catalogue)
    for number, label in enumerate(choices, 1):
        say(f"  {number}. {label}")
    hint = "numer, nazwa albo jej początek" if choices else ""
    hint = "; ".join(part for part in (hint, FIELDS[name].hint) if part)
    answer = ask(f"{FIELDS[name].label} ({hint})", {"day": "dziś"}.get(name, ready))
    if choices and re.fullmatch("[0-9]{1,2}", answer) and 1 <= int(answer) <= len(choices):
        return list(choices.values())[int(answer) - 1]
    return answer


def _choices(name: str, draft: Draft, catalogue: Catalogue) -> Mapping[str, str]:
    """Label shown: text put into the draft; empty for fields that are typed."""
    plan = catalogue.plans.get(draft.plan)
    if name == "piece":
        from campaign.log.entry.catalogue import pick

        return _turned(catalogue.pieces(pick(draft.partner, catalogue.everybody)))
    known: dict[str, Mapping[str, str]] = {
        "kind": {traits.label: traits.label for traits in TRAITS.values()},
        "place": {place: place for place in catalogue.places(plan)},
        "plan": {slug: slug for slug in catalogue.plans},
        "leaflet": _turned(catalogue.leaflets),
        "partner": _turned(catalogue.partners(plan)),
    }
    return known.get(name, {})


def _turned(names: Mapping[str, str]) -> dict[str, str]:
    return {label: slug for slug, label in names.items()}
