"""A full copy of the log in another database: a dated SQLite file, or the way from SQLite to PostgreSQL."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from campaign.log import tables
from campaign.log.database import reading, writing
from campaign.log.integrity import verify
from campaign.log.store import Store
from campaign.problems import CampaignError


def backup_path(folder: Path, now: datetime) -> Path:
    """kopie/dziennik-20261123-091500.db in the data folder."""
    return folder / "kopie" / f"dziennik-{now:%Y%m%d-%H%M%S}.db"


def copy(store: Store, url: str) -> int:
    """Copy every row, numbers and digests included, into the empty log at url; returns the events copied.

    Raises CampaignError when there is a log already, or when the copy does not verify.
    """
    target = Store(url)
    try:
        _fill(store, target)
        wrong = verify(target)
        copied = len(target.events())
    finally:
        target.close()
    if wrong:
        raise CampaignError(f"kopia jest niepełna: {wrong[0]}")
    return copied


def _fill(store: Store, target: Store) -> None:
    with reading(store.engine) as source:
        copied = [(t, source.execute(select(t)).mappings().all()) for t in (tables.EVENTS, tables.REDACTIONS)]
    with writing(target.engine) as connection:
        if connection.execute(select(tables.EVENTS.c.event_id).limit(1)).first():
            raise CampaignError("w miejscu kopii jest już dziennik – wskaż puste miejsce")
        for table, rows in copied:
            ordered = _parents_first([dict(row) for row in rows])
            if ordered:
                connection.execute(table.insert(), ordered)


def _parents_first(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """A version must follow the one it supersedes, also when a later register has the smaller number."""
    waiting = {row.get("supersedes"): row for row in rows if row.get("supersedes")}
    ordered: list[dict[str, object]] = []
    for row in rows:
        at: dict[str, object] | None = row if not row.get("supersedes") else None
        while at is not None:
            ordered.append(at)
            at = waiting.get(at["event_id"])
    return ordered
