"""What a row of a filled sheet means to the log: a change, or a reason to leave it out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from campaign.log.entry.drafts import Entry, difference
from campaign.log.entry.remarks import Remark
from campaign.log.sheets.filled import Line
from campaign.log.store.journal import Row


@dataclass(frozen=True)
class Change:
    """One row to be saved: a new entry, or the new version of one (before). ident: of the new entry, also of
    the one a change becomes when somebody says it is another entry; questions: to be confirmed first.
    """

    line: Line
    entry: Entry
    ident: str
    before: Row | None
    questions: tuple[str, ...] = ()

    @property
    def difference(self) -> str:
        """What a change changes, in words; empty for a new entry."""
        return difference(self.before.event.entry, self.entry) if self.before else ""


@dataclass
class Comparison:
    """What a file means to the log. absent: entries the file should hold and does not."""

    changes: list[Change] = field(default_factory=list)
    bad: list[tuple[Line, list[Remark]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    known: int = 0
    absent: list[Row] = field(default_factory=list)


def same(entry: Entry, row: Row, line: Line) -> bool:
    """True when the row says what the version says; what the program filled in or erased is no change."""
    note = "" if row.redacted else entry.note
    return replace(as_typed(entry, line), note=note) == as_typed(row.event.entry, line)


def as_typed(entry: Entry, line: Line) -> Entry:
    """The entry without what the program filled in: that may be filled in differently another day."""
    edition = entry.edition if line.draft.edition.strip() else None
    return replace(entry, edition=edition, partner=entry.partner if line.draft.partner.strip() else None)
