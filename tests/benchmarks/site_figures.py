"""Figures of a built site, for the changelog: python tests/benchmarks/site_figures.py build/<edition>/site"""

from __future__ import annotations

import gzip
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PAGES = ("index.html", "metody/na-wnuczka.html", "dzwoni.html", "co-teraz.html", "szukaj.html")


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The site's address while it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def first_view(browser: Browser, address: str) -> dict[str, int]:
    """Bytes, gzipped where that helps, of everything a cold browser loads, by address."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    page, sizes = context.new_page(), dict[str, int]()
    page.on(
        "response",
        lambda a: sizes.update({a.url: min(len(a.body()), len(gzip.compress(a.body(), 6, mtime=0)))}),
    )
    page.goto(address, wait_until="networkidle")
    context.close()
    return sizes


def tab_stops(browser: Browser, address: str) -> int:
    """How often Tab must be pressed to pass through a page on a narrow phone."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(address)
    count = 0
    while True:
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body") or count > 200:
            break
        count += 1
    page.close()
    return count


def main(site: Path) -> None:
    """Print the figures."""
    with served(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"]
        )
        for name in PAGES:
            sizes = first_view(browser, f"{address}/{name}")
            stops = tab_stops(browser, f"{address}/{name}")
            print(f"{name}: {sum(sizes.values())} B gz, {len(sizes)} requests, {stops} tab stops")
        browser.close()
    parts = ("assets", "css", "fonts", "img", "js", "search")
    size = {part: sum(f.stat().st_size for f in (site / part).rglob("*") if f.is_file()) for part in parts}
    print("on disk:", sum(size.values()), size)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
