"""Fixtures: projects to change, projects built once for all processes, a browser with a home of its own."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from built_site import PATIENCE
from needing import need
from project import ROOT, SAMPLE, Make, Once, Workspace, copy_project

gc.set_threshold(200_000, 20, 20)  # layouts are large and short-lived, and seldom circles


@pytest.fixture
def project(tmp_path: Path, make: Make) -> Workspace:
    """A copy of the sample, never built; its first build starts from the build of the unchanged sample."""
    copy = copy_project(tmp_path / "projekt ąę", variants=False)
    return replace(copy, seed=lambda: sample(make).build_folder)


def sample(make: Make) -> Workspace:
    """The sample, built once."""
    return make("real", lambda project: None)


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Fill a folder once, whichever of the test processes asks first; the others wait and read it."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base

    def filled(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done = shared / f"wspólny {name}", shared / f"{name}.done"
        with (shared / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                fill(folder)
                done.touch()
        return folder

    return filled


@pytest.fixture(scope="session")
def make(once: Once) -> Make:
    """Build a changed copy of the project once."""

    def made(name: str, change: Callable[[Workspace], object], **options: Any) -> Workspace:
        def fill(folder: Path) -> None:
            project = copy_project(folder, variants=name == "real")
            if name != "real":
                project = replace(project, seed=lambda: sample(made).build_folder)
            change(project)
            project.build(workers=1, **options)

        return Workspace(once(name, fill))

    return made


@pytest.fixture(scope="session")
def built(make: Make) -> Workspace:
    """The real project, built once. Read only."""
    return sample(make)


@pytest.fixture(scope="session")
def everything(make: Make) -> Workspace:
    """The real project with all its print formats, built once. Read only."""

    def add_formats(project: Workspace) -> None:
        shutil.copytree(ROOT / "leaflets", project.path("leaflets"), dirs_exist_ok=True)
        shutil.copytree(SAMPLE / "content/partners", project.path("content/partners"), dirs_exist_ok=True)

    return make("everything", add_formats)


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Debian's Chromium through Playwright, with a temporary HOME."""
    found = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    chromium = need(found, "brak przeglądarki Chromium (apt-get install chromium-headless-shell)")
    if "snap" in Path(chromium).resolve().parts:
        pytest.skip("Chromium z Ubuntu to snap, którego testy nie uruchomią")
    from playwright.sync_api import sync_playwright

    home = str(tmp_path_factory.mktemp("home"))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=chromium,
            # without hinting letters are as wide as on a telephone
            args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--font-render-hinting=none"],
            env=dict(os.environ) | {"HOME": home},
        )
        yield started
        started.close()


@pytest.fixture(scope="session", autouse=True)
def patience() -> None:
    """How long an expectation may wait on a busy machine."""
    with suppress(ImportError):
        from playwright.sync_api import expect

        expect.set_options(timeout=PATIENCE)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A fresh page of a phone's width."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="pl-PL")
    yield context.new_page()
    context.close()
