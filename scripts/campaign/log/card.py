"""The tally card for the round, A4 folded to A5: boxes to cross out, one for a person, one for a leaflet."""

from __future__ import annotations

from campaign.log.documents import fill, html_to_pdf
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import DIRECT, TRAITS
from campaign.model.plan import Plan

LEAFLETS_MM = 118
"""Height for the rows of leaflets; many kinds make them narrower."""
MOST_PLACES = 8
"""More localities do not fit; the last place is always a line to write on."""


def render(plan: Plan, catalogue: Catalogue) -> bytes:
    """The card as a tagged PDF of one A4 page: people on the left, leaflets on the right of the fold."""
    everybody, *others = catalogue.leaflets.values()
    leaflets = [*others, "inne (bez rodzaju)"]
    page = fill(
        "karta.html",
        plan=plan,
        unit=catalogue.unit,
        kinds=[TRAITS[kind].label for kind in DIRECT],
        places=plan.localities[:MOST_PLACES],
        everybody=everybody,
        leaflets=leaflets,
        people_boxes=80,
        first_boxes=20,
        leaflet_boxes=15,
        row_mm=min(12, LEAFLETS_MM / len(leaflets)),
    )
    return html_to_pdf(page)
