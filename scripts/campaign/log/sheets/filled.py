"""What a filled sheet holds: its rows as they are typed, and then what the log makes of each."""

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


@dataclass(eq=False)
class Line:
    """One filled row: its number; place („wiersz 5”, „arkusz wrzesień, wiersz 5”); source, for the log;
    what was typed, its Id (may be empty), what is wrong with it.

    Once compared with the log: entry, what it says (not of a wrong row); new_id, of the entry to be saved
    (empty: none); before, the version it changes; twin, of which it says the same; questions, to be answered.
    """

    row: int
    place: str
    source: str
    draft: Draft
    ident: str
    wrong: list[Remark]
    entry: Entry = field(init=False)
    new_id: str = ""
    before: Row | None = None
    twin: Row | None = None
    questions: list[Remark] = field(default_factory=list)

    @property
    def difference(self) -> str:
        """What it changes, in words; empty for a new entry."""
        return difference(self.before.event.entry, self.entry) if self.before else ""

    def as_typed(self, entry: Entry) -> Entry:
        """An entry without what the program fills in of this row: another day it may be something else."""
        edition = entry.edition if self.draft.edition.strip() else None
        return replace(entry, edition=edition, partner=entry.partner if self.draft.partner.strip() else None)

    def says(self, row: Row) -> bool:
        """True when it says what the version says; what the program filled in or erased is no change."""
        note = "" if row.redacted else self.entry.note
        return self.as_typed(replace(self.entry, note=note)) == self.as_typed(row.event.entry)


@dataclass
class Filled:
    """What a file holds. name, digest: the file's; plan, who: of our own workbook, of which nothing is taken
    that its formulas do not count; last: the last row they reach (0: none); skipped: rows left out, with the
    reason; said: what else to know of the file.
    """

    name: str
    digest: str
    plan: str
    who: str
    last: int
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


def uuid_of(*parts: object) -> str:
    """An identifier that the same parts (texts, numbers, entries) always get."""
    said = (part.plain() if isinstance(part, Entry) else part for part in parts)
    return str(uuid.uuid5(_NAMESPACE, "|".join(map(str, said))))
