"""The numbered points of sections 3 and 4 and the texts of section 5: the plan's words, and what was done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from campaign.log.count.results import Progress, Sums
from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import ANNOUNCED, FULFILS, GIVES, WHOLE_AREA, Kind, by_partner
from campaign.log.report.sentences import Speech, bound, counted, joined, on, phrases
from campaign.model.plan import Contribution


@dataclass(frozen=True)
class Point:
    """One numbered point: the plan's words in bold, what was done; stock: table 2 stands below it."""

    number: int
    plan: str
    done: str
    stock: bool = False


def together(texts: Iterable[str]) -> str:
    """Sentences as one text; in public some are empty."""
    return " ".join(filter(None, texts))


def actions(totals: Totals, speech: Speech) -> list[Point]:
    """Section 3."""
    points: list[Point] = []
    for progress in totals.actions:
        action = progress.action
        due = f"do {on(action.due)}" if action.due else "przez cały okres trwania planu"
        count = f" (zaplanowano: {action.count})" if action.count else ""
        planned = f"{action.text.rstrip(',.')} – {due}{count}".removesuffix(".") + "."
        done = together(_action(totals, progress, speech))
        stock = action.kind == "leaflets" and not speech.public
        points.append(Point(len(points) + 1, bound(planned), done, stock))
    return points


def _action(totals: Totals, progress: Progress, speech: Speech) -> Iterator[str]:
    kind = progress.action.kind.value
    if not progress.cells:
        for what in [*map(str, progress.silent)] or [kind]:
            yield speech.say("planned" if progress.ahead else "overdue", what, due=progress.due)
    elif kind == "leaflets":
        yield _leaflets(progress, speech)
    elif kind == "broadcast":
        yield from (_heard(one, days) for one, days in _announced(progress))
    else:
        yield speech.say(
            "done", kind, number=progress.entries if kind == "meeting" else len(progress.days),
            days=progress.days, people=progress.people, leaflets=progress.leaflets,
        )  # fmt: skip
    if kind == "leaflets" and (given := totals.of(Kind.HANDED).sheets):
        yield speech.say("to_partners", leaflets=given)
    if progress.cells:
        yield from _shortfalls(progress, speech)
        if "represyj" in progress.action.text.casefold():
            yield speech.say("repression")


def _leaflets(progress: Progress, speech: Speech) -> str:
    apart = progress.of(Kind.LEAFLETS)
    where = [] if speech.public else sorted({cell.place for cell in apart.cells} - {WHOLE_AREA, ""})
    # what a partner gave out left the stock when the partner got it: table 2 counts it there
    passed = Sums(cell for cell in progress.cells if by_partner(cell.kind, cell.partner))
    return speech.say(
        "done", "leaflets_apart" if apart.leaflets == progress.leaflets else "leaflets",
        leaflets=progress.leaflets, apart=apart.leaflets, passed=passed.leaflets,
        place=f"w {'miejscowościach' if where[1:] else 'miejscowości'} {joined(where)}" if where else "",
    )  # fmt: skip


def _shortfalls(progress: Progress, speech: Speech) -> Iterator[str]:
    """Sentences after the one that says what was done."""
    kind, count, done, due = progress.action.kind.value, progress.action.count, progress.number, progress.due
    if count and done != count:
        name = "more" if done > count else "partly_yet" if progress.ahead else "partly"
        verb = "przekazano" if kind == "leaflets" else "zrealizowano"
        yield speech.say(name, verb=verb, done=done, count=count, what=kind, due=due, more=done - count)
    if progress.months:
        yield speech.say("months", months=progress.months, what=phrases()["lacking"][kind])
    for silent in progress.silent:
        yield speech.say("planned" if progress.ahead else "silent", silent.value, due=due)
    if progress.late:
        yield speech.say("late", day=progress.days[0], due=due)


def partners(totals: Totals, catalogue: Catalogue, speech: Speech) -> list[Point]:
    """Section 4: the plan's partners in order, then those that got or published something besides; the unit's
    own page is told of in section 5.
    """
    told = [
        (f"{one.name} – {one.task.rstrip(',.')}", _partner(totals, one.id, one.contributes, speech))
        for one in totals.plan.partners
    ] + [
        (f"{catalogue.everybody.get(slug, slug)} – poza planem", _partner(totals, slug, [], speech))
        for slug in totals.others
        if not catalogue.own_page(slug)
    ]
    return [Point(at, bound(f"{plan}."), together(texts)) for at, (plan, texts) in enumerate(told, 1)]


def _partner(totals: Totals, slug: str, tasks: list[Contribution], speech: Speech) -> Iterator[str]:
    own = totals.by(slug)
    yield from _handed(own, speech)
    if meetings := own.of(Kind.MEETING).entries:
        yield speech.say("held_with", meetings=meetings, where=_above(totals, "meeting"))
    for kind, days in _announced(own):
        yield _heard(kind, days, _above(totals, "broadcast"))
        again = [day for day in own.of(kind).days if day not in days]
        if kind is Kind.WEB and again:
            yield speech.say("seen_again", days=again)
    if (apart := own.of(Kind.LEAFLETS)).cells:
        yield speech.say("given_with", days=apart.days, leaflets=_sheets(apart.leaflets, speech))
    yield from _missing(totals, own, tasks, speech)


def _sheets(number: int, speech: Speech) -> str:
    """In public without the number: beside a place it may tell a person."""
    return "ulotki" if speech.public else counted(number, "ulotkę")


def _handed(own: Sums, speech: Speech) -> Iterator[str]:
    done = own.of(Kind.HANDED)
    if not done.cells:
        return
    several = "łącznie " if done.days[1:] and not speech.public else ""
    what = [several + _sheets(done.sheets, speech)] if done.sheets else []
    if not what or any(cell.piece for cell in done.cells):
        what.insert(0, "materiały informacyjne")
    yield speech.say("handed", days=done.days, what=joined(what))
    if not own.of(*ANNOUNCED).cells:
        yield speech.say("used")


def _heard(kind: Kind, days: list[date], where: str = "") -> str:
    """What was broadcast, read out or published (its days are public, too), or where that is told already."""
    name = "above" if where and kind in FULFILS["broadcast"] else "often" if days[1:] else "once"
    return Speech().say(name, kind.value, days=days, where=where)


def _announced(done: Sums) -> Iterator[tuple[Kind, list[date]]]:
    for kind in ANNOUNCED:
        if days := _days_of(done.of(kind)):
            yield kind, days


def _days_of(done: Sums) -> list[date]:
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


def _missing(totals: Totals, own: Sums, tasks: list[Contribution], speech: Speech) -> Iterator[str]:
    """Tasks nobody has confirmed yet; a partner is never blamed. Of what section 3 tells it is only said that
    it was not confirmed, or was without this partner.
    """
    end, where = totals.plan.period.end, _above(totals, "broadcast")
    ahead = totals.as_of <= end
    for given in tasks:
        what = "inform" if given == "leaflets" else given.value
        announced = what in FULFILS["broadcast"]
        if own.of(*GIVES[given]).cells:
            continue
        if announced and where and not ahead:
            yield speech.say("unconfirmed", what, where=where)
        elif not announced and any(cell.kind == what for cell in totals.cells):
            yield speech.say("without", what=phrases()["lacking"][what])
        else:
            yield speech.say("planned" if ahead else "overdue", what, due=end)
    if not tasks and not own.cells:
        yield speech.say("tasks")


def publication(totals: Totals, catalogue: Catalogue, speech: Speech) -> Iterator[str]:
    """Section 5: what was done to tell the community, after the plan's own words."""
    web = totals.of(Kind.WEB).cells
    days = _days_of(Sums(cell for cell in web if catalogue.own_page(cell.partner)))
    yield Speech().say("page", days=days) if days else speech.say("no_page")
    rounds = any(progress.cells for progress in totals.actions if progress.action.kind == "round")
    ways = [*(["obchodów"] if rounds else []), *(["spotkań"] if totals.of(Kind.MEETING).cells else [])]
    if ways:
        yield speech.say("directly", ways=joined(ways))
    for partner in totals.plan.partners:
        given = totals.by(partner.id).of(Kind.HANDED)
        if given.cells and "radio" in partner.contributes:
            yield speech.say("to_radio", days=given.days, partner=partner.name)
    if (radio := totals.of(Kind.RADIO)).cells:
        yield _heard(Kind.RADIO, radio.days, _above(totals, "broadcast"))
