"""What the hidden formulas come to for the entries a workbook is made with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.drafts import UNSAID, by_kind
from campaign.log.entry.fields import fold
from campaign.log.entry.vocabulary import TRAITS, Kind
from campaign.log.workbook.entries_sheet import Columns
from campaign.log.workbook.style import serial
from campaign.model.plan import Plan

if TYPE_CHECKING:
    from campaign.log.workbook.content import Content

KIND_NUMBERS = {kind: number for number, kind in enumerate(Kind, 1)}


def numbers_of(catalogue: Catalogue, plan: Plan) -> dict[str, int]:
    """Partners and kits by identifier, numbered from 1."""
    known = {**catalogue.kits, **catalogue.partners(plan)}
    return {slug: at for at, slug in enumerate(known, 1)}


def stored(content: Content, columns: Columns) -> Iterator[dict[str, str | int]]:
    """What the formulas come to for the entries that are there: a program that does not reckon on opening
    shows it and reckons on with it.
    """
    catalogue, plan = content.catalogue, content.totals.plan
    numbers = numbers_of(catalogue, plan)
    places = [fold(name) for name in catalogue.places(plan)]
    for row in content.rows:
        entry = row.event.entry
        kinds = by_kind(entry.leaflet, entry.leaflets)
        shares = {f"u{at}": kinds.get(None if k == UNSAID else k, 0) for at, k in enumerate(columns.kinds, 1)}
        new = entry.people if entry.people_new is None else entry.people_new
        piece = catalogue.pieces(entry.partner).get(entry.piece or "", "")
        reached = content.totals.reached_on
        yield {
            "t_kind": fold(TRAITS[entry.kind].label), "t_place": fold(entry.place), "t_piece": fold(piece),
            "t_partner": fold(catalogue.everybody.get(entry.partner or "", "")),
            "n_kind": KIND_NUMBERS[entry.kind], "n_place": places.index(fold(entry.place)) + 1
            if fold(entry.place) in places else 0, "n_partner": numbers.get(entry.partner or "", 0),
            "n_day": serial(entry.day), "n_people": entry.people, "n_razem": entry.leaflets,
            "n_people_new": "" if entry.people_new is None else entry.people_new,
            "n_edition": entry.edition or "", "c_wypelnione": 1, "c_dobre": 1,
            "c_dzialanie": KIND_NUMBERS[entry.kind], "c_dzien": serial(entry.day), "c_osoby": entry.people,
            "c_powt": entry.people - new, "c_razem": entry.leaflets, "c_netto": new,
            "c_partner": numbers.get(entry.partner or "", 0),
            "c_cel": serial(entry.day) if new and reached and entry.day >= reached else "",
            **{f"{kind}_{name}": share for name, share in shares.items() for kind in "nc"},
        }  # fmt: skip
