"""What can be logged, and what each kind of entry may carry. The only place to add a kind."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from campaign.log.entry.fields import LEAFLETS_LIMIT, RECEIVED_LIMIT, fold

Meant = TypeVar("Meant")


class Kind(StrEnum):
    """Kind of an entry; the values are stored and must never be reused for something else."""

    MEETING = "meeting"
    ROUND = "round"
    TALK = "talk"
    LEAFLETS = "leaflets"
    RADIO = "radio"
    PARISH = "parish"
    WEB = "web"
    NOTICE = "notice"
    RECEIVED = "received"
    HANDED = "handed"
    SPOILED = "spoiled"


@dataclass(frozen=True)
class Traits:
    """label: Polish word in every door; also: other words for it. direct: residents count towards the target.

    leaflets: +1 adds to the stock, -1 takes from it, 0 carries none; sheets: more are refused; needs: at
    least one. placed: a locality is required. shared: a partner got or used our material, so the entry may
    name it; named: the entry says which partner; neither ever counts residents. many: more people than this
    are asked about.
    """

    label: str
    also: tuple[str, ...] = ()
    direct: bool = False
    leaflets: int = -1
    placed: bool = True
    shared: bool = False
    named: bool = False
    many: int = 0
    sheets: int = LEAFLETS_LIMIT
    needs: bool = False


TRAITS: dict[Kind, Traits] = {
    Kind.MEETING: Traits("spotkanie", ("spotkania", "prelekcja", "pogadanka"), direct=True, many=200),
    Kind.ROUND: Traits("obchód", ("obchody",), direct=True, many=60),
    Kind.TALK: Traits("rozmowa", ("rozmowy", "rozmowa indywidualna"), direct=True, many=20),
    Kind.LEAFLETS: Traits("kolportaż ulotek", ("kolportaż", "ulotki", "rozdanie ulotek"), needs=True),
    Kind.RADIO: Traits("komunikat w radiu", ("radio",), leaflets=0, placed=False, shared=True),
    Kind.PARISH: Traits("komunikat w parafii", ("parafia", "ogłoszenie w parafii"), shared=True),
    Kind.WEB: Traits("publikacja w internecie", ("internet", "strona internetowa"), leaflets=0, placed=False,
                     shared=True),
    Kind.NOTICE: Traits("ogłoszenie partnera", leaflets=0, placed=False, shared=True, named=True),
    Kind.RECEIVED: Traits("przyjęcie ulotek", ("przyjęcie",), leaflets=+1, placed=False, needs=True,
                          sheets=RECEIVED_LIMIT),
    Kind.HANDED: Traits("przekazanie partnerowi", ("przekazanie",), placed=False, shared=True, named=True),
    Kind.SPOILED: Traits("ulotki zniszczone", ("zniszczone", "zniszczenie ulotek"), placed=False, needs=True),
}  # fmt: skip

DIRECT: tuple[Kind, ...] = tuple(kind for kind, traits in TRAITS.items() if traits.direct)
ANNOUNCED = tuple(kind for kind, traits in TRAITS.items() if traits.shared and kind is not Kind.HANDED)
"""What reaches residents through somebody else: published or read out, and counted in no target."""
TO_RESIDENTS = tuple(kind for kind, traits in TRAITS.items()
                     if traits.leaflets < 0 and kind not in (Kind.HANDED, Kind.SPOILED))  # fmt: skip


def by_partner(kind: Kind, partner: str | None) -> bool:
    """True when a partner gave out what had been handed to it: those sheets left the cupboard before."""
    return kind is Kind.LEAFLETS and partner is not None


NO_PLAN = "bez-planu"
"""Register of entries whose day lies in no plan."""
WHOLE_AREA = "cały rejon"
"""The place of what reaches everybody (radio, web) or nobody yet (stock)."""

FULFILS: dict[str, tuple[Kind, ...]] = {
    "meeting": (Kind.MEETING,),
    "round": (Kind.ROUND,),
    "talk": (Kind.TALK,),
    "leaflets": TO_RESIDENTS,
    "broadcast": (Kind.RADIO, Kind.PARISH),
}
"""Which entries fulfil an action of the plan's section 3 (leaflets: only entries with leaflets)."""

_TASKS: dict[str, tuple[str, tuple[Kind, ...]]] = {
    "meeting": ("spotkanie", (Kind.MEETING,)),
    "leaflets": ("ulotki", (Kind.HANDED, Kind.LEAFLETS)),
    "radio": ("komunikat w radiu", (Kind.RADIO,)),
    "parish": ("komunikat w parafii", (Kind.PARISH,)),
    "web": ("publikacja w internecie", (Kind.WEB,)),
    "inform": ("ogłoszenie albo ulotki", (Kind.NOTICE, Kind.HANDED, Kind.LEAFLETS)),
}
"""What a partner of section 4 may contribute."""
WANTED = {name: word for name, (word, _) in _TASKS.items()}
"""A contribution as a task that is still to do."""
GIVES = {name: kinds for name, (_, kinds) in _TASKS.items()}
"""Which entries show that a partner did its part (HANDED: only with leaflets, see `shows`)."""


def shows(kind: Kind, handouts: int) -> bool:
    """True when an entry of the kind shows something done: handing over texts alone is not yet a leaflet."""
    return kind is not Kind.HANDED or handouts > 0


WORDS: dict[str, Kind] = {
    fold(word): kind for kind, traits in TRAITS.items() for word in (traits.label, kind.value, *traits.also)
}


def kind_of(text: str) -> Kind | None:
    """The kind for its label, another word for it or the beginning of just one; None when unknown."""
    return unique(text, WORDS)


def unique(text: str, words: Mapping[str, Meant], exact: bool = False) -> Meant | None:
    """What the very word, or (unless exact) all of the folded words that begin with text stand for."""
    wanted = fold(text)
    if exact or wanted in words or len(wanted) < 2:
        return words.get(wanted)
    begun = {meaning for word, meaning in words.items() if word.startswith(wanted)}
    return begun.pop() if len(begun) == 1 else None


def meant(text: str, names: Mapping[str, str]) -> str:
    """The remedy for a name nobody knows: „czy chodziło o …?”, or the whole list when nothing is near.

    names: identifier to Polish name (the same text where there is only one); identifiers are proposed.
    """
    near = [slug for slug, name in names.items() if fold(name).startswith(fold(text) or " ")]
    if len(near) < 2:
        words = {fold(word): slug for slug, name in names.items()
                 for word in (*slug.split("-"), *name.split(), slug, name) if len(word) > 3}  # fmt: skip
        near = [words[word] for word in difflib.get_close_matches(fold(text), words, 1, 0.7)]
    if len(near) != 1:
        return f"do wyboru: {', '.join(near or names)}"
    told = "" if names[near[0]] == near[0] else f" ({names[near[0]]})"
    return f"czy chodziło o „{near[0]}”{told}?"
