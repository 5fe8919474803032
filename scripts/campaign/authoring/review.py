"""`campaign review`: what is due for a check, and the record that somebody checked it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from campaign.checks.expiry import Review, reviews
from campaign.content.yamlsource import Loc, read
from campaign.model.campaign import Campaign
from campaign.output import disk
from campaign.problems import CampaignError
from campaign.project import Project

HISTORY = Path("content/reviews.csv")
_HEADER = ("sprawdzono", "co", "kto", "do_kiedy")
_HALF_YEAR = timedelta(days=182)
_NAME = re.compile(r"\b[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+ [A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż]+(-[A-Z]\w+)?\b")
_RANK = re.compile(r"\b(?:asp|sierż|podkom|kom|nadkom|insp|podinsp|post)\.|\b[Pp]ani? [A-ZĄĆĘŁŃÓŚŹŻ]")


@dataclass(frozen=True)
class Check:
    """One check: which item, on which day it was seen to be right, by which function, and good until when."""

    slug: str
    seen: date
    by: str
    until: date | None = None

    @property
    def review_by(self) -> date:
        """The day by which it must be checked again; half a year when not told."""
        return self.until or self.seen + _HALF_YEAR


def due(project: Project, days: int) -> Iterator[str]:
    """A line for each item to be checked within so many days, the most urgent first, with its sources."""
    campaign, as_of = project.campaign, project.day
    for item in reviews(campaign):
        if item.review_by <= as_of + timedelta(days=days):
            late = " – PO TERMINIE" if item.review_by < as_of else ""
            yield f"{item.review_by:%d.%m.%Y}{late}  {item.slug}: {_title(campaign, item.slug)}"
            yield from (f"    {url}" for url in _urls(campaign, item.slug))


def record(project: Project, check: Check) -> Path:
    """Move review_by of a fact or entry (and reviewed_on of an entry) in its file and note the check.

    Only the dates change: comments and layout of the file stay. Returns the changed file's path.
    Raises CampaignError for an unknown item, a day out of order, or a name where a function belongs.
    """
    root, campaign = project.root, project.campaign
    item = _find(campaign, check.slug)
    _refuse_name(check.by)
    if check.review_by <= check.seen:
        raise CampaignError("następny termin jest przed sprawdzeniem – wpisz późniejszą datę po --until")
    path = root / item.path
    changes: dict[Loc, str] = {(*item.loc, "review_by"): str(check.review_by)}
    if item.slug in campaign.methods or item.slug in campaign.workers:
        changes[*item.loc, "reviewed_on"] = str(check.seen)
    disk.write(path, read(item.path, path.read_bytes()).replaced(changes).encode())
    _note(root / HISTORY, check)
    return path


def _find(campaign: Campaign, slug: str) -> Review:
    known = {item.slug: item for item in reviews(campaign)}
    if slug not in known:
        raise CampaignError(
            f"nie ma faktu, metody ani pracownika „{slug}” – wybierz z: {', '.join(sorted(known))}"
        )
    return known[slug]


def _refuse_name(by: str) -> None:
    if _NAME.search(by) or _RANK.search(by) or not by.strip():
        raise CampaignError(f'„{by}”: wpisz funkcję, nie nazwisko – np. --by "dzielnicowy"')


def _note(path: Path, check: Check) -> None:
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if new:
            writer.writerow(_HEADER)
        writer.writerow((check.seen, check.slug, check.by.strip(), check.review_by))


def _title(campaign: Campaign, slug: str) -> str:
    if entry := campaign.methods.get(slug) or campaign.workers.get(slug):
        return entry.title
    fact = campaign.facts[slug]
    return f"{fact.label}, {fact.value}"


def _urls(campaign: Campaign, slug: str) -> list[str]:
    owner = campaign.methods.get(slug) or campaign.workers.get(slug) or campaign.facts[slug]
    return [campaign.base.sources[name].url for name in owner.sources if name in campaign.base.sources]
