"""A change told to readers stands in a text that was compared with its sources on that day or later."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """A finding for each change of a method or worker that is younger than its last check."""
    for path, topic in context.campaign.topics():
        for number, change in enumerate(topic.changes):
            if change.on > topic.reviewed_on:
                message = (
                    f"zmiana z {change.on:%d.%m.%Y} jest po sprawdzeniu z {topic.reviewed_on:%d.%m.%Y}"
                    " – sprawdź źródła i przesuń reviewed_on albo popraw datę zmiany"
                )
                yield context.problem(path, ("changes", number, "on"), message)
