"""A copy of the project's content for authoring commands to write in."""

from __future__ import annotations

from pathlib import Path

import pytest

from content_copy import ContentCopy


@pytest.fixture
def content(tmp_path: Path) -> ContentCopy:
    return ContentCopy(tmp_path)
