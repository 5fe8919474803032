"""What the fields of one entry say against each other."""

from __future__ import annotations

import re
from datetime import date

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import Entry
from campaign.log.entry.vocabulary import TRAITS, Kind
from campaign.model.plan import Plan

PART = re.compile(r"(.+?)[ :=]+([0-9]+)")
"""One kind of leaflet with its number."""


def too_early(catalogue: Catalogue, day: date | None) -> bool:
    """True when an older edition may have been given on that day; of the first there is no older one."""
    return day is not None and catalogue.edition.number > 1 and day < catalogue.edition.date


def contradictions(entry: Entry) -> list[tuple[str, str]]:
    """What the fields of an entry say against each other."""
    traits = TRAITS[entry.kind]
    found: list[tuple[str, str | bool]] = [
        ("partner", traits.named and not entry.partner
         and ("komu przekazano" if entry.kind is Kind.HANDED else "czyje to ogłoszenie")
         + " – wpisz partnera z listy"),
        ("people", not traits.direct and bool(entry.people)
         and f"przy działaniu „{traits.label}” nie liczy się osób do miernika – wpisz 0"),
        ("people_new", (entry.people_new or 0) > entry.people
         and f"{entry.people_new} to więcej niż wszystkich osób ({entry.people}) – popraw jedną z liczb"),
        ("leaflets", not traits.leaflets and bool(entry.leaflets)
         and f"przy działaniu „{traits.label}” nie rozdaje się ulotek – wpisz 0"),
        ("leaflets", traits.needs and not entry.leaflets
         and f"„{traits.label}” bez ulotek – wpisz ich liczbę"),
        ("leaflet", bool(entry.leaflet) and not entry.leaflets
         and "podano rodzaj, a ulotek jest 0 – wpisz liczbę albo usuń rodzaj"),
        ("piece", entry.kind is Kind.HANDED and not entry.leaflets and not entry.piece
         and "co przekazano – wpisz materiał z zestawu partnera albo liczbę ulotek"),
        ("piece", bool(entry.piece) and not traits.shared
         and f"przy działaniu „{traits.label}” nie podaje się materiału – usuń go"),
    ]  # fmt: skip
    return [(name, message) for name, message in found if isinstance(message, str)]


def either(plans: list[Plan]) -> str:
    """The options that name one of these plans."""
    return " albo ".join(f"--plan {plan.slug}" for plan in plans)


def is_one(text: str) -> bool:
    """True for one kind without a number of its own."""
    return "," not in text and ";" not in text and PART.fullmatch(text) is None
