"""content/campaign.yml, door: what holds for everybody who knocks, whoever they say they are."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from campaign.model.base import Record, Short, Step, Voice

DoorLine = Annotated[str, StringConstraints(min_length=1, max_length=16), Voice("advice")]


class Door(Record):
    """The rule at the door, its steps and what follows."""

    question: Short
    """Pytanie nad zasadą przy drzwiach."""
    lines: list[DoorLine] = Field(min_length=2, max_length=3)
    """Zasada przy drzwiach w dwóch lub trzech wierszach, każdy do 16 znaków."""
    steps: list[Step] = Field(min_length=3, max_length=3)
    """Trzy kroki przez zamknięte drzwi."""
    short: list[Annotated[Short, StringConstraints(max_length=32)]] = Field(min_length=3, max_length=3)
    """Te same trzy kroki na plakat na drzwi, każdy do 32 znaków."""
    look: Short
    """Jak oglądam dokument i skąd mam numer, nie otwierając drzwi."""
    demand: Short
    """Pytanie przed numerem alarmowym, np. „Ktoś żąda lub grozi?”."""
    inside: Step
    """Co robię, gdy już kogoś wpuszczam."""
    papers: Short
    """Jak czytam legitymację, jednym zdaniem pod zasadą z pola hazard na kartce „Kto puka?”."""
    hazard: Step
    """Kiedy nie wolno zwlekać: gaz, dym, ratownicy."""
    money: Step
    """Płacenie, podpisy i kody w progu."""
    rules: list[Step] = Field(min_length=1, max_length=6)
    """Pozostałe zasady dla każdej wizyty: kontrola, brak telefonu, ktoś już w środku."""

    @property
    def visit(self) -> list[Step]:
        """What holds at every visit, the most urgent first."""
        return [self.hazard, self.money, *self.rules]

    @property
    def sentence(self) -> str:
        """The rule at the door as one sentence."""
        return " ".join(self.lines)
