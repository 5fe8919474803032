"""Turns the cleaned texts of one draft into an entry, field by field; no mistake hides another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from campaign.log.entry.catalogue import Catalogue, default_partner, pick
from campaign.log.entry.consistency import PART, contradictions, either, is_one, too_early
from campaign.log.entry.dates import DayError, parse_day
from campaign.log.entry.drafts import UNSAID, Draft, Entry, Remark, Verdict, packed
from campaign.log.entry.fields import FIELDS, NOTE_LIMIT, FieldError, fold, short, whole
from campaign.log.entry.privacy import perhaps_named, personal
from campaign.log.entry.vocabulary import NO_PLAN, TRAITS, WHOLE_AREA, WORDS, Kind, kind_of, meant
from campaign.model.plan import Plan

_ROUGHLY = re.compile(
    r"(?:~|ok\.?|okolo|ponad|min\.?)? ?([0-9]{1,6})(?: ?[-–] ?[0-9]{1,6}|\+)?(?: ?[a-z.]+)?"
)
_LISTED = "nie jest na liście"
_BATCH = re.compile(r"[A-Z0-9]{1,6}(?:/[a-z0-9-]+)?/([0-9]{1,4})/[a-z0-9-]+")
"""The code in a leaflet's foot, e.g. A5/na-wnuczka/1/kpp-krasnik; its number is the edition."""


class Interpreter:
    """Reads one cleaned draft; mistakes are added to the verdict.

    dated: days must be typed in full. exact: the very words of the lists, as in the workbook.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        today: date,
        texts: Draft,
        verdict: Verdict,
        dated: bool = False,
        exact: bool = False,
    ) -> None:
        self.catalogue, self.today, self.dated, self.exact = catalogue, today, dated, exact
        self.texts, self.verdict = texts, verdict
        self.day = self._day()
        self.plan = self._plan()
        self.kind = self._kind()

    def entry(self) -> Entry | None:
        """The entry; None when a field without which there is none could not be read."""
        place, partner = self._place(), self._partner()
        people = self._number("people")
        first = self._number("people_new") if self.texts.people_new else None
        leaflets, leaflet = self._leaflets()
        piece = self._piece(partner)
        edition, note = self._edition(bool(leaflets and leaflet), piece), self._note()
        if self.day is None or self.kind is None or place is None or people is None or leaflets is None:
            return None
        plan = self.plan.slug if self.plan else NO_PLAN
        entry = Entry(self.day, self.kind, place, people, leaflets, first, leaflet, edition, partner,
                      note or "", piece, plan)  # fmt: skip
        for name, message in contradictions(entry):
            if not self._told(name):
                self._wrong(name, message)
        return entry

    def _told(self, name: str) -> bool:
        """True when a mistake of the field was said already; a wrong partner explains a missing piece."""
        wrong = {finding.field for finding in self.verdict.errors}
        return name in wrong or (name == "piece" and "partner" in wrong)

    def _wrong(self, name: str, message: str) -> None:
        self.verdict.errors.append(Remark(name, message))

    def _shown(self, text: str) -> str:
        """The first 30 characters; personal data is not repeated, not even on the screen."""
        if personal(text, self.catalogue.everywhere):
            return "wpisany tekst"
        return f"„{text[:30]}…”" if len(text) > 30 else f"„{text}”"

    def _picked(
        self, name: str, text: str, known: Mapping[str, str], where: str, remedy: str = ""
    ) -> str | None:
        """The identifier a text of a field means; else the nearest name, or another remedy, is said."""
        found = pick(text, known, self.exact)
        if found is None:
            self._wrong(name, f"{self._shown(text)} {where} – {remedy or meant(text, known)}")
        return found

    def _day(self) -> date | None:
        if not self.texts.day:
            how = "w tym samym wierszu (scalone komórki rozdziel)" if self.dated else "dziś albo wczoraj"
            self._wrong("day", f"brak daty – wpisz np. 3.09.2026, {how}")
            return None
        try:
            return parse_day(self.texts.day, self.today, self.dated)
        except DayError as error:
            self._wrong("day", str(error))
            return None

    def _plan(self) -> Plan | None:
        """The plan named; without a name the only one of that day (of two nobody can know which)."""
        text = self.texts.plan
        if text and text != NO_PLAN:
            return self._named_plan(text)
        found = self.catalogue.plans_on(self.day) if self.day else []
        if len(found) > 1 and text != NO_PLAN:
            self._wrong("plan", f"tego dnia trwa więcej niż jeden plan – dopisz: {either(found)}")
        return found[0] if len(found) == 1 else None

    def _named_plan(self, text: str) -> Plan | None:
        slug = pick(text, {slug: slug for slug in self.catalogue.plans}, exact=True)
        if slug is None:
            known = ", ".join(self.catalogue.plans) or "brak"
            self._wrong("plan", f"{self._shown(text)} nie jest na liście – wpisz jeden z: {known}")
            return None
        plan = self.catalogue.plans[slug]
        if self.day and self.day not in plan.period:
            start, end = plan.period.start, plan.period.end
            self._wrong("day", f"{self.day:%d.%m.%Y} jest poza okresem planu {slug} "
                        f"({start:%d.%m.%Y}–{end:%d.%m.%Y}) – popraw datę albo plan")  # fmt: skip
        return plan

    def _kind(self) -> Kind | None:
        text = self.texts.kind
        kind = WORDS.get(fold(text)) if self.exact else kind_of(text)
        if kind is None:
            known = {traits.label: traits.label for traits in TRAITS.values()}
            said = f"{self._shown(text)} nie jest na liście" if text else "nie wybrano działania"
            self._wrong("kind", f"{said} – {meant(text, known)}")
        return kind

    def _place(self) -> str | None:
        text, names = self.texts.place, self.catalogue.places(self.plan)
        if not text and self.kind and not TRAITS[self.kind].placed:
            return WHOLE_AREA
        found = pick(text, {name: name for name in names}, self.exact) if text else None
        if found is None:
            said = f"{self._shown(text)} nie jest na liście" if text else "brak miejscowości"
            listed = ", ".join(names)
            if text and pick(text, self.catalogue.partners(self.plan)):
                said = "to partner, a jego podaje się osobno (--partner)"
            self._wrong("place", f"{said} – wpisz jedną z: {listed} (listę zmienia się w pliku planu)")
        return found

    def _partner(self) -> str | None:
        partners, text = self.catalogue.partners(self.plan), self.texts.partner
        if not text:
            return default_partner(self.plan, self.kind) if self.kind else None
        kits = {slug: kit.name for slug, kit in self.catalogue.kits.items()}
        remedy = f"{meant(text, partners)} (partnerów dopisuje się w pliku planu)"
        found = pick(text, partners, self.exact) or pick(text, kits, self.exact)
        return found or self._picked("partner", text, partners, _LISTED, remedy)

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
        return self._picked("piece", text, known, "nie ma w zestawie partnera")

    def _leaflets(self) -> tuple[int | None, str | None]:
        """The number of leaflets and their kind or kinds; the kinds' numbers must come to the total typed."""
        limit = TRAITS[self.kind].sheets if self.kind else FIELDS["leaflets"].limit
        total, text = self._number("leaflets", limit), self.texts.leaflet
        parts = {} if is_one(text) else self._parts(text, limit)
        if parts is None or not text:
            return total, None
        if not parts:
            kind = self._leaflet(text)
            return total, None if kind == UNSAID else kind
        said = sum(parts.values())
        if self.texts.leaflets and total is not None and total != said:
            self._wrong(
                "leaflets", f"razem wpisano {total}, a z rodzajów wychodzi {said} – popraw jedną z liczb"
            )
        elif said > limit:
            self._wrong("leaflets", f"{said} to za dużo, przyjmuję najwyżej {limit} – sprawdź liczbę")
        return said, packed(parts)

    def _parts(self, text: str, limit: int) -> dict[str, int] | None:
        """Numbers by kind out of „na wnuczka 3, wspólna 2”; None when a part was wrong."""
        found: dict[str, int] = {}
        for part in re.split(r"[,;]\s*", text):
            said = PART.fullmatch(part.strip())
            kind = self._leaflet(said[1]) if said else None
            if said is None or kind is None:
                if said is None:
                    self._wrong("leaflet", "kilka rodzajów zapisuje się: na-wnuczka 3, wspolna 2 – popraw")
                return None
            try:
                found[kind] = found.get(kind, 0) + whole(said[2], limit)
            except FieldError as error:
                self._wrong("leaflets", str(error))
                return None
        return found

    def _leaflet(self, text: str) -> str | None:
        known = {**self.catalogue.leaflets, UNSAID: "bez podania rodzaju"}
        return self._picked("leaflet", text, known, _LISTED)

    def _number(self, name: str, limit: int = 0) -> int | None:
        """The number typed; „~5” and „5–7” become a question, never a number nobody meant."""
        text, most = getattr(self.texts, name), limit or FIELDS[name].limit
        try:
            return whole(text, most)
        except FieldError as error:
            said = _ROUGHLY.fullmatch(fold(text)) if not self.exact else None
            if said is None or int(said[1]) > most:
                self._wrong(name, str(error))
                return None
            if not re.fullmatch(r"[0-9]+ ?(?:os|osob|osoby|ulot|ulotek|ulotki|szt)\.?", fold(text)):
                self.verdict.questions.append(Remark(name, f"wpisano „{text}”, zapiszę {int(said[1])}"))
            return int(said[1])

    def _edition(self, leaflet: bool, piece: str | None) -> int | None:
        """The edition typed; else the latest, when leaflets of a known kind or a piece of it were given.

        What was given before the latest edition was there keeps none: nobody knows which one it was.
        """
        latest = self.catalogue.edition.number
        if not self.texts.edition:
            return latest if (leaflet or piece) and not too_early(self.catalogue, self.day) else None
        code = _BATCH.fullmatch(self.texts.edition)
        edition = int(code[1]) if code else self._number("edition")
        if edition is not None and not 1 <= edition <= latest:
            self._wrong("edition", f"nie ma wydania {edition}, najnowsze to {latest} – popraw numer")
        return edition

    def _note(self) -> str | None:
        found = personal(self.texts.note, self.catalogue.everywhere)
        if found:
            self._wrong("note", f"to wygląda na {found} – usuń to: dziennik nie zawiera danych osób")
            return None
        if perhaps_named(self.texts.note):
            asked = "może to imię i nazwisko – jeśli tak, proszę je usunąć i nie zapisywać"
            self.verdict.questions.append(Remark("note", asked))
        try:
            return short(self.texts.note, NOTE_LIMIT)
        except FieldError as error:
            self._wrong("note", str(error))
            return None
