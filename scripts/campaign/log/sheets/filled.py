"""What a filled sheet holds, and what its rows mean to the log: changes, or reasons to leave them out."""

from __future__ import annotations

import hashlib
import re
import uuid
from dataclasses import dataclass, field, replace
from functools import cached_property

from campaign.log.entry.drafts import Draft, Entry, Remark, difference
from campaign.log.entry.fields import fold
from campaign.log.store.journal import Row

TITLE = "Dziennik: plan "
"""First words of our own workbook."""
WHO = "Kto liczy"
_NAMESPACE = uuid.UUID("5d8f9a52-6a0e-4b62-9f0b-0c5f3f0c7a11")


@dataclass(frozen=True)
class Line:
    """One filled row: where it stands, what was typed, its identifier (may be empty), wrong cells.

    event: what our own CSV copy calls the version, else empty.
    """

    row: int
    draft: Draft
    ident: str = ""
    sheet: str = ""
    wrong: tuple[Remark, ...] = ()
    event: str = ""

    @property
    def place(self) -> str:
        """„wiersz 5”, or „arkusz wrzesień, wiersz 5” where there are several sheets."""
        return f"arkusz {self.sheet}, wiersz {self.row}" if self.sheet else f"wiersz {self.row}"


@dataclass
class Filled:
    """What a file holds. name, digest: the file's; plan, who: of our own workbook, of which nothing is taken
    that its formulas do not count; last: the last row they reach (0: none); skipped: rows left out, with the
    reason; said: what else to know of the file.
    """

    name: str
    digest: str
    plan: str = ""
    who: str = ""
    last: int = 0
    lines: list[Line] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    @cached_property
    def post(self) -> str:
        """Who fills it in: „Rejon 3” and „rejon-3” are the same post."""
        return "-".join(re.findall(r"[a-z0-9]+", fold(self.who)))

    @cached_property
    def hand(self) -> str:
        """Whose files these are, in signs that tell no name: who counts, or how the file is called."""
        return hashlib.sha256((self.post or fold(self.name)).encode()).hexdigest()[:8]

    def source(self, line: Line) -> str:
        """Where an entry comes from, as the log keeps it."""
        return f"import:{self.digest}#{line.row}@{self.hand}"


@dataclass(frozen=True)
class Change:
    """One row to be saved: a new entry, or the new version of one (before). ident: of the new entry, also of
    the one a change becomes when somebody says it is another entry; questions: to be confirmed first.
    """

    line: Line
    entry: Entry
    ident: str
    before: Row | None = None
    questions: tuple[str, ...] = ()

    @property
    def difference(self) -> str:
        """What a change changes, in words; empty for a new entry."""
        return difference(self.before.event.entry, self.entry) if self.before else ""


def same(entry: Entry, row: Row, line: Line) -> bool:
    """True when the row says what the version says; what the program filled in or erased is no change."""
    note = "" if row.redacted else entry.note
    return replace(as_typed(entry, line), note=note) == as_typed(row.event.entry, line)


def as_typed(entry: Entry, line: Line) -> Entry:
    """The entry without what the program filled in: that may be filled in differently another day."""
    edition = entry.edition if line.draft.edition.strip() else None
    return replace(entry, edition=edition, partner=entry.partner if line.draft.partner.strip() else None)


def uuid_of(*parts: object) -> str:
    """An identifier that the same parts (texts, numbers, entries) always get."""
    said = (part.plain() if isinstance(part, Entry) else part for part in parts)
    return str(uuid.uuid5(_NAMESPACE, "|".join(map(str, said))))
