"""What the report says, as plain words and numbers; both templates show exactly this. Pure, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from campaign.log.entry.catalogue import Catalogue
from campaign.log.store.integrity import Control
from campaign.log.count.ledger import Account, accounts
from campaign.log.report.sentences import first_time_sentence, stock_note, target_sentence
from campaign.log.show import sentence as entry_sentence
from campaign.log.count.stock import Account as Stock
from campaign.log.store.journal import Cell, Row
from campaign.log.count.totals import Month, Totals
from campaign.log.count.results import Result
from campaign.log.entry.vocabulary import CHANNELS, DIRECT, TRAITS
from campaign.log.entry.words import day, entries, grouped, month

UNKNOWN = "bez podania rodzaju"
T = TypeVar("T")


@dataclass(frozen=True)
class Done:
    """One numbered line of section 3 or 4: the plan's words, what was done, and a partner's account."""

    number: int
    plan: str
    verdict: str
    done: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table of texts: head, rows, and the last row as a total (may be empty)."""

    head: list[str]
    rows: list[list[str]]
    total: list[str]


@dataclass(frozen=True)
class Report:
    """All of the report. others: partners the plan does not name, with what they were given or published;
    listed: single entries (empty in the public version); control: empty there, too.
    """

    title: str
    subtitle: str
    as_of: str
    diagnosis: list[str]
    goal: list[str]
    target_verdict: str
    target: str
    first_time: str
    actions: list[Done]
    partners: list[Done]
    others: list[str]
    publication: list[str]
    announced: list[str]
    channels: Table
    stock: Table
    stock_note: str
    months: Table
    peak: int
    month_values: list[tuple[str, int]]
    listed: list[str]
    control: list[str]
    public: bool


def build(
    totals: Totals, catalogue: Catalogue, rows: Sequence[Row], control: Control, public: bool = False
) -> Report:
    """The report on a plan; public leaves out single entries, notes and the control line."""
    plan, as_of = totals.plan, totals.as_of
    known = accounts(totals, catalogue)
    values = [(month(one.first), one.total) for one in totals.months]
    return Report(
        title=plan.title,
        subtitle=f"{plan.area} na okres od {day(plan.period.start)} roku do {day(plan.period.end)} roku",
        as_of="" if as_of > plan.period.end else f"Plan trwa. Stan na dzień {day(as_of)}.",
        diagnosis=list(plan.diagnosis),
        goal=list(plan.goal),
        target_verdict=totals.target.word.value,
        target=target_sentence(totals),
        first_time=first_time_sentence(totals),
        actions=_actions(totals),
        partners=_partners(totals, known, public),
        others=[f"{one.name}. {' '.join(one.lines(public))}" for one in known[len(plan.partners) :]],
        publication=[text.rstrip(",.") for text in plan.publication],
        announced=[_announced(cell, catalogue) for cell in totals.announced],
        channels=_channels(totals, catalogue),
        stock=_stock(totals, catalogue),
        stock_note=stock_note(totals),
        months=_months(totals.months),
        peak=max((value for _, value in values), default=0),
        month_values=values,
        listed=[]
        if public
        else [f"nr {r.entry_number}: {entry_sentence(r.event.entry, catalogue)}" for r in rows],
        control=[] if public else _control(totals, control, as_of),
        public=public,
    )


def _actions(totals: Totals) -> list[Done]:
    pairs = zip(totals.plan.actions, totals.actions, strict=True)
    lines = []
    for number, (action, result) in enumerate(pairs, 1):
        due = f"w terminie do {day(action.due)} roku" if action.due else "przez cały okres trwania planu"
        planned = f", zaplanowano: {action.count}" if action.count else ""
        lines.append(Done(number, f"{action.text} – {due}{planned}", result.word.value, _done(result)))
    return lines


def _partners(totals: Totals, known: list[Account], public: bool) -> list[Done]:
    rows = zip(totals.plan.partners, totals.partners, known, strict=False)
    return [
        Done(
            number,
            f"{partner.name} – {partner.task}",
            result.word.value,
            _done(result),
            tuple(account.lines(public)),
        )
        for number, (partner, result, account) in enumerate(rows, 1)
    ]


def _done(result: Result) -> str:
    """'3 wpisy od 10.07.2026 do 02.10.2026, osoby: 53, ulotki: 55 (w 4 z 6 miesięcy)'"""
    if not result.entries:
        return "w dzienniku nie ma wpisów"
    span = day(result.first)
    if result.first != result.last:
        span = f"od {day(result.first)} do {day(result.last)}"
    people = f", osoby: {grouped(result.people)}" if result.people else ""
    leaflets = f", ulotki: {grouped(result.leaflets)}" if result.leaflets else ""
    note = f" ({result.note})" if result.note else ""
    return f"{entries(result.entries)}, {span}{people}{leaflets}{note}"


def _announced(cell: Cell, catalogue: Catalogue) -> str:
    partner = catalogue.partners(None).get(cell.partner or "", "")
    times = f", {cell.entries} razy" if cell.entries > 1 else ""
    return f"{day(cell.day)} – {TRAITS[cell.kind].label}{times}" + (f" ({partner})" if partner else "")


def _channels(totals: Totals, catalogue: Catalogue) -> Table:
    """Leaflets by method (rows) and channel (columns); only channels and methods that occur."""
    used = [kind for kind in CHANNELS if any(row[kind] for row in totals.handed_out.values())]
    rows = [
        [_leaflet(leaflet, catalogue), *(grouped(row[kind]) for kind in used), grouped(sum(row.values()))]
        for leaflet, row in _ordered(totals.handed_out, catalogue)
    ]
    sums = [sum(row[kind] for row in totals.handed_out.values()) for kind in used]
    total = ["Razem", *map(grouped, sums), grouped(sum(sums))] if rows else []
    return Table(["Ulotka", *(TRAITS[kind].channel for kind in used), "razem"], rows, total)


def _stock(totals: Totals, catalogue: Catalogue) -> Table:
    head = ["Ulotka", "z wcześniej", "przyjęto", "mieszkańcom", "partnerom", "zniszczone", "zostało"]
    rows = [
        _account(_leaflet(leaflet, catalogue), account, leaflet is not None)
        for leaflet, account in _ordered(totals.stock, catalogue)
    ]
    return Table(head, rows, _account("Razem", totals.stock_total) if rows else [])


def _account(label: str, a: Stock, known: bool = True) -> list[str]:
    """What is left of an unknown kind nobody can say, hence the dash."""
    numbers = [a.opening, a.received, a.residents, a.partners, a.spoiled]
    return [label, *map(grouped, numbers), grouped(a.left) if known else "–"]


def _ordered(found: dict[str | None, T], catalogue: Catalogue) -> list[tuple[str | None, T]]:
    order = [*catalogue.leaflets]
    return sorted(found.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))


def _leaflet(leaflet: str | None, catalogue: Catalogue) -> str:
    return catalogue.leaflets.get(leaflet, leaflet) if leaflet else UNKNOWN


def _months(months: list[Month]) -> Table:
    head = ["Miesiąc", *(TRAITS[kind].label for kind in DIRECT), "osoby razem", "ulotki"]
    rows = [
        [month(one.first), *(grouped(one.people[kind]) for kind in DIRECT), grouped(one.total),
         grouped(one.leaflets)]
        for one in months
    ]  # fmt: skip
    people = [sum(one.people[kind] for one in months) for kind in DIRECT]
    total = ["Razem", *map(grouped, people), grouped(sum(people)), grouped(sum(m.leaflets for m in months))]
    return Table(head, rows, total)


def _control(totals: Totals, control: Control, as_of: date) -> list[str]:
    foreign = totals.entries - (control.entries - control.withdrawals)
    lines = [
        f"Rejestr {control.register}, stan na {day(as_of)}: wpisy {control.entries}, poprawki "
        f"{control.corrections}, wycofania {control.withdrawals}, ostatni numer {control.last}.",
        f"Zapis do sprawdzenia: {control.short}",
    ]
    if foreign > 0:
        lines.append(f"W tym okresie są też wpisy z innych rejestrów: {foreign}.")
    return lines
