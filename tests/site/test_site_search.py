"""The search as a program: from a disk, by keyboard, kindly without results, with the index's own stems."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from campaign.site import search


@pytest.mark.browser
def test_search_works_from_a_disk_and_from_an_address(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'szukaj.html').as_uri()}?q=krewnym")
    page.locator(".found a").first.click()
    page.wait_for_url("**/metody/na-krewnego.html")


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
    assert str(page.evaluate("document.activeElement.getAttribute('href')")).endswith(".html")


@pytest.mark.browser
@pytest.mark.parametrize(("typed", "says"), [("  ", "Proszę wpisać"), ("qwrtzx", "Nic nie znaleziono")])
def test_nothing_found_is_said_kindly(page: Page, http: str, typed: str, says: str) -> None:
    page.goto(f"{http}/kpp-zalesie/site/szukaj.html")
    field = page.get_by_role("searchbox")
    field.fill(typed)
    field.press("Enter")
    expect(page.get_by_role("status")).to_contain_text(says)
    assert page.locator("main .rows a").count() > 10


@pytest.mark.browser
@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("pzresyłka", "przesył"),
        ("pszesyłka", "przesył"),
        ("przesyłłka", "przesył"),
        ("kuirer", "kurier"),
        ("krawcowa", ""),
        ("gorzej", ""),
        ("Boże", ""),
    ],
)
def test_a_slip_is_mended_and_another_word_left_alone(page: Page, site: Path, typed: str, taken: str) -> None:
    page.goto(f"{(site / 'szukaj.html').as_uri()}?q={typed}")
    status = page.get_by_role("status")
    expect(status).not_to_be_empty()
    said = status.inner_text()
    assert (f"Szukam: {taken}" in said) if taken else ("Szukam" not in said)


def test_what_a_page_is_called_says_more_than_its_title() -> None:
    page = "---\ntitle: Kto puka? {0}\ndescription: Opis.\ncalled: {1}\n---\n<p>Nic.</p>"
    found = search.index({"a.html": page.format("Kurier z paczką", "Kurier")}, search.Forms([]))
    stems = {search.stem(line.split("=")[0]): line.split("=")[1] for line in found["words"].split("\n")}
    assert (stems["kurier"], stems[search.stem("paczką")]) == ("0a", "0b")


def test_every_stem_of_a_words_forms_leads_to_its_page() -> None:
    page = "---\ntitle: Kartka\ndescription: O niej.\nwords: [karta]\n---\n<p>Żołnierz <i>daje</i> kartę.</p>"
    hidden = page + '<div data-unsearched="1"><p>źródłosłów</p></div>'
    found = search.index(
        {"a.html": hidden, "b.html": page.replace("---\n<p>", "search: {exclude: true}\n---\n<p>")},
        search.Forms(["s karta karcie kart", "s żołnierz żołnierza"]),
    )
    assert [one[0] for one in found["pages"]] == ["a.html"]
    stems = {search.stem(line.split("=")[0]): line.split("=")[1] for line in found["words"].split("\n")}
    assert stems["zolnierz"] == "0c"
    assert stems[search.stem("karcie")] == "0b", "forms that change inside have stems of their own"
    assert search.stem("źródłosłów") not in stems


@pytest.mark.browser
def test_the_browser_cuts_words_as_the_index_does(page: Page, site: Path) -> None:
    words = ["Żołnierzowi", "kartami", "wnuczek", "zadzwonił", "8080", "ul", "bezpiecznym", "oszukano"]
    page.goto((site / "szukaj.html").as_uri())
    script = """words => words.map(word => {
      const folded = word.toLowerCase().replace(/[ąćęłńóśźż]/g, s => "acelnoszz"["ąćęłńóśźż".indexOf(s)]);
      const found = new RegExp("^(.{3,}?)(" + CAMPAIGN_INDEX.endings.split(" ").join("|") + ")$").exec(folded);
      return found ? found[1] : folded; })"""
    assert page.evaluate(script, words) == [search.stem(word) for word in words]


@pytest.mark.browser
def test_nothing_moves_when_the_search_is_ready(browser: Browser, http: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(l => l.getEntries().forEach(e => window.moved += e.value))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(f"{http}/kpp-zalesie/site/szukaj.html", wait_until="networkidle")
    assert page.evaluate("window.moved") <= 0.1
    page.close()
