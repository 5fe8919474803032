"""Tools a test cannot do without."""

from __future__ import annotations

import os

import pytest


def need(tool: str | None, reason: str) -> str:
    """The tool's path; without it the test is skipped, or fails where everything must be installed."""
    if tool:
        return tool
    if os.environ.get("CI") == "true":
        pytest.fail(f"CI: {reason}")
    pytest.skip(reason)
