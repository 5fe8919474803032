"""What a language function reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A fragment of the text that was read, exactly as it stands there, and a Polish sentence about it."""

    fragment: str
    message: str
