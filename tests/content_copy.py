"""The sample's content in a temporary folder, which a test may spoil."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from campaign import checks
from campaign.project import open_project
from project import SAMPLE

DAY = date(2026, 11, 23)


class ContentCopy:
    """A copy of content/ that a test may spoil."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(SAMPLE / "content", root / "content")

    def replace(self, name: str, old: str, new: str) -> int:
        """Change one place and return the line (from 1) where the new text starts."""
        path = self.root / "content" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} holds {text.count(old)} times: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def context(self, as_of: date = DAY, publish: bool = False) -> checks.Context:
        """What rules read; the content must still load."""
        return checks.Context(open_project(self.root, as_of), publish)
