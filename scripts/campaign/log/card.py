"""The A5 tally card for the round: boxes to cross out, one for a person, one for a leaflet."""

from __future__ import annotations

from campaign.log.documents import fill, html_to_pdf
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import DIRECT, TRAITS
from campaign.model.plan import Plan


def render(plan: Plan, catalogue: Catalogue) -> bytes:
    """The card as a tagged PDF of one A5 page."""
    kinds = [TRAITS[kind].label for kind in DIRECT]
    leaflets = [*catalogue.leaflets.values(), "inne (bez rodzaju)"]
    return html_to_pdf(fill("karta.html", plan=plan, unit=catalogue.unit, kinds=kinds, leaflets=leaflets))
