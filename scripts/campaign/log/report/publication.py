"""Section 5: how the community was told."""

from __future__ import annotations

from campaign.log.count.results import Done, of_action
from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import GIVES, Kind
from campaign.log.report import sentences as say
from campaign.log.report.points import days_of, reference
from campaign.log.report.sentences import BLANK, sentence


def publication(totals: Totals, catalogue: Catalogue, public: bool) -> list[str]:
    """What was done to tell the community, after the plan's own words (section 5)."""
    own = [cell for cell in totals.cells if cell.kind is Kind.WEB and catalogue.own_page(cell.partner)]
    days = days_of(own)
    page = "stronie internetowej jednostki"
    texts = [sentence(f"Informację umieszczono na\u00a0{page} {say.in_days(days, False)}") if days
             else f"Informacja na\u00a0{page}: {BLANK}"]  # fmt: skip
    direct = [
        of_action(totals.plan, a, totals.cells, totals.as_of)
        for a in totals.plan.actions
        if a.kind == "round"
    ]
    ways = ["obchodów"] if any(done.cells for done in direct) else []
    ways += ["spotkań"] if any(cell.kind is Kind.MEETING for cell in totals.cells) else []
    if ways:
        texts.append(sentence(f"Mieszkańców informowano bezpośrednio podczas {say.joined(ways)}"))
    for partner in totals.plan.partners:
        given = Done(tuple(c for c in totals.cells if c.partner == partner.id and c.kind is Kind.HANDED))
        if given.cells and any(Kind.RADIO in GIVES[one] for one in partner.contributes):
            when = say.in_days(given.days, public)
            texts.append(sentence(f"Materiały do emisji przekazano {when} (odbiorca: {partner.name})"))
    radio = Done(tuple(cell for cell in totals.cells if cell.kind is Kind.RADIO))
    if radio.cells:
        where = reference(totals, "broadcast").strip(" ()")
        texts.append(sentence(f"Emisja jak w\u00a0{where}") if where else say.heard(Kind.RADIO, radio.days))
    return texts
