"""What each partner was given, published and still owes. Pure: no disk, no clock but the totals' day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from campaign.language.numbers import day, leaflets
from campaign.log.count.totals import Sums, Totals, sheets_by_kind
from campaign.log.entry.catalogue import Catalogue, ended
from campaign.log.entry.drafts import WHOLE_KIT
from campaign.log.entry.vocabulary import ANNOUNCED, FULFILS, GIVES, TRAITS, WANTED, Kind, shows
from campaign.log.show import material
from campaign.log.store.journal import Cell
from campaign.model.booster import Booster
from campaign.model.plan import Contribution, Partner

AROUND = timedelta(days=7)
"""How far from its days a reminder may come and still be the one the plan means."""
OUTDATED = "Proszę podmienić"


def state(totals: Totals, catalogue: Catalogue) -> Iterator[str]:
    """The partners' part of a plan's state: the plan's own in its order, then the others."""
    planned = {partner.id: partner.name for partner in totals.plan.partners}
    everybody = [*planned, *totals.others]
    yield from ("", "Partnerzy:") if everybody else ()
    for slug in everybody:
        told = account(totals, catalogue, slug)
        lines = [f"{label}: {'; '.join(texts)}." for label, texts in told.items()]
        yield f"  {planned.get(slug) or catalogue.everybody.get(slug, slug)}"
        yield from (f"    {line}" for line in lines or ["W dzienniku nic nie ma."])
        if OUTDATED in told and catalogue.article(slug):
            from campaign.content.pieces import replacement_mail

            yield f"    Gotowa wiadomość po ./campaign build: build/{replacement_mail(slug)}"


def account(totals: Totals, catalogue: Catalogue, slug: str) -> dict[str, list[str]]:
    """What there is to say of one partner, by the words it is said under; nothing stands there empty."""
    own = totals.by(slug)
    cells = sorted(own.cells, key=lambda cell: (cell.day, cell.kind))
    partner = next((one for one in totals.plan.partners if one.id == slug), None)
    told = {
        "Przekazano": [_told(cell, catalogue) for cell in cells if cell.kind is Kind.HANDED],
        "Ukazało się": [_told(cell, catalogue) for cell in cells if cell.kind in ANNOUNCED],
        "Razem z partnerem": [_told(cell, catalogue) for cell in cells if not TRAITS[cell.kind].shared],
        "Nie zrobiono" if ended(totals.plan, totals.as_of) else "Do zrobienia":
            [*_due(totals, catalogue, partner, own)] if partner else [],
        "Proszę sprawdzić": [*passed_on(totals, catalogue, slug)],
        OUTDATED: [*_outdated(totals, catalogue, slug)],
    }  # fmt: skip
    return {label: texts for label, texts in told.items() if texts}


def passed_on(totals: Totals, catalogue: Catalogue, slug: str) -> Iterator[str]:
    """Kinds of leaflets of which the partner gave out more than it ever got, and what to do.

    Those of no said kind (None) may be of any: they make up for what others lack, and others for them.
    """
    got, gave = Counter[str | None](), Counter[str | None]()
    for cell in (*totals.cells, *totals.around):
        if cell.partner == slug and cell.kind in (Kind.HANDED, Kind.LEAFLETS):
            (got if cell.kind is Kind.HANDED else gave).update(sheets_by_kind(cell))
    lacking, spare = gave - got, got - gave
    unsaid, covered = lacking.pop(None, 0), spare.pop(None, 0)
    short = [*lacking] if lacking.total() > covered else []
    for leaflet in [*short, *[None] * (unsaid > spare.total())]:
        kind = f"„{catalogue.leaflets.get(leaflet, leaflet)}”" if leaflet else "bez rodzaju"
        remedy = "proszę dopisać przekazanie albo poprawić liczbę lub rodzaj"
        yield f"ulotek {kind} otrzymano {got[leaflet]}, a rozdano {gave[leaflet]} – {remedy}"


def _told(cell: Cell, catalogue: Catalogue) -> str:
    """'20.08.2026 – cały zestaw (wydanie 1), 60 ulotek', '12.09.2026 – komunikat w radiu, 2 razy'"""
    piece = [material(cell.partner, cell.piece, cell.edition, catalogue)] if cell.piece else []
    if cell.kind is Kind.HANDED:
        name = catalogue.leaflets.get(cell.leaflet or "")
        sheets = [leaflets(cell.leaflets) + (f" ({name})" if name else "")] if cell.leaflets else []
        return f"{day(cell.day)} – {', '.join([*piece, *sheets])}"
    times = f", {cell.entries} razy" if cell.entries > 1 else ""
    return f"{day(cell.day)} – {': '.join([TRAITS[cell.kind].label, *piece])}{times}"


def _due(totals: Totals, catalogue: Catalogue, partner: Partner, own: Sums) -> Iterator[str]:
    """Tasks of the plan without an entry, then reminders of its calendar that are missing or come next."""
    for given in partner.contributes:
        if not any(shows(cell.kind, cell.handouts) for cell in own.of(*GIVES[given]).cells):
            yield f"{WANTED[given]}{_until(totals, given)}"
    mine = sorted((b for b in totals.plan.boosters if b.partner == partner.id), key=lambda b: b.day)
    days = [cell.day for cell in own.cells if cell.kind is not Kind.RECEIVED]
    missing = [b for b in mine if not any(b.day - AROUND <= one <= b.last + AROUND for one in days)]
    late = [_reminder(b, catalogue) for b in missing if b.last < totals.as_of]
    if late:
        several = f"zaległe powtórki: {len(late)}, ostatnia: " if late[1:] else "zaległa "
        yield several + late[-1]
    yield from [_reminder(b, catalogue) for b in missing if b.last >= totals.as_of][:1]


def _until(totals: Totals, given: Contribution) -> str:
    """The date of the plan's action that this task belongs to: ' do 31.12.2026', or that it has passed."""
    dues = [a.due for a in totals.plan.actions if a.due and set(FULFILS[a.kind]) & set(GIVES[given])]
    if not dues:
        return ""
    return f" ({'termin minął' if max(dues) < totals.as_of else 'termin'} {day(max(dues))})"


def _reminder(booster: Booster, catalogue: Catalogue) -> str:
    """'powtórka 04.01.2027–29.01.2027, kolęda: „Ogłoszenie po mszy”'"""
    days = day(booster.day) + (f"–{day(booster.until)}" if booster.until else "")
    title = catalogue.pieces(booster.partner).get(booster.piece or "", "")
    return f"powtórka {days}, {booster.occasion}" + (f": „{title}”" if title else "")


def _outdated(totals: Totals, catalogue: Catalogue, slug: str) -> Iterator[str]:
    """What the partner still has, or shows on its site, of an edition that is no longer the latest."""
    every = (cell for cell in (*totals.cells, *totals.around) if cell.partner == slug and cell.piece)
    own = sorted((c for c in every if TRAITS[c.kind].shared), key=lambda c: (c.day, c.edition or 0))
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
        for old in sorted({number for number in versions.values() if number < latest}):
            pieces = [piece for piece, number in versions.items() if number == old]
            whole = len(pieces) > 1 and set(pieces) == set(versions) == set(kit)
            named = titles[WHOLE_KIT] if whole else ", ".join(f"„{titles.get(one, one)}”" for one in pieces)
            version = f"wydanie {old}" if old else f"wydanie sprzed {day(catalogue.edition.date)}"
            yield f"{place}{version} ({named}), najnowsze jest {latest}"
