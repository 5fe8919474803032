"""The real site of both editions, built once, and Debian's Chromium to read it with."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from campaign.building import Order, build_all

ROOT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
EDITIONS = ("kpp-krasnik", "um-krasnik")
DAY = date(2026, 11, 23)
PATIENCE = 60_000
"""ms a browser may take on a busy machine."""


def project(folder: Path) -> Path:
    """A project in folder that shares everything with this one but its build/."""
    for name in ("content", "docs", "leaflets", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    return folder


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Edition to the folder of its finished site (without the PDFs)."""
    root = project(tmp_path_factory.mktemp("project"))
    build_all(Order(root, DAY, prints=False), progress=lambda *_: None, tell=lambda _: None)
    return {edition: root / "build" / edition / "site" for edition in EDITIONS}


@pytest.fixture(scope="session")
def site(sites: dict[str, Path]) -> Path:
    """The police edition's site."""
    return sites["kpp-krasnik"]


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a log line per file."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def http(sites: dict[str, Path]) -> Iterator[str]:
    """Address of a server that has the editions in sub-folders: <address>/kpp-krasnik/site/."""
    yield from serving(sites["kpp-krasnik"].parents[1])


@pytest.fixture(scope="session")
def root_http(site: Path) -> Iterator[str]:
    """Address of a server that has the police edition at its root."""
    yield from serving(site)


def serving(folder: Path) -> Iterator[str]:
    """A server of the folder while it is needed."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; a missing one is a failure on a CI machine and a skip elsewhere."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI") == "true":
            pytest.fail("CI has no Chromium")
        pytest.skip("no Chromium here")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page of a phone's width."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="pl-PL")
    yield context.new_page()
    context.close()


def names(site: Path) -> list[str]:
    """Addresses of all pages of a site, under its root; 404.html names everything from the server's root."""
    return sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != "404.html"
    )
