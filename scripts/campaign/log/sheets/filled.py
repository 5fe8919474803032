"""What a filled sheet holds, and what its rows mean to the log: changes, or reasons to leave them out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from campaign.log.entry.drafts import Draft, Entry, Remark, difference
from campaign.log.store.journal import Row

MARK = "campaign-log"
"""First words of the hidden sheet that the workbook counts on."""
TITLE = "Dziennik: plan "
WHO = "Kto liczy"


@dataclass(frozen=True)
class Line:
    """One filled row: where it stands, what was typed, its identifier (may be empty), wrong cells."""

    row: int
    draft: Draft
    ident: str = ""
    sheet: str = ""
    wrong: tuple[Remark, ...] = ()

    @property
    def place(self) -> str:
        """„wiersz 5”, or „arkusz wrzesień, wiersz 5” where there are several sheets."""
        return f"arkusz {self.sheet}, wiersz {self.row}" if self.sheet else f"wiersz {self.row}"


@dataclass
class Filled:
    """What a file holds. name: the file's; plan, who: of our own workbook; exact: its formulas count, so the
    same words are wanted; last: the last row they reach (0: none); skipped: rows left out, with the reason;
    said: what else to know of the file.
    """

    lines: list[Line] = field(default_factory=list)
    plan: str = ""
    who: str = ""
    name: str = ""
    exact: bool = False
    last: int = 0
    skipped: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


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
