"""Every icon and logo that is named is there; otherwise the build would stop at a missing file."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.design.marks import ICONS
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Icons of methods and logos of publishers without a file."""
    for slug, method in context.campaign.methods.items():
        if not (context.project.assets / ICONS / f"{method.look.icon}.svg").is_file():
            message = f"nie ma ikony „{method.look.icon}” – wybierz nazwę pliku z folderu {ICONS.as_posix()}"
            yield context.problem(f"content/methods/{slug}.yml", ("look", "icon"), message)
    for slug, publisher in context.campaign.publishers.items():
        if publisher.logo and not (context.project.logos / publisher.logo).is_file():
            message = f"nie ma pliku {publisher.logo} – dodaj go do content/logos albo usuń pole logo"
            yield context.problem(f"content/publishers/{slug}.yml", ("logo",), message)
