"""No two methods share a name or a sign."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Doubled names and signs; a reader could not tell such methods apart."""
    names: dict[str, str] = {}
    looks: dict[tuple[str, str], str] = {}
    for slug, method in context.campaign.methods.items():
        path = f"content/methods/{slug}.yml"
        first = names.setdefault(method.name.casefold(), slug)
        if first != slug:
            yield context.problem(
                path, ("name",), f"nazwę „{method.name}” ma już {first}.yml – zmień jedną z nich"
            )
        sign = (method.look.shape, method.look.icon)
        twin = looks.setdefault(sign, slug)
        if twin != slug:
            yield context.problem(
                path, ("look",), f"taki sam znak ma {twin}.yml – wybierz inny kształt albo ikonę"
            )
