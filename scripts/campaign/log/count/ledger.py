"""What each partner was given, published and still owes. Pure: no disk, no clock but the totals' day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from campaign.language.numbers import day, leaflets
from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue, ended
from campaign.log.entry.drafts import WHOLE_KIT
from campaign.log.entry.vocabulary import ANNOUNCED, FULFILS, GIVES, TRAITS, WANTED, Kind, shows
from campaign.log.show import material
from campaign.log.store.journal import Cell
from campaign.model.booster import Booster
from campaign.model.plan import Contribution, Partner

AROUND = timedelta(days=7)
"""How far from its days a reminder may come and still be the one the plan means."""


@dataclass(frozen=True)
class PartnerAccount:
    """One partner in words: each text is one hand-over, publication, entry made together (a meeting),
    duty, or version to be replaced.
    """

    slug: str
    name: str
    handed: tuple[str, ...]
    published: tuple[str, ...]
    together: tuple[str, ...]
    due: tuple[str, ...]
    outdated: tuple[str, ...]


def state(totals: Totals, catalogue: Catalogue) -> Iterator[str]:
    """The partners' part of a plan's state: only what there is to say, requests only inside."""
    yield from ("", "Partnerzy:")
    owed = "Nie zrobiono" if ended(totals.plan, totals.as_of) else "Do zrobienia"
    for one in accounts(totals, catalogue):
        told = {"Przekazano": one.handed, "Ukazało się": one.published, "Razem z partnerem": one.together,
                owed: one.due, "Proszę podmienić": one.outdated}  # fmt: skip
        lines = [f"{label}: {'; '.join(texts)}." for label, texts in told.items() if texts]
        yield f"  {one.name}"
        yield from (f"    {line}" for line in lines or ["W dzienniku nic nie ma."])
        if one.outdated and catalogue.article(one.slug):
            from campaign.content.pieces import replacement_mail

            yield f"    Gotowa wiadomość po ./campaign build: build/{replacement_mail(one.slug)}"


def accounts(totals: Totals, catalogue: Catalogue) -> list[PartnerAccount]:
    """The plan's partners in its order, then other partners that were given or published something."""
    planned = {partner.id: partner for partner in totals.plan.partners}
    others = {cell.partner for cell in totals.cells if cell.partner and TRAITS[cell.kind].shared}
    slugs = [*planned, *sorted(others - set(planned))]
    return [_account(totals, catalogue, slug, planned.get(slug)) for slug in slugs]


def _account(totals: Totals, catalogue: Catalogue, slug: str, partner: Partner | None) -> PartnerAccount:
    own = sorted((c for c in totals.cells if c.partner == slug), key=lambda c: (c.day, c.kind))
    return PartnerAccount(
        slug,
        partner.name if partner else catalogue.everybody.get(slug, slug),
        tuple(_handed(cell, catalogue) for cell in own if cell.kind is Kind.HANDED),
        tuple(_published(cell, catalogue) for cell in own if cell.kind in ANNOUNCED),
        tuple(f"{day(c.day)} – {TRAITS[c.kind].label}" for c in own if not TRAITS[c.kind].shared),
        tuple(_due(totals, catalogue, partner, own)) if partner else (),
        tuple(_outdated(totals, catalogue, slug)),
    )


def _handed(cell: Cell, catalogue: Catalogue) -> str:
    """'20.08.2026 – cały zestaw (wydanie 1), 60 ulotek'"""
    parts = [material(cell.partner, cell.piece, cell.edition, catalogue)] if cell.piece else []
    if cell.leaflets:
        name = catalogue.leaflets.get(cell.leaflet, "") if cell.leaflet else ""
        parts.append(leaflets(cell.leaflets) + (f" ({name})" if name else ""))
    return f"{day(cell.day)} – {', '.join(parts)}"


def _published(cell: Cell, catalogue: Catalogue) -> str:
    """'12.09.2026 – komunikat w radiu: „Tekst na pół minuty” (wydanie 1), 2 razy'"""
    what = f": {material(cell.partner, cell.piece, cell.edition, catalogue)}" if cell.piece else ""
    times = f", {cell.entries} razy" if cell.entries > 1 else ""
    return f"{day(cell.day)} – {TRAITS[cell.kind].label}{what}{times}"


def _due(totals: Totals, catalogue: Catalogue, partner: Partner, own: list[Cell]) -> Iterator[str]:
    """Tasks of the plan without an entry, then reminders of its calendar that are missing or come next."""
    for given in partner.contributes:
        if not any(cell.kind in GIVES[given] and shows(cell.kind, cell.handouts) for cell in own):
            yield f"{WANTED[given]}{_until(totals, given)}"
    mine = sorted((b for b in totals.plan.boosters if b.partner == partner.id), key=lambda b: b.day)
    missing = [b for b in mine if not _done(b, own)]
    late = [b for b in missing if b.last < totals.as_of]
    if late:
        several = f"zaległe powtórki: {len(late)}, ostatnia: " if late[1:] else "zaległa "
        yield several + _reminder(late[-1], catalogue)
    if coming := [b for b in missing if b.last >= totals.as_of]:
        yield _reminder(coming[0], catalogue)


def _until(totals: Totals, given: Contribution) -> str:
    """The date of the plan's action that this task belongs to: ' do 31.12.2026', or that it has passed."""
    dues = [a.due for a in totals.plan.actions if a.due and set(FULFILS[a.kind]) & set(GIVES[given])]
    if not dues:
        return ""
    return f" ({'termin minął' if max(dues) < totals.as_of else 'termin'} {day(max(dues))})"


def _done(booster: Booster, own: Iterable[Cell]) -> bool:
    first, last = booster.day - AROUND, booster.last + AROUND
    return any(first <= c.day <= last and c.kind is not Kind.RECEIVED for c in own)


def _reminder(booster: Booster, catalogue: Catalogue) -> str:
    """'powtórka 04.01.2027–29.01.2027, kolęda: „Ogłoszenie po mszy”'"""
    days = day(booster.day) + (f"–{day(booster.until)}" if booster.until else "")
    title = catalogue.pieces(booster.partner).get(booster.piece or "", "")
    return f"powtórka {days}, {booster.occasion}" + (f": „{title}”" if title else "")


def _outdated(totals: Totals, catalogue: Catalogue, slug: str) -> Iterator[str]:
    """What the partner still has, or shows on its site, of an edition that is no longer the latest."""
    every = (*totals.earlier, *totals.cells, *totals.later)
    own = [c for c in every if c.partner == slug and c.piece and TRAITS[c.kind].shared]
    own = sorted((c for c in own if c.day <= totals.as_of), key=lambda c: (c.day, c.edition or 0))
    latest, titles = catalogue.edition.number, catalogue.pieces(slug)
    kit = [piece for piece in titles if piece != WHOLE_KIT]  # all the pieces it has today
    # published last on the web: it stays there until it is replaced
    site = {cell.piece or "": cell.edition or 0 for cell in own if cell.kind is Kind.WEB}
    # the newest edition the partner was given, or else it could not have used it
    held: dict[str, int] = {}
    for cell in own:
        for piece in kit if cell.piece == WHOLE_KIT else [cell.piece or ""]:
            held[piece] = max(held.get(piece, 0), cell.edition or 0)
    in_hand = {piece: number for piece, number in held.items() if site.get(piece) != number}
    for place, versions in (("", in_hand), ("na stronie ", site)):
        old = {piece: number for piece, number in versions.items() if number < latest}
        for number in sorted(set(old.values())):
            pieces = [piece for piece in old if old[piece] == number]
            whole = len(pieces) > 1 and set(pieces) == set(versions) == set(kit)
            named = titles[WHOLE_KIT] if whole else ", ".join(f"„{titles.get(one, one)}”" for one in pieces)
            version = f"wydanie {number}" if number else f"wydanie sprzed {day(catalogue.edition.date)}"
            yield f"{place}{version} ({named}), najnowsze jest {latest}"
