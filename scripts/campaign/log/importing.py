"""Takes a filled sheet back: what is new, what was changed, what is known, what is wrong. Repeatable.

A row with an identifier is that entry. A row without one gets an identifier from its content and its place
among identical rows, so three equal talks stay three and a second import adds nothing.
"""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from campaign.log.book import LogBook
from campaign.log.desk import Desk
from campaign.log.entry import LABELS, Entry
from campaign.log.event import EventKind
from campaign.log.store import Row
from campaign.log.table import Line
from campaign.log.verdict import Finding
from campaign.log.vocabulary import Kind

_NAMESPACE = uuid.UUID("5d8f9a52-6a0e-4b62-9f0b-0c5f3f0c7a11")
CHANGE_REASON = "zmiana w arkuszu"


@dataclass(frozen=True)
class Change:
    """One row to be saved. before: the version it corrects, None for a new entry; questions: to confirm."""

    line: Line
    entry: Entry
    event_id: str
    before: Row | None = None
    questions: tuple[str, ...] = ()


@dataclass
class Plan:
    """What an import would do. bad: row and its errors; absent: entries of the log that the file lacks.

    notes: rows that are left out, and why; remarks: what to know of rows that may be saved.
    """

    changes: list[Change] = field(default_factory=list)
    bad: list[tuple[int, list[Finding]]] = field(default_factory=list)
    cleaned: list[tuple[int, list[str]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    known: int = 0
    absent: list[Row] = field(default_factory=list)

    @property
    def free(self) -> list[Change]:
        """Changes that need no answer."""
        return [change for change in self.changes if not change.questions]

    @property
    def asked(self) -> list[Change]:
        """Changes somebody has to confirm."""
        return [change for change in self.changes if change.questions]


def content_id(entry: Entry, occurrence: int) -> str:
    """The identifier of the n-th row (from 1) with exactly this content."""
    said = "|".join(str(value) for value in entry.told().values())
    return str(uuid.uuid5(_NAMESPACE, f"{said}|{occurrence}"))


def prepare(desk: Desk, lines: list[Line]) -> Plan:
    """Compare the file with the log; nothing is saved."""
    return _Comparison(desk, lines).plan


def save(desk: Desk, change: Change, source: str) -> None:
    """Keep one change. Raises NotSavedError and CampaignError."""
    if change.before is None:
        desk.add(change.entry, change.event_id, source)
    else:
        desk.correct(change.before, change.entry, CHANGE_REASON, change.event_id, source)


def source_name(raw: bytes, row: int) -> str:
    """import:<first signs of the file's sha256>#<row>"""
    return f"import:{hashlib.sha256(raw).hexdigest()[:12]}#{row}"


class _Comparison:
    """One pass over the rows of a file."""

    def __init__(self, desk: Desk, lines: list[Line]) -> None:
        self.desk, self.plan = desk, Plan()
        self.chains = _chains(desk)
        self.seen: set[str] = set()
        self.occurrences: Counter[Entry] = Counter()
        self.book = LogBook(desk.store)
        self.asker = replace(desk.checker(), book=self.book)
        self.reader = replace(self.asker, book=_Quiet(), dated=True)
        fresh = [found for line in lines if (found := self._known(line))]
        for line, entry, ident in sorted(fresh, key=lambda one: one[1].kind is not Kind.RECEIVED):
            self._new(line, entry, ident)
            self.book.pending.append(entry)
        self.plan.changes.sort(key=lambda change: change.line.row)
        self.plan.absent = list(self._absent(lines))

    def _known(self, line: Line) -> tuple[Line, Entry, str] | None:
        """Settle a row the log knows; hand back one it does not."""
        verdict = self.reader.check(line.draft)
        if verdict.entry is None:
            self.plan.bad.append((line.row, verdict.errors))
            return None
        if verdict.cleaned:
            self.plan.cleaned.append((line.row, verdict.cleaned))
        entry, ident = verdict.entry, self._ident(line, verdict.entry)
        if ident in self.chains:
            self._compare(line, entry, self.chains[ident])
            return None
        return line, entry, ident

    def _ident(self, line: Line, entry: Entry) -> str:
        """The row's own identifier, unless it has none, a broken one, or one used by a row above."""
        ident = line.ident.lower()
        if not _is_uuid(ident) or ident in self.seen:
            keyed = _as_typed(entry, line)
            self.occurrences[keyed] += 1
            ident = content_id(entry, self.occurrences[keyed])
        self.seen.add(ident)
        return ident

    def _compare(self, line: Line, entry: Entry, chain: list[Row]) -> None:
        """A row of an entry the log has: the same, an older version, withdrawn, or changed."""
        last = chain[-1]
        if last.event.kind is EventKind.WITHDRAWAL:
            self.plan.notes.append(f"wiersz {line.row}: wpis nr {last.entry_number} jest wycofany, pomijam")
        elif _same(entry, last, line):
            self.plan.known += 1
        elif any(_same(entry, row, line) for row in chain[:-1]):
            self.plan.notes.append(
                f"wiersz {line.row}: wpis nr {last.entry_number} poprawiono już w dzienniku, pomijam"
            )
        else:
            self._change(line, entry, last)

    def _change(self, line: Line, entry: Entry, last: Row) -> None:
        if last.event.redacted:  # the sheet may still hold the name that was erased
            entry = replace(entry, note="")
        event_id = str(uuid.uuid5(_NAMESPACE, f"{last.event.event_id}|{content_id(entry, 1)}"))
        asked = [f"wpis nr {last.entry_number} zmieniono: {difference(last.event.entry, entry)}"]
        asked += [str(finding) for finding in self.desk.checker(last).questions(entry)]
        self._keep(Change(line, entry, event_id, last, tuple(asked)))

    def _new(self, line: Line, entry: Entry, ident: str) -> None:
        """A row the log does not know: new, or an imported entry that was changed in a file without Id."""
        candidate = None if ident == line.ident.lower() else self._candidate(entry)
        if candidate:
            self.seen.add(candidate.event.entry_id)
            self._change(line, entry, candidate)
            return
        asked = tuple(str(finding) for finding in self.asker.questions(entry))
        self._keep(Change(line, entry, ident, None, asked))

    def _keep(self, change: Change) -> None:
        self.plan.changes.append(change)
        said = [f"wiersz {change.line.row}: {note}" for note in self.asker.notes(change.entry)]
        self.plan.remarks += said

    def _candidate(self, entry: Entry) -> Row | None:
        """An imported entry of the same day, kind and place that this file no longer holds."""
        for chain in self.chains.values():
            old = chain[-1]
            alike = (old.event.entry.day, old.event.entry.kind, old.event.entry.place) == (
                entry.day, entry.kind, entry.place,
            )  # fmt: skip
            imported = chain[0].event.source.startswith("import:")
            live = old.event.kind is not EventKind.WITHDRAWAL
            if alike and imported and live and old.event.entry_id not in self.seen:
                return old
        return None

    def _absent(self, lines: list[Line]) -> Iterator[Row]:
        """Entries with the file's plans that no row of it stands for (never withdrawn by an import)."""
        if not any(line.ident for line in lines):
            return
        registers = {self.chains[ident][-1].event.register for ident in self.seen if ident in self.chains}
        for ident, chain in self.chains.items():
            last = chain[-1]
            live = last.event.kind is not EventKind.WITHDRAWAL
            if live and ident not in self.seen and last.event.register in registers:
                yield last


class _Quiet:
    """A book that has no questions; rows are matched with the log before it is asked."""

    def left(self, leaflet: str | None) -> int | None:
        """Nothing known about the stock."""

    def has(self, entry: Entry) -> bool:
        """Nothing known about entries."""
        return False


def _chains(desk: Desk) -> dict[str, list[Row]]:
    """All versions by entry, first to last."""
    chains: dict[str, list[Row]] = {}
    rows = {row.event.event_id: row for row in desk.store.events()}
    followed = {row.event.supersedes: row for row in rows.values() if row.event.supersedes}
    for row in rows.values():
        if row.event.kind is EventKind.ENTRY:
            chain = chains.setdefault(row.event.entry_id, [row])
            while (later := followed.get(chain[-1].event.event_id)) is not None:
                chain.append(later)
    return chains


def _same(entry: Entry, row: Row, line: Line) -> bool:
    """True when the row says what the version says; what the program filled in or erased is no change."""
    note = "" if row.event.redacted else entry.note
    return replace(_as_typed(entry, line), note=note) == _as_typed(row.event.entry, line)


def _as_typed(entry: Entry, line: Line) -> Entry:
    """The entry without what the program filled in: that may be filled in differently another day."""
    edition = entry.edition if line.draft.edition.strip() else None
    return replace(entry, edition=edition, partner=entry.partner if line.draft.partner.strip() else None)


def difference(old: Entry, new: Entry) -> str:
    """'Osoby 12 → 15, Uwagi', old and new of each field that differs (notes are not repeated)."""
    before, after = old.plain(), new.plain()
    changed = [name for name in LABELS if before[name] != after[name]]
    shown = [LABELS[n] if n == "note" else f"{LABELS[n]} {before[n]} → {after[n]}" for n in changed]
    return ", ".join(shown)


def _is_uuid(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
