"""Two facts that say different things about the same, and facts that claim more than their sources."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.model.facts import GRADES, Fact
from campaign.problems import Problem

_PATH = "content/facts.yml"


def check(context: Context) -> Iterator[Problem]:
    """Same kind, label and year but another value; the same value twice; a grade above all its sources."""
    seen: dict[tuple[object, ...], tuple[str, str]] = {}
    for slug, fact in context.campaign.facts.items():
        first, value = seen.setdefault(_about(fact), (slug, fact.value))
        if value != fact.value:
            message = (
                f"fakty „{first}” ({value}) i „{slug}” ({fact.value}) sobie przeczą – sprawdź i zostaw jeden"
            )
            yield context.problem(_PATH, ("facts", slug, "value"), message)
        elif first != slug:
            message = f"fakt „{slug}” powtarza „{first}” – usuń jeden i popraw teksty"
            yield context.problem(_PATH, ("facts", slug, "value"), message)
        yield from _grade(context, slug, fact)


def _about(fact: Fact) -> tuple[object, ...]:
    return fact.kind, fact.label.casefold(), fact.year


def _grade(context: Context, slug: str, fact: Fact) -> Iterator[Problem]:
    sources = context.campaign.base.sources
    ranks = [GRADES.index(sources[name].grade) for name in fact.sources if name in sources]
    if ranks and GRADES.index(fact.grade) < min(ranks):
        best = GRADES[min(ranks)]
        message = (
            f"stopień {fact.grade}, a najlepsze źródło ma {best} – wpisz {best} albo dodaj lepsze źródło"
        )
        yield context.problem(_PATH, ("facts", slug, "grade"), message)
