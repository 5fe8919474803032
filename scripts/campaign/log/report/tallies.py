"""The report's two tables, the days under its chart, and what does not add up before anybody signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaign.language.numbers import counted, grouped
from campaign.log.count.results import Done, month_end, state_of
from campaign.log.count.totals import Stock, Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import FULFILS, GIVES, Kind
from campaign.log.report.sentences import noun, phrases, say


@dataclass(frozen=True)
class Table:
    """A table of texts: head, rows, and the last row as a total (may be empty)."""

    head: list[str]
    rows: list[list[str]]
    total: list[str]


def works(totals: Totals) -> Table:
    """Table 1: what the plan asks for or the log holds, one row a kind."""
    rows, people, sheets = [], 0, 0
    for kind, label in phrases()["works"].items():
        kinds = (Kind.LEAFLETS,) if kind == "leaflets" else FULFILS[kind]
        done = Done(totals.cells).of(*kinds)
        asked = [one for one in zip(totals.plan.actions, totals.actions, strict=True) if one[0].kind == kind]
        if not done.cells and not asked:
            continue
        state = state_of(totals.plan, *asked[0], totals.as_of) if asked else _elsewhere(totals, kinds)
        if asked and asked[0][1].cells and not done.cells:
            state = "–"  # leaflets were handed out, and none of them apart
        days = counted(len(done.days), "dzień", "dni", "dni") if done.cells else "–"
        extent = _or_dash(done.entries) if kind == "meeting" else days
        rows.append([label, extent, _or_dash(done.people), _or_dash(done.leaflets), str(state)])
        people, sheets = people + done.people, sheets + done.leaflets
    total = ["Razem", "", _or_dash(people), _or_dash(sheets), ""] if people or sheets else []
    return Table(["Działanie", "Zakres", "Kontakty", "Ulotki", "Stan"], rows, total)


def _elsewhere(totals: Totals, kinds: tuple[Kind, ...]) -> str:
    """The state of what is no action of the plan: a partner's task in section 4, or something besides."""
    tasks = {kind for one in totals.plan.partners for given in one.contributes for kind in GIVES[given]}
    return "patrz pkt\u00a04" if tasks.intersection(kinds) else "poza planem"


def _or_dash(number: int) -> str:
    return grouped(number) if number else "–"


def stock(totals: Totals) -> Table | None:
    """Table 2, when the account balances; otherwise nobody could say what is left."""
    total = totals.stock_total
    if not total.opening + total.received or _uncovered(totals):
        return None
    columns = [("Z\u00a0poprzedniego okresu", total.opening), ("Otrzymano", total.received),
               ("Mieszkańcom", total.residents), ("Podmiotom", total.partners), ("Zniszczono", total.spoiled),
               ("Pozostało", total.left)]  # fmt: skip
    shown = [(head, n) for head, n in columns if n or head in ("Otrzymano", "Mieszkańcom", "Pozostało")]
    cells = [grouped(n) if n or head != "Pozostało" else "nakład wyczerpano" for head, n in shown]
    return Table([head for head, _ in shown], [cells], [])


def _uncovered(totals: Totals) -> dict[str | None, Stock]:
    """Accounts of leaflets given out that no receipt covers, by kind; None: of all kinds together."""
    short: dict[str | None, Stock] = {
        kind: one for kind, one in totals.stock.items() if kind and one.left < 0
    }
    if not short and totals.stock_total.left < 0:
        short[None] = totals.stock_total
    return short


def remarks(totals: Totals, catalogue: Catalogue) -> list[str]:
    """Per kind of leaflet, what is missing before anybody signs."""
    found = []
    for leaflet, one in _uncovered(totals).items():
        name = f" („{catalogue.leaflets.get(leaflet, leaflet)}”)" if leaflet else ""
        given = one.residents + one.partners + one.spoiled
        short, received = counted(-one.left, "ulotki", "ulotek", "ulotek"), str(one.opening + one.received)
        found.append(say("uncovered", received=received, given=str(given), leaflet=name, short=short))
    unsaid = totals.stock.get(None)
    if found and unsaid and unsaid.received > unsaid.residents + unsaid.partners:
        received = f"Przyjęto też {noun(unsaid.received, 'leaflets')} bez rodzaju"
        found.append(f"{received}; rodzaj dopisuje: ./campaign log correct NR --leaflet RODZAJ")
    return found


def marks_of(totals: Totals) -> list[tuple[date, int]]:
    """Last days of finished months, the day of the target, and a later day with an entry."""
    end = min(totals.as_of, totals.plan.period.end)
    days = {last for month in totals.months if (last := month_end(month.first)) <= end}
    latest = totals.curve[-1][0] if totals.curve else end
    days |= {latest} if not days or latest > max(days) else set()
    days |= {totals.reached_on} if totals.reached_on else set()
    by = {day: max((number for at, number in totals.curve if at <= day), default=0) for day in sorted(days)}
    return [(day, number) for day, number in by.items() if number]


def caption(totals: Totals, marks: list[tuple[date, int]]) -> str:
    """The words under the chart; empty while nobody was reached."""
    said = "; ".join(f"{day:%d.%m}\u00a0–\u00a0{grouped(number)}" for day, number in marks)
    return say("caption", marks=said, target=grouped(totals.plan.indicator.target)) if said else ""
