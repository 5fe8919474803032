"""The search of the real site: a hundred queries written before it existed, and the committed forms of words."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import DAY
from campaign.site import search, search_forms
from project import ROOT

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
def test_a_hundred_queries_find_the_right_page_among_the_first_three(
    browser: Browser, real_site: Path, real_http: str
) -> None:
    page = browser.new_page()
    page.goto(f"{real_http}/szukaj.html")
    page.get_by_role("searchbox").wait_for()
    asked = [
        (query, right) for query, right in queries() if all((real_site / name).is_file() for name in right)
    ]
    assert asked, "pages of removed methods are not asked for"
    found = {query: results(page, query)[:FIRST] for query, _ in asked}
    missed = [f"{query}: {found[query]}" for query, right in asked if not right & set(found[query])]
    assert len(missed) <= (1 - WANTED) * len(found), "\n".join(missed)
    page.close()


@pytest.mark.spelling
def test_committed_forms_cover_the_nouns_of_the_pages() -> None:
    pytest.importorskip("morfeusz2")
    from campaign.project import open_project
    from campaign.site.inspection import vocabulary

    texts, _ = vocabulary(open_project(ROOT, DAY))
    nouns = search_forms.known_nouns(sorted(texts))
    known = [word for word in nouns if search.committed().knows(word)]
    assert len(known) >= 0.97 * len(nouns), "run ./campaign forms"
