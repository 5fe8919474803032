"""The tally card for the round, A4 folded to A5: boxes to cross out, one for a person, one for a leaflet."""

from __future__ import annotations

from campaign.log.documents import fill, html_to_pdf
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import DIRECT, TRAITS
from campaign.model.plan import Plan


def render(plan: Plan, catalogue: Catalogue) -> bytes:
    """The card as a tagged PDF of one A4 page: people on the left, leaflets on the right of the fold."""
    kinds = [TRAITS[kind].label for kind in DIRECT]
    everybody, *others = catalogue.leaflets.values()
    page = fill(
        "karta.html", plan=plan, unit=catalogue.unit, kinds=kinds, everybody=everybody, leaflets=others
    )  # fmt: skip
    return html_to_pdf(page)
