"""Turns the cleaned texts of one draft into an entry, field by field; no mistake hides another."""

from __future__ import annotations

from datetime import date

from campaign.log.catalogue import Catalogue, default_partner, pick
from campaign.log.dates import DayError, parse_day
from campaign.log.entry import Draft, Entry
from campaign.log.fields import NOTE_LIMIT, FieldError, short, whole
from campaign.log.privacy import personal
from campaign.log.verdict import Finding, Verdict
from campaign.log.vocabulary import TRAITS, WHOLE_AREA, Kind, kind_of, meant

PEOPLE_LIMIT = 2000
LEAFLETS_LIMIT = 5000
RECEIVED_LIMIT = 100_000
_NEED_LEAFLETS = (Kind.LEAFLETS, Kind.RECEIVED, Kind.SPOILED)


class Interpreter:
    """Reads one cleaned draft; mistakes are added to the verdict."""

    def __init__(
        self, catalogue: Catalogue, today: date, texts: Draft, verdict: Verdict, dated: bool = False
    ) -> None:
        self.catalogue, self.today, self.dated = catalogue, today, dated
        self.texts, self.verdict = texts, verdict
        self.day = self._day()
        self.plan = self.catalogue.plan_on(self.day) if self.day else None
        self.kind = self._kind()

    def entry(self) -> Entry | None:
        """The entry; None when a field without which there is none could not be read."""
        place, partner, leaflet = self._place(), self._partner(), self._leaflet()
        people = self._number("people", PEOPLE_LIMIT)
        first = self._number("people_new", PEOPLE_LIMIT) if self.texts.people_new else None
        received = self.kind is Kind.RECEIVED
        leaflets = self._number("leaflets", RECEIVED_LIMIT if received else LEAFLETS_LIMIT)
        piece = self._piece(partner)
        edition, note = self._edition(bool(leaflets and leaflet), piece), self._note()
        if self.day is None or self.kind is None or place is None or people is None or leaflets is None:
            return None
        entry = Entry(
            self.day, self.kind, place, people, leaflets, first, leaflet, edition, partner, note or "", piece
        )
        for name, message in _contradictions(entry):
            if not self._told(name):
                self._wrong(name, message)
        return entry

    def _told(self, name: str) -> bool:
        """True when a mistake of the field was said already; a wrong partner explains a missing piece."""
        wrong = {finding.field for finding in self.verdict.errors}
        return name in wrong or (name == "piece" and "partner" in wrong)

    def _wrong(self, name: str, message: str) -> None:
        self.verdict.errors.append(Finding(name, message))

    def _shown(self, text: str) -> str:
        """The first 30 characters; personal data is not repeated, not even on the screen."""
        if personal(text, self.catalogue.places(None)):
            return "wpisany tekst"
        return f"„{text[:30]}…”" if len(text) > 30 else f"„{text}”"

    def _day(self) -> date | None:
        if not self.texts.day:
            self._wrong("day", "brak daty – wpisz np. 3.09.2026, dziś albo wczoraj")
            return None
        try:
            return parse_day(self.texts.day, self.today, self.dated)
        except DayError as error:
            self._wrong("day", str(error))
            return None

    def _kind(self) -> Kind | None:
        kind = kind_of(self.texts.kind)
        if kind is None:
            known = {traits.label: traits.label for traits in TRAITS.values()}
            said = (
                f"{self._shown(self.texts.kind)} nie jest na liście"
                if self.texts.kind
                else "nie wybrano działania"
            )
            self._wrong("kind", f"{said} – {meant(self.texts.kind, known)}")
        return kind

    def _place(self) -> str | None:
        text = self.texts.place
        names = self.catalogue.places(self.plan)
        if not text and self.kind and not TRAITS[self.kind].placed:
            return WHOLE_AREA
        found = pick(text, {name: name for name in names}) if text else None
        if found is None:
            said = f"{self._shown(text)} nie jest na liście" if text else "brak miejscowości"
            self._wrong(
                "place", f"{said} – wpisz jedną z: {', '.join(names)} (listę zmienia się w pliku planu)"
            )
        return found

    def _partner(self) -> str | None:
        partners = self.catalogue.partners(self.plan)
        text = self.texts.partner
        if not text:
            return default_partner(self.plan, self.kind) if self.kind else None
        found = pick(text, partners) or pick(text, self.catalogue.kits)
        if found is None:
            self._wrong("partner", f"{self._shown(text)} nie jest na liście – {meant(text, partners)}")
        return found

    def _piece(self, partner: str | None) -> str | None:
        text = self.texts.piece
        if not text or (self.texts.partner and partner is None):  # whose piece it is was wrong already
            return None
        if partner is None:
            self._wrong("partner", "nie podano, czyj to materiał – wpisz partnera z listy")
            return None
        known = self.catalogue.pieces(partner)
        if not known:
            self._wrong("piece", f"partner „{partner}” nie ma zestawu – usuń materiał albo zmień partnera")
            return None
        found = pick(text, known)
        if found is None:
            self._wrong("piece", f"{self._shown(text)} nie ma w zestawie partnera – {meant(text, known)}")
        return found

    def _leaflet(self) -> str | None:
        text = self.texts.leaflet
        found = pick(text, self.catalogue.leaflets) if text else None
        if text and found is None:
            known = self.catalogue.leaflets
            self._wrong("leaflet", f"{self._shown(text)} nie jest na liście – {meant(text, known)}")
        return found

    def _number(self, name: str, limit: int) -> int | None:
        try:
            return whole(getattr(self.texts, name), limit)
        except FieldError as error:
            self._wrong(name, str(error))
            return None

    def _edition(self, leaflet: bool, piece: str | None) -> int | None:
        """The edition typed; else the latest, when leaflets of a known kind or a piece of it were given.

        A piece given before the latest edition was there keeps none: nobody knows which one it was.
        """
        latest = self.catalogue.edition.number
        if not self.texts.edition:
            return latest if leaflet or (piece and not _too_early(self.catalogue, self.day)) else None
        edition = self._number("edition", 9999)
        if edition is not None and not 1 <= edition <= latest:
            self._wrong("edition", f"nie ma wydania {edition}, najnowsze to {latest} – popraw numer")
        return edition

    def _note(self) -> str | None:
        found = personal(self.texts.note, self.catalogue.places(None))
        if found:
            self._wrong("note", f"to wygląda na {found} – usuń to: dziennik nie zawiera danych osób")
            return None
        try:
            return short(self.texts.note, NOTE_LIMIT)
        except FieldError as error:
            self._wrong("note", str(error))
            return None


def _too_early(catalogue: Catalogue, day: date | None) -> bool:
    """True when an older edition may have been given on that day; of the first there is no older one."""
    return day is not None and catalogue.edition.number > 1 and day < catalogue.edition.date


def _contradictions(entry: Entry) -> list[tuple[str, str]]:
    """What the fields of an entry say against each other."""
    traits = TRAITS[entry.kind]
    found: list[tuple[str, str | bool]] = [
        ("partner", traits.named and not entry.partner
         and ("komu przekazano" if entry.kind is Kind.HANDED else "czyje to ogłoszenie")
         + " – wpisz partnera z listy"),
        ("people", not traits.direct and bool(entry.people)
         and f"przy działaniu „{traits.label}” nie liczy się osób do miernika – wpisz 0"),
        ("people_new", (entry.people_new or 0) > entry.people
         and f"{entry.people_new} to więcej niż wszystkich osób ({entry.people}) – popraw jedną z liczb"),
        ("leaflets", not traits.leaflets and bool(entry.leaflets)
         and f"przy działaniu „{traits.label}” nie rozdaje się ulotek – wpisz 0"),
        ("leaflets", bool(traits.leaflets) and entry.kind in _NEED_LEAFLETS and not entry.leaflets
         and f"„{traits.label}” bez ulotek – wpisz ich liczbę"),
        ("leaflet", bool(entry.leaflet) and not entry.leaflets
         and "podano rodzaj, a ulotek jest 0 – wpisz liczbę albo usuń rodzaj"),
        ("piece", entry.kind is Kind.HANDED and not entry.leaflets and not entry.piece
         and "co przekazano – wpisz materiał z zestawu partnera albo liczbę ulotek"),
        ("piece", bool(entry.piece) and not traits.shared
         and f"przy działaniu „{traits.label}” nie podaje się materiału – usuń go"),
    ]  # fmt: skip
    return [(name, message) for name, message in found if isinstance(message, str)]
