"""Commands on partners: what was handed over to them, and what they published."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from campaign.commands.log_base import YES, with_desk
from campaign.commands.log_entries import persist, report_saved
from campaign.commands.log_prompts import say, settle, warn
from campaign.problems import CampaignError

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk
    from campaign.log.entry import Draft, Entry

DAY = click.option("--date", "day", default="dziś", help="Data, np. wczoraj, 3.09, 3.09.2026; bez tego dziś.")
EDITION = click.option("--edition", default="", help="Wydanie ze stopki materiału; bez tego najnowsze.")
NOTE = click.option("--note", default="", help="Uwagi bez nazwisk, adresów i numerów, do 280 znaków.")


@click.command()
@click.argument("partner")
@click.argument("piece", default="", metavar="[MATERIAŁ]")
@DAY
@EDITION
@click.option("--leaflets", default="", help="Ile ulotek przekazano razem z tym.")
@click.option("--leaflet", default="", help="Rodzaj ulotki, np. na-wnuczka albo wspolna.")
@NOTE
@YES
@with_desk
def handed(desk: Desk, yes: bool, **typed: str) -> None:
    """Zapisuje, że PARTNER dostał zestaw albo jeden MATERIAŁ z niego (bez nazwy: cały zestaw)."""
    from campaign.log.entry import WHOLE_KIT, Draft
    from campaign.log.vocabulary import TRAITS, Kind

    typed["piece"] = typed["piece"] or WHOLE_KIT
    _save(desk, Draft(kind=TRAITS[Kind.HANDED].label, **typed), yes)


@click.command()
@click.argument("partner")
@click.argument("piece", default="", metavar="[MATERIAŁ]")
@DAY
@EDITION
@click.option("--place", default="", help="Miejscowość z listy planu; dla parafii potrzebna.")
@NOTE
@YES
@with_desk
def published(desk: Desk, yes: bool, **typed: str) -> None:
    """Zapisuje, że PARTNER przeczytał albo opublikował MATERIAŁ; artykuł ze strony odkłada do porównań."""
    from campaign.log.entry import Draft
    from campaign.log.vocabulary import TRAITS

    partner = _partner(desk, typed["partner"])
    typed["piece"] = typed["piece"] or _only_piece(desk, partner)
    entry = _save(desk, Draft(kind=TRAITS[desk.catalogue.announced_kind(partner)].label, **typed), yes)
    _keep_article(desk, entry)


def _partner(desk: Desk, text: str) -> str:
    """The partner meant. Raises CampaignError with the nearest name."""
    from campaign.log.catalogue import pick
    from campaign.log.vocabulary import meant

    known = desk.catalogue.partners(None)
    found = pick(text, known) or pick(text, desk.catalogue.kits)
    if found is None:  # what was typed may be a name and is not repeated
        raise CampaignError(f"nie ma takiego partnera – {meant(text, known)}")
    return found


def _only_piece(desk: Desk, partner: str) -> str:
    """The piece meant when none is named: the article, or the only one. Raises CampaignError."""
    from campaign.log.entry import WHOLE_KIT

    known = {slug: title for slug, title in desk.catalogue.pieces(partner).items() if slug != WHOLE_KIT}
    article = desk.catalogue.article(partner)
    if article or len(known) == 1:
        return article or next(iter(known))
    if not known:
        raise CampaignError(
            f"partner „{partner}” nie ma zestawu – załóż go: ./campaign new partner {partner}"
        )
    listed = ", ".join(f"{slug} ({title})" for slug, title in known.items())
    raise CampaignError(f"co się ukazało – dopisz po partnerze jedno z: {listed}")


def _save(desk: Desk, draft: Draft, yes: bool) -> Entry:
    from campaign.log.event import new_id

    event_id = new_id()
    entry = settle(desk.checker(), draft, False, yes)
    if entry is None:
        sys.exit(1)
    report_saved(desk, persist(desk, entry, event_id), entry)
    return entry


def _keep_article(desk: Desk, entry: Entry) -> None:
    """Keep the article that now stands on a web site; the log's entry is safe whatever happens here."""
    from campaign.authoring.published import keep

    article = entry.partner and desk.catalogue.article(entry.partner)
    if not article or entry.piece != article or entry.edition != desk.catalogue.edition.number:
        return
    try:
        say(keep(desk.project, entry.partner or "", entry.day).sentence)
    except CampaignError as error:
        warn(f"Wpis jest zapisany, ale artykuł nie jest odłożony: {error}.")
