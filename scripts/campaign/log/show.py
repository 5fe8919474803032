"""What the terminal shows: the list of entries and the state of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import shorten

from campaign.language.numbers import counted, day, entries, leaflets
from campaign.log.count.results import Progress
from campaign.log.count.totals import Totals, totals
from campaign.log.entry.catalogue import Catalogue, ended, retention_end
from campaign.log.entry.drafts import WHOLE_KIT, Entry
from campaign.log.entry.vocabulary import TRAITS, Kind, by_partner
from campaign.log.sheets.sheet import EVENT_WORDS, leaflet_words
from campaign.log.store.journal import Row, Store


def line(row: Row, catalogue: Catalogue, register: str) -> str:
    """One entry in one line of a register's list; its number says whose it is when it is another's."""
    own = row.event.register
    number = str(row.entry_number) if own == register else f"{own}/{row.entry_number}"
    newer = f" (poprawiony, nr {row.number})" if row.number != row.entry_number else ""
    return f"{number:>4}  {sentence(row.event.entry, catalogue)}{newer}"


def sentence(entry: Entry, catalogue: Catalogue) -> str:
    """The entry in words, to be read back before and after saving."""
    parts = [day(entry.day), TRAITS[entry.kind].label, entry.place]
    if TRAITS[entry.kind].direct:
        parts.append(counted(entry.people, "osoba", "osoby", "osób"))
    if entry.people_new is not None:
        parts.append(f"pierwszy raz {entry.people_new}")
    if entry.leaflets:
        kind = leaflet_words(entry, catalogue)
        edition = f", wyd. {entry.edition}" if entry.edition else ""
        parts.append(leaflets(entry.leaflets) + (f" ({kind}{edition})" if kind else ""))
    if entry.partner:
        parts.append(catalogue.everybody.get(entry.partner, entry.partner))
    if entry.piece:
        parts.append(material(entry.partner, entry.piece, entry.edition, catalogue))
    return " · ".join([*parts, entry.note] if entry.note else parts)


def material(partner: str | None, piece: str, edition: int | None, catalogue: Catalogue) -> str:
    """A piece with its version: „Tekst na pół minuty” (wydanie 1), cały zestaw (wydanie 2)."""
    title = catalogue.pieces(partner).get(piece, piece)
    named = title if piece == WHOLE_KIT else f"„{title}”"
    return f"{named} ({f'wydanie {edition}' if edition else 'wydanie nieznane'})"


def state(totals: Totals, catalogue: Catalogue, today: date) -> Iterator[str]:
    """The plan's state: target and pace, deadlines, leaflets, retention."""
    plan = totals.plan
    period = f"{day(plan.period.start)}–{day(plan.period.end)}"
    draft = ", projekt do potwierdzenia" if plan.draft else ""
    yield f"Plan {plan.slug}{draft}, {plan.area} ({period}), {entries(totals.entries)}"
    yield target(totals, today)
    if totals.asked:
        known = f"szacunek dla {totals.asked} z {totals.people} kontaktów"
        yield f"Kontaktów: {totals.people}, w tym powtórzeń: {totals.repeats} ({known})"
    yield from ("", "Działania z planu:")
    yield from (f"  {number}) {_action(progress)}" for number, progress in enumerate(totals.actions, 1))
    yield ""
    yield from _stock(totals, catalogue)
    if (end := retention_end(plan)) and end < today:
        yield f"Okres przechowywania dziennika minął {day(end)} – proszę postąpić według zasad jednostki"


def target(totals: Totals, today: date) -> str:
    """„47 z 80 mieszkańców…” with the pace, the day reached or what is missing."""
    indicator, plan = totals.plan.indicator, totals.plan
    if indicator.target < 1 and indicator.direction == "at-least":
        return f"{totals.value} {indicator.unit}, a celu jeszcze nie wpisano (target w pliku planu)"
    if indicator.direction == "at-most":
        over = f"o {totals.missing} za dużo" if totals.missing else "cel zachowany"
        return f"{totals.value} przy celu najwyżej {indicator.target} {indicator.unit}: {over}"
    start = f"{totals.value} z {indicator.target} {indicator.unit}"
    if not totals.missing:
        reached = f" {day(totals.reached_on)}" if totals.reached_on else ""
        return f"{start}, cel osiągnięto{reached}"
    if ended(plan, today):
        return f"{start}, zabrakło {totals.missing}"
    return f"{start}, do celu brakuje {totals.missing}; na dziś powinno być około {totals.expected}"


def _action(progress: Progress) -> str:
    action = progress.action
    due = f"termin {day(action.due)}" if action.due else "przez cały okres"
    dates = f", umówione: {', '.join(map(day, action.dates))}" if action.dates else ""
    last = (
        f"{entries(progress.entries)}, ostatnio {day(progress.days[-1])}" if progress.cells else "jeszcze nic"
    )
    return f"{shorten(action.text, 60, placeholder=' …')} – {due}{dates}: {last}"


def _stock(totals: Totals, catalogue: Catalogue) -> Iterator[str]:
    """The stock account by kind of leaflet and in all; never a number below 0."""
    total = totals.stock_total
    if not total.had:
        yield "Ulotki: nie zapisano przyjęcia (./campaign log add przyjęcie LICZBA)"
        return
    for leaflet, one in totals.stock.items():
        name = catalogue.leaflets.get(leaflet, leaflet) if leaflet else "bez podania rodzaju"
        given = f"rozdano {one.residents + one.partners}"
        left = f"zostało {one.left}" if leaflet and one.left >= 0 else given
        yield f"  {name}: przyjęto {one.had}, {left}"
    left = f"zostało {total.left}" if total.left >= 0 else f"brakuje przyjęcia co najmniej {-total.left}"
    yield (
        f"Ulotki: {left} (przyjęto {total.had}, mieszkańcom {total.residents}, "
        f"partnerom {total.partners}, zniszczone {total.spoiled})"
    )


def recall_lines(rows: Iterable[Row], catalogue: Catalogue, edition: int, today: date) -> Iterator[str]:
    """Where paper of an edition, or of an unknown one before the latest, lies and was not replaced later."""
    paper = [(row, entry) for row in rows if (entry := row.event.entry).day <= today
             and entry.kind in (Kind.HANDED, Kind.LEAFLETS)]  # fmt: skip
    passed_on, newer = Counter[str | None](), set()
    for _, entry in paper:
        if by_partner(entry.kind, entry.partner):
            passed_on[entry.partner] += entry.leaflets
        elif entry.kind is Kind.HANDED and (entry.edition or 0) > edition:
            newer.add((entry.partner, entry.piece or entry.leaflet))
    for row, entry in paper:
        what = (entry.partner, entry.piece or entry.leaflet)
        traced = what[1] or entry.kind is Kind.HANDED
        unknown = entry.edition is None and traced and catalogue.too_early(entry.day)
        old = entry.edition == edition or (unknown and edition < catalogue.edition.number)
        # what a partner gave out had been handed to it
        if old and what not in newer and not by_partner(entry.kind, entry.partner):
            since = f"od {day(entry.day)} ({counted((today - entry.day).days, 'dzień', 'dni', 'dni')})"
            gone = passed_on.pop(entry.partner, 0) if entry.kind is Kind.HANDED else 0
            rest = f", z tego partner rozdał już {gone}" if gone else ""
            yield f"{line(row, catalogue, row.event.register)}; leży {since}{rest}"


def versions(rows: Iterable[Row], catalogue: Catalogue, register: str) -> Iterator[str]:
    """Every version in a register in two lines, with who, when, why, and where the entry was moved.

    rows: all events of all registers.
    """
    known = list(rows)
    moved = {row.event.supersedes: f" – przeniesiony: {row.event.register}/{row.number}"
             for row in known if row.event.register != register}  # fmt: skip
    for row in known:
        event = row.event
        if event.register == register:
            why = f" – {event.reason}" if event.reason else " – tekst usunięty" if row.redacted else ""
            about = f" wpisu nr {row.entry_number}" if event.supersedes else ""
            head = f"nr {row.number}, {EVENT_WORDS[event.kind]}{about}, {event.recorded_at:%d.%m.%Y %H:%M}"
            gone = moved.get(event.event_id, "")
            yield f"{head}, {event.recorded_by}{why}{gone}\n      {sentence(event.entry, catalogue)}"


def unit_lines(store: Store, catalogue: Catalogue, today: date) -> Iterator[str]:
    """Every area of the running period once, and their sum; areas are never added up by dates."""
    plans = catalogue.plans_on(today) or list(catalogue.plans.values())[-1:]
    cells = store.cells()
    counted_plans = [totals(store, catalogue, plan, today, cells) for plan in plans]
    for one in counted_plans:
        yield f"{one.plan.slug}, {one.plan.area}: {target(one, today)}; {leaflets(one.stock_total.residents)}"
    people = sum(one.net for one in counted_plans)
    given = sum(one.stock_total.residents for one in counted_plans)
    goal = sum(one.plan.indicator.target for one in counted_plans)
    where = counted(len(plans), "rejonie", "rejonach", "rejonach")
    yield f"Razem w {where}: {people} z {goal}, {leaflets(given)} dla mieszkańców"
