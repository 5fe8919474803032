"""Every page has a title and one sentence about itself: for the tab, the search and the list of pages."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.page_context import PageContext
from campaign.problems import Problem


def check(context: PageContext) -> Iterator[Problem]:
    """Pages without a title or description in their front matter."""
    for page in context.pages:
        for key, what in (("title", "tytułu"), ("description", "opisu")):
            if not str(page.front.get(key) or "").strip():
                yield page.problem(f"strona nie ma {what} – dopisz na górze między --- wiersz „{key}: …”")
