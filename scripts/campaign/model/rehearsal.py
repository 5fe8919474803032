"""content/campaign.yml, rehearsal: how a call is tried aloud in roles, and the lines each role says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator

from campaign.model.base import Advice, Record, Short
from campaign.model.channel import Channel


class Role(StrEnum):
    """Who speaks in a rehearsal."""

    FRAUD = "fraud"
    ME = "me"
    HELPER = "helper"
    ALL = "all"


class Rehearsal(Record):
    """Words around the methods' own: who reads what, and how it ends."""

    title: Short
    """Tytuł strony i kart."""
    lead: Advice
    """Na czym to polega, jedno lub dwa zdania."""
    opening: dict[Channel, Short]
    """Co czyta prowadzący przed słowami oszusta, dla każdego kanału, np. „Ktoś puka. Pytam, kto tam.”."""
    fraud: Short
    """Nazwa roli oszusta; czyta ją prowadzący."""
    me: Short
    """Nazwa roli tego, do kogo oszust mówi."""
    helper: Short
    """Nazwa roli osoby zaufanej."""
    ask: Short
    """Jak ja pytam tę osobę: co robię, dwukropek i moje słowa, np. „Pytam kogoś, komu ufam: Co robić?”."""
    support: Short
    """Pierwsze słowa osoby zaufanej, np. „Dobrze, że pytasz. Nic nie rób.”."""
    together: Short
    """Zaproszenie sali, by powiedziała zasadę."""
    how: list[Short] = Field(min_length=3, max_length=6)
    """Jak poprowadzić próbę w dziesięć minut, po kolei."""

    @model_validator(mode="after")
    def _begins_in_every_channel(self) -> Self:
        if missing := [channel.value for channel in Channel if channel not in self.opening]:
            raise ValueError(f"brakuje początku próby dla: {', '.join(missing)} – dopisz w opening")
        return self


@dataclass(frozen=True)
class Turn:
    """What one role says, and what number its turn has."""

    number: int
    role: Role
    texts: tuple[str, ...]
