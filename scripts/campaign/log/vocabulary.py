"""What can be logged, and what each kind of entry may carry. The only place to add a kind."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from campaign.model.plan import ActionKind, Contribution


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
    """label: Polish word in every door. direct: residents count towards the plan's target.

    leaflets: +1 adds to the stock, -1 takes from it, 0 carries none. placed: a locality is required.
    channel: where leaflets went, as the report says it (empty: nowhere). shared: a partner got or used our
    material, so the entry may name it; named: the entry says which partner. Neither ever counts residents.
    """

    label: str
    direct: bool = False
    leaflets: int = -1
    placed: bool = True
    channel: str = ""
    shared: bool = False
    named: bool = False


TRAITS: dict[Kind, Traits] = {
    Kind.MEETING: Traits("spotkanie", direct=True, channel="na spotkaniach"),
    Kind.ROUND: Traits("obchód", direct=True, channel="podczas obchodów"),
    Kind.TALK: Traits("rozmowa", direct=True, channel="w rozmowach"),
    Kind.LEAFLETS: Traits("kolportaż ulotek", channel="w kolportażu"),
    Kind.RADIO: Traits("komunikat w radiu", leaflets=0, placed=False, shared=True),
    Kind.PARISH: Traits("komunikat w parafii", channel="w parafiach", shared=True),
    Kind.WEB: Traits("publikacja w internecie", leaflets=0, placed=False, shared=True),
    Kind.NOTICE: Traits("ogłoszenie partnera", leaflets=0, placed=False, shared=True, named=True),
    Kind.RECEIVED: Traits("przyjęcie ulotek", leaflets=+1, placed=False),
    Kind.HANDED: Traits(
        "przekazanie partnerowi", placed=False, channel="przez partnerów", shared=True, named=True
    ),
    Kind.SPOILED: Traits("ulotki zniszczone", placed=False),
}

DIRECT: tuple[Kind, ...] = tuple(kind for kind, traits in TRAITS.items() if traits.direct)
CHANNELS = tuple(kind for kind, traits in TRAITS.items() if traits.channel)
STOCK = (Kind.RECEIVED, Kind.HANDED, Kind.SPOILED)
ANNOUNCED = tuple(kind for kind, traits in TRAITS.items() if traits.shared and kind is not Kind.HANDED)
"""What reaches residents through somebody else: published or read out, and counted in no target."""
TO_RESIDENTS = tuple(kind for kind in CHANNELS if kind is not Kind.HANDED)

NO_PLAN = "bez-planu"
"""Register of entries whose day lies in no plan."""
WHOLE_AREA = "cały rejon"
"""The place of what reaches everybody (radio, web) or nobody yet (stock)."""

FULFILS: dict[ActionKind, tuple[Kind, ...]] = {
    ActionKind.MEETING: (Kind.MEETING,),
    ActionKind.ROUND: (Kind.ROUND,),
    ActionKind.TALK: (Kind.TALK,),
    ActionKind.LEAFLETS: CHANNELS,
    ActionKind.BROADCAST: (Kind.RADIO, Kind.PARISH),
}
"""Which entries fulfil an action of the plan's section 3 (leaflets: only entries with leaflets)."""

GIVES: dict[Contribution, tuple[Kind, ...]] = {
    Contribution.MEETING: (Kind.MEETING,),
    Contribution.LEAFLETS: (Kind.HANDED, Kind.LEAFLETS),
    Contribution.RADIO: (Kind.RADIO,),
    Contribution.PARISH: (Kind.PARISH,),
    Contribution.WEB: (Kind.WEB,),
    Contribution.INFORM: (Kind.NOTICE, Kind.HANDED, Kind.LEAFLETS),
}
"""Which entries show that a partner of section 4 did its part (HANDED: only with leaflets, see `shows`)."""

WANTED: dict[Contribution, str] = {
    Contribution.MEETING: "spotkanie",
    Contribution.LEAFLETS: "ulotki",
    Contribution.RADIO: "komunikat w radiu",
    Contribution.PARISH: "komunikat w parafii",
    Contribution.WEB: "publikacja w internecie",
    Contribution.INFORM: "ogłoszenie albo ulotki",
}
"""A contribution as a task that is still to do."""


def shows(kind: Kind, handouts: int) -> bool:
    """True when an entry of the kind shows something done: handing over texts alone is not yet a leaflet."""
    return kind is not Kind.HANDED or handouts > 0


def fold(text: str) -> str:
    """The text for comparing: small letters, no accents, single spaces."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("ł", "l"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


_BY_WORD = {fold(word): kind for kind, traits in TRAITS.items() for word in (traits.label, kind.value)}


def kind_of(text: str) -> Kind | None:
    """The kind for its Polish label or stored value, however capitalised; None when unknown."""
    return _BY_WORD.get(fold(text))


def meant(text: str, names: Mapping[str, str]) -> str:
    """The remedy for a name nobody knows: „czy chodziło o …?”, or the whole list when nothing is near.

    names: identifier to Polish name (the same text where there is only one); identifiers are proposed.
    """
    words = {
        fold(word): slug
        for slug, name in names.items()
        for word in (*slug.split("-"), *name.split(), slug, name)
        if len(word) > 3
    }
    close = difflib.get_close_matches(fold(text), words, n=1, cutoff=0.7)
    if not close:
        return f"wpisz jedno z: {', '.join(names)}"
    slug = words[close[0]]
    told = "" if names[slug] == slug else f" ({names[slug]})"
    return f"czy chodziło o „{slug}”{told}?"
