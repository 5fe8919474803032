"""What the terminal shows: the list of entries and the state of a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from campaign.log.catalogue import Catalogue, ended, retention_end
from campaign.log.entry import WHOLE_KIT, Entry
from campaign.log.stock import Account
from campaign.log.store import Row
from campaign.log.totals import Totals
from campaign.log.verdicts import Result
from campaign.log.vocabulary import TRAITS
from campaign.log.words import counted, day, entries, leaflets
from campaign.model import Plan


def line(row: Row, catalogue: Catalogue) -> str:
    """One entry in one line: number, day, action, place, counts, note."""
    entry = row.event.entry
    newer = f" (poprawiony, nr {row.number})" if row.number != row.entry_number else ""
    return f"{row.entry_number:>4}  {sentence(entry, catalogue)}{newer}"


def sentence(entry: Entry, catalogue: Catalogue) -> str:
    """The entry in words, to be read back before and after saving."""
    parts = [day(entry.day), TRAITS[entry.kind].label, entry.place]
    if TRAITS[entry.kind].direct:
        parts.append(counted(entry.people, "osoba", "osoby", "osób"))
    if entry.people_new is not None:
        parts.append(f"pierwszy raz {entry.people_new}")
    if entry.leaflets:
        kind = catalogue.leaflets.get(entry.leaflet, entry.leaflet) if entry.leaflet else ""
        edition = f", wyd. {entry.edition}" if entry.edition else ""
        parts.append(leaflets(entry.leaflets) + (f" ({kind}{edition})" if kind else ""))
    if entry.partner:
        parts.append(catalogue.partners(None).get(entry.partner, entry.partner))
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
    yield f"Plan {plan.slug} ({day(plan.period.start)}–{day(plan.period.end)}), {entries(totals.entries)}"
    yield target(totals, today)
    first, asked = totals.first_time
    if asked:
        yield f"W tym pierwszy raz: {first} (szacunek dla {asked} z {totals.people} osób)"
    yield ""
    yield "Działania z planu:"
    yield from (_action(plan, index, result) for index, result in enumerate(totals.actions))
    yield ""
    yield stock_line(totals.stock_total)
    yield from _retention(plan, today)


def target(totals: Totals, today: date) -> str:
    """„47 z 80 mieszkańców…” with the pace, the day reached or what is missing."""
    indicator, plan = totals.plan.indicator, totals.plan
    if indicator.direction == "at-most":
        over = f"o {totals.missing} za dużo" if totals.missing else "cel zachowany"
        return f"{totals.value} przy celu najwyżej {indicator.target} {indicator.unit}: {over}"
    start = f"{totals.value} z {indicator.target} {indicator.unit}"
    if not totals.missing:
        reached = f" {day(totals.reached_on)}" if totals.reached_on else ""
        return f"{start}, cel osiągnięto{reached}"
    if ended(plan, today):
        return f"{start}, zabrakło {totals.missing}"
    return f"{start}, na dziś powinno być około {totals.expected}, brakuje {totals.missing}"


def _action(plan: Plan, index: int, result: Result) -> str:
    action = plan.actions[index]
    due = f"termin {day(action.due)}" if action.due else "przez cały okres"
    dates = f", umówione: {', '.join(map(day, action.dates))}" if action.dates else ""
    done = f"{entries(result.entries)}, ostatnio {day(result.last)}" if result.entries else "jeszcze nic"
    text = action.text if len(action.text) <= 60 else action.text[:58].rsplit(" ", 1)[0] + " …"
    return f"  {index + 1}) {text} – {due}{dates}: {done}"


def stock_line(account: Account) -> str:
    """The stock account in one line."""
    if not account.opening + account.received:
        return "Ulotki: nie zapisano przyjęcia (campaign log stock przyjęcie LICZBA)"
    return (
        f"Ulotki: zostało {account.left} (przyjęto {account.opening + account.received}, mieszkańcom "
        f"{account.residents}, partnerom {account.partners}, zniszczone {account.spoiled})"
    )


def stock_lines(accounts: Mapping[str | None, Account], catalogue: Catalogue) -> Iterator[str]:
    """The stock account by kind of leaflet."""
    for leaflet, a in accounts.items():
        name = catalogue.leaflets.get(leaflet, leaflet) if leaflet else "bez podania rodzaju"
        left = f"zostało {a.left}" if leaflet else f"rozdano {a.residents + a.partners}"
        yield f"  {name}: przyjęto {a.opening + a.received}, {left}"


def _retention(plan: Plan, today: date) -> Iterator[str]:
    end = retention_end(plan)
    if end and end < today:
        yield f"Okres przechowywania dziennika minął {day(end)} – proszę postąpić według zasad jednostki"


def history(rows: Iterable[Row], catalogue: Catalogue) -> Iterator[str]:
    """All versions of an entry, with who, when and why."""
    words = {"entry": "wpis", "correction": "poprawka", "withdrawal": "wycofanie"}
    for row in rows:
        event = row.event
        why = f" – {event.reason}" if event.reason else " – tekst usunięty" if event.redacted else ""
        when = f"{event.recorded_at:%d.%m.%Y %H:%M}"
        yield f"nr {row.number}, {words[event.kind]}, {when}, {event.recorded_by}{why}"
        yield f"      {sentence(event.entry, catalogue)}"
