"""Asks for an entry in Polish, field by field, and again only for the fields that were wrong."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from dataclasses import replace

from campaign.commands.log import agreed, ask, say, warn
from campaign.language.numbers import closed
from campaign.log.desk import Desk
from campaign.log.entry.drafts import Draft, Entry, Remark
from campaign.log.entry.fields import FIELDS
from campaign.log.entry.rules import Checker
from campaign.log.entry.vocabulary import TRAITS, kind_of
from campaign.log.sheets.sheet import draft_of
from campaign.log.show import sentence

_TODAY = Draft(day="dziś")
"""What Enter takes in a new entry."""


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
