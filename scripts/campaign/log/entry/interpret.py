"""Turns the cleaned texts of one draft into an entry, field by field; no mistake hides another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from campaign.log.entry.catalogue import Catalogue, default_partner, pick
from campaign.log.entry.dates import parse_day
from campaign.log.entry.drafts import UNSAID, Draft, Entry, Remark, Verdict, packed
from campaign.log.entry.fields import FIELDS, NOTE_LIMIT, FieldError, fold, too_long, whole
from campaign.log.entry.privacy import perhaps_named, personal
from campaign.log.entry.vocabulary import NO_PLAN, TRAITS, WHOLE_AREA, WORDS, Kind, meant, unique
from campaign.model.plan import Plan

_ROUGHLY = re.compile(
    r"(?:~|ok\.?|okolo|ponad|min\.?)? ?([0-9]{1,6})(?: ?[-–] ?[0-9]{1,6}|\+)?(?: ?[a-z.]+)?"
)
_PART = re.compile(r"(.+?)[ :=]+([0-9]+)")
"""One kind of leaflet with its number."""
_BATCH = re.compile(r"[A-Z0-9]{1,6}(?:/[a-z0-9-]+)?/([0-9]{1,4})/[a-z0-9-]+")
"""The code in a leaflet's foot, e.g. A5/na-wnuczka/1/kpp-krasnik; its number is the edition."""
Known = TypeVar("Known")


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
        day, plan, kind = self.day, self.plan, self.kind  # in the order in which mistakes are said
        place, partner = self._place(), self._partner()
        people = self._number("people", self.texts.people)
        first = self._number("people_new", self.texts.people_new) if self.texts.people_new else None
        leaflets, leaflet = self._leaflets()
        piece = self._piece(partner)
        edition, note = self._edition(bool(leaflets and leaflet), piece), self._note()
        if day is None or kind is None or place is None or people is None or leaflets is None:
            return None
        return Entry(day, kind, place, people, leaflets, first, leaflet, edition, partner, note, piece,
                     plan.slug if plan else NO_PLAN)  # fmt: skip

    def _wrong(self, name: str, message: str) -> None:
        self.verdict.errors.append(Remark(name, message))

    def _shown(self, text: str) -> str:
        """The first 30 characters; personal data is not repeated, not even on the screen."""
        if personal(text, self.catalogue.everywhere):
            return "wpisany tekst"
        return f"„{text[:30]}…”" if len(text) > 30 else f"„{text}”"

    def _listed(
        self, name: str, found: Known | None, known: Mapping[str, str], said: str = "", remedy: str = ""
    ) -> Known | None:
        """What a field's text was found to mean; for None the nearest name of the list is said.

        said: what is wrong, when it is not simply that the list does not have it.
        """
        if found is None:
            text: str = getattr(self.texts, name)
            wrong = said or f"{self._shown(text)} nie jest na liście"
            self._wrong(name, f"{wrong} – {meant(text, known)}{remedy}")
        return found

    @cached_property
    def day(self) -> date | None:
        """The day it was."""
        if not self.texts.day:
            how = "w tym samym wierszu (scalone komórki rozdziel)" if self.dated else "dziś albo wczoraj"
            self._wrong("day", f"brak daty – wpisz np. 3.09.2026, {how}")
            return None
        try:
            return parse_day(self.texts.day, self.today, self.dated)
        except FieldError as error:
            self._wrong("day", str(error))
            return None

    @cached_property
    def plan(self) -> Plan | None:
        """The plan named; without a name the only one of that day (of two nobody can know which)."""
        text, plans = self.texts.plan, self.catalogue.plans
        if not text or text == NO_PLAN:
            found = self.catalogue.plans_on(self.day) if self.day else []
            if len(found) > 1 and not text:
                options = " albo ".join(f"--plan {plan.slug}" for plan in found)
                self._wrong("plan", f"tego dnia trwa więcej niż jeden plan – dopisz: {options}")
            return found[0] if len(found) == 1 else None
        plan = self._listed("plan", plans.get(text.casefold()), {slug: slug for slug in plans})
        if plan and self.day and self.day not in plan.period:
            within = f"({plan.period.start:%d.%m.%Y}–{plan.period.end:%d.%m.%Y}) – popraw datę albo plan"
            self._wrong("day", f"{self.day:%d.%m.%Y} jest poza okresem planu {plan.slug} {within}")
        return plan

    @cached_property
    def kind(self) -> Kind | None:
        """What was done."""
        known = {traits.label: traits.label for traits in TRAITS.values()}
        said = "" if self.texts.kind else "nie wybrano działania"
        return self._listed("kind", unique(self.texts.kind, WORDS, self.exact), known, said)

    def _place(self) -> str | None:
        text, known = self.texts.place, {name: name for name in self.catalogue.places(self.plan)}
        if not text and self.kind and not TRAITS[self.kind].placed:
            return WHOLE_AREA
        said = "" if text else "brak miejscowości"
        if self.catalogue.partner(text, self.plan):
            said = "to partner, a jego podaje się osobno (--partner)"
        remedy = " (listę zmienia się w pliku planu)"
        return self._listed("place", pick(text, known, self.exact), known, said, remedy)

    def _partner(self) -> str | None:
        text = self.texts.partner
        if not text:
            return default_partner(self.plan, self.kind) if self.kind else None
        found = self.catalogue.partner(text, self.plan, self.exact)
        known, remedy = self.catalogue.partners(self.plan), " (partnerów dopisuje się w pliku planu)"
        return self._listed("partner", found, known, remedy=remedy)

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
        said = f"{self._shown(text)} nie ma w zestawie partnera"
        return self._listed("piece", pick(text, known, self.exact), known, said)

    def _leaflets(self) -> tuple[int | None, str | None]:
        """The number of leaflets and their kind or kinds; the kinds' numbers must come to the total typed."""
        limit = TRAITS[self.kind].sheets if self.kind else FIELDS["leaflets"].limit
        total, text = self._number("leaflets", self.texts.leaflets, limit), self.texts.leaflet
        if "," not in text and ";" not in text and not _PART.fullmatch(text):
            kind = self._leaflet(text) if text else None
            return total, None if kind == UNSAID else kind
        parts = self._parts(text, limit)
        if parts is None:
            return total, None
        said = parts.total()
        if self.texts.leaflets and total is not None and total != said:
            differ = f"razem wpisano {total}, a z rodzajów wychodzi {said}"
            self._wrong("leaflets", f"{differ} – popraw jedną z liczb")
        elif said > limit:
            self._wrong("leaflets", f"{said} to za dużo, przyjmuję najwyżej {limit} – sprawdź liczbę")
        return said, packed(parts)

    def _parts(self, text: str, limit: int) -> Counter[str] | None:
        """Numbers by kind out of „na wnuczka 3, wspólna 2”; None when a part was wrong."""
        found: Counter[str] = Counter()
        for part in re.split(r"[,;]\s*", text):
            said = _PART.fullmatch(part.strip())
            if said is None:
                self._wrong("leaflet", "kilka rodzajów zapisuje się: na-wnuczka 3, wspolna 2 – popraw")
                return None
            kind, number = self._leaflet(said[1]), self._number("leaflets", said[2], limit)
            if kind is None or number is None:
                return None
            found[kind] += number
        return found

    def _leaflet(self, text: str) -> str | None:
        known = {**self.catalogue.leaflets, UNSAID: "bez podania rodzaju"}
        said = f"{self._shown(text)} nie jest na liście"
        return self._listed("leaflet", pick(text, known, self.exact), known, said)

    def _number(self, name: str, text: str, limit: int = 0) -> int | None:
        """The number typed; „~5” and „5–7” become a question, never a number nobody meant."""
        most = limit or FIELDS[name].limit
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
        latest, text = self.catalogue.edition.number, self.texts.edition
        if not text:
            return latest if (leaflet or piece) and not self.catalogue.too_early(self.day) else None
        code = _BATCH.fullmatch(text)
        edition = int(code[1]) if code else self._number("edition", text)
        if edition is not None and not 1 <= edition <= latest:
            self._wrong("edition", f"nie ma wydania {edition}, najnowsze to {latest} – popraw numer")
        return edition

    def _note(self) -> str:
        note = self.texts.note
        if found := personal(note, self.catalogue.everywhere):
            self._wrong("note", f"to wygląda na {found} – usuń to: dziennik nie zawiera danych osób")
        elif perhaps_named(note):
            asked = "może to imię i nazwisko – jeśli tak, proszę je usunąć i nie zapisywać"
            self.verdict.questions.append(Remark("note", asked))
        if said := too_long(note, NOTE_LIMIT):
            self._wrong("note", said)
        return note
