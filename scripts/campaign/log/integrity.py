"""Proves that the log is whole: numbers without gaps, digests, seals, chains, an earlier line."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from campaign.log.database import reading
from campaign.log.event import EventKind, digest_of, seal_of
from campaign.log.store import Row, Store
from campaign.problems import CampaignError


@dataclass(frozen=True)
class Control:
    """The control line of one register: what a report prints and a later check compares."""

    register: str
    entries: int
    corrections: int
    withdrawals: int
    last: int
    digest: str

    @property
    def short(self) -> str:
        """Last number and the digest's first 16 signs, as printed: '12:ab12…'."""
        return f"{self.last}:{self.digest[:16]}"


def control(register: str, rows: Iterable[Row]) -> Control:
    """The control line over the rows of one register, in the order of numbers."""
    kept = list(rows)
    chained = hashlib.sha256("\n".join(row.digest for row in kept).encode("ascii")).hexdigest()
    count = {kind: sum(row.event.kind is kind for row in kept) for kind in EventKind}
    return Control(
        register,
        count[EventKind.ENTRY],
        count[EventKind.CORRECTION],
        count[EventKind.WITHDRAWAL],
        kept[-1].number if kept else 0,
        chained,
    )


def verify(store: Store) -> list[str]:
    """Everything wrong with the log, as Polish sentences; empty when it is whole."""
    rows = store.events()
    return [*_file(store), *_numbers(rows), *_rows(rows), *_chains(rows), *_redactions(store, rows)]


def matches(store: Store, register: str, printed: str) -> bool:
    """True when the log still begins with what an earlier control line (last:digest) printed.

    A cut of the last rows leaves no gap, so only an earlier line can show it. Raises CampaignError
    when printed is not such a line.
    """
    last, _, digest = printed.partition(":")
    if not (last.isascii() and last.isdigit()) or len(digest) < 8:
        raise CampaignError("to nie jest zapis z raportu – przepisz go w postaci 12:ab12cd34ef56ab78")
    rows = [row for row in store.events(register) if row.number <= int(last)]
    return len(rows) == int(last) and control(register, rows).digest.startswith(digest.lower())


def _file(store: Store) -> Iterator[str]:
    if store.engine.dialect.name == "sqlite":
        with reading(store.engine) as connection:
            if connection.exec_driver_sql("PRAGMA integrity_check").scalar() != "ok":
                yield "plik dziennika jest uszkodzony – przywróć kopię zapasową"


def _numbers(rows: list[Row]) -> Iterator[str]:
    for register, group in groupby(rows, lambda row: row.event.register):
        numbers = [row.number for row in group]
        missing = sorted(set(range(1, numbers[-1] + 1)) - set(numbers))
        if missing:
            shown = ", ".join(map(str, missing[:10]))
            yield f"rejestr {register}: brakuje numerów {shown} – porównaj z kopią zapasową"


def _at(row: Row) -> str:
    return f"rejestr {row.event.register}, nr {row.number}"


def _rows(rows: list[Row]) -> Iterator[str]:
    for row in rows:
        event = row.event
        whole = digest_of(event) == row.digest
        sealed = event.redacted or seal_of(event.salt or "", event.entry.note, event.reason) == event.seal
        if not (whole and sealed):
            yield f"{_at(row)}: wpis zmieniono poza programem – porównaj z kopią"


def _chains(rows: list[Row]) -> Iterator[str]:
    known = {row.event.event_id: row.event for row in rows}
    for row in rows:
        if row.event.supersedes is None:
            continue
        before = known.get(row.event.supersedes)
        broken = before is None or before.entry_id != row.event.entry_id
        if broken or (before and before.kind is EventKind.WITHDRAWAL):
            yield f"{_at(row)}: poprawia wpis, którego nie ma – porównaj z kopią"


def _redactions(store: Store, rows: list[Row]) -> Iterator[str]:
    traced = set(store.redactions())
    for row in rows:
        if row.event.redacted != (row.event.event_id in traced):
            yield f"{_at(row)}: tekst usunięto poza programem – porównaj z kopią"
