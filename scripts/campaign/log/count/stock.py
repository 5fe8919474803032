"""The stock account of leaflets: printed or received, given to residents and partners, spoiled, left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass

from campaign.log.entry.drafts import by_kind
from campaign.log.entry.vocabulary import TO_RESIDENTS, Kind, by_partner
from campaign.log.store.journal import Cell


@dataclass(frozen=True)
class Stock:
    """Sheets of one kind of leaflet. opening: left from before the period; residents: from the cupboard."""

    opening: int = 0
    received: int = 0
    residents: int = 0
    partners: int = 0
    spoiled: int = 0

    @property
    def left(self) -> int:
        """What should lie in the cupboard; below zero when receipts were not logged."""
        return self.opening + self.received - self.residents - self.partners - self.spoiled

    def __add__(self, other: Stock) -> Stock:
        return Stock(*map(sum, zip(astuple(self), astuple(other), strict=True)))


def account(cells: Iterable[Cell], before: Iterable[Cell] = ()) -> dict[str | None, Stock]:
    """Accounts by leaflet (None: kind not said); before: cells of earlier days, summed up as opening."""
    found: dict[str | None, Stock] = {}
    for leaflet, earlier in account(before).items() if before else ():
        found[leaflet] = Stock(opening=earlier.left)
    for cell in cells:
        for leaflet, moved in _moved(cell):
            found[leaflet] = found.get(leaflet, Stock()) + moved
    return found


def _moved(cell: Cell) -> Iterator[tuple[str | None, Stock]]:
    """A cell sums entries that say the same of their kinds, so each kind counts once for every entry."""
    mixed = cell.leaflet is not None and ":" in cell.leaflet
    times = cell.entries if mixed else 1
    for leaflet, number in by_kind(cell.leaflet, cell.leaflets).items():
        sheets = number * times
        if cell.kind is Kind.RECEIVED:
            yield leaflet, Stock(received=sheets)
        elif cell.kind is Kind.HANDED:
            yield leaflet, Stock(partners=sheets)
        elif cell.kind is Kind.SPOILED:
            yield leaflet, Stock(spoiled=sheets)
        elif cell.kind in TO_RESIDENTS and not by_partner(cell.kind, cell.partner):
            yield leaflet, Stock(residents=sheets)
