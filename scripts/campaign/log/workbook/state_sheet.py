"""Sheet Stan: the target and the pace, rows to mend, actions, partners, leaflets left, months; all formulas.

It counts numbers and says no verdicts: those belong to the report.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from campaign.language.numbers import month as month_words
from campaign.log.count.results import Done
from campaign.log.count.totals import Stock, Totals
from campaign.log.entry.drafts import UNSAID
from campaign.log.entry.vocabulary import DIRECT, FULFILS, GIVES, TO_RESIDENTS, TRAITS, Kind
from campaign.log.show import target as target_sentence
from campaign.log.workbook.entries_sheet import TITLE_ROWS, Columns
from campaign.log.workbook.stored_values import KIND_NUMBERS, numbers_of
from campaign.log.workbook.style import WIDTHS, Pen, Styles, serial

if TYPE_CHECKING:
    from campaign.log.workbook.content import Content

TO_MEND = "Wierszy do poprawy (nie są policzone)"
_BELOW = "Pod tabelą Wpisy coś dopisano, a tam arkusz nie liczy: proszę wpisać to wyżej"
PEOPLE = "Mieszkańcy objęci działaniami"


def write(sheet: Any, styles: Styles, content: Content) -> None:
    """Write the sheet; the stored values are those of totals."""
    totals = content.totals
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write(0, 0, f"Stan planu {totals.plan.slug}", styles.title)
    sheet.write(
        1, 0, "Ten arkusz liczy się sam z arkusza Wpisy, tak samo jak późniejsze wczytanie.", styles.quiet
    )
    pen = Pen(sheet, styles, 2)
    _target(pen, totals, TITLE_ROWS + content.size + 1)
    _actions(pen, totals)
    _partners(pen, totals, content)
    _stock(pen, totals, Columns(content.catalogue).kinds)
    _months(pen, totals)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _count(kinds: Iterable[Kind], *more: str) -> str:
    """How many clean entries of these kinds; more: further pairs of range and criterion."""
    return "(" + "+".join(f"COUNTIFS({','.join([_is(kind), *more])})" for kind in kinds) + ")"


def _total(what: str, kinds: Iterable[Kind], *more: str) -> str:
    """The sum of a counted column over these kinds."""
    return "(" + "+".join(f"SUMIFS({','.join([what, _is(kind), *more])})" for kind in kinds) + ")"


def _is(kind: Kind) -> str:
    return f"c_dzialanie,{KIND_NUMBERS[kind]}"


def _last(kinds: Iterable[Kind], test: str = "") -> str:
    """The latest day of these kinds as a number, 0 for none."""
    return (
        f"MAX({','.join(f'SUMPRODUCT(MAX((c_dzialanie={KIND_NUMBERS[k]}){test}*c_dzien))' for k in kinds)})"
    )


def _literal(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _day_text(cell: str) -> str:
    """A day as 03.09.2026 whatever the program's language: TEXT(…) depends on the language of Excel."""
    return f'RIGHT("0"&DAY({cell}),2)&"."&RIGHT("0"&MONTH({cell}),2)&"."&YEAR({cell})'


def _target(pen: Pen, totals: Totals, below: int) -> None:
    """below: the first row of Wpisy under its table, from 1."""
    plan, s = totals.plan, pen.styles
    pen.section("Cel", "")
    typed = plan.indicator.result
    mend = pen.line((TO_MEND, None, s.text), ("=SUM(c_zle)", 0, s.alarm))
    today = pen.line(("Dziś", None, s.text), ("=TODAY()", serial(totals.as_of), s.date))
    direct = _total("c_osoby", DIRECT)
    contacts = pen.line(
        ("Kontakty (osoby ze wszystkich wpisów)", None, s.text), (f"={direct}", totals.contacts, s.number)
    )
    again = pen.line(("W tym powtórzenia (z kolumny W tym pierwszy raz)", None, s.text),
                     ("=SUM(c_powt)", totals.repeats, s.number))  # fmt: skip
    net = f"=B{contacts}-B{again}" if typed is None else typed
    value = pen.line((PEOPLE if typed is None else "Wynik", None, s.text), (net, totals.value, s.number))
    pen.line(("Cel", None, s.text), ("=p_cel", plan.indicator.target, s.number))
    gap = f"p_cel-B{value}" if plan.indicator.direction == "at-least" else f"B{value}-p_cel"
    short = "Brakuje do celu" if plan.indicator.direction == "at-least" else "Ponad cel"
    missing = pen.line((short, None, s.text), (f"=MAX(0,{gap})", totals.missing, s.number))
    pace = f"=ROUND(p_cel*MAX(0,MIN(B{today},p_koniec)-p_start+1)/(p_koniec-p_start+1),0)"
    expected = pen.line(("Na dziś powinno być około", None, s.text), (pace, totals.expected, s.number))
    counted_up = typed is None and plan.indicator.direction == "at-least" and plan.indicator.target > 0
    reached = pen.line(
        ("Cel osiągnięto dnia", None, s.text),
        ('=IF(COUNT(c_cel)=0,"",MIN(c_cel))' if counted_up else "", _serial(totals.reached_on), s.date),
    )
    sentence = _sentence(totals, value, missing, expected, reached)
    _wide(pen, sentence, s.big, target_sentence(totals, totals.as_of))
    warning = f'=IF(B{mend}=0,"","Wierszy do poprawy: "&B{mend}&". Proszę przejrzeć kolumnę Sprawdzenie. ")'
    warning += f'&IF(COUNTA(Wpisy!$B${below}:$H${below + 999})=0,"","{_BELOW}")'
    _wide(pen, warning, s.alarm, "")


def _wide(pen: Pen, formula: str, style: Any, stored: str) -> None:
    pen.sheet.merge_range(pen.row, 0, pen.row, 6, "", style)
    pen.sheet.write_formula(pen.row, 0, formula, style, stored)
    pen.sheet.set_row(pen.row, 24)
    pen.row += 1


def _serial(day: date | None) -> int | str:
    return serial(day) if day else ""


def _sentence(totals: Totals, value: int, missing: int, expected: int, reached: int) -> str:
    """The sentence of show.target as a formula."""
    if totals.plan.indicator.direction == "at-most":
        start = f'B{value}&" przy celu najwyżej "&p_cel&" "&p_jednostka&": "'
        return f'={start}&IF(B{missing}=0,"cel zachowany","o "&B{missing}&" za dużo")'
    start = f'B{value}&" z "&p_cel&" "&p_jednostka'
    on = f'IF(N(B{reached})=0,"",CONCATENATE(" ",{_day_text(f"B{reached}")}))'
    over = "TRUE" if totals.plan.closed else "TODAY()>p_koniec"
    late = f'", do celu brakuje "&B{missing}&"; na dziś powinno być około "&B{expected}'
    behind = f'IF({over},", zabrakło "&B{missing},{late})'
    return f'={start}&IF(B{missing}=0,", cel osiągnięto"&{on},{behind})'


def _actions(pen: Pen, totals: Totals) -> None:
    pen.section("Działanie z planu", "Termin", "Wpisy", "Osoby", "Ulotki", "Ostatnio")
    for action, done in zip(totals.plan.actions, totals.actions, strict=True):
        kinds, s = FULFILS[action.kind], pen.styles
        handing = kinds == TO_RESIDENTS
        only, test = (("c_razem", '">0"'), "*(c_razem>0)") if handing else ((), "")
        direct = [kind for kind in kinds if kind in DIRECT]
        people = f"={_total('c_osoby', direct, *only)}" if direct else "=0"
        pen.line(
            (action.text, None, s.text),
            (action.due or "cały okres", None, s.date),
            (f"={_count(kinds, *only)}", done.entries, s.number),
            (people, done.people, s.number),
            (f"={_total('c_razem', kinds)}", done.leaflets, s.number),
            (f"={_last(kinds, test)}", _latest(done), s.dashed),
        )


def _latest(done: Done) -> int:
    return serial(done.days[-1]) if done.cells else 0


def _partners(pen: Pen, totals: Totals, content: Content) -> None:
    if not totals.plan.partners:
        return
    s = pen.styles
    pen.section("Partner", "Zadanie: wpisy", "Przekazano ulotek", "Ostatnio")
    numbers = numbers_of(content.catalogue, totals.plan)
    for partner, done in zip(totals.plan.partners, totals.partners, strict=True):
        wanted = {kind for given in partner.contributes for kind in GIVES[given]} or set(Kind)
        who = f"c_partner,{numbers[partner.id]}"
        terms = [
            f"COUNTIFS({_is(k)},{who}" + (',c_razem,">0")' if k is Kind.HANDED else ")")
            for k in Kind
            if k in wanted
        ]
        own = [cell for cell in totals.cells if cell.partner == partner.id]
        given = sum(cell.leaflets for cell in own if cell.kind is Kind.HANDED)
        pen.line(
            (partner.name, None, s.text),
            (f"={'+'.join(terms)}", done.entries, s.number),
            (f"=SUMIFS(c_razem,{_is(Kind.HANDED)},{who})", given, s.number),
            (f"=SUMPRODUCT(MAX((c_partner={numbers[partner.id]})*c_dzien))",
             serial(max(cell.day for cell in own)) if own else 0, s.dashed),
        )  # fmt: skip


def _stock(pen: Pen, totals: Totals, kinds: dict[str, str]) -> None:
    pen.section("Ulotki", "Z wcześniej", "Przyjęto", "Mieszkańcom", "Partnerom", "Zniszczone", "Zostało")
    first, s = pen.row + 1, pen.styles
    for at, (leaflet, name) in enumerate(kinds.items(), 1):
        stored = totals.stock.get(None if leaflet == UNSAID else leaflet, Stock())
        pen.line((name, None, s.text), *_account(pen, stored, f"c_u{at}"))
    sums = [(f"=SUM({c}{first}:{c}{pen.row})", value, s.number)
            for c, value in zip("BCDEFG", _stored(totals.stock_total), strict=True)]  # fmt: skip
    pen.line(("Razem", None, s.text), *sums)


def _stored(one: Stock) -> tuple[int, ...]:
    return (one.opening, one.received, one.residents, one.partners, one.spoiled, one.left)


def _account(pen: Pen, stock: Stock, what: str) -> list[tuple[Any, Any, Any]]:
    at, style = pen.row + 1, pen.styles.number
    groups: list[tuple[Kind, ...]] = [(Kind.RECEIVED,), TO_RESIDENTS, (Kind.HANDED,), (Kind.SPOILED,)]
    shown: list[Any] = [stock.opening, *(f"={_total(what, kinds)}" for kinds in groups)]
    shown[2] += f'-SUMIFS({what},{_is(Kind.LEAFLETS)},c_partner,">0")'  # see vocabulary.by_partner
    shown.append(f"=B{at}+C{at}-D{at}-E{at}-F{at}")
    return [(cell, stored, style) for cell, stored in zip(shown, _stored(stock), strict=True)]


def _months(pen: Pen, totals: Totals) -> None:
    s = pen.styles
    labels = [TRAITS[kind].label.capitalize() for kind in DIRECT]
    pen.section("Miesiąc", *(f"{label}: osoby" for label in labels), "Razem osób", "Ulotki")
    for month in totals.months:
        first = _literal(month.first)
        inside = (f'c_dzien,">="&{first}', f'c_dzien,"<"&EDATE({first},1)')
        people = [(f"={_total('c_osoby', [kind], *inside)}", month.people[kind], s.number) for kind in DIRECT]
        at = pen.row + 1
        pen.line(
            (month_words(month.first), None, s.text), *people,
            (f"=SUM(B{at}:D{at})", month.total, s.number),
            (f"={_total('c_razem', TO_RESIDENTS, *inside)}", month.leaflets, s.number),
        )  # fmt: skip
