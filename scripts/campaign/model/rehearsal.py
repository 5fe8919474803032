"""content/campaign.yml, rehearsal: how a call is tried aloud in roles, and the lines each role says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import Field

from campaign.model.base import Advice, Record, Short
from campaign.model.channel import Channel


class Role(StrEnum):
    """Who speaks in a rehearsal."""

    FRAUD = "fraud"
    ME = "me"
    HELPER = "helper"
    ALL = "all"


class Openings(Record):
    """How the one who leads begins, by channel."""

    phone: Short
    """Gdy ktoś dzwoni, np. „Dzwoni telefon. Odbieram.”."""
    sms: Short
    """Gdy przychodzi SMS."""
    net: Short
    """Gdy ktoś pisze w internecie."""
    door: Short
    """Gdy ktoś puka."""

    def of(self, channel: Channel) -> str:
        """The opening of one channel."""
        return str(getattr(self, channel.value))


class Rehearsal(Record):
    """Words around the methods' own: who reads what, and how it ends."""

    title: Short
    """Tytuł strony i kart."""
    lead: Advice
    """Na czym to polega, jedno lub dwa zdania."""
    opening: Openings
    """Co czyta prowadzący, zanim padną słowa oszusta."""
    fraud: Short
    """Nazwa roli oszusta; czyta ją prowadzący."""
    me: Short
    """Nazwa roli tego, do kogo oszust mówi."""
    helper: Short
    """Nazwa roli osoby zaufanej."""
    ask: Short
    """Jak ja pytam tę osobę, np. „Pytam: „Coś tu nie gra. Co robić?””."""
    support: Short
    """Pierwsze słowa osoby zaufanej, np. „Dobrze, że pytasz. Nic nie rób.”."""
    together: Short
    """Zaproszenie sali, by powiedziała zasadę."""
    how: list[Short] = Field(min_length=3, max_length=6)
    """Jak poprowadzić próbę w dziesięć minut, po kolei."""


@dataclass(frozen=True)
class Turn:
    """What one role says, and what number its turn has."""

    number: int
    role: Role
    texts: tuple[str, ...]
