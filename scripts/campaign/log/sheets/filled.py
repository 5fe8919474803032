"""What a filled sheet holds, before anybody compares it with the log."""

from __future__ import annotations

from dataclasses import dataclass, field

from campaign.log.entry.drafts import Draft
from campaign.log.entry.remarks import Remark

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
    same words are wanted; last: the last row they reach (0: none); skipped: rows left out, with the reason.
    """

    lines: list[Line] = field(default_factory=list)
    plan: str = ""
    who: str = ""
    name: str = ""
    exact: bool = False
    last: int = 0
    skipped: list[str] = field(default_factory=list)
