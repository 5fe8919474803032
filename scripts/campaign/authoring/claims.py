"""`campaign claims`: every claim with its sources and two boxes, for the chief to sign."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from campaign.content.texts import spell_out
from campaign.model import Campaign, Fact, Method, Source


@dataclass(frozen=True)
class Row:
    """One claim: its number on the sheet, what is claimed, and the sources that carry it."""

    number: int
    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Section:
    """Claims that stand together, under one heading."""

    title: str
    rows: tuple[Row, ...]


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
            rows.append(Row(number, spell_out(text, campaign.facts), sources))
        sections.append(Section(title, tuple(rows)))
    return [section for section in sections if section.rows]


def _sections(campaign: Campaign) -> Iterator[tuple[str, Pairs]]:
    core = campaign.core
    yield "Numery, adresy i liczby", (_fact(fact) for fact in campaign.facts.values())
    yield "Gdy pieniądze już przepadły", _after(campaign)
    yield "Na co uważać potem", ((claim.text, claim.sources) for claim in core.after_warnings)
    yield "Jak sprawdzić, czy to policjant", ((claim.text, claim.sources) for claim in core.officer)
    yield "Pytania i odpowiedzi", ((f"{q.ask} {q.answer}", q.sources) for q in core.questions if q.sources)
    for method in campaign.shown:
        yield method.title, _method(method)
    for worker in campaign.callers:
        yield worker.title, ((claim.text, claim.sources) for claim in worker.claims())


def _fact(fact: Fact) -> tuple[str, list[str]]:
    year = f" ({fact.year} r.)" if fact.year else ""
    note = f" {fact.note}" if fact.note else ""
    return f"{fact.label}{year}: {fact.value}.{note}", fact.sources


def _after(campaign: Campaign) -> Pairs:
    for step in campaign.core.after.values():
        if step.sources:
            yield f"{step.do} {step.why or ''}".strip(), step.sources


def _method(method: Method) -> Pairs:
    signs = " ".join(method.signs)
    yield f"{method.beginning} Po czym poznać: {signs} Tak jest naprawdę: {method.truth}", method.sources
    claims: Iterable[tuple[str, list[str]]] = ((claim.text, claim.sources) for claim in method.steps)
    yield from claims
    yield from ((f"{variant.name}: {variant.text}", variant.sources) for variant in method.variants)
    yield from ((claim.text, claim.sources) for claim in method.never)
    yield from (
        (f"{step.do} {step.why or ''}".strip(), step.sources)
        for step in method.aftermath.extra
        if step.sources
    )
    if method.case:
        yield f"Zdarzenie: {method.case.text}", method.case.sources
