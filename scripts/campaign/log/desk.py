"""The officer's desk: content, log, day and post together; what every door does with an entry."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.log import disk
from campaign.log.book import LogBook
from campaign.log.catalogue import Catalogue, catalogue
from campaign.log.entry import Entry
from campaign.log.event import Event, EventKind
from campaign.log.fields import REASON_LIMIT, FieldError, clean, short
from campaign.log.privacy import personal
from campaign.log.rules import Checker
from campaign.log.settings import Settings, settings
from campaign.log.sheet import csv_copy
from campaign.log.store import Row, Saved, Store
from campaign.log.vocabulary import NO_PLAN
from campaign.model import Plan
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.project import Project

POST = "dzielnicowy"
_POST = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Desk:
    """now: the moment written into events; by: the post that writes (never a person's name)."""

    project: Project
    catalogue: Catalogue
    store: Store
    settings: Settings
    now: datetime
    by: str = POST

    @property
    def today(self) -> date:
        """The day that counts as today."""
        return self.project.day

    def close(self) -> None:
        """Let go of the log."""
        self.store.close()

    def checker(self, *hidden: Row) -> Checker:
        """Checks that do not see the hidden rows (the one that is being corrected)."""
        return Checker(self.catalogue, self.today, LogBook(self.store, hidden))

    def plan(self, slug: str | None) -> Plan:
        """The plan named, or the running one. Raises CampaignError."""
        if slug is None:
            found = self.catalogue.running(self.today)
            if found is None:
                raise CampaignError("nie ma żadnego planu – załóż go: campaign new plan")
            return found
        if slug not in self.catalogue.plans:
            known = ", ".join(self.catalogue.plans) or "brak"
            raise CampaignError(f"nie ma takiego planu – wpisz jeden z: {known}")
        return self.catalogue.plans[slug]

    def add(self, entry: Entry, event_id: str, source: str) -> Saved:
        """Keep a new entry under an identifier made before it was typed."""
        register = self.catalogue.register_on(entry.day)
        return self.store.append(
            Event(event_id, event_id, EventKind.ENTRY, register, entry, self.now, self.by, source)
        )

    def correct(self, row: Row, entry: Entry, reason: str, event_id: str, source: str) -> Saved:
        """Keep a new version of an entry."""
        return self._follow(row, EventKind.CORRECTION, entry, reason, event_id, source)

    def withdraw(self, row: Row, reason: str, event_id: str, source: str) -> Saved:
        """Take an entry out of all counts; its row and number stay."""
        return self._follow(row, EventKind.WITHDRAWAL, row.event.entry, reason, event_id, source)

    def redact(self, row: Row, reason: str) -> int:
        """Erase the texts of all versions of an entry; counts stay."""
        erased = self.store.redact(row.event.entry_id, self.now, self.by, self.reason(reason))
        self.refresh(row.event.register)
        return erased

    def reason(self, text: str) -> str:
        """A reason fit to be kept. Raises CampaignError."""
        said = clean(text[: REASON_LIMIT * 20])
        if not said:
            raise CampaignError("brak powodu – napisz krótko, dlaczego (bez nazwisk)")
        found = personal(said, self.catalogue.places(None))
        if found:
            raise CampaignError(f"powód zawiera {found} – napisz go bez danych osób")
        try:
            return short(said, REASON_LIMIT)
        except FieldError as error:
            raise CampaignError(str(error)) from error

    def copy_path(self, register: str) -> Path:
        """Where the register's CSV copy lies."""
        return self.settings.folder / f"dziennik-{register}.csv"

    def refresh(self, register: str) -> Path:
        """Write a fresh CSV copy of a plan's entries (or of those outside any plan)."""
        rows = self.rows(self.catalogue.plans.get(register))
        return disk.write(self.copy_path(register), csv_copy(rows, self.catalogue))

    def rows(self, plan: Plan | None) -> list[Row]:
        """Current entries by the days of the plan; without a plan, those no plan contains."""
        if plan:
            return self.store.current(plan.period.start, plan.period.end)
        return [row for row in self.store.current() if self.catalogue.plan_on(row.event.entry.day) is None]

    def outside(self) -> int:
        """How many current entries lie in no plan."""
        return sum(cell.entries for cell in self.store.cells() if self.catalogue.plan_on(cell.day) is None)

    def find(self, number: str, plan: str | None) -> list[Row]:
        """Versions of the entry with this number, first to last. Raises CampaignError."""
        register = NO_PLAN if plan == NO_PLAN else self.plan(plan).slug
        digits = number if number.isascii() and number.isdigit() and len(number) < 10 else "0"
        found = self.store.numbered(register, int(digits))
        if not found:
            raise CampaignError(f"nie ma takiego numeru w rejestrze {register} – sprawdź: campaign log list")
        return found

    def _follow(
        self, row: Row, kind: EventKind, entry: Entry, reason: str, event_id: str, source: str
    ) -> Saved:
        old = row.event
        same_day = entry.day == old.entry.day
        register = old.register if same_day else self.catalogue.register_on(entry.day)
        return self.store.append(
            Event(
                event_id, old.entry_id, kind, register, entry, self.now, self.by, source,
                supersedes=old.event_id, reason=self.reason(reason),
            )
        )  # fmt: skip


def open_desk(project: Project, now: datetime, environment: Mapping[str, str], by: str = POST) -> Desk:
    """Open the log beside the content. Raises CampaignError."""
    if not _POST.fullmatch(by) or len(by) > 40:
        raise CampaignError("złe oznaczenie stanowiska – małe litery, cyfry i myślniki, np. rejon-3")
    chosen = settings(project.root, environment)
    return Desk(project, catalogue(project.campaign), Store(chosen.url), chosen, now, by)
