"""Sentences of the report that need more than a number."""

from __future__ import annotations

from campaign.log.count.totals import Totals
from campaign.log.entry.words import day, grouped


def target_sentence(totals: Totals) -> str:
    """The result against the target, with the day it was reached or how many are missing."""
    indicator = totals.plan.indicator
    value, target = grouped(totals.value), grouped(indicator.target)
    if indicator.direction == "at-most":
        over = f"Przekroczono o {grouped(totals.missing)}." if totals.missing else "Cel zachowano."
        return f"Wynik: {value} {indicator.unit}, cel: najwyżej {target}. {over}"
    start = f"Wynik: {value} {indicator.unit}, cel: co najmniej {target}."
    if totals.missing:
        return f"{start} Do celu zabrakło {grouped(totals.missing)}."
    return (
        f"{start} Cel osiągnięto dnia {day(totals.reached_on)}."
        if totals.reached_on
        else f"{start} Cel osiągnięto."
    )


def first_time_sentence(totals: Totals) -> str:
    """How to read the number of people: attendances, not persons; with the estimate, when there is one."""
    if totals.plan.indicator.result is not None:
        return ""
    same = "Ta sama osoba mogła być policzona więcej niż raz, bo dziennik nie zbiera danych osób."
    first, asked = totals.first_time
    if not asked:
        return same
    return f"{same} Po raz pierwszy: około {grouped(first)} z {grouped(asked)} osób, o które zapytano."


def stock_note(totals: Totals) -> str:
    """What the stock account does not say by kind."""
    if not totals.stock:
        return "W dzienniku nie ma ulotek."
    if not totals.stock_total.opening + totals.stock_total.received:
        return "W dzienniku nie ma przyjęcia ulotek, dlatego stan jest ujemny."
    said = []
    if None in totals.stock:
        said.append("Ulotki bez podania rodzaju odjęto tylko w wierszu „Razem”.")
    if any(leaflet and one.left < 0 for leaflet, one in totals.stock.items()):
        said.append("Liczba ujemna: nie zapisano przyjęcia tych ulotek.")
    return " ".join(said)
