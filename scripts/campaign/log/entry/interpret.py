"""Turns the cleaned texts of one draft into an entry, field by field; no mistake hides another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from campaign.log.entry.catalogue import Catalogue, default_partner, words
from campaign.log.entry.dates import parse_day
from campaign.log.entry.drafts import UNSAID, Draft, Entry, Remark, Verdict, packed
from campaign.log.entry.fields import FIELDS, NOTE_LIMIT, FieldError, fold, too_long, whole
from campaign.log.entry.privacy import perhaps_named, personal
from campaign.log.entry.vocabulary import NO_PLAN, TRAITS, WHOLE_AREA, WORDS, Kind, Meant, meant, unique
from campaign.model.plan import Plan

_ROUGHLY = re.compile(
    r"(?:~|ok\.?|okolo|ponad|min\.?)? ?([0-9]{1,6})(?: ?[-–] ?[0-9]{1,6}|\+)?(?: ?[a-z.]+)?"
)
_PART = re.compile(r"(.+?)[ :=]+([0-9]+)")
"""One kind of leaflet with its number."""
_BATCH = re.compile(r"[A-Z0-9]{1,6}(?:/[a-z0-9-]+)?/([0-9]{1,4})/[a-z0-9-]+")
"""The code in a leaflet's foot, e.g. A5/na-wnuczka/1/kpp-krasnik; its number is the edition."""


@dataclass
class Interpreter:
    """Reads one cleaned draft; mistakes are added to the verdict.

    dated: days must be typed in full. exact: the very words of the lists, as in the workbook.
    """

    catalogue: Catalogue
    today: date
    dated: bool
    exact: bool
    texts: Draft
    verdict: Verdict

    def entry(self) -> Entry | None:
        """The entry; None when a field without which there is none could not be read."""
        read, texts = self._read, self.texts
        day = read("day", self._day)
        plan = read("plan", self._plan, day)
        kind = read("kind", self._kind)
        place = read("place", self._place, plan, kind)
        partner = read("partner", self._partner, plan, kind)
        people = read("people", self._number, "people", texts.people)
        first = read("people_new", self._number, "people_new", texts.people_new) if texts.people_new else None
        leaflets, leaflet = self._leaflets(TRAITS[kind].sheets if kind else FIELDS["leaflets"].limit)
        piece = read("piece", self._piece, partner)
        given = bool(piece or (leaflets and (leaflet or kind is Kind.HANDED)))
        edition = read("edition", self._edition, day, given)
        note = read("note", self._note)
        if day is None or kind is None or place is None or people is None or leaflets is None:
            return None
        return Entry(day, kind, place, people, leaflets, first, leaflet, edition, partner, note or "", piece,
                     plan.slug if plan else NO_PLAN)  # fmt: skip

    def _read(self, name: str, method: Callable[..., Meant], *known: object) -> Meant | None:
        """What the method makes of a field; None once the mistake that it raises is added to the others."""
        try:
            return method(*known)
        except FieldError as error:
            self._wrong(name, str(error))
            return None

    def _wrong(self, name: str, message: str) -> None:
        self.verdict.errors.append(Remark(name, message))

    def _shown(self, text: str) -> str:
        """The first 30 characters; personal data is not repeated, not even on the screen."""
        if personal(text, self.catalogue.places()):
            return "wpisany tekst"
        return f"„{text[:30]}…”" if len(text) > 30 else f"„{text}”"

    def _chosen(
        self, text: str, names: Mapping[str, str], words: Mapping[str, str], said: str = "", remedy: str = ""
    ) -> str:
        """What a text means by words. Raises FieldError with the nearest name; said: what is wrong."""
        found = unique(text, words, self.exact)
        if found is None:
            wrong = said or f"{self._shown(text)} nie jest na liście"
            raise FieldError(f"{wrong} – {meant(text, names)}{remedy}")
        return found

    def _day(self) -> date:
        if not self.texts.day:
            how = "w tym samym wierszu (scalone komórki rozdziel)" if self.dated else "dziś albo wczoraj"
            raise FieldError(f"brak daty – wpisz np. 3.09.2026, {how}")
        return parse_day(self.texts.day, self.today, self.dated)

    def _plan(self, day: date | None) -> Plan | None:
        """The plan named; without a name the only one of that day (of two nobody can know which)."""
        text, plans = self.texts.plan, self.catalogue.plans
        if not text or text == NO_PLAN:
            found = self.catalogue.plans_on(day) if day else []
            if len(found) > 1 and not text:
                options = " albo ".join(f"--plan {plan.slug}" for plan in found)
                raise FieldError(f"tego dnia trwa więcej niż jeden plan – dopisz: {options}")
            return found[0] if len(found) == 1 else None
        slugs = {slug: slug for slug in plans}
        plan = plans[text.casefold() if text.casefold() in plans else self._chosen(text, slugs, {})]
        if day and day not in plan.period:
            within = f"({plan.period.start:%d.%m.%Y}–{plan.period.end:%d.%m.%Y}) – popraw datę albo plan"
            self._wrong("day", f"{day:%d.%m.%Y} jest poza okresem planu {plan.slug} {within}")
        return plan

    def _kind(self) -> Kind:
        text, known = self.texts.kind, {traits.label: traits.label for traits in TRAITS.values()}
        return Kind(self._chosen(text, known, WORDS, "" if text else "nie wybrano działania"))

    def _place(self, plan: Plan | None, kind: Kind | None) -> str:
        text, known = self.texts.place, {name: name for name in self.catalogue.places(plan)}
        if not text and kind and not TRAITS[kind].placed:
            return WHOLE_AREA
        said = "" if text else "brak miejscowości"
        if partner := self.catalogue.partner(text, plan):
            where = "w kolumnie Partner" if self.dated else f"jako --partner {partner}"
            said = f"to partner, nie miejscowość; partnera wpisz {where}, a tu miejscowość"
        return self._chosen(text, known, words(known), said, " (listę zmienia się w pliku planu)")

    def _partner(self, plan: Plan | None, kind: Kind | None) -> str | None:
        text, known = self.texts.partner, self.catalogue.partners(plan)
        if not text:
            return default_partner(plan, kind) if kind else None
        remedy = " (partnerów dopisuje się w pliku planu)"
        return self._chosen(text, known, self.catalogue.partner_words(plan), remedy=remedy)

    def _piece(self, partner: str | None) -> str | None:
        text, known = self.texts.piece, self.catalogue.pieces(partner)
        if not text or (self.texts.partner and partner is None):  # whose piece it is was wrong already
            return None
        if partner is None:
            self._wrong("partner", "nie podano, czyj to materiał – wpisz partnera z listy")
            return None
        if not known:
            raise FieldError(f"partner „{partner}” nie ma zestawu – usuń materiał albo zmień partnera")
        return self._chosen(text, known, words(known), f"{self._shown(text)} nie ma w zestawie partnera")

    def _leaflets(self, limit: int) -> tuple[int | None, str | None]:
        """The number of leaflets and their kind or kinds; the kinds' numbers must come to the total typed."""
        text = self.texts.leaflet
        total = self._read("leaflets", self._number, "leaflets", self.texts.leaflets, limit)
        if not re.search("[,;]", text) and not _PART.fullmatch(text):
            kind = self._read("leaflet", self._leaflet, text) if text else None
            return total, None if kind == UNSAID else kind
        parts = self._read("leaflet", self._parts, text, limit)
        said = self._read("leaflets", whole, str(parts.total()), limit) if parts else total
        if self.texts.leaflets and None not in (total, said) and total != said:
            differ = f"razem wpisano {total}, a z rodzajów wychodzi {said}"
            self._wrong("leaflets", f"{differ} – popraw jedną z liczb")
        return said, packed(parts or {})

    def _parts(self, text: str, limit: int) -> Counter[str]:
        """Numbers by kind out of „na wnuczka 3, wspólna 2”."""
        found: Counter[str] = Counter()
        for part in re.split(r"[,;]\s*", text):
            said = _PART.fullmatch(part.strip())
            if said is None:
                raise FieldError("kilka rodzajów zapisuje się: na-wnuczka 3, wspolna 2 – popraw")
            found[self._leaflet(said[1])] += self._number("leaflets", said[2], limit)
        return found

    def _leaflet(self, text: str) -> str:
        return self._chosen(text, self.catalogue.kinds, words(self.catalogue.kinds))

    def _number(self, name: str, text: str, limit: int = 0) -> int:
        """The number typed; „~5” and „5–7” become a question, never a number nobody meant."""
        most = limit or FIELDS[name].limit
        try:
            return whole(text, most)
        except FieldError:
            said = _ROUGHLY.fullmatch(fold(text)) if not self.exact else None
            if said is None or int(said[1]) > most:
                raise
            if not re.fullmatch(r"[0-9]+ ?(?:os|osob|osoby|ulot|ulotek|ulotki|szt)\.?", fold(text)):
                self.verdict.questions.append(Remark(name, f"wpisano „{text}”, zapiszę {int(said[1])}"))
            return int(said[1])

    def _edition(self, day: date | None, given: bool) -> int | None:
        """The edition typed; else the latest if it was there and (given) something traceable was given."""
        latest, text = self.catalogue.edition.number, self.texts.edition
        if not text:
            return latest if given and not self.catalogue.too_early(day) else None
        code = _BATCH.fullmatch(text)
        edition = int(code[1]) if code else self._number("edition", text)
        if not 1 <= edition <= latest:
            raise FieldError(f"nie ma wydania {edition}, najnowsze to {latest} – popraw numer")
        return edition

    def _note(self) -> str:
        note = self.texts.note
        if found := personal(note, self.catalogue.places()):
            raise FieldError(f"to wygląda na {found} – usuń to: dziennik nie zawiera danych osób")
        if wrong := too_long(note, NOTE_LIMIT):
            raise FieldError(wrong)
        if perhaps_named(note):
            asked = "może to imię i nazwisko – jeśli tak, proszę je usunąć i nie zapisywać"
            self.verdict.questions.append(Remark("note", asked))
        return note
