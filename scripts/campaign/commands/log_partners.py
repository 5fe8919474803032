"""Commands on partners: what was handed over to them, what they published, what lies there out of date."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from campaign.commands.log_base import YES, entry_options, with_desk, with_new_desk
from campaign.commands.log_entries import enter
from campaign.commands.log_prompts import say, warn
from campaign.log.entry.drafts import WHOLE_KIT, Draft, Entry
from campaign.log.entry.vocabulary import TRAITS, Kind, meant
from campaign.problems import CampaignError

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk


@click.command(options_metavar="[OPCJE]")
@click.argument("partner", metavar="PARTNER")
@click.argument("piece", default="", metavar="[MATERIAŁ]")
@entry_options("plan", "day", "edition", "leaflets", "leaflet", "note", default="")
@YES
@with_new_desk
def handed(desk: Desk, yes: bool, **typed: str) -> None:
    """Zapisuje, że PARTNER dostał zestaw albo jeden MATERIAŁ z niego (bez nazwy: cały zestaw)."""
    _save(desk, Kind.HANDED, yes, {**typed, "piece": typed["piece"] or WHOLE_KIT})


@click.command(options_metavar="[OPCJE]")
@click.argument("partner", metavar="PARTNER")
@click.argument("piece", default="", metavar="[MATERIAŁ]")
@entry_options("plan", "day", "edition", "place", "note", default="")
@YES
@with_new_desk
def published(desk: Desk, yes: bool, **typed: str) -> None:
    """Zapisuje, że PARTNER przeczytał albo opublikował MATERIAŁ; artykuł ze strony odkłada do porównań."""
    partner = _partner(desk, typed["partner"])
    piece = typed["piece"] or _only_piece(desk, partner)
    entry = _save(desk, desk.catalogue.announced_kind(partner), yes, {**typed, "piece": piece})
    keep_articles(desk, [entry])


def _partner(desk: Desk, text: str) -> str:
    """The partner meant. Raises CampaignError with the nearest name."""
    found = desk.catalogue.partner(text)
    if found is None:  # what was typed may be a name and is not repeated
        raise CampaignError(f"nie ma takiego partnera – {meant(text, desk.catalogue.everybody)}")
    return found


def _only_piece(desk: Desk, partner: str) -> str:
    """The piece meant when none is named: the article, or the only one. Raises CampaignError."""
    known = {slug: title for slug, title in desk.catalogue.pieces(partner).items() if slug != WHOLE_KIT}
    article = desk.catalogue.article(partner)
    if article or len(known) == 1:
        return article or next(iter(known))
    if not known:
        remedy = f"załóż go: ./campaign new partner {partner}"
        raise CampaignError(f"partner „{partner}” nie ma zestawu – {remedy}")
    listed = ", ".join(f"{slug} ({title})" for slug, title in known.items())
    raise CampaignError(f"co się ukazało – dopisz po partnerze jedno z: {listed}")


def _save(desk: Desk, kind: Kind, yes: bool, typed: dict[str, str]) -> Entry:
    draft = Draft(**{**typed, "kind": TRAITS[kind].label, "day": typed["day"] or "dziś"})
    return enter(desk, draft, yes)


def keep_articles(desk: Desk, entries: Iterable[Entry]) -> None:
    """Keep the articles that now stand on web sites; the log's entries are safe whatever happens here."""
    from campaign.authoring.published import keep as keep_article
    from campaign.project import open_project

    for one in entries:
        partner = one.partner or ""
        newest = one.kind == "web" and one.edition == desk.catalogue.edition.number
        if not newest or one.piece is None or one.piece != desk.catalogue.article(partner):
            continue
        try:
            say(keep_article(open_project(desk.root, desk.today), partner, one.day).sentence)
        except CampaignError as error:
            warn(f"Wpis jest zapisany, ale artykuł („{partner}”) nie jest odłożony: {error}.")


@click.command(options_metavar="[OPCJE]")
@click.option("--edition", required=True, type=click.IntRange(min=1), metavar="LICZBA",
              help="Wydanie, które się wycofuje.")  # fmt: skip
@with_desk
def recall(desk: Desk, edition: int) -> None:
    """Wypisuje, gdzie leży papier starego wydania: partner, miejscowość, ile sztuk, od kiedy."""
    from campaign.language.numbers import leaflets
    from campaign.log.count.totals import totals
    from campaign.log.show import recall_lines

    lines = list(recall_lines(desk.store.current(), desk.catalogue, edition, desk.today))
    for text in lines or [f"Nigdzie nie odnotowano materiałów wydania {edition}."]:
        say(text)
    at_home = sum(totals(desk.store, desk.catalogue, plan, desk.today).stock_total.left
                  for plan in desk.catalogue.plans_on(desk.today))  # fmt: skip
    if at_home > 0:
        say(f"Według dziennika zostało u nas: {leaflets(at_home)}. Wydanie proszę sprawdzić w stopce.")
