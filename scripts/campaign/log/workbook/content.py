"""What a workbook holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from campaign.log.count.totals import Totals
from campaign.log.entry.catalogue import Catalogue
from campaign.log.store.journal import Row

SPARE_ROWS = 500


@dataclass(frozen=True)
class Content:
    """What a workbook holds. rows: current entries of the plan; spare_ids: an identifier per empty row.

    The identifiers are made before anything is typed into the rows, so that importing twice counts once.
    """

    catalogue: Catalogue
    totals: Totals
    rows: Sequence[Row]
    spare_ids: Sequence[str]

    @property
    def size(self) -> int:
        """Rows that are counted."""
        return len(self.rows) + len(self.spare_ids)
