"""Light, private, sturdy: what a page loads, what it may not, and that it opens anywhere."""

from __future__ import annotations

import gzip
import io
import posixpath
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from built_site import DAY, names, serving
from campaign.site import server, sitezip
from project import EDITIONS, opened

MOST_BYTES, MOST_SEARCHED, MOST_REQUESTS = 40_000, 60_000, 9
MOST_ASSETS = 500_000


class Links(HTMLParser):
    """Addresses a page names and the places it can be jumped to."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value and tag != "base":
                self.targets.append(value)
            if name == "id" and value:
                self.ids.add(value)


def read(path: Path) -> Links:
    """The links of one page."""
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_link_leads_to_a_file_of_the_site_and_to_a_place_in_it(
    sites: dict[str, Path], edition: str
) -> None:
    site = sites[edition]
    pages = {name: read(site / name) for name in names(site)}
    wrong = []
    for name, links in pages.items():
        for target in links.targets:
            parts = urlsplit(target)
            made = target.startswith(
                ("druk/", "../druk/", "partnerzy/")
            )  # prints and kits are not built here
            if parts.scheme or target.startswith("/") or made:
                continue
            path = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path)))
                if parts.path
                else name
            )
            known = pages[path].ids if path in pages else set()
            if not (site / path).is_file() or (parts.fragment and parts.fragment not in known):
                wrong.append(f"{name} -> {target}")
    assert not wrong


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_page_has_a_script_but_the_search_page_and_none_names_another_server(
    sites: dict[str, Path], edition: str
) -> None:
    for name in names(sites[edition]):
        html = (sites[edition] / name).read_text(encoding="utf-8")
        scripts = re.sub(r'<script type="application/ld\+json">', "", html).count("<script")
        assert scripts == (2 if name == "szukaj.html" else 0), name
        assert " style=" not in html, name
        assert not re.search(r"<(link|img|script|iframe)[^>]+(href|src)=[\"']?(https?:)?//", html), name
        assert "Content-Security-Policy" in html, name


@pytest.mark.browser
@pytest.mark.parametrize("door", ["http", "file"])
def test_the_policy_holds_and_nothing_is_kept_or_asked_elsewhere(
    browser: Browser, sites: dict[str, Path], http: str, door: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []  # pictures of prints are not built here
    asked: list[str] = []
    page.on("console", lambda message: "/druk/" in message.location["url"] or said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    edition = EDITIONS[door == "http"]  # the pages of both come from the same templates
    root = f"{http}/{edition}/site" if door == "http" else sites[edition].as_uri()
    for name in names(sites[edition]):
        page.goto(f"{root}/{name}?q=policjant")
        if name == "szukaj.html":
            page.locator(".found a").first.wait_for()
        assert page.evaluate("document.fonts.ready.then(f => f.size)") == 3, name
        assert page.evaluate("[...document.fonts].every(f => f.status !== 'error')"), name
        if door == "http":
            assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    start = http if door == "http" else "file://"
    assert not [url for url in asked if not url.startswith((start, "data:", "about:"))]
    assert not said
    assert not context.cookies()
    context.close()


@pytest.mark.browser
def test_an_injected_script_is_stopped_by_the_policy(browser: Browser, site: Path, tmp_path: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    bad = html.replace("</body>", "<script>document.title = 'taken'</script></body>")
    (tmp_path / "bad.html").write_text(bad, encoding="utf-8")
    page = browser.new_page()
    page.goto((tmp_path / "bad.html").as_uri())
    assert page.title() != "taken"
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize("name", ["index.html", "metody/na-krewnego.html", "dzwoni.html", "szukaj.html"])
def test_the_first_view_is_small(browser: Browser, http: str, name: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    sizes: dict[str, int] = {}
    page.on(
        "response",
        lambda answer: sizes.update({answer.url: len(gzip.compress(answer.body(), 6, mtime=0))}),
    )
    page.goto(f"{http}/kpp-zalesie/site/{name}", wait_until="networkidle")
    context.close()
    most = MOST_SEARCHED if name == "szukaj.html" else MOST_BYTES
    assert sum(sizes.values()) <= most, sizes
    assert len(sizes) <= MOST_REQUESTS, sizes


@pytest.mark.parametrize("edition", EDITIONS)
def test_of_the_themes_files_none_is_left(sites: dict[str, Path], edition: str) -> None:
    assert not (sites[edition] / "assets").exists()
    extra = [
        path for top in ("css", "js", "fonts", "search", "img") for path in (sites[edition] / top).rglob("*")
    ]
    assert sum(path.stat().st_size for path in extra if path.is_file()) <= MOST_ASSETS


def test_the_header_snippet_says_what_the_pages_say(site: Path) -> None:
    snippet = (site / "serwer.txt").read_text(encoding="utf-8")
    html = (site / "szukaj.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    wanted = policy[1].replace("&#39;", "'")
    assert snippet.count(f'"{wanted}; frame-ancestors') == 3, "Apache, nginx, IIS"
    assert snippet.count("/przerywam-i-pytam/404.html") == 3
    assert "location /przerywam-i-pytam/ {" in snippet, "nothing outside the folder's own block"


def test_the_zips_folder_is_that_of_the_confirmed_address() -> None:
    """The mail says to unpack it: 404.html and serwer.txt already name the folder of the address."""
    publisher = opened().campaign.publishers["um-zalesie"]
    for address, name in (
        ("https://um.example/dla/seniorzy/", "seniorzy"),
        ("https://um.example/", server.FOLDER),
    ):
        url = publisher.site_url.model_copy(update={"confirmed": True, "address": address})
        assert server.packed_folder(publisher.model_copy(update={"site_url": url})) == name


@pytest.mark.browser
def test_the_zip_works_in_a_folder_also_where_a_page_is_missing(
    browser: Browser, sites: dict[str, Path], tmp_path: Path
) -> None:
    publisher = opened().campaign.publishers["um-zalesie"]
    data = sitezip.pack(sites["um-zalesie"], DAY, publisher, usb=False)
    zipfile.ZipFile(io.BytesIO(data)).extractall(tmp_path)
    page, missing = browser.new_page(), list[str]()
    page.on("response", lambda answer: answer.status < 400 or missing.append(answer.url))
    for address in serving(tmp_path):
        page.goto(f"{address}/{server.packed_folder(publisher)}/404.html")
        assert page.evaluate("document.fonts.ready.then(f => f.size)") == 3
        page.get_by_role("link", name="Pieniądze lub dane już oddane").first.click()
        page.wait_for_url("**/co-teraz.html")
    assert not missing
    page.close()
