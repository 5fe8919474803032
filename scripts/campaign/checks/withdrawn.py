"""The old address of a withdrawn page leads to one in use of the same kind, or explains itself."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.model.topic import Status
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """replaced_by without a withdrawal, or naming what readers do not see."""
    shown = {path for path, entry in context.campaign.topics() if entry.status is Status.PUBLISHED}
    for path, entry in context.campaign.topics():
        if entry.replaced_by is None:
            continue
        if entry.status is not Status.WITHDRAWN:
            message = "replaced_by jest tylko dla wycofanych – usuń je albo wpisz status: withdrawn"
            yield context.problem(path, ("replaced_by",), message)
        elif path.replace(f"/{entry.slug}.", f"/{entry.replaced_by}.") not in shown:
            message = f"„{entry.replaced_by}” nie widać na stronie – wskaż opublikowaną"
            yield context.problem(path, ("replaced_by",), message)
