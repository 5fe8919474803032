"""The days under the chart: last days of months, and the day the target was reached."""

from __future__ import annotations

from datetime import date

from campaign.language.numbers import grouped
from campaign.log.count.results import month_end
from campaign.log.count.totals import Totals


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
