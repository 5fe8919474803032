"""No two methods or workers share a name, a sign or an identifier."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.model.topic import Status
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Doubled names and signs of what readers see; identifiers a review would confuse."""
    names: dict[str, str] = {}
    looks: dict[tuple[str, str], str] = {}
    slugs = dict.fromkeys(context.campaign.facts, "facts")
    for path, method in context.campaign.topics():
        slug = method.slug
        owner = slugs.setdefault(slug, path)
        if owner != path:
            message = f"identyfikator „{slug}” jest już zajęty ({owner}) – nazwij plik inaczej"
            yield Problem(path, 0, 0, message)
        if method.status is Status.WITHDRAWN:
            continue  # its page only leads on, for example to the one that took over its name
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
