"""A kit names a publisher that exists, and its plan partner; a plan's partner has a kit."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.unfinished import BLANK_SLUG
from campaign.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """Unknown publishers; partners of a running plan without a kit (a warning)."""
    campaign = context.campaign
    for slug, kit in campaign.partners.items():
        if kit.publisher not in campaign.publishers and kit.publisher != BLANK_SLUG:
            known = ", ".join(campaign.publishers)
            message = f"nie ma wydawcy „{kit.publisher}” – wybierz z: {known}"
            yield context.problem(f"content/partners/{slug}.yml", ("publisher",), message)
    for name, plan in campaign.plans.items():
        for i, partner in enumerate(plan.partners):
            if not plan.closed and partner.id not in campaign.partners:
                message = (
                    f"partner „{partner.id}” nie ma zestawu – załóż go: ./campaign new partner {partner.id}"
                )
                yield context.problem(
                    f"content/plans/{name}.yml", ("partners", i, "id"), message, Level.WARNING
                )
