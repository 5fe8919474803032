"""Formulas over the sheet Wpisy, by their names. Criteria point at cells, never repeat a text of the plan."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from campaign.log.vocabulary import TRAITS, Kind

EMPTY = '"="'
"""Criterion of an empty cell."""
_INSIDE = 'w_dzien,">0"'


def criterion(kind: Kind) -> str:
    """A kind as a criterion."""
    return f'"{TRAITS[kind].label}"'


def count(kinds: Iterable[Kind], *more: str) -> str:
    """How many entries of these kinds lie in the period; more: further pairs of range and criterion."""
    return _plus(f"COUNTIFS({_pairs(kind, more)})" for kind in kinds)


def total(what: str, kinds: Iterable[Kind], *more: str) -> str:
    """The sum of w_osoby or w_ulotki over these kinds."""
    return _plus(f"SUMIFS({what},{_pairs(kind, more)})" for kind in kinds)


def last(kinds: Iterable[Kind], *tests: str) -> str:
    """The latest day of these kinds as a number, 0 for none; tests: conditions over w_* ranges."""
    terms = (f"SUMPRODUCT(MAX((w_dzialanie={criterion(kind)})*w_dzien{_times(tests)}))" for kind in kinds)
    return f"MAX({','.join(terms)})"


def in_month(first: str) -> tuple[str, str]:
    """Pairs that hold for the month whose first day stands in the cell."""
    return f'w_dzien,">="&{first}', f'w_dzien,"<"&EDATE({first},1)'


def joined(parts: Iterable[str]) -> str:
    """The non-empty texts with '; ' between them."""
    pieces = "&".join(f'IF({part}="","","; "&{part})' for part in parts)
    return f"MID({pieces},3,200)"


def day_text(cell: str) -> str:
    """A day as 03.09.2026 whatever the program's language, and a dash for none.

    TEXT(…;"dd.mm.rrrr") depends on the language of Excel; DAY, MONTH and YEAR do not.
    """
    two = f'RIGHT("0"&DAY({cell}),2)&"."&RIGHT("0"&MONTH({cell}),2)&"."&YEAR({cell})'
    return f'IF(N({cell})=0,"–",{two})'


def literal(day: date) -> str:
    """A day inside a formula."""
    return f"DATE({day.year},{day.month},{day.day})"


def _pairs(kind: Kind, more: Iterable[str]) -> str:
    return ",".join([f"w_dzialanie,{criterion(kind)}", _INSIDE, *more])


def _times(tests: Iterable[str]) -> str:
    return "".join(f"*({test})" for test in tests)


def _plus(terms: Iterable[str]) -> str:
    return "(" + "+".join(terms) + ")"
