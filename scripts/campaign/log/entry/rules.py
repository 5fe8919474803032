"""The one set of checks every door uses: a Draft becomes an Entry, or errors, or questions to confirm."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from campaign.language.numbers import leaflets, people
from campaign.log.entry.catalogue import Catalogue, ended, new_plan
from campaign.log.entry.consistency import too_early
from campaign.log.entry.drafts import Draft, Entry, Remark, Verdict
from campaign.log.entry.fields import LABELS, NOTE_LIMIT, clean
from campaign.log.entry.interpret import Interpreter
from campaign.log.entry.vocabulary import TRAITS, Kind
from campaign.model.plan import Plan

PEOPLE_ASK = 200
LEAFLETS_ASK = 1000
RAW_LIMIT = 2000
"""Longer raw texts are refused before anything looks into them."""


@dataclass(frozen=True)
class Checker:
    """Checks drafts on one day against one content and one log.

    doubts: what the log says against an entry. dated: days must be typed in full, because a file may be read
    again another day. exact: only the very words of the lists count, as in the workbook's own formulas.
    """

    catalogue: Catalogue
    today: date
    doubts: Callable[[Entry], list[Remark]]
    dated: bool = False
    exact: bool = False

    def check(self, draft: Draft) -> Verdict:
        """The verdict on a draft; it never raises and never keeps what it refused."""
        verdict = Verdict()
        texts = _cleaned(draft, verdict)
        if not verdict.errors:
            entry = Interpreter(self.catalogue, self.today, texts, verdict, self.dated, self.exact).entry()
            if entry and not verdict.errors:
                verdict.entry = entry
                verdict.questions += self.questions(entry)
                verdict.notes = self.notes(entry)
        return verdict

    def questions(self, entry: Entry) -> list[Remark]:
        """What somebody has to confirm before this entry is saved."""
        plan = self.catalogue.plans.get(entry.plan)
        asked = [
            ("day", _plan_question(entry, plan, self.today)),
            ("people", _many(entry.people, TRAITS[entry.kind].many or PEOPLE_ASK, people)),
            ("people", _nothing(entry)),
            ("leaflets", _many(entry.leaflets, LEAFLETS_ASK, leaflets) if _gives_out(entry) else None),
            ("edition", self._version(entry)),
        ]
        return [*(Remark(name, message) for name, message in asked if message), *self.doubts(entry)]

    def notes(self, entry: Entry) -> list[Remark]:
        """What to know of an entry that may be saved as it is: the partner has an old version."""
        latest = self.catalogue.edition
        if not entry.piece or entry.edition is None or entry.edition == latest.number:
            return []
        message = (
            f"to wydanie {entry.edition}, a najnowsze jest {latest.number} (z {latest.date:%d.%m.%Y}) "
            "– proszę podmienić materiał u partnera"
        )
        return [Remark("edition", message)]

    def _version(self, entry: Entry) -> str | None:
        """Asked of what was given out before the latest edition was there."""
        latest, given = self.catalogue.edition, entry.piece or (entry.leaflet and _gives_out(entry))
        if (
            not given
            or not too_early(self.catalogue, entry.day)
            or entry.edition not in (None, latest.number)
        ):
            return None
        return (
            f"wydanie {latest.number} jest dopiero z {latest.date:%d.%m.%Y} – proszę wpisać numer wydania "
            "ze stopki materiału"
        )


def _gives_out(entry: Entry) -> bool:
    return TRAITS[entry.kind].leaflets < 0


def _many(number: int, limit: int, said: Callable[[int], str]) -> str | None:
    return f"{said(number)} to bardzo dużo" if number > limit else None


def _nothing(entry: Entry) -> str | None:
    """Nobody was there; a round may still have left leaflets in letter boxes."""
    if entry.people or not TRAITS[entry.kind].direct or (entry.leaflets and entry.kind is Kind.ROUND):
        return None
    return "wpis ma 0 osób" if entry.leaflets else "wpis ma 0 osób i 0 ulotek"


def _plan_question(entry: Entry, plan: Plan | None, today: date) -> str | None:
    if plan is None:
        return (
            f"dnia {entry.day:%d.%m.%Y} nie obejmuje żaden plan, wpis będzie czekał poza planem "
            f"(nowy plan zakłada polecenie: {new_plan(entry.day)})"
        )
    if ended(plan, today):
        return (
            f"plan {plan.slug} zakończył się {plan.period.end:%d.%m.%Y} "
            f"(nowy plan zakłada polecenie: {new_plan(today)})"
        )
    return None


def _cleaned(draft: Draft, verdict: Verdict) -> Draft:
    texts: dict[str, str] = {}
    for name in LABELS:
        raw: str = getattr(draft, name)
        if len(raw) > RAW_LIMIT:
            limit = NOTE_LIMIT if name == "note" else RAW_LIMIT
            said = f"tekst ma {len(raw)} znaków, mieści się {limit} – skróć go"
            verdict.errors.append(Remark(name, said))
            continue
        texts[name] = clean(raw)
        if texts[name] != " ".join(raw.split()):
            verdict.cleaned.append(LABELS[name])
    return replace(draft, **texts)
