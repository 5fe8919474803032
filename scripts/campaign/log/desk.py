"""The officer's desk: content, log, day and post together; what every door does with an entry."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pydantic import TypeAdapter

from campaign.log.count.totals import Totals, totals
from campaign.log.entry.catalogue import Catalogue, new_plan, read_catalogue
from campaign.log.entry.drafts import Entry
from campaign.log.entry.fields import REASON_LIMIT, clean, too_long
from campaign.log.entry.privacy import perhaps_named, personal
from campaign.log.entry.rules import Checker
from campaign.log.entry.vocabulary import NO_PLAN
from campaign.log.sheets.sheet import Copies
from campaign.log.show import sentence
from campaign.log.store.book import LogBook
from campaign.log.store.care import verify
from campaign.log.store.event import Event, EventKind
from campaign.log.store.journal import Row, Saved, Store
from campaign.model.plan import Plan
from campaign.output import disk
from campaign.problems import CampaignError

_COLUMNS = "kolumny.json"


@dataclass(frozen=True)
class Settings:
    """folder: copies and backups; url: the database."""

    folder: Path
    url: str

    @property
    def backups(self) -> Path:
        """Where backups lie."""
        return self.folder / "kopie"

    def columns(self) -> dict[str, str]:
        """What headings and sheets mean that the program does not know by itself: folded text to field."""
        try:
            return TypeAdapter(dict[str, str]).validate_json((self.folder / _COLUMNS).read_bytes())
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise CampaignError(f"nie mogę odczytać pliku {_COLUMNS} w folderze danych – usuń go") from error

    def remember(self, columns: Mapping[str, str]) -> None:
        """Keep these meanings for the next file, too."""
        text = json.dumps({**self.columns(), **columns}, ensure_ascii=False, indent=1, sort_keys=True)
        disk.write(self.folder / _COLUMNS, text.encode("utf-8"))


@dataclass(frozen=True)
class Desk:
    """now: the moment written into events; by: the post that writes (never a person's name)."""

    root: Path
    catalogue: Catalogue
    store: Store
    settings: Settings
    now: datetime
    today: date
    by: str

    def checker(self, hidden: str = "") -> Checker:
        """Checks that do not see the entry of this identifier (the one that is being corrected)."""
        rows = (row for row in self.store.current() if row.event.entry_id != hidden)
        book = LogBook(rows, self.catalogue)
        return Checker(self.catalogue, self.today, lambda entry: book.doubts(entry) + book.alike(entry))

    def plan(self, slug: str | None) -> Plan:
        """The plan named, or the running one. Raises CampaignError."""
        plans = self.catalogue.plans
        if slug is not None and slug not in plans:
            raise CampaignError(f"nie ma takiego planu – wpisz jeden z: {', '.join(plans) or 'brak'}")
        if found := self.catalogue.running(self.today) if slug is None else plans[slug]:
            return found
        if not plans:
            raise CampaignError(f"nie ma żadnego planu – załóż go: {new_plan(self.today)}")
        running = [one.slug for one in self.catalogue.plans_on(self.today)] or list(plans)
        raise CampaignError(f"trwa więcej niż jeden plan – dopisz --plan i jeden z: {', '.join(running)}")

    def totals(self, plan: Plan) -> Totals:
        """What the log holds of a plan today."""
        return totals(self.store, self.catalogue, plan, self.today)

    def new(self, entry: Entry, event_id: str, source: str) -> Event:
        """A new entry under an identifier made before it was typed."""
        return Event(event_id, event_id, EventKind.ENTRY, entry, self.now, self.by, source)

    def next(self, row: Row, entry: Entry | None, reason: str, event_id: str, source: str) -> Event:
        """A new version of an entry; None: its withdrawal, which takes it out of all counts."""
        kind = EventKind.CORRECTION if entry else EventKind.WITHDRAWAL
        old = row.event
        return Event(
            event_id, old.entry_id, kind, entry or old.entry, self.now, self.by, source,
            supersedes=old.event_id, reason=self.reason(reason),
        )  # fmt: skip

    def save(self, events: Sequence[Event]) -> list[Saved]:
        """Keep all or none."""
        self.require_newest()
        return self.store.append_all(events)

    def require_newest(self) -> None:
        """Raise CampaignError when a CSV copy knows more than the log: no number is given a second time."""
        if lost := next(self.copies.ahead(), None):
            raise CampaignError(f"NIE ZAPISANO: {lost}")

    def reason(self, text: str) -> str:
        """A reason fit to be kept. Raises CampaignError."""
        said = clean(text[: REASON_LIMIT * 20])
        if not said:
            raise CampaignError("brak powodu – napisz krótko, dlaczego (bez nazwisk)")
        named = "pewnie imię i nazwisko" if perhaps_named(said) else None
        if found := personal(said, self.catalogue.places()) or named:
            raise CampaignError(f"powód zawiera {found} – napisz go bez danych osób")
        if found := too_long(said, REASON_LIMIT):
            raise CampaignError(found)
        return said

    @property
    def copies(self) -> Copies:
        """The CSV copies beside the log."""
        return Copies(self.settings.folder, self.store, self.catalogue)

    def faults(self) -> list[str]:
        """Whatever is wrong with the log or told otherwise by its CSV copies, as Polish sentences."""
        return verify(self.store) or [*self.copies.faults()]

    def rows(self, plan: Plan | None) -> list[Row]:
        """Current entries of the plan; without a plan, those of none."""
        wanted, home = plan.slug if plan else NO_PLAN, self.catalogue.home
        current = self.store.current()
        return [row for row in current if home(row.event.register, row.event.entry.day) == wanted]

    def find(self, number: str, plan: str | None) -> list[Row]:
        """Versions of the entry with this number, first to last. Raises CampaignError."""
        named, _, number = number.rpartition("/")  # „bez-planu/1” names its register itself
        plan = named or plan
        register = NO_PLAN if plan == NO_PLAN else self.plan(plan).slug
        at = int(number) if re.fullmatch("[0-9]{1,9}", number) else 0
        found = self.store.numbered(register, at)
        why = "" if self.catalogue.plans_on(self.today) else "dziś nie trwa żaden plan"
        if not found:
            why = f"nie ma takiego numeru w rejestrze {register}"
            register, found = NO_PLAN, [] if plan else self.store.numbered(NO_PLAN, at)
        if not found:
            raise CampaignError(f"{why} – sprawdź: ./campaign log list")
        if plan is None and why:  # whose number it is would be a guess
            meant = f"{register}/{number}: {sentence(found[-1].event.entry, self.catalogue)}"
            raise CampaignError(f"{why} – jeśli chodzi o ten wpis, proszę wpisać {meant}")
        return found


def open_desk(root: Path, now: datetime, today: date, environment: Mapping[str, str], by: str) -> Desk:
    """Read what the log needs of the content and open the log. Raises CampaignError."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", by) or len(by) > 40:
        raise CampaignError("złe oznaczenie stanowiska – małe litery, cyfry i myślniki, np. rejon-3")
    if not (root / "content").is_dir():
        raise CampaignError(f"nie ma folderu {root / 'content'} – podaj --root z folderem content")
    chosen = settings(root, environment)
    return Desk(root, read_catalogue(root), Store(chosen.url), chosen, now, today, by)


def settings(root: Path, environment: Mapping[str, str]) -> Settings:
    """Settings of the project at root. Raises CampaignError for a data folder that builds would sweep."""
    folder = Path(environment.get("CAMPAIGN_DATA") or root / "data").expanduser().resolve()
    for owned in ("content", "build"):
        if folder.is_relative_to((root / owned).resolve()):
            raise CampaignError(f"folder danych leży w {owned}/ – wskaż inny w CAMPAIGN_DATA")
    return Settings(folder, environment.get("CAMPAIGN_LOG_URL") or f"sqlite:///{folder / 'dziennik.db'}")
