"""Sheet Stan: target and pace, rows to mend, actions, partners, leaflets left; formulas without verdicts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from typing import Any

from campaign.log.count.totals import Stock, Totals
from campaign.log.entry.drafts import UNSAID
from campaign.log.entry.vocabulary import DIRECT, FULFILS, GIVES, TO_RESIDENTS, Kind
from campaign.log.workbook.counting_sheet import KIND_NUMBERS
from campaign.log.workbook.style import TITLE_ROWS, Content, Pen, Styles, landscape

TO_MEND = "Wierszy do poprawy (nie są policzone)"
BELOW = "Wypełnione komórki pod tabelą Wpisy (nie są policzone – proszę wpisać to wyżej)"
PEOPLE = "Mieszkańcy objęci działaniami"
_GIVEN = {"n_razem": '">0"'}
"""Criterion: only entries with leaflets."""


def write(sheet: Any, styles: Styles, content: Content) -> None:
    """Write the sheet."""
    totals = content.totals
    note = "Ten arkusz liczy się sam z arkusza Wpisy, tak samo jak późniejsze wczytanie."
    pen = Pen(sheet, styles, (46, 16, 12, 13, 13, 14, 16, 40), f"Stan planu {totals.plan.slug}", note)
    _target(pen, totals, TITLE_ROWS + content.size + 1)
    _actions(pen, totals)
    _partners(pen, totals, content.numbers)
    _stock(pen, totals, content.kinds)
    landscape(sheet, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _sum(what: str, kinds: Iterable[Kind], **criteria: object) -> str:
    """The clean entries of these kinds: the sum of a counted column, or (no column) how many there are."""
    begin = f"SUMIFS({what}," if what else "COUNTIFS("
    more = "".join(f",{column},{wanted}" for column, wanted in criteria.items())
    return "(" + "+".join(f"{begin}c_dzialanie,{KIND_NUMBERS[kind]}{more})" for kind in kinds) + ")"


def _target(pen: Pen, totals: Totals, below: int) -> None:
    """below: the first row of Wpisy under its table, from 1."""
    indicator, s = totals.plan.indicator, pen.styles
    typed, at_least = indicator.result, indicator.direction == "at-least"
    pen.section("Cel", "")
    net = "=SUM(c_netto)" if typed is None else typed
    value = pen.line(PEOPLE if typed is None else "Wynik", (net, totals.value, s.big))
    pen.line(f"Cel ({indicator.unit})", ("=p_cel", indicator.target))
    gap = f"p_cel-B{value}" if at_least else f"B{value}-p_cel"
    pen.line("Brakuje do celu" if at_least else "Ponad cel", (f"=MAX(0,{gap})", totals.missing))
    counted_up = typed is None and at_least and indicator.target > 0
    day = '=IF(COUNT(c_cel)=0,"",MIN(c_cel))' if counted_up else ""
    pen.line("Cel osiągnięto dnia", (day, totals.reached_on or "", s.date))
    pen.line(TO_MEND, ("=SUM(c_zle)", 0, s.alarm))
    pen.line(BELOW, (f"=COUNTA(Wpisy!$B${below}:$H${below + 999})", 0, s.alarm))
    today = pen.line("Dziś", ("=TODAY()", totals.as_of, s.date))
    pace = f"=ROUND(p_cel*MAX(0,MIN(B{today},p_koniec)-p_start+1)/(p_koniec-p_start+1),0)"
    pen.line("Na dziś powinno być około", (pace, totals.expected))
    people = (f"={_sum('n_people', DIRECT)}", totals.people)
    contacts = pen.line("Kontakty (osoby ze wszystkich wpisów)", people)
    again = (f"=B{contacts}-SUM(c_netto)", totals.repeats)
    pen.line("W tym powtórzenia (z kolumny W tym pierwszy raz)", again)


def _actions(pen: Pen, totals: Totals) -> None:
    pen.section("Działanie z planu", "Termin", "Wpisy", "Osoby", "Ulotki", "Ostatnio")
    for action, done in zip(totals.plan.actions, totals.actions, strict=True):
        kinds, s = FULFILS[action.kind], pen.styles
        only, test = (_GIVEN, "*(n_razem>0)") if kinds == TO_RESIDENTS else ({}, "")
        direct = [kind for kind in kinds if kind in DIRECT]
        days = [f"SUMPRODUCT(MAX((c_dzialanie={KIND_NUMBERS[kind]}){test}*c_dzien))" for kind in kinds]
        pen.line(
            action.text,
            (action.due or "cały okres", None, s.date),
            (f"={_sum('', kinds, **only)}", done.entries),
            (f"={_sum('n_people', direct, **only)}" if direct else "=0", done.people),
            (f"={_sum('n_razem', kinds)}", done.leaflets),
            (f"=MAX({','.join(days)})", done.days[-1] if done.cells else 0, s.dashed),
        )


def _partners(pen: Pen, totals: Totals, numbers: dict[str, int]) -> None:
    if totals.plan.partners:
        pen.section("Partner", "Zadanie: wpisy", "Przekazano ulotek", "Ostatnio")
    for partner, done in zip(totals.plan.partners, totals.partners, strict=True):
        wanted = {kind for given in partner.contributes for kind in GIVES[given]} or set(Kind)
        who, own = numbers[partner.id], totals.by(partner.id)
        terms = [_sum("", [kind], n_czyje=who, **(_GIVEN if kind is Kind.HANDED else {}))
                 for kind in Kind if kind in wanted]  # fmt: skip
        last = f"=SUMPRODUCT(MAX((n_czyje={who})*c_dzien))"
        pen.line(
            partner.name,
            (f"={'+'.join(terms)}", done.entries),
            (f"={_sum('n_razem', [Kind.HANDED], n_czyje=who)}", own.of(Kind.HANDED).sheets),
            (last, own.days[-1] if own.cells else 0, pen.styles.dashed),
        )


def _stock(pen: Pen, totals: Totals, kinds: dict[str, str]) -> None:
    pen.section("Ulotki", "Z wcześniej", "Przyjęto", "Mieszkańcom", "Partnerom", "Zniszczone", "Zostało")
    first = pen.row + 1
    for number, (leaflet, name) in enumerate(kinds.items(), 1):
        stock = totals.stock.get(None if leaflet == UNSAID else leaflet, Stock())
        what, at = f"n_u{number}", pen.row + 1
        moved = ([Kind.RECEIVED], TO_RESIDENTS, [Kind.HANDED], [Kind.SPOILED])
        received, given, *gone = [f"={_sum(what, some)}" for some in moved]
        given += "-" + _sum(what, [Kind.LEAFLETS], n_czyje='">0"')  # see vocabulary.by_partner
        shown = (stock.opening, received, given, *gone, f"=B{at}+C{at}-D{at}-E{at}-F{at}")
        pen.line(name, *zip(shown, (*astuple(stock), stock.left), strict=True))
    total = totals.stock_total
    sums = [f"=SUM({column}{first}:{column}{pen.row})" for column in "BCDEFG"]
    pen.line("Razem", *zip(sums, (*astuple(total), total.left), strict=True))
