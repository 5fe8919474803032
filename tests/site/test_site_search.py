"""The search as people use it, through the real worker."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign.site import search


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
