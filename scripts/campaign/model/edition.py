"""content/campaign.yml, edition: what every print's footer says."""

from __future__ import annotations

from pydantic import Field

from campaign.model.base import Day, Record, Whole


class Edition(Record):
    """The edition printed in every footer."""

    number: Whole = Field(ge=1)
    """Numer wydania."""
    date: Day
    """Data wydania (rrrr-mm-dd)."""

    @property
    def label(self) -> str:
        """The footer's form, e.g. 'Wydanie 1, 11/2026'."""
        return f"Wydanie {self.number}, {self.date:%m/%Y}"
