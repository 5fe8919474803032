"""Which sources stand under which part of the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from campaign.model.base import Claim
from campaign.model.campaign import Campaign
from campaign.model.facts import GRADES, Source
from campaign.model.loss import ExtraStep
from campaign.model.method import Method
from campaign.model.worker import Worker


@dataclass(frozen=True)
class Group:
    """Sources of one part of the site, under a heading with an address of its own."""

    id: str
    name: str
    sources: list[Source]


def of_method(campaign: Campaign, method: Method) -> list[Source]:
    """Those of a method's page, in the order in which it needs them."""
    return [campaign.base.sources[slug] for slug in _sources_of(method)]


def of_worker(campaign: Campaign, worker: Worker) -> list[Source]:
    """Those of a worker's page, authorities first."""
    return _ranked(campaign.base.sources[slug] for slug in _of_claims(worker.claims()))


def groups(campaign: Campaign) -> Iterator[Group]:
    """Sources of every method and worker, then of numbers and of what is said in common."""
    known = campaign.base.sources
    for method in campaign.shown:
        yield Group(method.slug, method.page, _ranked(known[slug] for slug in _sources_of(method)))
    for worker in campaign.callers:
        yield Group(worker.slug, worker.title, _ranked(known[slug] for slug in _of_claims(worker.claims())))
    named = [slug for fact in campaign.facts.values() for slug in fact.sources]
    named += [slug for item in _core_claims(campaign) for slug in item.sources]
    yield Group("fakty", "Numery i zasady", _ranked(known[slug] for slug in dict.fromkeys(named)))


def _ranked(sources: Iterable[Source]) -> list[Source]:
    """Authorities first, then the press, then what is weaker."""
    return sorted(sources, key=lambda source: GRADES.index(source.grade))


def _sources_of(method: Method) -> Iterable[str]:
    claims: list[Claim | ExtraStep] = [
        *method.steps,
        *method.variants,
        *method.never,
        *method.aftermath.extra,
    ]
    claims += [method.case] if method.case else []
    return dict.fromkeys([*method.sources, *(slug for claim in claims for slug in claim.sources)])


def _of_claims(claims: Iterable[Claim]) -> Iterable[str]:
    return dict.fromkeys(slug for claim in claims for slug in claim.sources)


def _core_claims(campaign: Campaign) -> Iterator[Any]:
    core = campaign.core
    yield from (*core.after.values(), *core.after_warnings, *core.officer, *core.questions)
