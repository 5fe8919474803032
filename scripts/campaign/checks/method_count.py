"""Prints about all methods have room for some only; which ones, the unit says in campaign.yml."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """A choice of methods nobody sees; a warning where a print leaves some out and nothing was chosen."""
    campaign, formats = context.campaign, context.project.formats.values()
    shown = [method.slug for method in campaign.shown]
    for number, slug in enumerate(campaign.core.common):
        if slug not in shown:
            message = f"nie ma opublikowanej metody „{slug}” – wybierz z: {', '.join(shown)}"
            yield context.problem("content/campaign.yml", ("common", number), message)
    narrow = [form for form in formats if form.most_methods and form.most_methods < len(shown)]
    if narrow and not campaign.core.common:
        left = ", ".join(method.name for method in campaign.printed(narrow[0].most_methods)[1])
        message = (
            f"metod jest {len(shown)}, a wydruk „{narrow[0].title}” mieści {narrow[0].most_methods};"
            f" tylko z nazwy stoją na nim: {left} – wybierz metody w polu common"
        )
        yield context.problem("content/campaign.yml", ("name",), message, Level.WARNING)
