"""The numbered points of sections 3 to 5: the plan's words, and what was done, in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from campaign.language.numbers import grouped
from campaign.log.count.results import Done, due_of, offered
from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.entry.vocabulary import ANNOUNCED, FULFILS, GIVES, TRAITS, WHOLE_AREA, Kind, by_partner
from campaign.log.report import sentences as say
from campaign.log.report.sentences import BLANK, CAUSE, noun, on, sentence
from campaign.log.store.journal import Cell
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
    pairs = enumerate(zip(totals.plan.actions, totals.actions, strict=True), 1)
    return [
        Point(
            number,
            _planned(action),
            " ".join(_action(totals, action, done, public)),
            action.kind == "leaflets",
        )
        for number, (action, done) in pairs
    ]


def _planned(action: Action) -> str:
    due = f"do {on(action.due)}" if action.due else "przez cały okres trwania planu"
    count = f" (zaplanowano: {action.count})" if action.count else ""
    return say.stop(f"{action.text.rstrip(',.')} – {due}{count}")


def _action(totals: Totals, action: Action, done: Done, public: bool) -> Iterator[str]:
    due, ahead = due_of(totals.plan, action), totals.as_of <= due_of(totals.plan, action)
    kind = action.kind.value
    if not done.cells:
        for what in [one.value for one in offered(totals.plan)] if kind == "broadcast" else [kind]:
            yield say.planned(what, due) if ahead else say.overdue(what, due)
        if kind == "leaflets":
            yield from _to_partners(totals)
        return
    yield from _done(totals, kind, done, public)
    yield from _shortfalls(action, done, due, ahead)
    if "represyj" in action.text.casefold():
        yield f"Oddziaływania represyjne (bez danych osób):\u00a0{BLANK}"


def _done(totals: Totals, kind: str, done: Done, public: bool) -> Iterator[str]:
    if kind == "meeting":
        yield say.meetings(done, public)
    elif kind == "round":
        yield say.rounds(done, public)
    elif kind == "talk":
        yield say.talks(done, public)
    elif kind == "leaflets":
        yield _leaflets(done, public)
        yield from _to_partners(totals)
    else:
        yield from (say.heard(k, part.days) for k in FULFILS[kind] if (part := done.of(k)).cells)


def _leaflets(done: Done, public: bool) -> str:
    apart = done.of(Kind.LEAFLETS)
    where = sorted({cell.place for cell in apart.cells} - {WHOLE_AREA, ""})
    place = (
        f" w\u00a0miejscowości {where[0]}"
        if len(where) == 1
        else f" w\u00a0miejscowościach {say.joined(where)}"
    )
    share = f", w\u00a0tym {grouped(apart.leaflets)} podczas odrębnego kolportażu" if apart.leaflets else ""
    if apart.leaflets == done.leaflets:
        share = " podczas odrębnego kolportażu"
    passed = sum(cell.leaflets for cell in done.cells if by_partner(cell.kind, cell.partner))
    if passed:  # they left the stock when the partner got them: table 2 counts them there
        share += f", w\u00a0tym {grouped(passed)} z\u00a0ulotek wydanych podmiotom współpracującym"
    shown = place if where and not public else ""
    return sentence(f"Mieszkańcom przekazano {noun(done.leaflets, 'leaflets')}{share}{shown}")


def _to_partners(totals: Totals) -> Iterator[str]:
    number = sum(cell.leaflets for cell in totals.cells if cell.kind is Kind.HANDED)
    if number:
        yield sentence(f"Podmiotom współpracującym wydano {noun(number, 'leaflets')}")


def _shortfalls(action: Action, done: Done, due: date, ahead: bool) -> Iterator[str]:
    """Sentences after the one that says what was done."""
    kind, count = action.kind.value, action.count or 0
    number = done.leaflets if kind == "leaflets" else done.entries
    if count and number < count:
        part = say.part_of(kind, number, count)
        yield (sentence(f"{part}; dalsza realizacja do dnia {on(due)}") if ahead
               else f"{sentence(f'Do dnia {on(due)} {part}')} {CAUSE}")  # fmt: skip
    elif count and number > count:
        yield say.against(kind, number, count)
    if done.months:
        yield (
            sentence(f"{say.in_months(done.months)} {say.many(kind)} w\u00a0ramach planu nie odnotowano")
            + f" {CAUSE}"
        )
    for silent in done.silent:
        what = "emisji w\u00a0radiu" if silent is Kind.RADIO else "odczytania w\u00a0parafii"
        late = f"{sentence(f'Potwierdzenia {what} nie uzyskano')} {CAUSE}"
        yield say.planned("radio" if silent is Kind.RADIO else "parish", due) if ahead else late
    if not ahead and action.due and done.days[0] > due:
        yield sentence(f"Zadanie zrealizowano w\u00a0dniu {on(done.days[0])}, po terminie określonym "
                       "w\u00a0planie "
                       f"({on(due)})") + f" {CAUSE}"  # fmt: skip


def partners(totals: Totals, catalogue: Catalogue, public: bool) -> list[Point]:
    """Section 4: the plan's partners in order, then those that got or published something besides."""
    plan = totals.plan
    points = [
        Point(
            number, say.stop(f"{one.name} – {one.task.rstrip(',.')}"), " ".join(_partner(totals, one, public))
        )
        for number, one in enumerate(plan.partners, 1)
    ]
    planned = {one.id for one in plan.partners}
    others = {c.partner for c in totals.cells if c.partner and TRAITS[c.kind].shared} - planned
    others = {slug for slug in others if not catalogue.own_page(slug)}  # told in section 5
    for number, slug in enumerate(sorted(others), len(points) + 1):
        cells = [cell for cell in totals.cells if cell.partner == slug]
        texts = [*_handed(cells, public), *(say.heard(k, d) for k, d in _announced_days(cells))]
        points.append(Point(number, f"{catalogue.everybody.get(slug, slug)} – poza planem.", " ".join(texts)))
    return points


def _announced_days(cells: list[Cell]) -> Iterator[tuple[Kind, list[date]]]:
    for kind in ANNOUNCED:
        days = days_of([cell for cell in cells if cell.kind is kind])
        if days:
            yield kind, days


def days_of(cells: list[Cell]) -> list[date]:
    """The days of announcements; an article that is seen again another day was published once."""
    first: dict[object, date] = {}
    for cell in sorted(cells, key=lambda cell: cell.day):
        page = cell.kind is Kind.WEB and cell.piece
        first.setdefault((cell.partner, cell.piece, cell.edition) if page else cell.day, cell.day)
    return sorted(set(first.values()))


def _partner(totals: Totals, partner: Partner, public: bool) -> Iterator[str]:
    cells = [cell for cell in totals.cells if cell.partner == partner.id]
    yield from _handed(cells, public)
    held = Done(tuple(cell for cell in cells if cell.kind is Kind.MEETING))
    if held.cells:
        yield sentence(f"We współpracy z\u00a0tym podmiotem zorganizowano {noun(held.entries, 'meeting')}"
                       f"{reference(totals, 'meeting')}")  # fmt: skip
    for kind, days in _announced_days(cells):
        where = reference(totals, "broadcast") if kind in FULFILS["broadcast"] else ""
        said = "Emisja jak w" if kind is Kind.RADIO else "Ogłoszenie jak w"
        yield sentence(f"{said}\u00a0{where.strip(' ()')}") if where else say.heard(kind, days)
        again = sorted({cell.day for cell in cells if cell.kind is kind} - set(days))
        if kind is Kind.WEB and again:
            yield sentence(f"Dostępność artykułu potwierdzono {say.in_days(again, public)}")
    apart = Done(tuple(cell for cell in cells if cell.kind is Kind.LEAFLETS))
    if apart.cells:
        given = "ulotki" if public else noun(apart.leaflets, "leaflets")
        when = say.in_days(apart.days, public)
        yield sentence(f"Przy udziale tego podmiotu {when} przekazano mieszkańcom {given}")
    yield from _missing(totals, partner, cells)


def _handed(cells: list[Cell], public: bool) -> Iterator[str]:
    done = Done(tuple(cell for cell in cells if cell.kind is Kind.HANDED))
    if not done.cells:
        return
    sheets = sum(cell.leaflets for cell in done.cells)
    what = ["materiały informacyjne"] if any(cell.piece for cell in done.cells) or not sheets else []
    counted = "ulotki" if public else noun(sheets, "leaflets")  # a number beside a place may tell a person
    what += [f"{'łącznie ' if len(done.days) > 1 and not public else ''}{counted}"] if sheets else []
    yield sentence(f"{say.in_days(done.days, public)} przekazano {say.joined(what)}")
    if not public and not any(cell.kind in ANNOUNCED for cell in cells):
        yield f"Sposób ich wykorzystania: {BLANK}"


def reference(totals: Totals, kind: str) -> str:
    """(pkt 3 ppkt 1): people and dates are not told twice."""
    at = next((n for n, action in enumerate(totals.plan.actions, 1) if action.kind == kind), None)
    return f" (pkt\u00a03\u00a0ppkt\u00a0{at})" if at else ""


def _missing(totals: Totals, partner: Partner, cells: list[Cell]) -> Iterator[str]:
    """Tasks nobody has confirmed yet; a partner is never blamed."""
    end, ahead = totals.plan.period.end, totals.as_of <= totals.plan.period.end
    for given in partner.contributes:
        what = "inform" if given in ("leaflets", "inform") else given.value
        if any(cell.kind in GIVES[given] for cell in cells):
            continue
        elsewhere = _told_above(totals, what)
        if elsewhere and (not ahead or what not in say.CHANNELS):
            yield elsewhere
        else:
            yield say.planned(what, end) if ahead else say.overdue(what, end)
    if not partner.contributes and not cells:
        yield f"Wykonane zadania: {BLANK}"


def _told_above(totals: Totals, what: str) -> str:
    """What section 3 says of meetings, rounds and broadcasts already; here only that they were without it."""
    if what in say.CHANNELS:
        where = reference(totals, "broadcast").strip(" ()")
        return sentence(f"{say.CHANNELS[what]} nie potwierdzono ({where})") if where else ""
    held = any(cell.kind.value == what for cell in totals.cells)
    said = f"{say.many(what).capitalize()} przy udziale tego podmiotu nie odnotowano" if held else ""
    return sentence(said) if said else ""
