"""The old address of a withdrawn method leads to a method in use, or explains itself."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.model import Status
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """replaced_by without a withdrawal, or naming a method that readers do not see."""
    methods = context.campaign.methods
    for slug, method in methods.items():
        if method.replaced_by is None:
            continue
        path = f"content/methods/{slug}.yml"
        if method.status is not Status.WITHDRAWN:
            message = "replaced_by jest tylko dla metody wycofanej – usuń je albo wpisz status: withdrawn"
            yield context.problem(path, ("replaced_by",), message)
        elif method.replaced_by not in {m.slug for m in context.campaign.shown}:
            message = f"metody „{method.replaced_by}” nie widać na stronie – wskaż opublikowaną"
            yield context.problem(path, ("replaced_by",), message)
