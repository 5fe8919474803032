"""What is printed stands on an official source or on two of the press: the fact base's own rule for print.

A newspaper that lives of alarm is no source for the public, whatever it quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from campaign.checks.context import Context
from campaign.checks.references import named_lists
from campaign.model.facts import Source
from campaign.problems import Problem

TABLOIDS = ("fakt.pl", "se.pl", "superbiz.se.pl", "pudelek.pl", "pomponik.pl")


def check(context: Context) -> Iterator[Problem]:
    """Statements below the rule, and tabloids among the sources."""
    known = context.campaign.base.sources
    for path, loc, slugs in named_lists(context):
        sources = [known[slug] for slug in dict.fromkeys(slugs) if slug in known]
        if sources and len(sources) == len(set(slugs)) and not carries(sources):
            grades = ", ".join(f"{slug} {known[slug].grade}" for slug in dict.fromkeys(slugs))
            message = (
                f"za słabe źródła ({grades}) – do druku trzeba jednego U albo dwóch P: dodaj lepsze źródło,"
                " złagodź zdanie albo je usuń"
            )
            yield context.problem(path, loc, message)
    for slug, source in known.items():
        host = urlsplit(source.url).hostname or ""
        if host.removeprefix("www.") in TABLOIDS:
            message = f"{host} to tabloid – znajdź to samo u policji, w urzędzie, w banku albo w innej prasie"
            yield context.problem("content/facts.yml", ("sources", slug), message)


def carries(sources: list[Source]) -> bool:
    """True when these sources are enough to print: one U, or two P."""
    grades = [source.grade for source in sources]
    return "U" in grades or grades.count("P") >= 2
