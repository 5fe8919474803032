"""Places that `campaign new` left to fill in."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.content.yamlsource import Loc
from campaign.problems import Problem

BLANK = "UZUPEŁNIJ"
BLANK_SLUG = "uzupelnij"


def check(context: Context) -> Iterator[Problem]:
    """A finding for each value, and each name in a mapping, that still says UZUPEŁNIJ."""
    for path, _ in context.files():
        for loc, value in _values(context.sources[path].data, ()):
            if value in (BLANK, BLANK_SLUG):
                field = next(part for part in reversed(loc) if isinstance(part, str))
                yield context.problem(
                    path, loc, f"pole „{field}” czeka na treść – wpisz ją zamiast „{value}”"
                )
        yield from _names(context, path)


def _names(context: Context, path: str) -> Iterator[Problem]:
    source = context.sources[path]
    for loc in source.keys:
        if loc[-1] == BLANK_SLUG:
            message = f"nazwa „{BLANK_SLUG}” czeka na treść – wpisz krótki identyfikator, np. ogloszenie"
            yield Problem(path, *source.key_place(loc), message)


def _values(data: object, loc: Loc) -> Iterator[tuple[Loc, object]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _values(value, (*loc, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _values(value, (*loc, index))
    else:
        yield loc, data
