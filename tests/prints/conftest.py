"""Prints are tested with every format there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from project import EVERY_FORMAT, Workspace, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    """A fresh copy of the real project with all its print formats."""
    return copy_project(tmp_path / "projekt ąę", EVERY_FORMAT)
