"""Every page of both editions in a real browser: axe WCAG 2.1 A and AA, reflow, type size, links, no strangers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from project import EDITIONS, Workspace

pytestmark = pytest.mark.browser
# test_site_reading.py reads every page with axe, narrow, wide and by night; here stands the page it leaves out
SAMPLES = ["404.html"]
EACH = [(edition, page) for edition in EDITIONS for page in SAMPLES]
each_page = pytest.mark.parametrize(("edition", "name"), EACH, ids=[f"{e}/{p}" for e, p in EACH])
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]


@pytest.fixture(scope="module")
def served(built: Workspace) -> Iterator[dict[str, str]]:
    """Both sites over HTTP on this machine: pages of 404.html start at the root."""
    import threading
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    servers = {}
    for edition in EDITIONS:
        handler = partial(Quiet, directory=str(built.build_folder / edition / "site"))
        servers[edition] = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=servers[edition].serve_forever, daemon=True).start()
    yield {edition: f"http://127.0.0.1:{server.server_port}/" for edition, server in servers.items()}
    for server in servers.values():
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def context(browser: Any) -> Iterator[Any]:
    with browser.new_context(
        viewport={"width": 412, "height": 915}, locale="pl-PL", reduced_motion="reduce"
    ) as opened:
        yield opened


@pytest.fixture
def tab(context: Any) -> Iterator[Any]:
    page = context.new_page()
    yield page
    page.close()


def visit(tab: Any, address: str) -> None:
    """Open a page and wait for its letters: until the fonts are there, words have no width."""
    tab.goto(address)
    tab.evaluate("document.fonts.ready.then(() => true)")


@each_page
def test_axe_finds_nothing(served: dict[str, str], tab: Any, edition: str, name: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    requests: list[str] = []
    complaints: list[str] = []
    tab.on("request", lambda request: requests.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    visit(tab, served[edition] + name)
    assert all(url.startswith((served[edition], "data:")) for url in requests), requests
    assert complaints == []
    for width, scheme in ((320, "light"), (1280, "dark")):
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        result = Axe().run(tab, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert result.violations_count == 0, result.generate_report()
        assert len(result.response["passes"]) > 10, "axe really looked"


@each_page
def test_page_reads_at_320_and_1280_pixels(served: dict[str, str], tab: Any, edition: str, name: str) -> None:
    visit(tab, served[edition] + name)
    for width in (320, 768, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, "no sideways scrolling"
    sizes = tab.evaluate(SIZES)
    assert min(sizes) >= 18
    assert tab.evaluate("getComputedStyle(document.querySelector('main')).fontSize") == "20px"
    assert tab.evaluate(PLAIN_LINKS) == [], "links in running text are underlined"
    assert tab.evaluate("[...document.fonts].filter(font => font.status == 'loaded').length") >= 2, (
        "our own letters"
    )


SIZES = """() => [...document.body.querySelectorAll('*')]
  .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => parseFloat(getComputedStyle(e).fontSize))"""
PLAIN_LINKS = """() => [...document.querySelectorAll('main p a, main li a, main dd a')]
  .filter(a => !a.className && !a.closest('.tiles') && !getComputedStyle(a).textDecorationLine.includes('underline'))
  .map(a => a.outerHTML)"""
SMALL_TARGETS = """() => [...document.querySelectorAll('.tiles a, .dial, .button, .bar a, nav a')]
  .filter(a => a.checkVisibility()).map(a => [a.textContent.trim(), a.getBoundingClientRect()]).filter(([, r]) => r.width < 44 || r.height < 44)
  .map(([text, r]) => `${text} ${r.width}x${r.height}`)"""


@pytest.mark.parametrize("name", ["index.html", "metody/na-krewnego.html", "pomoc.html", "do-druku.html"])
def test_a_trembling_finger_hits_what_matters(served: dict[str, str], tab: Any, name: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 700})
    visit(tab, served[EDITIONS[0]] + name)
    assert tab.evaluate(SMALL_TARGETS) == []


def test_start_page_works_with_the_keyboard_alone(served: dict[str, str], tab: Any) -> None:
    visit(tab, served[EDITIONS[0]] + "index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Przejdź do treści"
    assert tab.evaluate("document.activeElement.getBoundingClientRect().top >= 0"), "the skip link is seen"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "tresc"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")
    assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", "focus is seen"


def test_pages_need_no_script(served: dict[str, str], browser: Any) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 412, "height": 915}) as context:
        page = context.new_page()
        page.goto(served[EDITIONS[0]] + "index.html")
        page.get_by_text("Dzwoni ktoś z rodziny").click()
        page.wait_for_url("**/na-krewnego.html")
        heading = page.get_by_role("heading", level=1).inner_text()
        assert " ".join(heading.split()) == "Dzwoni ktoś z rodziny Metoda na krewnego"


def test_site_works_from_a_folder_without_a_server(built: Workspace, tab: Any) -> None:
    start = Path(built.build_folder / EDITIONS[0] / "site/index.html")
    tab.goto(start.as_uri())
    tab.get_by_text("SMS o paczce").click()
    tab.wait_for_url("**/na-przesylke.html")
    assert (
        tab.evaluate("getComputedStyle(document.querySelector('.rule')).backgroundColor")
        != "rgba(0, 0, 0, 0)"
    )
