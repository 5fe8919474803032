"""What the terminal shows: the list of entries and the state of a plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import shorten

from campaign.language.numbers import counted, day, entries, leaflets, people
from campaign.log.count.totals import Progress, Stock, Totals, totals
from campaign.log.entry.catalogue import Catalogue, ended, retention_end
from campaign.log.entry.drafts import WHOLE_KIT, Entry
from campaign.log.entry.vocabulary import TRAITS, Kind, by_partner
from campaign.log.sheets.sheet import EVENT_WORDS, leaflet_words
from campaign.log.store.book import twice
from campaign.log.store.journal import Row, Store


def line(row: Row, catalogue: Catalogue, register: str) -> str:
    """One entry in one line of a register's list; its number says whose it is when it is another's."""
    own = row.event.register
    number = str(row.entry_number) if own == register else f"{own}/{row.entry_number}"
    newer = f" (poprawiony, nr {row.number})" if row.number != row.entry_number else ""
    return f"{number:>4}  {sentence(row.event.entry, catalogue)}{newer}"


def sentence(entry: Entry, catalogue: Catalogue) -> str:
    """The entry in words, to be read back before and after saving."""
    kind = leaflet_words(entry, catalogue)
    edition = f", wyd. {entry.edition}" if entry.edition else ""
    parts = (
        people(entry.people) if TRAITS[entry.kind].direct else "",
        f"pierwszy raz {entry.people_new}" if entry.people_new is not None else "",
        leaflets(entry.leaflets) + (f" ({kind}{edition})" if kind else "") if entry.leaflets else "",
        catalogue.everybody.get(entry.partner, entry.partner) if entry.partner else "",
        material(entry.partner, entry.piece, entry.edition, catalogue) if entry.piece else "",
        entry.note,
    )
    return " · ".join([day(entry.day), TRAITS[entry.kind].label, entry.place, *filter(None, parts)])


def material(partner: str | None, piece: str, edition: int | None, catalogue: Catalogue) -> str:
    """A piece with its version: „Tekst na pół minuty” (wydanie 1), cały zestaw (wydanie 2)."""
    title = catalogue.pieces(partner).get(piece, piece)
    named = title if piece == WHOLE_KIT else f"„{title}”"
    return f"{named} ({f'wydanie {edition}' if edition else 'wydanie nieznane'})"


def state(totals: Totals, catalogue: Catalogue) -> Iterator[str]:
    """The plan's state: target and pace, deadlines, leaflets, retention."""
    plan = totals.plan
    period = f"{day(plan.period.start)}–{day(plan.period.end)}"
    draft = ", projekt do potwierdzenia" if plan.draft else ""
    yield f"Plan {plan.slug}{draft}, {plan.area} ({period}), {entries(totals.entries)}"
    yield target(totals)
    if totals.asked:
        known = f"szacunek dla {totals.asked} z {totals.people} kontaktów"
        yield f"Kontaktów: {totals.people}, w tym powtórzeń: {totals.repeats} ({known})"
    yield from ("", "Działania z planu:")
    yield from (f"  {number}) {_action(progress)}" for number, progress in enumerate(totals.actions, 1))
    yield ""
    yield from _stock(totals, catalogue)
    if (end := retention_end(plan)) and end < totals.as_of:
        yield f"Okres przechowywania dziennika minął {day(end)} – proszę postąpić według zasad jednostki"


def ended_plan(totals: Totals, catalogue: Catalogue) -> list[str]:
    """The plan that has ended last, when it is probably meant: the one shown has no entry yet."""
    over = [one for one in catalogue.plans.values() if ended(one, totals.as_of) and one != totals.plan]
    if totals.entries or not over:
        return []
    last = max(over, key=lambda one: one.period.end)
    told = f"Plan {last.slug} zakończył się {day(last.period.end)}: --plan {last.slug}"
    return [f"To plan {totals.plan.slug}. {told}"]


def target(totals: Totals) -> str:
    """„47 z 80 mieszkańców…” with the pace, the day reached or what is missing."""
    indicator, plan = totals.plan.indicator, totals.plan
    if indicator.target < 1 and indicator.direction == "at-least":
        return f"Celu jeszcze nie wpisano (target w pliku planu); do tej pory: {totals.value}"
    if indicator.direction == "at-most":
        over = f"o {totals.missing} za dużo" if totals.missing else "cel zachowany"
        return f"{totals.value} przy celu najwyżej {indicator.target} {indicator.unit}: {over}"
    start = f"{totals.value} z {indicator.target} {indicator.unit}"
    if not totals.missing:
        reached = f" {day(totals.reached_on)}" if totals.reached_on else ""
        return f"{start}, cel osiągnięto{reached}"
    if ended(plan, totals.as_of):
        return f"{start}, zabrakło {totals.missing}"
    return f"{start}, do celu brakuje {totals.missing}; na dziś powinno być około {totals.expected}"


def _action(progress: Progress) -> str:
    action = progress.action
    due = f"termin {day(action.due)}" if action.due else "przez cały okres"
    dates = f", umówione: {', '.join(map(day, action.dates))}" if action.dates else ""
    done = "jeszcze nic"
    if progress.cells:
        what = " ulotek" if action.kind == "leaflets" else ""
        late = progress.in_time < progress.number
        in_time = f" (w terminie {progress.in_time} z {progress.number}{what})" if late else ""
        done = f"{entries(progress.entries)}{in_time}, ostatnio {day(progress.days[-1])}"
    return f"{shorten(action.text, 60, placeholder=' …')} – {due}{dates}: {done}"


def _stock(totals: Totals, catalogue: Catalogue) -> Iterator[str]:
    """The stock account by kind of leaflet and in all; never a number below 0."""
    total = totals.stock_total
    if not total.had:
        yield "Ulotki: nie zapisano przyjęcia (./campaign log add przyjęcie LICZBA)"
        return
    whole = all(one.left >= 0 for one in totals.stock.values())  # else what is unsaid is of any kind
    for leaflet, one in totals.stock.items():
        name = catalogue.leaflets.get(leaflet, leaflet) if leaflet else "bez podania rodzaju"
        spoiled = f", zniszczone {one.spoiled}" if one.spoiled else ""
        known = one.left >= 0 and (leaflet or whole)
        end = f"zostało {one.left}" if known else f"rozdano {one.residents + one.partners}"
        yield f"  {name}: {_had(one)}{spoiled}, {end}"
    left = f"zostało {total.left}" if total.left >= 0 else f"brakuje przyjęcia co najmniej {-total.left}"
    passed_on = totals.leaflets != total.residents
    every = f" (a z rozdanymi przez partnerów {totals.leaflets})" if passed_on else ""
    given = f"mieszkańcom {total.residents}{every}, partnerom {total.partners}, zniszczone {total.spoiled}"
    yield f"Ulotki: {left} ({_had(total)}, {given})"


def _had(stock: Stock) -> str:
    """'z poprzedniego okresu 128, przyjęto 50'; what is below 0 is no stock."""
    opening = f"z poprzedniego okresu {stock.opening}, " if stock.opening > 0 else ""
    return f"{opening}przyjęto {stock.received}"


def recall_lines(rows: Iterable[Row], catalogue: Catalogue, edition: int, today: date) -> Iterator[str]:
    """Where paper of an edition, or of an unknown one before the latest, lies and was not replaced later."""
    passed_on, newer, lying = Counter[str | None](), set(), list[Row]()
    for row in rows:
        entry = row.event.entry
        if entry.day > today or entry.kind not in (Kind.HANDED, Kind.LEAFLETS):
            continue
        if by_partner(entry.kind, entry.partner):  # had been handed to it
            passed_on[entry.partner] += entry.leaflets
        elif entry.edition is None:
            traced = entry.piece or entry.leaflet or entry.kind is Kind.HANDED
            unknown = traced and catalogue.too_early(entry.day)
            lying += [row] if unknown and edition < catalogue.edition.number else []
        elif entry.edition == edition:
            lying.append(row)
        elif entry.kind is Kind.HANDED and entry.edition > edition:
            newer.add((entry.partner, entry.piece or entry.leaflet))
    for row in lying:
        entry = row.event.entry
        if (entry.partner, entry.piece or entry.leaflet) not in newer:
            since = f"od {day(entry.day)} ({counted((today - entry.day).days, 'dzień', 'dni', 'dni')})"
            gone = passed_on.pop(entry.partner, 0) if entry.kind is Kind.HANDED else 0
            rest = f", z tego partner rozdał już {gone}" if gone else ""
            yield f"{line(row, catalogue, row.event.register)}; leży {since}{rest}"


def versions(rows: Iterable[Row], catalogue: Catalogue, register: str) -> Iterator[str]:
    """Every version in a register in two lines: who, when, why, where it went. rows: of all registers."""
    kept = list(rows)
    elsewhere = {row.event.supersedes: row for row in kept if row.event.register != register}
    for row in kept:
        if row.event.register != register:
            continue
        event, moved = row.event, elsewhere.get(row.event.event_id)
        why = f" – {event.reason}" if event.reason else " – tekst usunięty" if row.redacted else ""
        why += f" – przeniesiony: {moved.event.register}/{moved.number}" if moved else ""
        about = f" wpisu nr {row.entry_number}" if event.supersedes else ""
        head = f"nr {row.number}, {EVENT_WORDS[event.kind]}{about}, {event.recorded_at:%d.%m.%Y %H:%M}"
        yield f"{head}, {event.recorded_by}{why}\n      {sentence(event.entry, catalogue)}"


def unit_lines(store: Store, catalogue: Catalogue, today: date) -> Iterator[str]:
    """Every area of the running period once, their sum, and what may be counted in two of them.

    A draft beside other plans is named and left out.
    """
    plans = catalogue.plans_on(today) or list(catalogue.plans.values())[-1:]
    areas = [totals(store, catalogue, plan, today) for plan in plans]
    for one in areas:
        yield f"{one.plan.slug}, {one.plan.area}: {target(one)}; {leaflets(one.leaflets)}"
    reached, given = sum(one.net for one in areas), sum(one.leaflets for one in areas)
    goal = sum(plan.indicator.target for plan in plans)
    where = counted(len(plans), "rejonie", "rejonach", "rejonach")
    yield f"Razem w {where}: {reached} z {goal}, {leaflets(given)} dla mieszkańców"
    ours = {plan.slug for plan in plans}
    aside = [one.slug for one in catalogue.plans.values() if today in one.period and one.slug not in ours]
    yield from (f"Nie wliczam planu {slug}: to projekt (draft: true)" for slug in aside)
    yield from twice(row for row in store.current() if row.event.register in ours)
