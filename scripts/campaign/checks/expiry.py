"""Review dates: what has passed warns in a build and stops publishing; what is near warns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from campaign.checks.context import Context
from campaign.content.yamlsource import Loc
from campaign.language.numbers import form
from campaign.model.campaign import Campaign
from campaign.problems import Level, Problem

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Review:
    """A fact, method or worker with the last day it may be used without a new check."""

    review_by: date
    slug: str
    path: str
    loc: Loc


def check(context: Context) -> Iterator[Problem]:
    """A finding for each method, worker and fact whose review_by has passed or comes within 30 days."""
    for item in reviews(context.campaign):
        place = item.path, (*item.loc, "review_by")
        if item.review_by < context.as_of:
            level = Level.ERROR if context.publish else Level.WARNING
            message = (
                f"termin sprawdzenia minął {item.review_by:%d.%m.%Y} – sprawdź źródła i przesuń review_by"
            )
            yield context.problem(*place, message, level)
        elif item.review_by <= context.as_of + SOON:
            days = (item.review_by - context.as_of).days
            remedy = f"sprawdź źródła, potem: campaign review --done {item.slug}"
            yield context.problem(
                *place,
                f"termin sprawdzenia za {days} {form(days, 'dzień', 'dni', 'dni')} – {remedy}",
                Level.WARNING,
            )


def reviews(campaign: Campaign) -> list[Review]:
    """Everything that has a review date, the earliest first."""
    found = [
        Review(fact.review_by, slug, "content/facts.yml", ("facts", slug))
        for slug, fact in campaign.facts.items()
    ]
    found += [Review(entry.review_by, entry.slug, path, ()) for path, entry in campaign.topics()]
    return sorted(found, key=lambda item: (item.review_by, item.slug))
