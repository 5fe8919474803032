"""What can be logged, and what each kind of entry may carry. The only place to add a kind."""

from __future__ import annotations

import unicodedata
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
    RECEIVED = "received"
    HANDED = "handed"
    SPOILED = "spoiled"


@dataclass(frozen=True)
class Traits:
    """label: Polish word in every door. direct: residents count towards the plan's target.

    leaflets: +1 adds to the stock, -1 takes from it, 0 carries none. placed: a locality is required.
    channel: where leaflets went, as the report says it (empty: nowhere).
    """

    label: str
    direct: bool = False
    leaflets: int = -1
    placed: bool = True
    channel: str = ""


TRAITS: dict[Kind, Traits] = {
    Kind.MEETING: Traits("spotkanie", direct=True, channel="na spotkaniach"),
    Kind.ROUND: Traits("obchód", direct=True, channel="podczas obchodów"),
    Kind.TALK: Traits("rozmowa", direct=True, channel="w rozmowach"),
    Kind.LEAFLETS: Traits("kolportaż ulotek", channel="w kolportażu"),
    Kind.RADIO: Traits("komunikat w radiu", leaflets=0, placed=False),
    Kind.PARISH: Traits("komunikat w parafii", channel="w parafiach"),
    Kind.WEB: Traits("publikacja w internecie", leaflets=0, placed=False),
    Kind.RECEIVED: Traits("przyjęcie ulotek", leaflets=+1, placed=False),
    Kind.HANDED: Traits("przekazanie partnerowi", placed=False, channel="przez partnerów"),
    Kind.SPOILED: Traits("ulotki zniszczone", placed=False),
}

DIRECT: tuple[Kind, ...] = tuple(kind for kind, traits in TRAITS.items() if traits.direct)
CHANNELS = tuple(kind for kind, traits in TRAITS.items() if traits.channel)
STOCK = (Kind.RECEIVED, Kind.HANDED, Kind.SPOILED)
ANNOUNCED = (Kind.RADIO, Kind.PARISH, Kind.WEB)
TO_RESIDENTS = tuple(kind for kind in CHANNELS if kind is not Kind.HANDED)

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
}
"""Which entries show that a partner of section 4 did its part."""


def fold(text: str) -> str:
    """The text for comparing: small letters, no accents, single spaces."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("ł", "l"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())


_BY_WORD = {fold(word): kind for kind, traits in TRAITS.items() for word in (traits.label, kind.value)}


def kind_of(text: str) -> Kind | None:
    """The kind for its Polish label or stored value, however capitalised; None when unknown."""
    return _BY_WORD.get(fold(text))
