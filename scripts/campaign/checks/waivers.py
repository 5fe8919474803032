"""`# pomijam: powód` on a line or above it: findings about style there that the author stands by, and why.

Only style can be waived: a number without a source or a call during the call is no matter of taste.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from campaign.content.yamlsource import SourceFile
from campaign.problems import Level, Problem

_WAIVER = re.compile(r"#\s*pomijam\b:?\s*(.*)$")
Place = tuple[str, int]
"""A file and a line of it, from 1."""


def without(style: list[Problem], sources: Mapping[str, SourceFile]) -> Iterator[Problem]:
    """Findings about style but for the waived ones; and what is wrong with the waivers themselves."""
    waivers = {
        (path, number): found[1].strip()
        for path, source in sources.items()
        for number, row in enumerate(source.text.split("\n"), 1)
        if (found := _WAIVER.search(row))
    }
    used: set[Place] = set()
    for problem in style:
        rows = sources[problem.path].text.split("\n") if problem.path in sources else []
        hit = [place for place in _places(problem, rows) if waivers.get(place)]
        used.update(hit)
        if not hit:
            yield problem
    for place, why in waivers.items():
        if not why:
            yield _about(place, "„pomijam” nie mówi dlaczego – dopisz powód po dwukropku")
        elif place not in used:
            yield _about(place, "„pomijam” niczego tu nie pomija – usuń ten komentarz")


def _places(problem: Problem, rows: list[str]) -> Iterator[Place]:
    """Where a waiver may stand: the finding's line, the one above, or those of a folded text's key."""
    at = problem.line
    yield from ((problem.path, at), (problem.path, at - 1))
    if 0 < at <= len(rows):
        depth = _depth(rows[at - 1])
        key = next(
            (n for n in range(at - 1, 0, -1) if rows[n - 1].strip() and _depth(rows[n - 1]) < depth), 0
        )
        if key and rows[key - 1].rstrip().endswith((">-", ">", "|", "|-")):
            yield from ((problem.path, key), (problem.path, key - 1))


def _depth(row: str) -> int:
    return len(row) - len(row.lstrip())


def _about(place: Place, message: str) -> Problem:
    return Problem(*place, 1, message, Level.WARNING)
