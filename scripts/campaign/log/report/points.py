"""The numbered points of sections 3 and 4 and the texts of section 5: the plan's words, and what was done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from campaign.language.numbers import grouped
from campaign.log.count.results import Done, due_of, offered
from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import ANNOUNCED, FULFILS, GIVES, TRAITS, WHOLE_AREA, Kind, by_partner
from campaign.log.report.sentences import (
    against,
    bound,
    heard,
    held,
    in_days,
    in_months,
    joined,
    many,
    noun,
    on,
    say,
)
from campaign.model.plan import Action, Partner


@dataclass(frozen=True)
class Point:
    """One numbered point: the plan's words in bold, what was done; stock: table 2 stands below it."""

    number: int
    plan: str
    done: str
    stock: bool = False


def actions(totals: Totals, public: bool) -> list[Point]:
    """Section 3."""
    points: list[Point] = []
    for action, done in zip(totals.plan.actions, totals.actions, strict=True):
        due = f"do {on(action.due)}" if action.due else "przez cały okres trwania planu"
        count = f" (zaplanowano: {action.count})" if action.count else ""
        planned = f"{action.text.rstrip(',.')} – {due}{count}".removesuffix(".") + "."
        texts = " ".join(_action(totals, action, done, public))
        points.append(Point(len(points) + 1, bound(planned), texts, action.kind == "leaflets"))
    return points


def _action(totals: Totals, action: Action, done: Done, public: bool) -> Iterator[str]:
    kind, due = action.kind.value, due_of(totals.plan, action)
    ahead = totals.as_of <= due
    if not done.cells:
        for what in offered(totals.plan) if kind == "broadcast" else [kind]:
            yield say("planned" if ahead else "overdue", str(what), due=on(due))
    elif kind == "leaflets":
        yield _leaflets(done, public)
    elif kind == "broadcast":
        yield from (heard(k, part.days) for k in FULFILS[kind] if (part := done.of(k)).cells)
    else:
        yield held(kind, done, public)
    if kind == "leaflets" and (number := _handed_over(Done(totals.cells))):
        yield say("to_partners", leaflets=noun(number, "leaflets"))
    if done.cells:
        yield from _shortfalls(action, done, due, ahead)
        if "represyj" in action.text.casefold():
            yield say("repression")


def _leaflets(done: Done, public: bool) -> str:
    apart = done.of(Kind.LEAFLETS)
    where = [] if public else sorted({cell.place for cell in apart.cells} - {WHOLE_AREA, ""})
    place = f"w {'miejscowości' if len(where) == 1 else 'miejscowościach'} {joined(where)}" if where else ""
    # what a partner gave out left the stock when the partner got it: table 2 counts it there
    passed = sum(cell.leaflets for cell in done.cells if by_partner(cell.kind, cell.partner))
    return say(
        "done", "leaflets_apart" if apart.leaflets == done.leaflets else "leaflets",
        leaflets=noun(done.leaflets, "leaflets"), apart=_some(apart.leaflets), passed=_some(passed),
        place=place,
    )  # fmt: skip


def _some(number: int) -> str:
    return grouped(number) if number else ""


def _handed_over(done: Done) -> int:
    return sum(cell.leaflets for cell in done.cells if cell.kind is Kind.HANDED)


def _shortfalls(action: Action, done: Done, due: date, ahead: bool) -> Iterator[str]:
    """Sentences after the one that says what was done."""
    kind, count = action.kind.value, action.count or 0
    number = done.leaflets if kind == "leaflets" else done.entries
    if count and number < count:
        yield against("partly_yet" if ahead else "partly", kind, number, count, due)
    elif count and number > count:
        yield against("more", kind, number, count, due)
    if done.months:
        yield say("months", months=in_months(done.months), what=many(kind))
    for silent in done.silent:
        yield say("planned" if ahead else "silent", silent.value, due=on(due))
    if not ahead and action.due and done.days[0] > due:
        yield say("late", day=on(done.days[0]), due=on(due))


def partners(totals: Totals, catalogue: Catalogue, public: bool) -> list[Point]:
    """Section 4: the plan's partners in order, then those that got or published something besides."""
    points: list[Point] = []
    for one in totals.plan.partners:
        texts = " ".join(_partner(totals, one, public))
        points.append(Point(len(points) + 1, bound(f"{one.name} – {one.task.rstrip(',.')}."), texts))
    planned = {one.id for one in totals.plan.partners}
    others = {c.partner for c in totals.cells if c.partner and TRAITS[c.kind].shared} - planned
    for slug in sorted(slug for slug in others if not catalogue.own_page(slug)):  # that is told in section 5
        own = _of(totals, slug)
        texts = " ".join([*_handed(own, public), *(heard(kind, d) for kind, d in _announced(own))])
        name = catalogue.everybody.get(slug, slug)
        points.append(Point(len(points) + 1, f"{name} – poza planem.", texts))
    return points


def _of(totals: Totals, partner: str) -> Done:
    return Done(tuple(cell for cell in totals.cells if cell.partner == partner))


def _partner(totals: Totals, partner: Partner, public: bool) -> Iterator[str]:
    own = _of(totals, partner.id)
    yield from _handed(own, public)
    if meetings := own.of(Kind.MEETING).entries:
        yield say("held_with", meetings=noun(meetings, "meeting"), where=_above(totals, "meeting"))
    for kind, days in _announced(own):
        where = _above(totals, "broadcast") if kind in FULFILS["broadcast"] else ""
        yield say("above", kind.value, where=where) if where else heard(kind, days)
        again = [day for day in own.of(kind).days if day not in days]
        if kind is Kind.WEB and again:
            yield say("seen_again", days=in_days(again, public))
    if (apart := own.of(Kind.LEAFLETS)).cells:
        given = "ulotki" if public else noun(apart.leaflets, "leaflets")
        yield say("given_with", days=in_days(apart.days, public), leaflets=given)
    yield from _missing(totals, partner, own)


def _handed(own: Done, public: bool) -> Iterator[str]:
    done = own.of(Kind.HANDED)
    if not done.cells:
        return
    sheets = _handed_over(done)
    what = ["materiały informacyjne"] if any(cell.piece for cell in done.cells) or not sheets else []
    together = "łącznie " if len(done.days) > 1 else ""
    # in public no number: beside a place it may tell a person
    what += ["ulotki" if public else together + noun(sheets, "leaflets")] if sheets else []
    yield say("handed", days=in_days(done.days, public), what=joined(what))
    if not public and not own.of(*ANNOUNCED).cells:
        yield say("used")


def _announced(own: Done) -> Iterator[tuple[Kind, list[date]]]:
    for kind in ANNOUNCED:
        if days := _days_of(own.of(kind)):
            yield kind, days


def _days_of(done: Done) -> list[date]:
    """The days of announcements; an article that is seen again another day was published once."""
    first: dict[object, date] = {}
    for cell in sorted(done.cells, key=lambda cell: cell.day):
        page = cell.kind is Kind.WEB and cell.piece
        first.setdefault((cell.partner, cell.piece, cell.edition) if page else cell.day, cell.day)
    return sorted(set(first.values()))


def _above(totals: Totals, kind: str) -> str:
    """pkt 3 ppkt 1: people and dates are not told twice; empty when section 3 has no such action."""
    at = next((n for n, action in enumerate(totals.plan.actions, 1) if action.kind == kind), None)
    return f"pkt\u00a03\u00a0ppkt\u00a0{at}" if at else ""


def _missing(totals: Totals, partner: Partner, own: Done) -> Iterator[str]:
    """Tasks nobody has confirmed yet; a partner is never blamed. Of what section 3 tells it is only said that
    it was not confirmed, or was without this partner.
    """
    end, where = totals.plan.period.end, _above(totals, "broadcast")
    ahead = totals.as_of <= end
    for given in partner.contributes:
        what = "inform" if given in ("leaflets", "inform") else given.value
        announced = what in FULFILS["broadcast"]
        if own.of(*GIVES[given]).cells:
            continue
        if announced and where and not ahead:
            yield say("unconfirmed", what, where=where)
        elif not announced and any(cell.kind == what for cell in totals.cells):
            yield say("without", what=many(what))
        else:
            yield say("planned" if ahead else "overdue", what, due=on(end))
    if not partner.contributes and not own.cells:
        yield say("tasks")


def publication(totals: Totals, catalogue: Catalogue, public: bool) -> Iterator[str]:
    """Section 5: what was done to tell the community, after the plan's own words."""
    plan, every = totals.plan, Done(totals.cells)
    days = _days_of(Done(tuple(c for c in every.of(Kind.WEB).cells if catalogue.own_page(c.partner))))
    yield say("page", days=in_days(days, False)) if days else say("no_page")
    rounds = every.of(Kind.ROUND).cells and any(action.kind == "round" for action in plan.actions)
    ways = [*(["obchodów"] if rounds else []), *(["spotkań"] if every.of(Kind.MEETING).cells else [])]
    if ways:
        yield say("directly", ways=joined(ways))
    for partner in plan.partners:
        given = _of(totals, partner.id).of(Kind.HANDED)
        if given.cells and any(Kind.RADIO in GIVES[one] for one in partner.contributes):
            yield say("to_radio", days=in_days(given.days, public), partner=partner.name)
    if (radio := every.of(Kind.RADIO)).cells:
        where = _above(totals, "broadcast")
        yield say("above", "radio", where=where) if where else heard(Kind.RADIO, radio.days)
