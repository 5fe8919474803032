"""`campaign new plan NAME --like OLD`: the next half-year from an old plan, with a calendar of reminders.

A warning fades within two weeks (Scheibe et al. 2014), so the calendar returns every two weeks, each time
about another method and, where the partners allow it, in another form.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from campaign.authoring import FOLDERS
from campaign.model.booster import REMIND_WITHIN, BoosterForm
from campaign.model.campaign import Campaign
from campaign.model.partner import Kit, PieceKind
from campaign.model.plan import Contribution, Partner, Period, Plan
from campaign.problems import CampaignError, remedy
from campaign.project import Project

_HALF = re.compile(r"(\d{4})-([12])(?:-[a-z0-9-]+)?")
"""A district may stand behind the half-year: 2027-1-rejon-5."""
_FORM = {
    Contribution.MEETING: BoosterForm.MEETING,
    Contribution.LEAFLETS: BoosterForm.PAPER,
    Contribution.INFORM: BoosterForm.PAPER,
    Contribution.RADIO: BoosterForm.SPOKEN,
    Contribution.PARISH: BoosterForm.SPOKEN,
    Contribution.WEB: BoosterForm.WEB,
}
_HEAD = """\
# yaml-language-server: $schema=../schema/plan.json
# PROPOZYCJA na wzór planu {old}. Przesunięto terminy, zachowano działania i partnerów.
# Dzielnicowy potwierdza: diagnozę (akapity z dawnymi liczbami pominięto), cel, terminy i kalendarz.
# Potem zmienia draft na false. Gdy plan się skończy, zmienia closed na true.
"""


def write(project: Project, slug: str, old: str, target: int) -> Path:
    """Write content/plans/<slug>.yml after the plan called old; nothing existing is overwritten.

    target: what the indicator is to reach. Raises CampaignError for an unknown plan and a bad or taken name.
    """
    plans = project.campaign.plans
    if old not in plans:
        known = f"wybierz z: {', '.join(plans)}"
        raise CampaignError(f"nie ma planu „{old}” – {remedy(old, plans, known)}")
    period = half_year(slug)
    data = moved(plans[old], period, target)
    data["boosters"] = [*reminders(project.campaign, plans[old].partners, period)]
    path = project.root / "content" / FOLDERS["plan"] / f"{slug}.yml"
    body = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=110)
    body = re.sub(r"'(\d{4}-\d{2}-\d{2})'", r"\1", body)  # the reader takes a bare date
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(f"{_HEAD.format(old=old)}\n{body}")
    except FileExistsError:
        raise CampaignError(f"{path} już istnieje – wybierz inną nazwę albo popraw ten plik") from None
    return path


def half_year(slug: str) -> Period:
    """The period a plan's name says, e.g. 2027-1. Raises CampaignError for another kind of name."""
    found = _HALF.fullmatch(slug)
    if found is None:
        raise CampaignError(f"„{slug}” nie nazywa półrocza – wpisz rok i 1 albo 2, np. 2027-1")
    year, half = int(found[1]), int(found[2])
    first, last = ((1, 1), (6, 30)) if half == 1 else ((7, 1), (12, 31))
    return Period(start=date(year, *first), end=date(year, *last))


def moved(old: Plan, period: Period, target: int) -> dict[str, Any]:
    """The fields of the new plan: dates moved, the target replaced, the calendar left to the caller."""
    data = old.model_dump(mode="json", exclude_none=True, exclude={"slug", "boosters"})
    data |= {"closed": False, "draft": True, "period": period.model_dump(mode="json")}
    without_numbers = [text for text in old.diagnosis if not re.search(r"\d", text)]
    data["diagnosis"] = without_numbers or ["UZUPEŁNIJ"]
    data["goal"] = [_retarget(text, old.indicator.target, target) for text in old.goal]
    data["indicator"] |= {
        "text": _retarget(old.indicator.text, old.indicator.target, target),
        "target": target,
    }
    data["indicator"].pop("result", None)
    for action, before in zip(data["actions"], old.actions, strict=True):
        action.pop("dates", None)  # agreed days are agreed anew
        if before.due:
            action["due"] = str(_shift(before.due, old.period, period))
    return data


def _retarget(text: str, old: int, new: int) -> str:
    return re.sub(rf"\b{old}\b", str(new), text)


def _shift(day: date, old: Period, new: Period) -> date:
    """The same month and day of the other period; its last day stays the last day."""
    if day == old.end:
        return new.end
    months = (day.year - old.start.year) * 12 + day.month - old.start.month
    number = new.start.year * 12 + new.start.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return min(date(year, month, min(day.day, monthrange(year, month)[1])), new.end)


def reminders(campaign: Campaign, partners: list[Partner], period: Period) -> Iterator[dict[str, Any]]:
    """One reminder every two weeks, from the second Monday on: partners in turn, a method in turn."""
    able = [(partner, form) for partner in partners if (form := _form(partner))]
    if not able:
        return
    turns, topics = cycle(able), cycle([None, *(method.slug for method in campaign.shown)])
    day = period.start + timedelta(days=7 + (7 - period.start.weekday()) % 7)
    while day <= period.end:
        partner, form = next(turns)
        topic, piece = next(topics), _piece(campaign.partners.get(partner.id), form)
        line = {"day": str(day), "occasion": "stała powtórka", "partner": partner.id, "form": form.value}
        yield line | ({"piece": piece} if piece else {}) | ({"about": topic} if topic else {})
        day += REMIND_WITHIN


def _form(partner: Partner) -> BoosterForm | None:
    return next((_FORM[given] for given in partner.contributes), None)


def _piece(kit: Kit | None, form: BoosterForm) -> str | None:
    """The first piece of a kit that suits the form; none for a leaflet."""
    if kit is None or form is BoosterForm.PAPER:
        return None
    for slug, piece in kit.pieces.items():
        if form is BoosterForm.WEB and piece.kind is PieceKind.ARTICLE:
            return slug
        if form is BoosterForm.SPOKEN and piece.spoken:
            return slug
        if form is BoosterForm.MEETING and piece.kind is PieceKind.QUIZ:
            return slug
    return None
