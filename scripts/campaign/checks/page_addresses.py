"""One address, one page; some servers do not tell small letters from capital ones."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.page_context import PageContext
from campaign.problems import Problem


def check(context: PageContext) -> Iterator[Problem]:
    """Two pages that would be written to the same place."""
    taken: dict[str, str] = {}
    for page in context.pages:
        first = taken.setdefault(page.address.lower(), page.origin)
        if first != page.origin:
            message = f"adres „{page.address}” ma już {first} – zmień nazwę pliku"
            yield page.problem(message)
