"""Sheet Stan: the target and the pace, actions, partners, leaflets left, months. All of it formulas."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from campaign.log.show import target as target_sentence
from campaign.log.stock import Account
from campaign.log.totals import Totals
from campaign.log.verdicts import Result
from campaign.log.vocabulary import CHANNELS, DIRECT, FULFILS, TO_RESIDENTS, TRAITS, Kind
from campaign.log.words import month as month_words
from campaign.log.workbook import formulas as f
from campaign.log.workbook import partner_rows
from campaign.log.workbook.pen import WIDTHS, Pen
from campaign.log.workbook.plan_sheet import UNKNOWN, Lists
from campaign.log.workbook.style import Styles, serial
from campaign.log.workbook.verdict_formulas import action_note, verdict
from campaign.model.plan import Action


@dataclass
class State:
    """Where other sheets find what Stan counts: cells by index of action and partner, and the sentence.

    materials: of each partner, the day of the last hand-over and the edition, as stored values.
    """

    sentence: str = ""
    reached: str = ""
    actions: list[int] = field(default_factory=list)
    partners: list[int] = field(default_factory=list)
    materials: list[tuple[date | None, str]] = field(default_factory=list)
    stock_total: int = 0


def write(sheet: Any, styles: Styles, lists: Lists, totals: Totals) -> State:
    """Write the sheet; the stored values are those of totals."""
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write(0, 0, f"Stan planu {totals.plan.slug}", styles.title)
    sheet.write(1, 0, "Ten arkusz liczy się sam z arkusza Wpisy.", styles.quiet)
    pen, state = Pen(sheet, styles, 2), State()
    _target(pen, totals, state)
    _actions(pen, totals, state)
    state.partners, state.materials = partner_rows.write(pen, totals, lists)
    _stock(pen, totals, lists, state)
    _months(pen, totals)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    return state


def _target(pen: Pen, totals: Totals, state: State) -> None:
    plan, s = totals.plan, pen.styles
    pen.section("Cel", "")
    typed = plan.indicator.result
    people = f"={f.total('w_osoby', DIRECT)}" if typed is None else typed
    today = pen.line(("Dziś", None, s.text), ("=TODAY()", serial(totals.as_of), s.date))
    value = pen.line(("Wynik", None, s.text), (people, totals.value, s.number))
    pen.line(("Cel", None, s.text), ("=p_cel", plan.indicator.target, s.number))
    gap = f"p_cel-B{value}" if plan.indicator.direction == "at-least" else f"B{value}-p_cel"
    missing = pen.line(("Różnica do celu", None, s.text), (f"=MAX(0,{gap})", totals.missing, s.number))
    pace = f"=ROUND(p_cel*MAX(0,MIN(B{today},p_koniec)-p_start+1)/(p_koniec-p_start+1),0)"
    expected = pen.line(("Na dziś powinno być około", None, s.text), (pace, totals.expected, s.number))
    counted_up = typed is None and plan.indicator.direction == "at-least" and plan.indicator.target > 0
    reached = pen.line(
        ("Cel osiągnięto dnia", None, s.text),
        ("=IF(MIN(w_cel)=0,\"\",MIN(w_cel))" if counted_up else "", _serial_or_empty(totals), s.date),
    )  # fmt: skip
    first, _ = totals.first_time
    new = 'SUMIFS(w_nowe,w_dzien,">0")'
    pen.line(("W tym osób po raz pierwszy (szacunek)", None, s.text), (f"={new}", first, s.number))
    sentence = _sentence(totals, value, missing, expected, reached)
    pen.sheet.merge_range(pen.row, 0, pen.row, 7, "", s.big)
    pen.sheet.write_formula(pen.row, 0, sentence, s.big, target_sentence(totals, totals.as_of))
    pen.sheet.set_row(pen.row, 24)
    pen.row += 1
    state.sentence, state.reached = f"Stan!$A${pen.row}", f"Stan!$B${reached}"


def _serial_or_empty(totals: Totals) -> int | str:
    return serial(totals.reached_on) if totals.reached_on else ""


def _sentence(totals: Totals, value: int, missing: int, expected: int, reached: int) -> str:
    """The sentence of show.target as a formula."""
    if totals.plan.indicator.direction == "at-most":
        start = f'B{value}&" przy celu najwyżej "&p_cel&" "&p_jednostka&": "'
        return f'={start}&IF(B{missing}=0,"cel zachowany","o "&B{missing}&" za dużo")'
    start = f'B{value}&" z "&p_cel&" "&p_jednostka'
    on = f'IF(N(B{reached})=0,"",CONCATENATE(" ",{f.day_text(f"B{reached}")}))'
    over = "TRUE" if totals.plan.closed else "TODAY()>p_koniec"
    late = f'", na dziś powinno być około "&B{expected}&", brakuje "&B{missing}'
    behind = f'IF({over},", zabrakło "&B{missing},{late})'
    return f'={start}&IF(B{missing}=0,", cel osiągnięto"&{on},{behind})'


def _actions(pen: Pen, totals: Totals, state: State) -> None:
    pen.section("Działanie z planu", "Termin", "Wpisy", "Osoby", "Ulotki", "Ostatnio", "Wynik", "Uwaga")
    for action, result in zip(totals.plan.actions, totals.actions, strict=True):
        state.actions.append(_action(pen, totals, action, result))


def _action(pen: Pen, totals: Totals, action: Action, result: Result) -> int:
    kinds, s, at = FULFILS[action.kind], pen.styles, pen.row + 1
    only = ('w_ulotki,">0"',) if kinds == CHANNELS else ()
    tests = ("w_ulotki>0",) if kinds == CHANNELS else ()
    direct = [kind for kind in kinds if kind in DIRECT]
    people = f"={f.total('w_osoby', direct)}" if direct else "=0"
    return pen.line(
        (action.text, None, s.text),
        (action.due or "cały okres", None, s.date),
        (f"={f.count(kinds, *only)}", result.entries, s.number),
        (people, result.people, s.number),
        (f"={f.total('w_ulotki', kinds)}", result.leaflets, s.number),
        (f"={f.last(kinds, *tests)}", _day(result), s.dashed),
        (f"={verdict(f'C{at}', f'H{at}')}", result.word.value, s.text),
        (f"={action_note(totals.plan, action, f'C{at}')}", result.note, s.text),
    )


def _day(result: Result) -> int:
    return serial(result.last) if result.last else 0


def _stock(pen: Pen, totals: Totals, lists: Lists, state: State) -> None:
    pen.section("Ulotki", "Z wcześniej", "Przyjęto", "Mieszkańcom", "Partnerom", "Zniszczone", "Zostało")
    first = pen.row + 1
    s = pen.styles
    for leaflet, name in lists.leaflets.items():
        account = totals.stock.get(leaflet, Account())
        label = (f"={name}", lists.names[leaflet], s.text)
        pen.line(label, *_account(pen, account, f"w_rodzaj,{name}"))
    rest = _account(pen, totals.stock.get(None, Account()), f"w_rodzaj,{f.EMPTY}")
    pen.line((UNKNOWN, None, s.text), *rest[:-1])  # what is left of an unknown kind nobody can say
    sums = [(f"=SUM({c}{first}:{c}{pen.row})", stored, s.number)
            for c, stored in zip("BCDEF", _stored(totals.stock_total), strict=False)]  # fmt: skip
    at = pen.row + 1
    left = (f"=B{at}+C{at}-D{at}-E{at}-F{at}", totals.stock_total.left, s.number)
    state.stock_total = pen.line(("Razem", None, s.text), *sums, left)


def _stored(account: Account) -> tuple[int, ...]:
    a = account
    return (a.opening, a.received, a.residents, a.partners, a.spoiled, a.left)


def _account(pen: Pen, account: Account, which: str) -> list[tuple[Any, Any, Any]]:
    at, style = pen.row + 1, pen.styles.number
    groups: list[tuple[Kind, ...]] = [(Kind.RECEIVED,), TO_RESIDENTS, (Kind.HANDED,), (Kind.SPOILED,)]
    shown: list[Any] = [account.opening]
    shown += [f"={f.total('w_ulotki', kinds, which)}" for kinds in groups]
    shown.append(f"=B{at}+C{at}-D{at}-E{at}-F{at}")
    return [(cell, stored, style) for cell, stored in zip(shown, _stored(account), strict=True)]


def _months(pen: Pen, totals: Totals) -> None:
    s = pen.styles
    labels = [TRAITS[kind].label.capitalize() for kind in DIRECT]
    pen.section("Miesiąc", *(f"{label}: osoby" for label in labels), "Razem osób", "Ulotki")
    for month in totals.months:
        inside = f.in_month(f.literal(month.first))
        people = [
            (f"={f.total('w_osoby', [kind], *inside)}", month.people[kind], s.number) for kind in DIRECT
        ]
        at = pen.row + 1
        pen.line(
            (month_words(month.first), None, s.text), *people,
            (f"=SUM(B{at}:D{at})", month.total, s.number),
            (f"={f.total('w_ulotki', CHANNELS, *inside)}", month.leaflets, s.number),
        )  # fmt: skip
