"""What the report's numbers come to: the target, two tables, the chart's days, and what does not add up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from campaign.language.numbers import grouped
from campaign.log.count.results import month_end
from campaign.log.count.totals import Stock, Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import FULFILS, Kind
from campaign.log.report.sentences import Speech, counted, phrases

_JOINER = "\u200d"
"""Word's own "no-width non break": a line may end after a dash, even where an unbreakable space follows."""


def target(totals: Totals, speech: Speech) -> list[str]:
    """What the target came to."""
    plan, indicator, say = totals.plan, totals.plan.indicator, speech.say
    measure = say("measure", text=indicator.text.rstrip("."))
    if indicator.result is not None or indicator.direction == "at-most":
        least = "najwyżej" if indicator.direction == "at-most" else "co najmniej"
        return [measure, say("typed", value=totals.value, least=least, target=indicator.target)]
    over, due, wanted = totals.as_of > plan.period.end, plan.period.end, indicator.target
    if totals.reached_on:
        texts = [say("reached_on", days=[totals.reached_on]), *_so_far(totals, speech)]
        texts += [] if over else [say("continued", due=due)]
    elif totals.people >= wanted:
        texts = [*_so_far(totals, speech), say("judged", residents=wanted)]
    elif totals.as_of < plan.period.start:
        texts = [say("begins", start=plan.period.start)]
    elif not totals.people:
        texts = [say("nobody" if over else "nobody_yet", due=due, residents=wanted)]
    else:
        short = say("short" if over else "short_yet", residents=totals.missing, due=due)
        texts = [*_so_far(totals, speech), short]
    told = any(_bare(indicator.text) in _bare(text) for text in plan.goal) and not plan.goal_done
    return texts if told else [measure, *texts]


def _bare(text: str) -> str:
    return " ".join(text.casefold().rstrip(".,;").split())


def _so_far(totals: Totals, speech: Speech) -> list[str]:
    """Działaniami objęto 82 mieszkańców: odnotowano 95 kontaktów, od których odliczono 13 …."""
    contacts = totals.people
    reached = speech.say(
        "reached", as_of=None if totals.as_of > totals.plan.period.end else totals.as_of,
        residents=totals.net, repeats=totals.repeats, contacts=contacts if totals.repeats else 0,
        rounds=totals.of(Kind.ROUND).people if totals.repeats else 0,
    )  # fmt: skip
    if totals.asked:
        return [reached, speech.say("estimated", asked=totals.asked, contacts=contacts)]
    return [reached, speech.say("unasked")]


@dataclass(frozen=True)
class Table:
    """A table of texts: head, rows, and the last row as a total (may be empty)."""

    head: list[str]
    rows: list[list[str]]
    total: list[str]


def works(totals: Totals) -> Table:
    """Table 1: what the plan asks for or the log holds, one row a kind."""
    rows = []
    for kind, label in phrases()["works"].items():
        asked = next((progress for progress in totals.actions if progress.action.kind == kind), None)
        done = totals.of(*(Kind.LEAFLETS,) if kind == "leaflets" else FULFILS[kind])
        if not done.cells and not asked:
            continue
        # no state: no action of the plan, or leaflets were handed out, and none of them apart
        state = asked.state if asked and (done.cells or not asked.cells) else "–"
        days = counted(len(done.days), "dzień") if done.cells else "–"
        extent = _or_dash(done.entries) if kind == "meeting" else days
        rows.append([label, extent, _or_dash(done.people), _or_dash(done.leaflets), state])
    sums = [_or_dash(totals.people), _or_dash(totals.leaflets)]
    total = ["Razem", "", *sums, ""] if totals.people or totals.leaflets else []
    return Table(["Działanie", "Zakres", "Kontakty", "Ulotki", "Stan"], rows, total)


def _or_dash(number: int) -> str:
    return grouped(number) if number else "–"


def stock(totals: Totals) -> Table | None:
    """Table 2, when the account balances; otherwise nobody could say what is left."""
    total = totals.stock_total
    if not total.had or _uncovered(totals):
        return None
    columns = {"Z\u00a0poprzedniego okresu": total.opening, "Otrzymano": total.received,
               "Mieszkańcom": total.residents, "Podmiotom": total.partners, "Zniszczono": total.spoiled,
               "Pozostało": total.left}  # fmt: skip
    always = ("Otrzymano", "Mieszkańcom", "Pozostało")
    shown = {head: grouped(number) for head, number in columns.items() if number or head in always}
    if not total.left:
        shown["Pozostało"] = "nakład wyczerpano"
    return Table([*shown], [[*shown.values()]], [])


def _uncovered(totals: Totals) -> dict[str | None, Stock]:
    """Accounts of leaflets given out that no receipt covers, by kind; None: of all kinds together."""
    accounts: dict[str | None, Stock] = {kind: one for kind, one in totals.stock.items() if kind}
    short = {kind: one for kind, one in accounts.items() if one.left < 0}
    return short or ({None: totals.stock_total} if totals.stock_total.left < 0 else {})


def remarks(totals: Totals, catalogue: Catalogue) -> list[str]:
    """Per kind of leaflet, what is missing before anybody signs."""
    say = Speech().say
    found = [
        say("uncovered", received=one.had, given=one.had - one.left, short=-one.left,
            leaflet=catalogue.leaflets.get(leaflet, leaflet) if leaflet else "")
        for leaflet, one in _uncovered(totals).items()
    ]  # fmt: skip
    unsaid = totals.stock.get(None, Stock())
    if found and unsaid.received > unsaid.residents + unsaid.partners:
        found.append(say("unsaid", leaflets=unsaid.received))
    return found


def marks_of(totals: Totals, public: bool) -> list[tuple[date, int]]:
    """Residents reached by the last days of finished months; unless public also by the day of the target, and
    by a later day with an entry.
    """
    end = min(totals.as_of, totals.plan.period.end)
    days = {last for first in totals.plan.period.months if (last := month_end(first)) <= end}
    if not public and totals.curve:
        latest = totals.curve[-1][0]
        days |= {latest} if latest > max(days, default=date.min) else set()
        days |= {totals.reached_on} if totals.reached_on else set()
    by = {day: max((number for at, number in totals.curve if at <= day), default=0) for day in sorted(days)}
    return [(day, number) for day, number in by.items() if number]


def caption(totals: Totals, marks: list[tuple[date, int]], speech: Speech) -> str:
    """The words under the chart, each day with its number on one line; empty while nobody was reached."""
    said = "; ".join(f"{day:%d.%m}\u00a0–{_JOINER}\u00a0{grouped(number)}" for day, number in marks)
    return speech.say("caption", marks=said, target=totals.plan.indicator.target) if said else ""
