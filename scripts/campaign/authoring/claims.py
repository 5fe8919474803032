"""`campaign claims`: all the campaign states or advises, with what carries it, for the chief to sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from campaign.content.texts import spell_out
from campaign.model.base import Step
from campaign.model.campaign import Campaign
from campaign.model.channel import Panel
from campaign.model.core import CampaignFile
from campaign.model.facts import GRADES, Fact, Source
from campaign.model.fill import FillForm
from campaign.model.method import Method
from campaign.model.worker import Worker

COMPARE, CONFIRM = "porównać ze źródłem", "potwierdza jednostka"


@dataclass(frozen=True)
class ClaimRow:
    """One statement or instruction: its number on the sheet, the words, and the sources that carry it."""

    number: int
    text: str
    sources: tuple[Source, ...]

    @property
    def grade(self) -> str:
        """The best grade with how often it is met, e.g. 'U' or '2 × P'; words when nothing carries it."""
        grades = [source.grade for source in self.sources]
        if not grades:
            return "bez źródła"
        best = min(grades, key=GRADES.index)
        return best if best == "U" else f"{grades.count(best)} × {best}"

    @property
    def confirm(self) -> str:
        """Who has to do what before this may be printed."""
        return COMPARE if self.sources else CONFIRM


@dataclass(frozen=True)
class Section:
    """Claims that stand together, under one heading."""

    title: str
    rows: tuple[ClaimRow, ...]


Pairs = Iterator[tuple[str, list[str]]]


def collect(campaign: Campaign) -> list[Section]:
    """All claims in reading order, numbered through; facts stand in texts with their values."""
    sections: list[Section] = []
    number = 0
    for title, pairs in _sections(campaign):
        rows = []
        for text, slugs in pairs:
            number += 1
            sources = tuple(campaign.base.sources[slug] for slug in slugs)
            rows.append(ClaimRow(number, spell_out(text, campaign.facts), sources))
        sections.append(Section(title, tuple(rows)))
    return [section for section in sections if section.rows]


def _sections(campaign: Campaign) -> Iterator[tuple[str, Pairs]]:
    core = campaign.core
    yield "Zasada i pierwsze kroki", _advice(_rule(core))
    yield "Ktoś dzwoni w tej chwili", _steps(core.now)
    yield "Panel alarmowy", _advice(_panels(core, campaign))
    yield "Numery, adresy i liczby", (_fact(fact) for fact in campaign.facts.values())
    yield "Gdy pieniądze już przepadły", ((_step(step), step.sources) for step in core.after.values())
    yield "Co dostał oszust: kolejność kroków", _advice(_losses(campaign))
    yield "Na co uważać potem", ((claim.text, claim.sources) for claim in core.after_warnings)
    yield "Policjant przy drzwiach", _steps(core.officer_steps)
    yield "Jak sprawdzić, czy to policjant", ((claim.text, claim.sources) for claim in core.officer)
    yield "Ktoś bliski rozmawia z oszustem", _steps(core.beside)
    for helper in core.helpers:
        yield f"Pomagam komuś: {helper.who}", _advice([*map(_step, helper.steps), *helper.ask])
    yield "Pytania i odpowiedzi", ((f"{q.ask} {q.answer}", q.sources) for q in core.questions)
    easy = (core.easy.ask, core.easy.emergency, core.easy.bank)
    yield "Krótkie zdania", _advice("; ".join(lines) for lines in easy)
    for form in core.forms.by_name.values():
        yield f"Druk: {form.title}", _form(form)
    yield core.rehearsal.title, _advice([core.rehearsal.lead, core.rehearsal.support, *core.rehearsal.how])
    yield core.family.title, _advice([core.family.secret, *core.family.how, core.family.again])
    for method in campaign.shown:
        yield method.title, _method(method)
    for worker in campaign.callers:
        yield worker.title, _worker(worker)
    yield "Ktoś puka do drzwi", _steps((*core.door.steps, core.door.inside, *core.door.visit))


def _advice(texts: Iterable[str]) -> Pairs:
    """Instructions no source says word for word."""
    yield from ((text, []) for text in texts)


def _steps(steps: Iterable[Step]) -> Pairs:
    return _advice(_step(step) for step in steps)


def _step(step: Step) -> str:
    return f"{step.do} {step.why or ''}".strip()


def _rule(core: CampaignFile) -> Iterator[str]:
    yield f"{core.rule.sentence} {core.rule.never}"
    yield from (core.rule.meaning, core.rule.trusted)
    yield from (" ".join(core.phone_rule), core.phone_brief, core.bank_hint)
    yield from (_step(step) for step in core.actions)


def _panels(core: CampaignFile, campaign: Campaign) -> Iterator[str]:
    for name in type(core.panels).model_fields:
        panel: Panel = getattr(core.panels, name)
        dial = f"{panel.when or ''} {campaign.facts[panel.dial].value}." if panel.dial else ""
        lost = _step(panel.lost) if panel.lost else ""
        yield " ".join(f"{panel.question} {panel.first} {panel.second} {dial} {lost}".split())


def _losses(campaign: Campaign) -> Iterator[str]:
    for loss in campaign.losses():
        steps = (f"{i}. {step.do}" for i, step in enumerate(campaign.loss_steps(loss), 1))
        yield f"{loss.title}: {' '.join(steps)}"


def _form(form: FillForm) -> Pairs:
    said = (text for part in form.parts for text in (part.text, *part.choices) if text)
    yield " ".join((*said, *form.use, *form.bring)), form.sources


def _worker(worker: Worker) -> Pairs:
    yield from ((claim.text, claim.sources) for claim in worker.claims())
    yield from _advice([f"{worker.row.check} Przerywam, gdy ktoś {worker.row.stop}", "; ".join(worker.easy)])


def _fact(fact: Fact) -> tuple[str, list[str]]:
    year = f" ({fact.year} r.)" if fact.year else ""
    note = f" {fact.note}" if fact.note else ""
    return f"{fact.label}{year}: {fact.value}.{note}", fact.sources


def _method(method: Method) -> Pairs:
    signs = " ".join(method.signs)
    yield f"{method.beginning} Po czym poznać: {signs} Tak jest naprawdę: {method.truth}", method.sources
    yield from _steps(method.actions)
    yield from ((claim.text, claim.sources) for claim in method.steps)
    yield from ((f"{variant.name}: {variant.text}", variant.sources) for variant in method.variants)
    yield from ((claim.text, claim.sources) for claim in method.never)
    yield from ((_step(step), step.sources) for step in method.aftermath.extra)
    if method.case:
        yield f"Zdarzenie: {method.case.text}", method.case.sources
    yield from _advice(
        [f"Komu o tym mówię: {' '.join(method.tell)}", f"Bardzo krótko: {' '.join(method.easy)}"]
    )
    for quiz in method.quiz:
        yield f"{quiz.situation} Dobra odpowiedź: {quiz.options[quiz.answer - 1]} {quiz.why}", []
