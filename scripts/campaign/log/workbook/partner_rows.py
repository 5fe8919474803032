"""The partners' table of the sheet Stan: tasks done, materials given and their edition, as formulas."""

from __future__ import annotations

from datetime import date
from typing import Any

from campaign.log.catalogue import default_partner
from campaign.log.totals import Totals
from campaign.log.verdicts import Result
from campaign.log.vocabulary import CHANNELS, GIVES, Kind, shows
from campaign.log.workbook import formulas as f
from campaign.log.workbook.pen import Pen
from campaign.log.workbook.plan_sheet import Lists
from campaign.log.workbook.style import serial
from campaign.model.plan import Partner

Materials = tuple[date | None, str]
"""The day of the last hand-over of materials, and the newest edition among them in words."""


def write(pen: Pen, totals: Totals, lists: Lists) -> tuple[list[int], list[Materials]]:
    """Write the table; returns the row of each partner and its stored materials, in the plan's order."""
    rows: list[int] = []
    known = [_materials(totals, partner, lists.edition) for partner in totals.plan.partners]
    if not totals.plan.partners:
        return rows, known
    pen.section("Partner", "Materiały dano", "Wpisy", "Wydanie", "Ulotki", "Ostatnio", "Wynik", "Zadanie")
    for partner, result, given in zip(totals.plan.partners, totals.partners, known, strict=True):
        rows.append(_partner(pen, totals, partner, result, lists.partners[partner.id], given))
    return rows, known


def _partner(
    pen: Pen, totals: Totals, partner: Partner, result: Result, name: str, materials: Materials
) -> int:
    s, at = pen.styles, pen.row + 1
    groups = [GIVES[given] for given in partner.contributes] or [tuple(Kind)]
    kinds = tuple(dict.fromkeys(kind for group in groups for kind in group))
    counts = [_given(totals, partner, group, name) for group in groups]
    done = "+".join(f"({one}>0)" for one in counts)
    word = f'IF(C{at}=0,"nie wykonano",IF({done}={len(counts)},"wykonano","w części"))'
    handed = [kind for kind in kinds if kind in CHANNELS]
    leaflets = f.total("w_ulotki", handed, f"w_partner,{name}") if handed else "0"
    return pen.line(
        (partner.name, None, s.text), _given_on(pen, materials[0], name),
        (f"={_given(totals, partner, kinds, name)}", result.entries, s.number),
        _version(pen, materials[1], name),
        (f"={leaflets}", result.leaflets, s.number),
        (f"={_last_given(totals, partner, kinds, name)}", _serial(result.last), s.dashed),
        (f"={word}", result.word.value, s.text), (partner.task, None, s.text),
    )  # fmt: skip


def _given(totals: Totals, partner: Partner, kinds: tuple[Kind, ...], name: str) -> str:
    """Entries with this partner; announcements without one count for the only partner who makes them."""
    counted = [f.count([kind], f"w_partner,{name}", *_only(kind)) for kind in kinds]
    counted += [f.count([kind], f"w_partner,{f.EMPTY}") for kind in _implied(totals, partner, kinds)]
    return "(" + "+".join(counted) + ")"


def _last_given(totals: Totals, partner: Partner, kinds: tuple[Kind, ...], name: str) -> str:
    days = [f.last([kind], f"w_partner={name}", *(("w_ulotki>0",) if _only(kind) else ())) for kind in kinds]
    days += [f.last([kind], 'w_partner=""') for kind in _implied(totals, partner, kinds)]
    return f"MAX({','.join(days)})"


def _only(kind: Kind) -> tuple[str, ...]:
    """Handing texts over shows no task done, only leaflets do: the rule of vocabulary.shows."""
    return () if shows(kind, 0) else ('w_ulotki,">0"',)


def _materials(totals: Totals, partner: Partner, newest: int) -> Materials:
    """The day the partner last got materials, and the newest edition among them in words."""
    own = [c for c in totals.cells if c.partner == partner.id and c.kind is Kind.HANDED and c.piece]
    has = max((cell.edition or 0 for cell in own), default=0)
    words = f"{has}, jest {newest}" if 0 < has < newest else str(has or "")
    return max((cell.day for cell in own), default=None), words


def _given_on(pen: Pen, latest: date | None, name: str) -> tuple[Any, Any, Any]:
    formula = f.last([Kind.HANDED], f"w_partner={name}", 'w_material<>""')
    return f"={formula}", _serial(latest), pen.styles.dashed


def _version(pen: Pen, stored: str, name: str) -> tuple[Any, Any, Any]:
    """The newest edition among the materials; an empty cell is the newest, as on import."""
    given = f'(w_dzialanie={f.criterion(Kind.HANDED)})*(w_dzien>0)*(w_partner={name})*(w_material<>"")'
    newest = f'SUMPRODUCT(MAX({given}*(w_wydanie+(w_wydanie="")*p_wydanie)))'
    words = f'IF({newest}=0,"",IF({newest}<p_wydanie,{newest}&", jest "&p_wydanie,""&{newest}))'
    return f"={words}", stored, pen.styles.text


def _implied(totals: Totals, partner: Partner, kinds: tuple[Kind, ...]) -> list[Kind]:
    return [kind for kind in kinds if default_partner(totals.plan, kind) == partner.id]


def _serial(day: date | None) -> int:
    return serial(day) if day else 0
