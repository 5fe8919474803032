"""The report's two tables, the days under its chart, and what does not add up before anybody signs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaign.language.numbers import counted, grouped
from campaign.log.count.results import Done, month_end, state_of
from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import FULFILS, GIVES, Kind


@dataclass(frozen=True)
class Table:
    """A table of texts: head, rows, and the last row as a total (may be empty)."""

    head: list[str]
    rows: list[list[str]]
    total: list[str]


_WORKS: tuple[tuple[str, Kind | None, str], ...] = (
    ("meeting", Kind.MEETING, "spotkania"),
    ("round", Kind.ROUND, "obchody"),
    ("talk", Kind.TALK, "rozmowy"),
    ("leaflets", Kind.LEAFLETS, "odrębny kolportaż"),
    ("broadcast", None, "komunikaty"),
)


def works(totals: Totals) -> Table:
    """Table 1: what the plan asks for or the log holds, one row a kind."""
    rows, people, sheets = [], 0, 0
    for kind, one, label in _WORKS:
        kinds = (one,) if one else FULFILS["broadcast"]
        done = Done(tuple(cell for cell in totals.cells if cell.kind in kinds))
        action = next(
            (a for a in zip(totals.plan.actions, totals.actions, strict=True) if a[0].kind == kind), None
        )
        if not done.cells and action is None:
            continue
        state = state_of(totals.plan, *action, totals.as_of).value if action else _elsewhere(totals, kinds)
        if action and action[1].cells and not done.cells:
            state = "–"  # leaflets were handed out, and none of them apart
        rows.append([label, _extent(kind, done), _or_dash(done.people), _or_dash(done.leaflets), state])
        people, sheets = people + done.people, sheets + done.leaflets
    total = ["Razem", "", _or_dash(people), _or_dash(sheets), ""] if people or sheets else []
    return Table(["Działanie", "Zakres", "Kontakty", "Ulotki", "Stan"], rows, total)


def _elsewhere(totals: Totals, kinds: tuple[Kind, ...]) -> str:
    """The state of what is no action of the plan: a partner's task in section 4, or something besides."""
    tasks = {kind for one in totals.plan.partners for given in one.contributes for kind in GIVES[given]}
    return "patrz pkt\u00a04" if tasks.intersection(kinds) else "poza planem"


def _extent(kind: str, done: Done) -> str:
    if kind == "meeting":
        return _or_dash(done.entries)
    return counted(len(done.days), "dzień", "dni", "dni") if done.cells else "–"


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


def _uncovered(totals: Totals) -> dict[str | None, int]:
    """Leaflets given out that no receipt covers, by kind; None: of all kinds together."""
    short: dict[str | None, int] = {
        leaflet: -one.left for leaflet, one in totals.stock.items() if leaflet and one.left < 0
    }
    if not short and totals.stock_total.left < 0:
        short[None] = -totals.stock_total.left
    return short


def remarks(totals: Totals, catalogue: Catalogue) -> list[str]:
    """Per kind of leaflet, what is missing before anybody signs."""
    found = []
    for leaflet, missing in _uncovered(totals).items():
        one = totals.stock[leaflet] if leaflet else totals.stock_total
        name = f" („{catalogue.leaflets.get(leaflet, leaflet)}”)" if leaflet else ""
        given = one.residents + one.partners + one.spoiled
        short = counted(missing, "ulotki", "ulotek", "ulotek")
        found.append(
            f"Uwaga dla dzielnicowego: otrzymano {one.opening + one.received}, wydano {given}{name}. "
            f"Brakuje przyjęcia co najmniej {short}. "
            "Proszę dopisać przyjęcie albo poprawić liczby przed podpisem."
        )
    unsaid = totals.stock.get(None)
    if found and unsaid and unsaid.received > unsaid.residents + unsaid.partners:
        received = counted(unsaid.received, "ulotkę", "ulotki", "ulotek")
        remedy = "rodzaj dopisuje: ./campaign log correct NR --leaflet RODZAJ"
        found.append(f"Przyjęto też {received} bez rodzaju; {remedy}")
    return found


def marks_of(totals: Totals) -> list[tuple[date, int]]:
    """Last days of finished months, the day of the target, and a later day with an entry."""
    end = min(totals.as_of, totals.plan.period.end)
    days = {last for month in totals.months if (last := month_end(month.first)) <= end}
    latest = totals.curve[-1][0] if totals.curve else end
    days |= {latest} if not days or latest > max(days) else set()
    days |= {totals.reached_on} if totals.reached_on else set()
    return [(day, _by(totals, day)) for day in sorted(days) if _by(totals, day)]


def _by(totals: Totals, day: date) -> int:
    return next((number for at, number in reversed(totals.curve) if at <= day), 0)


def caption(totals: Totals, marks: list[tuple[date, int]]) -> str:
    """The words under the chart; empty while nobody was reached."""
    said = "; ".join(f"{day:%d.%m}\u00a0–\u00a0{grouped(number)}" for day, number in marks)
    target = grouped(totals.plan.indicator.target)
    return f"Wykres 1. Mieszkańcy objęci działaniami, narastająco: {said} (cel: {target})." if said else ""
