"""The booster calendar for the officer: a page and a Word file for every plan that is still running."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from babel.dates import format_date

from campaign.content.pieces import kit_folder
from campaign.design.rendering import render
from campaign.kits import announcements
from campaign.model import Campaign, Plan, Publisher
from campaign.model.booster import Booster, BoosterForm
from campaign.output.output import Output, fingerprint, ready
from campaign.project import Project

FOLDER = "dzielnicowy"
_FORMS = {
    BoosterForm.SPOKEN: "do czytania",
    BoosterForm.MEETING: "spotkanie",
    BoosterForm.PAPER: "ulotka",
    BoosterForm.WEB: "strona internetowa",
    BoosterForm.MESSAGE: "wiadomość",
}


def plan(project: Project) -> list[Output]:
    """Calendars of running plans; a closed plan is never shown as current."""
    running = [plan for plan in project.campaign.plans.values() if not plan.closed and plan.boosters]
    return [output for plan in running for output in _files(project, plan)]


def _files(project: Project, plan: Plan) -> list[Output]:
    campaign, html = project.campaign, calendar(project, plan)
    title = f"Kalendarz powtórek, plan {plan.slug}"
    stem = f"{FOLDER}/kalendarz-powtorek-{plan.slug}"
    word = partial(announcements.word, html, title, _publisher(campaign), campaign.core)
    page = announcements.styled_page(title, html)
    return [
        ready(f"{stem}.html", page.encode(), title),
        Output(f"{stem}.docx", fingerprint(html, title, announcements.maker()), word, title),
    ]


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
        "piece": title,
        "folder": kit_folder(booster.partner) if kit else "",
    }


def _days(booster: Booster) -> str:
    first = format_date(booster.day, "d MMMM", locale="pl")
    return f"{first} – {format_date(booster.last, 'd MMMM', locale='pl')}" if booster.until else first


def _publisher(campaign: Campaign) -> Publisher:
    """Whose officer runs the plan: the police unit."""
    every = list(campaign.publishers.values())
    return next((publisher for publisher in every if publisher.kind == "police"), every[0])
