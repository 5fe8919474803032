"""The one set of checks every door uses: a Draft becomes an Entry, or errors, or questions to confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from campaign.language.numbers import leaflets, people
from campaign.log.entry.catalogue import Catalogue, ended, new_plan
from campaign.log.entry.drafts import Draft, Entry, Remark, Verdict
from campaign.log.entry.fields import LABELS, NOTE_LIMIT, clean, too_long
from campaign.log.entry.interpret import Interpreter
from campaign.log.entry.vocabulary import TRAITS, Kind

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
        if verdict.errors:
            return verdict
        entry = Interpreter(self.catalogue, self.today, self.dated, self.exact, texts, verdict).entry()
        for remark in contradictions(entry) if entry else ():
            told = {error.field for error in verdict.errors}  # a wrong partner explains a missing piece
            if remark.field not in told and not (remark.field == "piece" and "partner" in told):
                verdict.errors.append(remark)
        if entry and not verdict.errors:
            verdict.entry = entry
            verdict.questions += self.questions(entry)
        return verdict

    def questions(self, entry: Entry) -> list[Remark]:
        """What somebody has to confirm before this entry is saved."""
        traits, gives_out = TRAITS[entry.kind], TRAITS[entry.kind].leaflets < 0
        plan = self.catalogue.plans.get(entry.plan)
        nobody = traits.direct and not entry.people
        left_in_boxes = entry.kind is Kind.ROUND and entry.leaflets
        latest = self.catalogue.edition
        given = entry.piece or (entry.leaflet and gives_out)
        old = given and self.catalogue.too_early(entry.day) and entry.edition in (None, latest.number)
        running = self.catalogue.plans_on(self.today)
        wanted = "" if running else f" (nowy plan zakłada polecenie: {new_plan(self.today)})"
        asked: list[tuple[str, object]] = [
            ("day", plan is None and f"dnia {entry.day:%d.%m.%Y} nie obejmuje żaden plan, wpis będzie czekał "
             f"poza planem (nowy plan zakłada polecenie: {new_plan(entry.day)})"),
            ("day", plan and ended(plan, self.today)
             and f"plan {plan.slug} zakończył się {plan.period.end:%d.%m.%Y}{wanted}"),
            ("people", entry.people > traits.many
             and f"{people(entry.people)} to bardzo dużo"),
            ("people", nobody and not left_in_boxes
             and ("wpis ma 0 osób" if entry.leaflets else "wpis ma 0 osób i 0 ulotek")),
            ("leaflets", gives_out and entry.leaflets > LEAFLETS_ASK
             and f"{leaflets(entry.leaflets)} to bardzo dużo"),
            ("edition", old and f"wydanie {latest.number} jest dopiero z {latest.date:%d.%m.%Y} "
             "– proszę wpisać numer wydania ze stopki materiału"),
        ]  # fmt: skip
        return [*_said(asked), *self.doubts(entry)]


def contradictions(entry: Entry) -> list[Remark]:
    """What the fields of an entry say against each other."""
    traits = TRAITS[entry.kind]
    return _said([
        ("partner", traits.named and not entry.partner
         and ("komu przekazano" if entry.kind is Kind.HANDED else "czyje to ogłoszenie")
         + " – wpisz partnera z listy"),
        ("people", not traits.direct and entry.people
         and f"przy działaniu „{traits.label}” nie liczy się osób do miernika – wpisz 0"),
        ("people_new", (entry.people_new or 0) > entry.people
         and f"{entry.people_new} to więcej niż wszystkich osób ({entry.people}) – popraw jedną z liczb"),
        ("leaflets", not traits.leaflets and entry.leaflets
         and f"przy działaniu „{traits.label}” nie rozdaje się ulotek – wpisz 0"),
        ("leaflets", traits.needs and not entry.leaflets
         and f"„{traits.label}” bez ulotek – wpisz ich liczbę"),
        ("leaflet", entry.leaflet and not entry.leaflets
         and "podano rodzaj, a ulotek jest 0 – wpisz liczbę albo usuń rodzaj"),
        ("piece", entry.kind is Kind.HANDED and not entry.leaflets and not entry.piece
         and "co przekazano – wpisz materiał z zestawu partnera albo liczbę ulotek"),
        ("piece", entry.piece and not traits.shared
         and f"przy działaniu „{traits.label}” nie podaje się materiału – usuń go"),
    ])  # fmt: skip


def _said(found: Iterable[tuple[str, object]]) -> list[Remark]:
    """A remark for each field whose condition held: only then there is a sentence."""
    return [Remark(name, message) for name, message in found if isinstance(message, str) and message]


def _cleaned(draft: Draft, verdict: Verdict) -> Draft:
    texts: dict[str, str] = {}
    for name, label in LABELS.items():
        raw: str = getattr(draft, name)
        texts[name] = clean(raw[:RAW_LIMIT])
        if len(raw) > RAW_LIMIT:
            limit = NOTE_LIMIT if name == "note" else RAW_LIMIT
            verdict.errors.append(Remark(name, too_long(raw, limit)))
        elif texts[name] != " ".join(raw.split()):
            verdict.cleaned.append(label)
    return replace(draft, **texts)
