"""The sample's site of both editions, built once, and servers for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from built_site import DAY, serving
from campaign.build import Order, build_all
from campaign.project import open_project
from project import EDITIONS, SAMPLE, Once


@pytest.fixture(scope="session")
def sites(once: Once) -> dict[str, Path]:
    """Edition to the folder of its finished site (without the PDFs)."""

    def fill(root: Path) -> None:
        root.mkdir()
        (root / "content").symlink_to(SAMPLE / "content")
        build_all(open_project(root, DAY), Order(prints=False), progress=lambda *_: None, tell=lambda _: None)

    root = once("strony próby", fill)
    return {edition: root / "build" / edition / "site" for edition in EDITIONS}


@pytest.fixture(scope="session")
def site(sites: dict[str, Path]) -> Path:
    """The police edition's site."""
    return sites["kpp-zalesie"]


@pytest.fixture(scope="session")
def http(sites: dict[str, Path]) -> Iterator[str]:
    """Address of a server that has the editions in sub-folders: <address>/kpp-zalesie/site/."""
    yield from serving(sites["kpp-zalesie"].parents[1])


@pytest.fixture(scope="session")
def root_http(site: Path) -> Iterator[str]:
    """Address of a server that has the police edition at its root."""
    yield from serving(site)
