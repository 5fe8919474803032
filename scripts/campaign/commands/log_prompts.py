"""Asks for an entry in Polish, field by field, and again only for the fields that were wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

import click

from campaign.log.catalogue import Catalogue, pick
from campaign.log.entry import LABELS, Draft, Entry
from campaign.log.rules import Checker
from campaign.log.verdict import Finding, Verdict
from campaign.log.vocabulary import TRAITS, Kind, kind_of
from campaign.log.words import closed

REQUIRED = ("day", "kind", "place", "people", "leaflets")
OPTIONAL = ("people_new", "leaflet", "edition", "partner", "piece", "note")
_HINTS = {
    "day": "np. dziś, wczoraj, 3.09",
    "place": "miejscowość, nigdy adres",
    "people": "z ilu mieszkańcami rozmawiano",
    "leaflets": "ile ulotek razem",
    "people_new": "ile osób po raz pierwszy; można pominąć",
    "leaflet": "można pominąć",
    "edition": "puste = najnowsze",
    "partner": "można pominąć",
    "piece": "z zestawu partnera; można pominąć",
    "note": "bez nazwisk, adresów i numerów; można pominąć",
}


def say(text: str) -> None:
    """A line for the officer; a terminal needs no unbreakable spaces."""
    click.echo(text.replace("\u00a0", " "))


def warn(text: str) -> None:
    """A line about something wrong, apart from the results."""
    click.echo(text.replace("\u00a0", " "), err=True)


def ask(label: str, default: str = "") -> str:
    """One line of text; Enter takes the default."""
    shown = f"{label} [{default}]" if default else label
    answer = click.prompt(shown, default=default, show_default=False, prompt_suffix=": ")
    return str(answer)


def confirm(question: str) -> bool:
    """True for t or tak, False for n or nie; asks again otherwise."""
    while True:
        answer = ask(f"{question} (t/n)").strip().casefold()
        if answer in ("t", "tak", "n", "nie"):
            return answer.startswith("t")
        warn("Proszę wpisać t albo n.")


def settle(checker: Checker, draft: Draft, interactive: bool, yes: bool) -> Entry | None:
    """The entry once it has no errors and every question is confirmed; None when it is not to be saved.

    interactive: missing and wrong fields are asked for; yes: questions count as confirmed.
    """
    if interactive:
        draft = _fill(draft, checker.catalogue, _missing(draft))
        if draft.note == "" and all(getattr(draft, name) == "" for name in OPTIONAL):
            draft = _optional(draft, checker.catalogue)
    verdict = checker.check(draft)
    while verdict.errors and interactive:
        _show("Do poprawy:", verdict.errors)
        draft = _fill(draft, checker.catalogue, dict.fromkeys(e.field for e in verdict.errors))
        verdict = checker.check(draft)
    return _agreed(verdict, yes)


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


def _show(title: str, findings: Iterable[Finding]) -> None:
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


def _fill(draft: Draft, catalogue: Catalogue, names: Iterable[str]) -> Draft:
    for name in names:
        kind = kind_of(draft.kind)
        if kind and name in _skipped(kind) and not getattr(draft, name):
            continue
        draft = replace(draft, **{name: _field(name, draft, catalogue)})
    return draft


def _optional(draft: Draft, catalogue: Catalogue) -> Draft:
    if not confirm("Dopisać szczegóły (ile osób pierwszy raz, rodzaj ulotki, partner, materiał, uwagi)?"):
        return draft
    return _fill(draft, catalogue, OPTIONAL)


def _field(name: str, draft: Draft, catalogue: Catalogue) -> str:
    choices = _choices(name, draft, catalogue)
    for number, label in enumerate(choices, 1):
        say(f"  {number}. {label}")
    hint = "numer albo nazwa" if choices else ""
    hint = "; ".join(part for part in (hint, _HINTS.get(name, "")) if part)
    answer = ask(f"{LABELS[name]} ({hint})", {"day": "dziś"}.get(name, ""))
    if choices and re.fullmatch("[0-9]{1,2}", answer) and 1 <= int(answer) <= len(choices):
        return list(choices.values())[int(answer) - 1]
    return answer


def _choices(name: str, draft: Draft, catalogue: Catalogue) -> Mapping[str, str]:
    """Label shown: text put into the draft; empty for fields that are typed."""
    if name == "kind":
        return {traits.label: traits.label for traits in TRAITS.values()}
    if name == "place":
        return {place: place for place in catalogue.places(None)}
    if name == "leaflet":
        return {label: slug for slug, label in catalogue.leaflets.items()}
    if name == "partner":
        return {label: slug for slug, label in catalogue.partners(None).items()}
    if name == "piece":
        partner = pick(draft.partner, catalogue.partners(None))
        return {label: slug for slug, label in catalogue.pieces(partner).items()}
    return {}
