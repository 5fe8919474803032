"""The sample's site of both editions and the real one, built once, and Debian's Chromium to read it with."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from built_site import DAY, PATIENCE, serving
from campaign.build import Order, build_all
from campaign.project import open_project
from project import EDITIONS, ROOT, SAMPLE


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Edition to the folder of its finished site (without the PDFs)."""
    root = tmp_path_factory.mktemp("project")
    (root / "content").symlink_to(SAMPLE / "content")
    build_all(open_project(root, DAY), Order(prints=False), progress=lambda *_: None, tell=lambda _: None)
    return {edition: root / "build" / edition / "site" for edition in EDITIONS}


def _real(root: Path) -> Path:
    """The police edition's site of the real content under root."""
    build_all(
        open_project(root, DAY),
        Order(prints=False, edition="kpp-krasnik"),
        progress=lambda *_: None,
        tell=lambda _: None,
    )
    return root / "build/kpp-krasnik/site"


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the client's readers get: the promises about screens and taps are made for these words."""
    root = tmp_path_factory.mktemp("real")
    (root / "content").symlink_to(ROOT / "content")
    return _real(root)


@pytest.fixture(scope="session")
def approved_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same once it is approved and its address is confirmed, in a temporary copy."""
    root = tmp_path_factory.mktemp("approved")
    shutil.copytree(ROOT / "content", root / "content")
    publisher = root / "content/publishers/kpp-krasnik.yml"
    data = yaml.safe_load(publisher.read_text(encoding="utf-8"))
    data |= {"approved_on": DAY, "approved_by": "Komendant Powiatowy Policji"}
    data["site_url"] = {"address": "https://przyklad.policja.gov.pl/oszusci/", "confirmed": True}
    publisher.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    return _real(root)


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


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """How long an expectation may wait on a busy machine."""
    expect.set_options(timeout=PATIENCE)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a phone's width."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="pl-PL")
    yield context.new_page()
    context.close()
