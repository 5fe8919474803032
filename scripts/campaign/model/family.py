"""content/campaign.yml, family: the agreement a family signs for a telephone call about money."""

from __future__ import annotations

from pydantic import Field

from campaign.model.base import Record, Short


class Family(Record):
    """Words of the card „Nasza umowa”."""

    title: Short
    """Tytuł karty."""
    lead: Short
    """Na co się umawiamy, np. „na telefon o pieniądze”."""
    ask: Short
    """Nad linią, na której rodzina pisze swoje pytanie."""
    secret: Short
    """Dlaczego odpowiedzi na karcie nie ma."""
    call: Short
    """Nad liniami z imieniem i telefonem osoby, do której dzwonię najpierw."""
    sign: Short
    """Przed słowami „ja” i „ktoś bliski” pod liniami na podpisy."""
    how: list[Short] = Field(min_length=2, max_length=5)
    """Na odwrocie: jak się umówić, krok po kroku."""
    again: Short
    """Na odwrocie, nad liniami na daty powtórek."""
