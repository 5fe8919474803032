"""The A5 tally card for the round: boxes to cross out, one for a person, one for a leaflet."""

from __future__ import annotations

from campaign.log.documents import fill, html_to_pdf
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import DIRECT, TRAITS
from campaign.model.plan import Plan

PEOPLE_BOXES = 60
FIRST_TIME_BOXES = 20
LEAFLET_BOXES = 15
LEAFLETS_MM = 72
"""Height for the rows of leaflets; many kinds make them narrower."""
MOST_PLACES = 8
"""More localities do not fit; the last place is always a line to write on."""


def html(plan: Plan, catalogue: Catalogue) -> str:
    """The card as a page."""
    return fill(
        "karta.html",
        plan=plan,
        kinds=[TRAITS[kind].label for kind in DIRECT],
        places=plan.localities[:MOST_PLACES],
        leaflets=list(catalogue.leaflets.values()),
        people_boxes=PEOPLE_BOXES,
        first_boxes=FIRST_TIME_BOXES,
        leaflet_boxes=LEAFLET_BOXES,
        row_mm=min(9, LEAFLETS_MM / len(catalogue.leaflets)),
    )


def render(plan: Plan, catalogue: Catalogue) -> bytes:
    """The card as a tagged PDF of one A5 page."""
    return html_to_pdf(html(plan, catalogue))
