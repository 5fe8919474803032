"""The booster calendar for the officer: a Word file and a calendar file for every running plan."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from babel.dates import format_date

from campaign.content.pieces import kit_folder
from campaign.design.rendering import render
from campaign.kits import announcements, ical
from campaign.model.booster import Booster, BoosterForm
from campaign.model.campaign import Campaign
from campaign.model.plan import Plan
from campaign.model.publisher import Publisher
from campaign.output.output import Output, ready

if TYPE_CHECKING:
    from campaign.project import Project

_FORMS = {
    BoosterForm.SPOKEN: "do czytania",
    BoosterForm.MEETING: "spotkanie",
    BoosterForm.PAPER: "ulotka",
    BoosterForm.WEB: "strona internetowa",
    BoosterForm.MESSAGE: "wiadomość",
}


def files(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For the police unit's folder: calendars of running plans; a closed one is never shown as current."""
    plans = project.campaign.plans.values() if publisher.kind == "police" else ()
    for plan in (plan for plan in plans if not plan.closed and plan.boosters):
        html, title = calendar(project, plan), f"Kalendarz powtórek, plan {plan.slug}"
        of = title, publisher, project.campaign.core
        word, about = partial(announcements.word, html, *of), announcements.properties(*of)
        yield Output(f"kalendarz-powtorek-{plan.slug}.docx", word, title, inputs=(html, about))
        yield ready(f"kalendarz-powtorek-{plan.slug}.ics", _ics(project.campaign, plan, title), title)


def _ics(campaign: Campaign, plan: Plan, title: str) -> bytes:
    events = []
    for booster in plan.boosters:
        line = _line(campaign, plan, booster)
        about = f"{line['form']}, „{line['piece']}”. Pliki: {line['folder'] or 'brak zestawu'}."
        what = f"{booster.partner}-{booster.form}-{booster.about or 'zasada'}"
        uid = f"{plan.slug}-{booster.day}-{what}@przerywam-i-pytam"
        heading = f"{line['partner']}: {line['about']}"
        events.append(ical.CalendarEvent(uid, booster.day, booster.last, heading, about))
    return ical.calendar(title, campaign.core.edition.date, events)


def calendar(project: Project, plan: Plan) -> str:
    """The calendar as clean HTML, month by month."""
    ordered = sorted(plan.boosters, key=lambda booster: (booster.day, booster.partner))
    months = [
        (name, [_line(project.campaign, plan, booster) for booster in group])
        for name, group in groupby(ordered, key=lambda b: format_date(b.day, "LLLL y", locale="pl"))
    ]
    return render(project.templates, "announcements/calendar.html", plan=plan, months=months)


def _line(campaign: Campaign, plan: Plan, booster: Booster) -> dict[str, str]:
    """What the template says about one reminder."""
    kit = campaign.partners.get(booster.partner)
    names = {partner.id: partner.name for partner in plan.partners}
    title = kit.pieces[booster.piece].title if kit and booster.piece else "ulotka z zestawu"
    return {
        "days": _days(booster),
        "occasion": booster.occasion,
        "partner": kit.name if kit else names[booster.partner],
        "form": _FORMS[booster.form],
        "about": _about(campaign, booster),
        "piece": title,
        "folder": kit_folder(booster.partner) if kit else "",
    }


def _about(campaign: Campaign, booster: Booster) -> str:
    """What the reminder is about, as a heading says it."""
    entry = campaign.methods.get(booster.about or "") or campaign.workers.get(booster.about or "")
    return entry.title if entry else "Jedna zasada"


def _days(booster: Booster) -> str:
    first = format_date(booster.day, "d MMMM", locale="pl")
    return f"{first} – {format_date(booster.last, 'd MMMM', locale='pl')}" if booster.until else first
