"""What the checks answer about a draft: the entry, or sentences about its fields."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaign.log.entry.drafts import Entry
from campaign.log.entry.fields import LABELS


@dataclass(frozen=True)
class Remark:
    """One sentence about one field (a name of Draft), or about the whole row (no name)."""

    field: str
    message: str

    def __str__(self) -> str:
        return f"{LABELS[self.field]}: {self.message}" if self.field else self.message


@dataclass
class Verdict:
    """errors: not saved; questions: saved once confirmed; notes: saved and said; cleaned: labels of fields
    with signs removed.
    """

    entry: Entry | None = None
    errors: list[Remark] = field(default_factory=list)
    questions: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    cleaned: list[str] = field(default_factory=list)
