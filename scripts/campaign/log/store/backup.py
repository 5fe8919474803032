"""A full copy of the log in another database, the way back from one, and the way of two logs into one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from campaign.log.entry.drafts import difference
from campaign.log.store import tables
from campaign.log.store.database import log_file, open_engine, reading, writing
from campaign.log.store.event import Event
from campaign.log.store.integrity import verify
from campaign.log.store.journal import Row, Store, chains
from campaign.problems import CampaignError


def backup_path(folder: Path, now: datetime) -> Path:
    """dziennik-20261123-091500.db in the folder of backups."""
    return folder / f"dziennik-{now:%Y%m%d-%H%M%S}.db"


def copy(store: Store, url: str) -> int:
    """Copy every row with its number into the empty log at url; returns the events copied.

    Raises CampaignError when there is a log already, or when the copy does not verify.
    """
    with Store(url, new=True) as target:
        if target.events():
            raise CampaignError("w miejscu kopii jest już dziennik – wskaż puste miejsce")
        _fill(store, target)
        wrong = verify(target)
        if wrong:
            raise CampaignError(f"kopia jest niepełna: {wrong[0]}")
        return len(target.events())


def _fill(store: Store, target: Store) -> None:
    with reading(store.engine) as source:
        copied = [(t, source.execute(select(t)).mappings().all()) for t in (tables.EVENTS, tables.REDACTIONS)]
    with writing(target.engine) as connection:
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
            at = waiting.pop(at["event_id"], None)
    return ordered


def restore(file: Path, url: str, aside: Path) -> int:
    """Put a backup in the place of the log; what lay there is moved aside. Returns the events restored.

    The backup is copied beside the log and verified first, so that a bad one changes nothing.
    """
    if not file.is_file():
        raise CampaignError(f"nie ma pliku {file.name} – wskaż kopię z folderu kopie")
    with Store(f"sqlite:///{file}") as source:
        wrong = verify(source)
        if wrong:
            raise CampaignError(f"kopia {file.name} jest uszkodzona: {wrong[0]}")
        target = log_target(url)
        if target is None:
            return copy(source, url)
        fresh = target.with_name(f".{target.name}.przywracanie")
        fresh.unlink(missing_ok=True)
        events = copy(source, f"sqlite:///{fresh}")
    if target.exists():
        aside.parent.mkdir(parents=True, exist_ok=True)
        target.replace(aside)
    fresh.replace(target)
    return events


def log_target(url: str) -> Path | None:
    """The file a URL names; None for a server."""
    engine = open_engine(url)
    try:
        return log_file(engine)
    finally:
        engine.dispose()


def merge(source: Store, target: Store) -> tuple[int, list[str]]:
    """Bring the entries of another log in; doing it again adds nothing. Returns how many versions came, and
    sentences about entries both logs changed, each in its own way (those are left as they are here), and
    about entries that say the same as one of ours.
    """
    ours, said, events = chains(target.events()), list[str](), list[Event]()
    for entry_id, theirs in chains(source.events()).items():
        mine = ours.get(entry_id, [])
        common = min(len(mine), len(theirs))
        if any(a.event.event_id != b.event.event_id for a, b in zip(mine, theirs, strict=False)):
            said.append(_differs(mine[-1], theirs[-1]))
        elif mine and not all(a.says_the_same(b.event) for a, b in zip(mine, theirs, strict=False)):
            said.append(_differs(mine[0], theirs[0], "mówi w obu dziennikach co innego"))
        else:
            events += [row.event for row in theirs[common:]]
    twins = {row.event.entry: row for row in target.current()}
    for event, saved in zip(events, target.append_all(events), strict=True):
        if event.supersedes is None and (twin := twins.get(event.entry)):
            both = f"wpis nr {saved.number} mówi to samo co nr {twin.entry_number} ({event.register})"
            said.append(f"{both} – jeśli to ten sam, wycofaj jeden: ./campaign log withdraw {saved.number}")
    return len(events), said


def _differs(ours: Row, theirs: Row, how: str = "zmieniono w obu dziennikach inaczej") -> str:
    gone = [where for where, row in (("tu", ours), ("tam", theirs)) if row.event.kind == "withdrawal"]
    told = difference(ours.event.entry, theirs.event.entry)
    what = f"{' i '.join(gone)} wycofany" if gone else f"tu → tam: {told}" if told else "z innych powodów"
    number = f"wpis nr {ours.entry_number} ({ours.event.register})"
    return f"{number} {how} ({what}) – popraw go w jednym z nich"
