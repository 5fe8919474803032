"""The search as people use it: a hundred queries written before it existed, through the real worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import DAY
from campaign.site import search, search_forms

QUERIES = Path(__file__).with_name("queries.tsv")
WANTED = 0.95
FIRST = 3


def queries() -> list[tuple[str, set[str]]]:
    """Each query with the addresses that answer it."""
    lines = QUERIES.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(query, set(pages.split())) for query, pages in pairs]


def results(page: Page, query: str) -> list[str]:
    """Addresses the search page shows for a query, best first, relative to the site's root."""
    page.get_by_role("searchbox").fill(query)
    page.evaluate("document.querySelector('.status').textContent = ''")
    page.get_by_role("button", name="Szukaj").click()
    expect(page.get_by_role("status")).not_to_be_empty()
    links = page.locator(".found a").all()
    return [str(link.get_attribute("href")) for link in links]


@pytest.mark.browser
def test_a_hundred_queries_find_the_right_page_among_the_first_three(browser: Browser, http: str) -> None:
    page = browser.new_page()
    page.goto(f"{http}/kpp-zalesie/site/szukaj.html")
    page.get_by_role("searchbox").wait_for()
    found = {query: results(page, query)[:FIRST] for query, _ in queries()}
    missed = [f"{query}: {found[query]}" for query, right in queries() if not right & set(found[query])]
    assert len(missed) <= (1 - WANTED) * len(found), "\n".join(missed)
    page.close()


def test_the_queries_name_pages_that_exist(site: Path) -> None:
    assert len(queries()) == 100
    for _, right in queries():
        assert all((site / name).is_file() for name in right)


@pytest.mark.browser
def test_search_works_from_a_disk_and_from_an_address(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'szukaj.html').as_uri()}?q=paczką")
    page.locator(".found a").first.wait_for()
    assert page.locator(".found a").first.get_attribute("href") == "metody/na-przesylke.html"
    page.locator(".found a").first.click()
    assert page.locator("h1").inner_text() == "Metoda na przesyłkę"


@pytest.mark.browser
def test_results_are_reached_by_keyboard_and_told_to_screen_readers(page: Page, http: str) -> None:
    page.goto(f"{http}/um-zalesie/site/szukaj.html")
    field = page.get_by_role("searchbox", name="Czego Państwo szukają?")
    field.fill("wnuczkowi")
    field.press("Enter")
    page.locator(".found a").first.wait_for()
    assert page.get_by_role("status").inner_text().startswith("Znalezione strony:")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "metody/na-krewnego.html"


@pytest.mark.browser
@pytest.mark.parametrize(("typed", "says"), [("  ", "Proszę wpisać"), ("qwrtzx", "Nic nie znaleziono")])
def test_nothing_found_is_said_kindly(page: Page, http: str, typed: str, says: str) -> None:
    page.goto(f"{http}/kpp-zalesie/site/szukaj.html")
    field = page.get_by_role("searchbox")
    field.fill(typed)
    field.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(says)
    assert page.locator(".listing a").count() > 10


def test_forms_and_missing_diacritics_stand_in_the_index() -> None:
    forms = search.Forms(["s żołnierz żołnierza żołnierzowi", "x kłamać kłamałam"])
    index = {
        "config": {"lang": ["en"]},
        "docs": [{"location": "a.html", "title": "Żołnierz", "text": "<p>żołnierza kłamać</p>"}],
    }
    entry = search.Entry("Żołnierz", "O nim.", ["kłamać"])
    doc = search.enrich(index, {"a.html": entry}, forms)["docs"][0]
    assert {"kłamałam", "klamalam"} <= set(doc["words"].split())
    assert "zolnierzowi" in doc["title"].split()
    assert doc["about"] == "O nim."


@pytest.mark.spelling
def test_committed_forms_cover_the_nouns_of_the_pages() -> None:
    pytest.importorskip("morfeusz2")
    from campaign.project import open_project
    from campaign.site.inspection import vocabulary

    texts, _ = vocabulary(open_project(Path(__file__).parents[2], DAY))
    nouns = search_forms.known_nouns(sorted(texts))
    known = [word for word in nouns if search.committed().knows(word)]
    assert len(known) >= 0.97 * len(nouns), "run ./campaign forms"
