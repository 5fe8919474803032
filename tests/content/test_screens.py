"""What a frightened person sees first: the first step on the first screen, whole words in large letters, two taps.

Text at 115 to 200 % is the browser's own default letter size (CDP Page.setFontSizes), as in its settings; letters
enlarged alone, in a screen as wide as before, are the page's own letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from built_site import names

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 640}
LOOKS = [(100, 320), (100, 360), (100, 1280), *product((115, 130, 150, 200), (320, 360, 412, 768))]
"""Letters in per cent, width in px."""
ALONE = list(product((150, 200), (320, 360, 768)))
"""The same, where only letters grow."""
FOUND = r"""() => {
  const torn = [], range = document.createRange();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; node = walk.nextNode();) {
    const holder = node.parentElement;
    if (!node.data.trim() || !holder.checkVisibility() || getComputedStyle(holder).clipPath !== "none") continue;
    range.selectNodeContents(node);
    if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size < 2) continue;
    for (const word of node.data.matchAll(/[\p{L}\p{N}]{2,}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].filter(box => box.width > .5).map(box => Math.round(box.top)));
      if (lines.size > 1) torn.push(word[0]);
    }
  }
  const wide = [...document.querySelectorAll("body *:not(.skip):not(.hidden)")].filter(
    one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1).map(one => one.outerHTML.slice(0, 90));
  const scroll = document.documentElement.scrollWidth > innerWidth;
  return {torn, wide: wide.slice(0, 3), scroll};
}"""
FIRST_STEP = "document.querySelector('.steps > li').getBoundingClientRect().bottom + scrollY"


class Phone:
    """A page whose width and letters are changed without loading it again."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self.page = page
        self._session = session

    def set(self, width: int, letters: int = 100) -> None:
        """letters: per cent of the browser's usual 16 px."""
        sizes = {"standard": round(16 * letters / 100), "fixed": 13}
        self._session.send("Page.setFontSizes", {"fontSizes": sizes})
        self.page.set_viewport_size({"width": width, "height": 640})

    def enlarge(self, width: int, letters: int) -> None:
        """Letters alone; a page opened anew has its own again."""
        self.set(width)
        self.page.evaluate("size => document.documentElement.style.fontSize = size", f"{1.25 * letters}%")

    def open(self, site: Path, name: str) -> None:
        self.page.goto((site / name).as_uri())
        self.page.evaluate("document.fonts.ready.then(() => true)")

    def first_step(self) -> float:
        """Where the first step of the page ends, px from its top."""
        return float(self.page.evaluate(FIRST_STEP))


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Phone]:
    context = browser.new_context(viewport={"width": 360, "height": 640}, locale="pl-PL")
    page = context.new_page()
    yield Phone(page, context.new_cdp_session(page))
    context.close()


def crises(site: Path) -> list[str]:
    """Pages that must show what to do at once."""
    always = ["dzwoni.html", "pomagam.html", "kto-puka.html", "policjant.html"]
    return always + [name for name in names(site) if "/" in name]


@pytest.mark.parametrize("state", ["draft", "approved"])
def test_the_first_step_ends_on_the_first_screen(
    phone: Phone, real_site: Path, approved_site: Path, state: str
) -> None:
    site = real_site if state == "draft" else approved_site
    phone.set(360)
    low = {}
    for name in crises(site):
        phone.open(site, name)
        if (end := phone.first_step()) > PHONE["height"]:
            low[name] = end
    assert not low


@dataclass(frozen=True)
class Seen:
    """What one page showed. titles: size of its title and the largest heading below, px, by look."""

    bare: list[str]
    titles: dict[tuple[int, int], tuple[float, float]]
    torn: list[Any]
    first_step: float


TITLES = """() => [...document.querySelectorAll("h1:not(.rule), main h2, main h3")].map(
  e => [e.tagName === "H1", parseFloat(getComputedStyle(e).fontSize)])"""
BARE = r"""() => [...document.querySelectorAll("main b.nr, main p, main li")].filter(one => !one.closest("li")?.querySelector(".call") && !one.closest(".says, .kit")).flatMap(one =>
  [...one.childNodes].filter(node => node.nodeType === 3 && /\b112\b|828\s828\s828|\b8080\b|incydent\.cert/.test(node.data))
    .map(node => node.data))"""


def _seen(phone: Phone, site: Path, name: str) -> Seen:
    """Every page is opened once, and then only made narrower and its letters larger."""
    phone.set(360)
    phone.open(site, name)
    bare, titles, torn = phone.page.evaluate(BARE), {}, []
    phone.page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
    for letters, width in LOOKS:
        phone.set(width, letters)
        found = phone.page.evaluate(FOUND)
        if found["torn"] or found["wide"] or found["scroll"]:
            torn.append((letters, width, found))
        sizes = phone.page.evaluate(TITLES)
        title = next((size for first, size in sizes if first), 1000.0)
        titles[letters, width] = (title, max((size for first, size in sizes if not first), default=0.0))
    phone.set(360, 200)
    first_step = phone.first_step() if name.startswith("metody/") else 0
    for letters, width in ALONE:
        phone.enlarge(width, letters)
        found = phone.page.evaluate(FOUND)
        if found["torn"] or found["wide"] or found["scroll"]:
            torn.append((letters, width, found))
    return Seen(bare, titles, torn, first_step)


@pytest.fixture(scope="module")
def tour(phone: Phone, real_site: Path) -> dict[str, Seen]:
    return {name: _seen(phone, real_site, name) for name in names(real_site)}


def test_large_letters_tear_no_word_and_keep_the_first_step_near(tour: dict[str, Seen]) -> None:
    assert {name: seen.torn for name, seen in tour.items() if seen.torn} == {}
    assert {name for name, seen in tour.items() if seen.first_step > 1.5 * PHONE["height"]} == set()


LOGO = """() => document.querySelector(".who").insertAdjacentHTML("afterbegin",
  '<img alt="" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 width=%22360%22 height=%2280%22/>">')"""


@pytest.mark.parametrize(
    ("letters", "width"), [(100, 320), (100, 300), (100, 270), (150, 390), (200, 360), (200, 320)]
)
def test_a_wide_logo_leaves_the_header_on_the_screen(
    phone: Phone, real_site: Path, letters: int, width: int
) -> None:
    phone.set(width, letters)
    phone.open(real_site, "index.html")
    phone.page.evaluate(LOGO)
    assert phone.page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_titles_are_never_smaller_than_headings_below_them(tour: dict[str, Seen]) -> None:
    for name, seen in tour.items():
        for look, (title, below) in seen.titles.items():
            assert title >= below - 0.1, (name, look)


CASES = [
    ("card after a parcel SMS", ["Pieniądze lub dane już oddane", "Kartę"], "Nic więcej nie płacę"),
    ("mother on the phone", ["Pomagam bliskim"], "słuchawkę"),
    ("savings investment", ["Ktoś obiecuje zysk"], ""),
    ("AnyDesk", ["Pieniądze lub dane już oddane", "Dostęp do telefonu"], "Wyłączam urządzenie"),
    ("soldier asks for gift cards", ["Miłość przez internet"], ""),
    ("BLIK code on Messenger", ["Pieniądze lub dane już oddane", "BLIK"], "Nic więcej nie płacę"),
    ("policeman at the door", ["Policjant przy drzwiach"], "Nie otwieram."),
    ("gas man at the door", ["Ktoś puka do drzwi"], "przez zamknięte drzwi"),
]


@pytest.mark.parametrize(("taps", "step"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_eight_cases_need_two_taps_and_land_on_the_first_step(
    phone: Phone, real_site: Path, taps: list[str], step: str
) -> None:
    assert len(taps) <= 2
    phone.set(360)
    phone.open(real_site, "index.html")
    for tap in taps:
        phone.page.get_by_role("link", name=re.compile(tap)).first.click()
    assert phone.page.evaluate("scrollY") == 0
    assert step in phone.page.locator(".steps > li").first.inner_text().replace("\u00a0", " ")
    assert phone.first_step() <= PHONE["height"]


def test_the_start_page_is_half_as_long_as_it_was(phone: Phone, real_site: Path) -> None:
    phone.set(360)
    phone.open(real_site, "index.html")
    assert phone.page.evaluate("document.documentElement.scrollHeight") <= 4315 / 2
    tiles = phone.page.evaluate(
        "[...document.querySelectorAll('.tiles:not(.lost) a')][5].getBoundingClientRect().bottom"
    )
    assert tiles <= 720, "six situations stand on the first screen or just below it"


def test_every_number_and_address_is_a_link(phone: Phone, real_site: Path, tour: dict[str, Seen]) -> None:
    assert {name: seen.bare for name, seen in tour.items() if seen.bare} == {}
    phone.open(real_site, "pomoc.html")
    links = phone.page.evaluate("[...document.querySelectorAll('main a')].map(a => a.getAttribute('href'))")
    assert {"tel:112", "tel:+48828828828", "sms:8080", "https://incydent.cert.pl"} <= set(links)
