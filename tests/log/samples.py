"""Events to put into a log."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from click import Command
from click.testing import CliRunner, Result

from campaign.commands.log import log
from campaign.log.count.totals import Totals, totals
from campaign.log.desk import Desk, open_desk
from campaign.log.entry.drafts import Draft, Entry, new_id
from campaign.log.entry.vocabulary import Kind
from campaign.log.store.event import Event, EventKind
from campaign.log.store.journal import Saved, Store

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TALK = Entry(date(2026, 9, 12), Kind.TALK, "Lasy", people=3, leaflets=2, plan="2026-2")


def entry_event(entry: Entry = TALK, event_id: str | None = None) -> Event:
    """A first version of entry."""
    made = event_id or new_id()
    return Event(made, made, EventKind.ENTRY, entry, NOW, "rejon-3", "cli")


def next_event(before: Event, kind: EventKind, entry: Entry | None = None, reason: str = "pomyłka") -> Event:
    """A correction or withdrawal of before."""
    return Event(
        new_id(), before.entry_id, kind, entry or before.entry, NOW, "rejon-3", "cli",
        supersedes=before.event_id, reason=reason,
    )  # fmt: skip


ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 23)


def project(folder: Path, start: str = "2026-07-01", end: str = "2026-12-31", **replaced: str) -> Path:
    """A copy of the log's own small content with a running plan 2026-2 beside a closed one; returns its root."""
    root = folder / "project"
    shutil.copytree(Path(__file__).parent / "content", root / "content")
    file = root / "content" / "plans" / "2026-2.yml"
    text = file.read_text(encoding="utf-8")
    for old, new in {"2026-07-01": start, "2026-12-31": end, **replaced}.items():
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    Store(f"sqlite:///{root / 'data' / 'dziennik.db'}", new=True)
    return root


def desk(root: Path, today: date = TODAY) -> Desk:
    """A desk at the project, its data beside the content; a log in a file holds nothing open."""
    return open_desk(root, NOW, today, {"CAMPAIGN_DATA": str(root / "data")}, "rejon-3")


def counted(one: Desk, slug: str = "2026-2") -> Totals:
    """The totals of a plan."""
    return totals(one.store, one.catalogue, one.plan(slug), one.today)


def run(
    root: Path, *arguments: str, typed: str = "", as_of: str = "2026-11-23", command: Command = log
) -> Result:
    """A command of the log, as typed."""
    options = ["--root", str(root), "--as-of", as_of]
    runner = CliRunner(env={"CAMPAIGN_DATA": str(root / "data")})
    return runner.invoke(command, [*arguments, *options], input=typed)


HALF_YEAR = [
    ("", "2026-07-03", "przyjęcie ulotek", "", "", "", "300", "Na wnuczka", "", "", "", ""),
    ("", "2026-07-10", "spotkanie", "Kraśnik", "22", "22", "25", "Na wnuczka", "1", "pzerii", "", ""),
    ("", "2026-08-14", "obchód", "Lasy", "9", "", "9", "", "", "", "", ""),
    ("", "2026-08-14", "rozmowa", "Lasy", "2", "", "2", "wspólna", "", "", "", "z rana"),
    ("", "2026-08-14", "rozmowa", "Lasy", "2", "", "2", "wspólna", "", "", "", "z rana"),
    ("", "2026-08-20", "przekazanie partnerowi", "", "", "", "60", "Na wnuczka", "", "soltys-lasy", "", ""),
    ("", "2026-09-12", "komunikat w radiu", "", "", "", "", "", "", "", "", "godz. 9 i 15"),
    ("", "2026-09-13", "publikacja w internecie", "", "", "", "", "", "", "", "", ""),
    ("", "2026-10-02", "spotkanie", "Kraśnik", "31", "10", "30", "Na wnuczka", "", "pzerii", "", "sala 🙂"),
    ("", "2026-10-05", "ulotki zniszczone", "", "", "", "4", "Na wnuczka", "", "", "", ""),
]
"""Ten entries of a half-year, as typed: the order of the fields is that of LABELS."""


def chosen_rows(one: Desk, year: str = "2026") -> list[tuple[str, ...]]:
    """HALF_YEAR in another year, partners by the names of the drop-down."""
    partners = {"": "", **one.catalogue.partners(None)}
    return [
        (row[0], row[1].replace("2026", year), *row[2:9], partners[row[9]], *row[10:]) for row in HALF_YEAR
    ]


def drafts() -> list[Draft]:
    """HALF_YEAR as drafts."""
    return [Draft(*row) for row in HALF_YEAR]


def fill(one: Desk) -> list[Saved]:
    """Save HALF_YEAR through the shared checks."""
    saved = []
    for draft in drafts():
        verdict = one.checker().check(draft)
        assert verdict.entry is not None, verdict.errors
        saved += one.save([one.new(verdict.entry, new_id(), "cli")])
    return saved
