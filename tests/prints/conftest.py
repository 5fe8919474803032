"""Prints are tested with every format there is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from project import ROOT, Workspace, copy_project


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    """A fresh copy of the real project with all its print formats."""
    copy = copy_project(tmp_path / "projekt ąę")
    shutil.copytree(ROOT / "leaflets", copy.path("leaflets"), dirs_exist_ok=True)
    return copy
