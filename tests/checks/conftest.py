"""Fixtures for rules: the content as it is, and a copy to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign import checks
from campaign.content.loader import load
from content_copy import DAY, ContentCopy
from project import SAMPLE


@pytest.fixture
def content(tmp_path: Path) -> ContentCopy:
    return ContentCopy(tmp_path)


@pytest.fixture(scope="session")
def clean() -> checks.Context:
    loaded = load(SAMPLE, DAY)
    assert loaded.campaign
    return checks.Context(loaded.campaign, loaded.sources, DAY, SAMPLE)
