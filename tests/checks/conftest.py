"""Fixtures for rules: the content as it is, and a copy to spoil."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign import checks
from campaign.project import open_project
from content_copy import DAY, ContentCopy
from project import ROOT


@pytest.fixture
def content(tmp_path: Path) -> ContentCopy:
    return ContentCopy(tmp_path)


@pytest.fixture(scope="session")
def clean() -> checks.Context:
    return checks.Context(open_project(ROOT, DAY))
