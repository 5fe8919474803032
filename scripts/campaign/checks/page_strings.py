"""Everything the interface says is there: a missing string would be an empty place or an English word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from campaign.checks.page_context import PageContext
from campaign.problems import Problem

WANTED = ("label", "button", "empty", "none", "found", "guess", "failed")
"""What the search page says; they stand in mkdocs.yml under extra, search."""


def check(context: PageContext) -> Iterator[Problem]:
    """Interface strings that are missing or empty."""
    settings: Any = context.settings.data
    said = settings.get("extra", {}).get("search") if isinstance(settings, dict) else None
    for name in WANTED:
        if not isinstance(said, dict) or not str(said.get(name) or "").strip():
            place = context.settings.key_place(("extra", "search"))
            message = f"brak napisu „{name}” dla wyszukiwarki – dopisz go w extra, search"
            yield Problem(context.settings.path, *place, message)
