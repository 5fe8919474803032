"""Both built sites: links, gates, escaping, and what adding or removing one content file does."""

from __future__ import annotations

import html
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pypdfium2 as pdfium
import pytest

from campaign import checks
from campaign.problems import CampaignError
from campaign.project import open_project
from campaign.site import generator
from project import AS_OF, BASIC, EDITIONS, METHODS, PAGES, PRINTS, Make, Workspace

EACH = [(edition, page) for edition in EDITIONS for page in PAGES]
each_page = pytest.mark.parametrize(("edition", "page"), EACH, ids=[f"{e}/{p}" for e, p in EACH])
NASTY = "<script>alert(1)</script> & \"x\" 'y' {{ 7*7 }} {% raw %} *a* _b_ `c` [d](http://e) # <!-- \\ $ | ~ ^ @ &amp;"
SHORT = "<b>{{ 7*7 }}</b> & \"'*_`"


class Page(HTMLParser):
    """Tags of a page with their attributes, its ids, and its visible text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).replace("\u00a0", " ").split())

    @property
    def ids(self) -> set[str | None]:
        return {attributes.get("id") for _, attributes in self.tags}

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@cache
def parse(path: Path) -> Page:
    return Page(path)


def running(page: Page) -> list[dict[str, str | None]]:
    """Scripts a browser would run: all but the data search engines read."""
    return [script for script in page.all("script") if script.get("type") != "application/ld+json"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_is_there(built: Workspace, edition: str) -> None:
    assert sorted(built.pages(edition)) == PAGES


@each_page
def test_links_and_anchors_resolve(built: Workspace, edition: str, page: str) -> None:
    path = built.pages(edition)[page]
    assert broken(path, built.build_folder / edition / "site") == []


def broken(path: Path, site: Path) -> list[str]:
    """Addresses on a page that lead nowhere. 404.html is served from anywhere: its links start at the root."""
    wrong = []
    for _, attributes in parse(path).tags:
        for name in ("href", "src"):
            address = attributes.get(name)
            parts = urlsplit(address or "")
            if address is None or parts.scheme in ("https", "http", "tel", "sms", "mailto"):
                continue
            start = site if parts.path.startswith("/") else path.parent
            target = (start / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            if (
                not target.is_file()
                or not target.is_relative_to(site.resolve())
                or (parts.fragment and parts.fragment not in parse(target).ids)
            ):
                wrong.append(address)
    return wrong


def test_the_link_test_itself_sees_a_broken_link(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(
        '<p id="x"></p><a href="b.html"></a><a href="#y"></a><a href="a.html#x"></a><img src="../c.png">'
    )
    assert broken(page, tmp_path) == ["b.html", "#y", "../c.png"]


@each_page
def test_nothing_is_loaded_from_anybody_else(built: Workspace, edition: str, page: str) -> None:
    found = parse(built.pages(edition)[page])
    scripts = [script.get("src") for script in running(found)]
    assert scripts == (["search/index.js", "js/szukaj.js"] if page == "szukaj.html" else []), (
        "no inline scripts"
    )
    assert not found.all("iframe")
    assert "<style" not in found.source
    for tag, attributes in found.tags:
        for name in ("src", "srcset", "data", "poster", "action"):
            assert not attributes.get(name, "") or not re.match(r"(https?:)?//", attributes[name] or "")
        if tag == "link":
            assert not re.match(r"(https?:)?//", attributes.get("href") or ""), attributes
        assert not [name for name in attributes if name.startswith("on")], "no inline handlers"


@pytest.mark.parametrize("edition", EDITIONS)
def test_style_sheets_load_nothing_from_anybody_else(built: Workspace, edition: str) -> None:
    sheets = list((built.build_folder / edition / "site").rglob("*.css"))
    assert sheets
    for sheet in sheets:
        text = sheet.read_text(encoding="utf-8")
        assert "@import" not in text
        for address in re.findall(r"url\((.*?)\)", text):
            own = address.strip("\"'")
            assert own.startswith("data:") or (sheet.parent / own).resolve().is_file(), own


@each_page
def test_page_is_polish_titled_and_has_one_heading(built: Workspace, edition: str, page: str) -> None:
    found = parse(built.pages(edition)[page])
    assert found.all("html") == [{"lang": "pl"}]
    assert len(found.all("h1")) == 1
    assert len(found.all("title")) == 1
    assert len(found.all("main")) == 1
    assert "{fact:" not in found.source
    assert "{{" not in found.source


@each_page
def test_unapproved_page_says_so_and_is_not_indexed(built: Workspace, edition: str, page: str) -> None:
    found = parse(built.pages(edition)[page])
    assert found.text.count("PROJEKT – do akceptacji") >= 2
    assert {"name": "robots", "content": "noindex, nofollow"} in found.all("meta")


ENDED = re.compile(
    r"[Kk]ończę rozmowę|[Oo]dkładam słuchawkę|[Kk]ończymy rozmowę|Nie otwieram|[Nn]ajpierw ko[nń]|Przerywam|ze swojego telefonu"
)


@each_page
def test_each_112_button_is_headed_by_the_end_of_the_call(built: Workspace, edition: str, page: str) -> None:
    source = parse(built.pages(edition)[page]).source
    for found in re.finditer(r'href="tel:112"', source):
        before = re.sub(r"<[^>]+>|&nbsp;|\xa0", " ", source[source.index("<main") : found.start()])
        assert ENDED.search(before), "112 stands before the end of the call, or before the closed door"


def test_start_page_leads_to_every_case_in_one_tap(built: Workspace) -> None:
    for edition in EDITIONS:
        found = parse(built.pages(edition)["index.html"])
        targets = [attributes.get("href") for attributes in found.all("a")]
        assert {f"metody/{slug}.html" for slug in METHODS} | {"co-teraz.html", "pomagam.html"} <= set(targets)
        for slug in METHODS:
            assert built.load(f"content/methods/{slug}.yml")["situation"] in found.text


def test_pages_offer_every_print(built: Workspace) -> None:
    for edition in EDITIONS:
        offered = [a.get("href") for a in parse(built.pages(edition)["do-druku.html"]).all("a")]
        assert {f"druk/{name}" for name in PRINTS} <= set(offered)


def test_prints_of_the_whole_campaign_stand_under_the_topic_of_their_format(everything: Workspace) -> None:
    topics = {
        one.topic: one.file for one in open_project(everything.root, AS_OF).formats.values() if one.topic
    }
    assert topics
    for edition in EDITIONS:
        source = parse(everything.pages(edition)["do-druku.html"]).source.replace("\xa0", " ")
        for topic, file in topics.items():
            assert (
                f"druk/{file}.pdf"
                in source.partition(f"<summary>{topic}</summary>")[2].partition("</details>")[0]
            )


def test_sitemap_is_empty_without_an_address(built: Workspace) -> None:
    for edition in EDITIONS:
        assert "<loc>" not in (built.build_folder / edition / "site/sitemap.xml").read_text()


# The publish gate


def approve(project: Workspace) -> None:
    for edition in EDITIONS:
        project.change(
            f"content/publishers/{edition}.yml",
            lambda data, edition=edition: data.update(
                approved_on=AS_OF,
                approved_by="Komendant Powiatowy",
                site_url={"address": f"https://{edition}.example.org/", "confirmed": True},
            ),
        )


@pytest.fixture(scope="session")
def approved(make: Make) -> Workspace:
    return make("approved-both", approve)


@each_page
def test_approved_page_is_no_draft_and_may_be_indexed(approved: Workspace, edition: str, page: str) -> None:
    found = parse(approved.pages(edition)[page])
    assert "PROJEKT" not in found.text
    hidden = [meta for meta in found.all("meta") if meta.get("name") == "robots"]
    assert not hidden or page == "404.html", "only the page that is no page stays out of the search engines"
    if page != "404.html":
        canonical = [link["href"] for link in found.all("link") if link.get("rel") == "canonical"]
        address = f"https://{edition}.example.org/"
        assert canonical[0] in (f"{address}{page}", address if page == "index.html" else "")
    assert broken(approved.pages(edition)[page], approved.build_folder / edition / "site") == []


def test_approval_is_shown_with_function_and_day(approved: Workspace) -> None:
    text = parse(approved.pages("kpp-zalesie")["o-stronie.html"]).text
    assert "Komendant Powiatowy, 24 listopada 2026 r." in text


def test_sitemap_lists_every_page_of_a_confirmed_address(approved: Workspace) -> None:
    for edition in EDITIONS:
        text = (approved.build_folder / edition / "site/sitemap.xml").read_text()
        assert len(re.findall(r"<loc>", text)) == len(PAGES) - 1
        assert set(re.findall(r"<lastmod>(.*?)</lastmod>", text)) == {"2026-11-23"}


def test_address_that_is_not_confirmed_is_shown_nowhere(make: Make) -> None:
    def propose(project: Workspace) -> None:
        project.change(
            "content/publishers/kpp-zalesie.yml",
            lambda data: data.update(
                site_url={"address": "https://propozycja.example.org/", "confirmed": False}
            ),
        )

    project = make("proposed", propose, edition="kpp-zalesie")
    for name, data in project.files().items():
        assert b"propozycja.example.org" not in data, name
    for path in project.prints("kpp-zalesie").values():
        with pdfium.PdfDocument(path) as document:
            assert "propozycja" not in "".join(page.get_textpage().get_text_range() for page in document)


# One file more, one file less


def seventh(project: Workspace) -> None:
    text = project.read("content/methods/na-krewnego.yml")
    text = text.replace("name: Na krewnego", "name: Na gazownika").replace("shape: circle", "shape: drop")
    text = text.replace("icon: human-male-child", "icon: gas-cylinder").replace("order: 10", "order: 70")
    project.write("content/methods/na-gazownika.yml", text)


def third(project: Workspace) -> None:
    text = project.read("content/publishers/um-zalesie.yml").replace(
        "Burmistrz Miasta Zalesie", "Gmina Próbna"
    )
    project.write("content/publishers/gmina-probna.yml", text.replace("Miasto Zalesie\n", "Gmina Próbna\n"))


def test_seventh_method_is_one_file(make: Make) -> None:
    project = make("seventh", seventh, edition=EDITIONS[0])
    for edition in EDITIONS[:1]:
        site = project.build_folder / edition / "site"
        assert sorted(project.prints(edition)) == sorted([*BASIC, "ulotka-na-gazownika.pdf"])
        assert sorted(project.pages(edition)) == sorted([*PAGES, "metody/na-gazownika.html"])
        assert [wrong for path in project.pages(edition).values() for wrong in broken(path, site)] == []
        assert 'href="metody/na-gazownika.html"' in (site / "index.html").read_text()
        with pdfium.PdfDocument(project.prints(edition)["ulotka-wspolna.pdf"]) as document:
            assert len(document) == 2
            back = document[1].get_textpage().get_text_range().replace("\u00a0", " ")
            assert "Cztery sztuczki oszusta" in back
            assert "Na gazownika" in back


def test_third_publisher_is_one_file(make: Make) -> None:
    project = make("third", third, edition="gmina-probna")
    assert sorted(project.prints("gmina-probna")) == sorted(BASIC)
    assert sorted(project.pages("gmina-probna")) == PAGES
    site = project.build_folder / "gmina-probna/site"
    assert [wrong for path in project.pages("gmina-probna").values() for wrong in broken(path, site)] == []
    assert "Gmina Próbna" in (site / "index.html").read_text()


def test_deleting_a_method_and_a_publisher_removes_everything_of_them(project: Workspace) -> None:
    project.build()
    project.path("content/methods/na-przesylke.yml").unlink()
    project.replace("content/campaign.yml", "  - metody/na-przesylke\n", "")  # nothing of it was ever printed
    project.path("content/publishers/um-zalesie.yml").unlink()
    project.path("content/partners/miasto.yml").unlink()  # the kit in that publisher's voice
    source = project.read("content/facts.yml")
    project.build()
    assert project.read("content/facts.yml") == source
    assert not [name for name in project.files() if "na-przesylke" in name or "um-zalesie" in name]
    assert not (project.build_folder / "um-zalesie").exists()
    assert not [
        n
        for n, data in project.files().items()
        if n.endswith((".html", ".css", ".md")) and b"na-przesylke" in data
    ]
    site = project.build_folder / "kpp-zalesie/site"
    assert [wrong for path in project.pages("kpp-zalesie").values() for wrong in broken(path, site)] == []


def test_withdrawn_method_keeps_its_address_and_a_draft_has_none(project: Workspace) -> None:
    project.replace("content/methods/na-przesylke.yml", "status: published", "status: withdrawn")
    project.replace("content/methods/na-krewnego.yml", "status: published", "status: draft")
    approve(project)
    project.build(edition="kpp-zalesie")
    pages = project.pages("kpp-zalesie")
    site = project.build_folder / "kpp-zalesie/site"
    tombstone = parse(pages["metody/na-przesylke.html"])
    assert "Ta strona została wycofana" in tombstone.text
    assert {"name": "robots", "content": "noindex, nofollow"} in tombstone.all("meta")
    assert "metody/na-krewnego.html" not in pages
    gone = ("na-przesylke", "na-krewnego")
    assert sorted(project.prints("kpp-zalesie")) == sorted(
        name for name in BASIC if not any(slug in name for slug in gone)
    )
    assert "na-przesylke" not in (site / "sitemap.xml").read_text()
    for name, path in pages.items():
        assert broken(path, site) == []
        assert "na-przesylke.html" not in path.read_text() or name == "metody/na-przesylke.html"


# Signs of other languages


def spoil(project: Workspace) -> None:
    """Every text of one method and of one publisher holds signs that mean something to some program."""

    def method(data: dict[str, Any]) -> None:
        data.update(
            name=f"Na {SHORT}",
            situation=f"S {SHORT}",
            question=f"Q {SHORT}",
            beginning=NASTY,
            truth=f"T {SHORT}",
        )
        data["quotes"][2] = NASTY
        data["quotes"][0] = f"K {SHORT}"
        data["signs"][3] = f"Z {SHORT}"
        data["steps"][0]["text"] = NASTY
        data["variants"][0].update(name=f"V {SHORT}", text=NASTY)
        data["never"][0]["text"] = NASTY
        data["case"]["text"] = NASTY
        data["tell"][0] = NASTY
        data["actions"][0]["do"] = f"A {SHORT}"

    def publisher(data: dict[str, Any]) -> None:
        data.update(name=f"Wydawca {SHORT}", short=f"W {SHORT}", about=NASTY)
        data["contacts"][0]["label"] = f"L {SHORT}"

    project.change("content/methods/na-krewnego.yml", method)
    project.change("content/publishers/kpp-zalesie.yml", publisher)
    project.change("content/facts.yml", lambda data: data["sources"]["gru25"].update(title=f"G {SHORT}"))


@pytest.fixture(scope="session")
def nasty(make: Make) -> Workspace:
    """Built without the rules of language: they ask for Polish quotation marks, and escaping must not rely on it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "run", lambda context: [])
        return make("nasty", spoil, edition="kpp-zalesie")


def test_signs_of_other_languages_are_accepted(project: Workspace) -> None:
    signs = "<b>{{ 7*7 }}</b> & {% raw %} *a* _b_ # <!-- | ~ ^ @"
    project.change("content/methods/na-krewnego.yml", lambda data: data["tell"].append(f"Osobie {signs}."))
    assert [text for text in project.messages() if "na-krewnego" in text and "ostrzeżenie" not in text] == []


def test_nasty_signs_are_shown_as_text_on_the_page(nasty: Workspace) -> None:
    page = parse(nasty.pages("kpp-zalesie")["metody/na-krewnego.html"])
    plain = " ".join(NASTY.split())
    assert page.text.count(plain) == 6, "beginning, step, variant, never, case, tell"
    for letter in ("S", "Q", "T", "K", "Z", "V", "A"):
        if letter != "S":
            assert f"{letter} {SHORT}" in page.text, letter
    start = parse(nasty.pages("kpp-zalesie")["index.html"])
    assert f"S {SHORT}" in start.text
    assert f"Metoda na {SHORT}" in parse(nasty.pages("kpp-zalesie")["metody.html"]).text


def test_nasty_signs_are_text_in_titles_descriptions_and_names(nasty: Workspace) -> None:
    page = parse(nasty.pages("kpp-zalesie")["metody/na-krewnego.html"])
    title = re.search(r"<title>(.*?)</title>", page.source, re.DOTALL)
    assert title is not None
    assert html.unescape(title[1]).replace("\u00a0", " ").startswith(f"S {SHORT} – metoda na {SHORT} – ")
    assert "<b>" not in title[1]
    descriptions = [meta["content"] for meta in page.all("meta") if meta.get("name") == "description"]
    assert " ".join((descriptions[0] or "").replace("\u00a0", " ").split()) == " ".join(NASTY.split())
    assert f"Wydawca {SHORT}" in page.text
    about = parse(nasty.pages("kpp-zalesie")["o-stronie.html"])
    assert f"G {SHORT}" in about.text
    assert f"L {SHORT}" in parse(nasty.pages("kpp-zalesie")["pomoc.html"]).text


def test_nasty_signs_start_no_script_and_break_no_link(nasty: Workspace) -> None:
    for edition in EDITIONS[:1]:
        site = nasty.build_folder / edition / "site"
        for name, path in nasty.pages(edition).items():
            assert not running(parse(path)) or name == "szukaj.html", name
            assert "alert(1)</script>" not in parse(path).source, name
            assert broken(path, site) == [], name
            assert "49" not in re.findall(r"\b49\b", parse(path).text), "no template was run"


def test_nasty_signs_are_printed_as_text(nasty: Workspace) -> None:
    with pdfium.PdfDocument(nasty.prints("kpp-zalesie")["ulotka-na-krewnego.pdf"]) as document:
        sides = ["".join(page.get_textpage().get_text_range().split()) for page in document]
        assert document.get_metadata_value("Title").replace("\u00a0", " ") == f"Metoda na {SHORT} – ulotka"
    bare = "".join(SHORT.split())
    for letter in ("Metodana", "Q", "T", "K", "A"):
        assert f"{letter}{bare}" in sides[0], letter
    assert f"Z{bare}" in sides[1]
    assert f"L{bare}" in sides[1]


def test_a_site_that_fails_leaves_the_last_one(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    site = project.root / "build/kpp-zalesie/site"
    project.build(prints=False)
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}

    def half(config: Path, into: Path) -> None:
        into.mkdir()
        (into / "index.html").write_text("pół strony")
        raise CampaignError("program do stron zatrzymał się")

    monkeypatch.setattr(generator, "_generate", half)
    (site.parent / generator.KEY).unlink()
    opened = open_project(project.root, AS_OF)
    with pytest.raises(CampaignError, match="zatrzymał się"):
        generator.build_site(opened, opened.campaign.publishers["kpp-zalesie"])
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
