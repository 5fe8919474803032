"""Every page as it is read: by axe, by keyboard, on a narrow phone, enlarged, by night, on paper."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from built_site import names
from project import EDITIONS

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "region": {"enabled": True}},
    "resultTypes": ["violations"],
}
SMALLEST = 18
"""px; nothing on the site is smaller."""


# every pair of edition, width and scheme once: colours are decided by edition and scheme, layout by width; an edition
# shows every other kind of page, so that each kind is read narrow, wide, by day and by night
LOOKS = [(edition, width, scheme) for edition, width, scheme in product(EDITIONS, (320, 1280), ("light", "dark"))
         if (edition == EDITIONS[0]) ^ (width == 320) ^ (scheme == "light")]  # fmt: skip


def kinds(site: Path) -> list[str]:
    """One page of each template: those at the root and one of each folder, the last in the alphabet."""
    last = {name.rpartition("/")[0] or name: name for name in names(site)}
    return sorted(last.values())


@pytest.mark.parametrize(("edition", "width", "scheme"), LOOKS)
def test_axe_finds_nothing(
    browser: Browser, sites: dict[str, Path], edition: str, width: int, scheme: Any
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=scheme,
        bypass_csp=True,
        reduced_motion="reduce",
    )
    page, found = context.new_page(), []
    for name in kinds(sites[edition])[EDITIONS.index(edition) :: len(EDITIONS)]:
        query = "?q=paczka" if name == "szukaj.html" else ""
        page.goto(f"{(sites[edition] / name).as_uri()}{query}")
        if query:
            page.locator(".found a").first.wait_for()
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        page.evaluate(AXE)
        result = page.evaluate("options => axe.run(document, options)", OPTIONS)
        found += [
            f"{name}: {one['id']} {one['nodes'][0]['target']} ({len(one['nodes'])})"
            for one in result["violations"]
        ]
    context.close()
    assert not found, "\n".join(found)


READ = r"""least => ({
  levels: [...document.querySelectorAll("h1,h2,h3,h4")].map(one => +one.tagName[1]),
  language: document.documentElement.lang,
  small: [...document.querySelectorAll("body *")].filter(
    one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim())
           && parseFloat(getComputedStyle(one).fontSize) < least).map(one => one.outerHTML),
  low: [...document.querySelectorAll(".call, .dial, .value a, .rows a, .button, summary, nav a, .tiles a, .bar a")].filter(
    one => one.offsetParent && one.getBoundingClientRect().height < 44).map(one => one.outerHTML),
  calls: [...document.querySelectorAll('a[href="tel:112"]')].map(
    one => (one.closest("aside, li") || one.closest("p")).textContent)})"""


@pytest.fixture(scope="module")
def pages(browser: Browser, site: Path) -> dict[str, dict[str, Any]]:
    """What each page holds on a phone 320 px wide; opened once for all that is asked about it."""
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="pl-PL")
    page, found = context.new_page(), {}
    for name in names(site):
        page.goto((site / name).as_uri())
        found[name] = page.evaluate(READ, SMALLEST)
    context.close()
    return found


def test_headings_make_an_outline_and_language_is_polish(pages: dict[str, dict[str, Any]]) -> None:
    for name, page in pages.items():
        assert page["levels"].count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(page["levels"])), name
        assert page["language"] == "pl"


FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), look = getComputedStyle(one);
  return {tag: one.tagName, text: one.innerText || one.name, left: box.left, right: box.right, top: box.top,
          bottom: box.bottom, wide: innerWidth, high: innerHeight, outline: parseFloat(look.outlineWidth),
          seen: look.visibility === "visible" && box.width > 0,
          place: [...document.querySelectorAll("*")].indexOf(one)};
}"""


def tab_stops(page: Page) -> list[dict[str, Any]]:
    """What the Tab key reaches, in order, until it leaves the page."""
    stops: list[dict[str, Any]] = []
    for _ in range(200):
        page.keyboard.press("Tab")
        stop: dict[str, Any] = page.evaluate(FOCUS)
        if stop["tag"] == "BODY" or (stops and stop["place"] == stops[0]["place"]):
            return stops
        stops.append(stop)
    raise AssertionError("Tab never leaves the page")


@pytest.mark.parametrize("width", [320, 1280])  # every other kind of page each
def test_every_tab_stop_is_seen_and_follows_the_reading_order(
    browser: Browser, site: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    page = context.new_page()
    for name in kinds(site)[width > 320 :: 2]:
        page.goto((site / name).as_uri())
        stops = tab_stops(page)
        assert stops[0]["text"] == "Przejdź do treści", name
        assert [stop["place"] for stop in stops] == sorted(stop["place"] for stop in stops), name
        for stop in stops:
            assert stop["seen"], (name, stop)
            assert stop["left"] >= 0, (name, stop)
            assert stop["right"] <= stop["wide"] + 1, (name, stop)
            assert stop["top"] < stop["high"], (name, stop)
            assert stop["bottom"] > 0, (name, stop)
            assert stop["outline"] >= 3, (name, stop)
    context.close()


def test_letters_and_touch_targets_are_large(pages: dict[str, dict[str, Any]]) -> None:
    for name, page in pages.items():
        assert not page["small"], (name, page["small"][:3])
        assert not page["low"], (name, page["low"])


def test_where_112_can_be_dialled_the_call_is_ended_first(pages: dict[str, dict[str, Any]]) -> None:
    """In the panel its own first line says so; in a step or an answer a sentence of the same block."""
    ended = r"kończę rozmow|koniec rozmow|skończona|nie otwieram|swojego telefonu|nie odchodzi"
    said = [
        (name, call.replace("\u00a0", " ").lower()) for name, page in pages.items() for call in page["calls"]
    ]
    assert said
    assert [(name, call) for name, call in said if not re.search(ended, call)] == []


@pytest.mark.parametrize(
    ("name", "most"), [("co-teraz/karta.html", 2), ("sprawdzian.html", 3), ("dzwoni.html", 1)]
)
def test_pages_print_on_few_sheets(page: Page, site: Path, name: str, most: int) -> None:
    page.goto((site / name).as_uri())
    printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = "".join(one.get_textpage().get_text_range() for one in printed)
    assert len(printed) <= most
    assert "Do druku" not in text
    assert page.locator("h1").inner_text()[:10] in text


def test_the_list_after_a_loss_prints_squares_and_room_for_notes(page: Page, site: Path) -> None:
    page.goto((site / "co-teraz/karta.html").as_uri())
    assert not page.get_by_text("Numer zgłoszenia w banku").is_visible()
    text = "".join(
        one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(page.pdf(format="A4"))
    )
    assert "Numer zgłoszenia w banku" in text
    page.emulate_media(media="print")
    square = page.evaluate(
        "getComputedStyle(document.querySelector('.checklist .steps > li'), '::before').content"
    )
    assert square == '""'


def test_every_page_is_readable_without_style(browser: Browser, site: Path) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    context.route(re.compile(r"\.css$"), lambda route: route.abort())
    page = context.new_page()
    page.goto((site / "dzwoni.html").as_uri())
    text = page.locator("main").inner_text().replace("\u00a0", " ")
    assert text.index("Dzwonią do mnie") < text.index("liczę do 30") < text.index("112")
    context.close()
