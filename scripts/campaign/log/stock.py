"""The stock account of leaflets: printed or received, given to residents and partners, spoiled, left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from campaign.log.store import Cell
from campaign.log.vocabulary import TO_RESIDENTS, Kind


@dataclass(frozen=True)
class Account:
    """Sheets of one kind of leaflet. opening: left from before the period."""

    opening: int = 0
    received: int = 0
    residents: int = 0
    partners: int = 0
    spoiled: int = 0

    @property
    def left(self) -> int:
        """What should lie in the cupboard; below zero when receipts were not logged."""
        return self.opening + self.received - self.residents - self.partners - self.spoiled

    def __add__(self, other: Account) -> Account:
        return Account(
            self.opening + other.opening,
            self.received + other.received,
            self.residents + other.residents,
            self.partners + other.partners,
            self.spoiled + other.spoiled,
        )


def account(cells: Iterable[Cell], before: Iterable[Cell] = ()) -> dict[str | None, Account]:
    """Accounts by leaflet (None: kind not said); before: cells of earlier days, summed up as opening."""
    found: dict[str | None, Account] = {}
    for leaflet, earlier in account(before).items() if before else ():
        found[leaflet] = Account(opening=earlier.left)
    for cell in cells:
        moved = _moved(cell)
        if moved != Account() or cell.leaflet in found:
            found[cell.leaflet] = found.get(cell.leaflet, Account()) + moved
    return found


def _moved(cell: Cell) -> Account:
    if cell.kind is Kind.RECEIVED:
        return Account(received=cell.leaflets)
    if cell.kind is Kind.HANDED:
        return Account(partners=cell.leaflets)
    if cell.kind is Kind.SPOILED:
        return Account(spoiled=cell.leaflets)
    return Account(residents=cell.leaflets if cell.kind in TO_RESIDENTS else 0)
