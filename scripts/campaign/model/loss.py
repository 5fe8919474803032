"""What the fraudster got, and what to do about it: one step is written once, losses and methods list it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from pydantic import Field

from campaign.model.base import Icon, Keyword, Record, Short, Slug, Step


class When(StrEnum):
    """How fast a step after a loss must follow."""

    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"


class AfterStep(Step):
    """A step after a loss."""

    when: When
    """Jak szybko: minutes, hours albo days."""
    call: Slug | None = None
    """Fakt z numerem, pod który się wtedy dzwoni (puste = bez numeru)."""
    short: bool = False
    """true: stoi też w krótkich ramkach, po najpilniejszych krokach."""
    sources: list[Slug] = []
    """Identyfikatory źródeł z facts.yml."""


class ExtraStep(AfterStep):
    """A step one method adds to those of its losses."""

    before: Slug
    """Identyfikator kroku z campaign.yml (after), przed którym stoi ten krok."""


def fewer(steps: Sequence[AfterStep], most: int, known: Mapping[Slug, AfterStep]) -> list[AfterStep]:
    """At most so many steps in order of time. What every short box says stays, and one of the later days; the
    last of all that are known stays last: it warns of whoever promises the money back.
    """
    last = [step for step in steps if step is list(known.values())[-1]]
    late = [step for step in steps if step.when is When.DAYS and step not in last]
    urgent = [step for step in steps if step.when is not When.DAYS]
    room = most - len(last) - len(late[:1])
    for step in [step for step in reversed(urgent) if not step.short][: max(len(urgent) - room, 0)]:
        urgent.remove(step)
    return urgent + late[: most - len(last) - len(urgent)] + last


class Loss(Record):
    """One thing a fraudster may have got."""

    title: Short
    """Odpowiedź na pytanie „Co dostał oszust?”, np. „Kod BLIK”."""
    icon: Icon = "alert"
    """Nazwa pliku z folderu leaflets/_shared/icons, bez .svg."""
    now: Short | None = None
    """Wiersz na stronę główną i „Ktoś dzwoni”, gdy to trwa, np. „Ktoś obcy widzi mój ekran” (puste: bez)."""
    words: list[Keyword] = []
    """Słowa, którymi czytelnik może tego szukać."""
    steps: list[Slug] = Field(min_length=2)
    """Identyfikatory kroków z pola after, w kolejności dla tej straty."""


class Aftermath(Record):
    """What to do if it already happened with one method."""

    losses: list[Slug] = Field(min_length=1)
    """Co oszust zabiera tą metodą, najczęstsze najpierw: identyfikatory z pola losses w campaign.yml."""
    extra: list[ExtraStep] = []
    """Kroki tylko dla tej metody."""
