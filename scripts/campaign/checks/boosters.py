"""The booster calendar: partners and pieces that exist, days inside the plan, a change of form in time."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.model.booster import REMIND_WITHIN, Booster
from campaign.model.plan import Plan
from campaign.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """Mistakes in calendars; for running plans also reminders too late or in the same form."""
    for slug, plan in context.campaign.plans.items():
        path = f"content/plans/{slug}.yml"
        for i, booster in enumerate(plan.boosters):
            for field, message in _wrong(context, plan, booster):
                yield context.problem(path, ("boosters", i, field), message)
        if not plan.closed:
            yield from _pace(context, path, plan)


def _wrong(context: Context, plan: Plan, booster: Booster) -> Iterator[tuple[str, str]]:
    known = [partner.id for partner in plan.partners]
    if booster.partner not in known:
        yield "partner", f"„{booster.partner}” nie jest partnerem planu – wybierz z: {', '.join(known)}"
    kit = context.campaign.partners.get(booster.partner)
    if booster.piece and (kit is None or booster.piece not in kit.pieces):
        pieces = ", ".join(kit.pieces) if kit else "brak zestawu"
        yield "piece", f"partner nie ma kartki „{booster.piece}” – wybierz z: {pieces}"
    if booster.about and booster.about not in {*context.campaign.methods, *context.campaign.workers}:
        yield "about", f"nie ma metody ani pracownika „{booster.about}” – popraw albo usuń to pole"
    if booster.day < plan.period.start or booster.last > plan.period.end:
        yield "day", "powtórka wypada poza planem – popraw dzień albo okres planu"


def _pace(context: Context, path: str, plan: Plan) -> Iterator[Problem]:
    """Each reminder is followed within two weeks by one in another form or about another method."""
    for i, booster in enumerate(plan.boosters):
        limit = booster.last + REMIND_WITHIN
        later = [b for b in plan.boosters if booster.day < b.day <= limit and _differs(booster, b)]
        if not later and limit <= plan.period.end:
            message = "w ciągu dwóch tygodni nie ma powtórki w innej formie ani o innej metodzie – dopisz ją"
            yield context.problem(path, ("boosters", i), message, Level.WARNING)


def _differs(one: Booster, other: Booster) -> bool:
    return one.form is not other.form or one.about != other.about
