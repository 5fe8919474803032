"""What people come for, from the start page to the right first step in two taps."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import names

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_self_test_explains_every_answer_and_keeps_nothing(
    browser: Browser, http: str, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    asked: list[str] = []
    page.goto(f"{http}/kpp-zalesie/site/sprawdzian.html", wait_until="networkidle")
    page.on("request", lambda request: asked.append(request.url))
    assert 3 <= page.locator("h2 .no").count() <= 10
    options = page.locator("main details")
    for option in options.all():
        option.locator("summary").click()
        expect(option.locator("p").first).to_be_visible()
    assert page.locator("details .good").count() == page.locator("h2 .no").count()
    for option in options.all():
        assert option.locator('a[href^="metody/"]').count() == 1, "the answer leads to the method"
    assert not [url for url in asked if not url.endswith((".woff2", ".svg"))], (
        "but late letters and the tab's icon"
    )
    assert not context.cookies()
    assert not context.storage_state()["origins"]
    context.close()


def test_the_self_test_works_by_keyboard(page: Page, site: Path) -> None:
    page.goto((site / "sprawdzian.html").as_uri())
    page.locator("main summary").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("details .good").first).to_be_visible()


def test_without_javascript_nothing_is_lost(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "szukaj.html").as_uri())
    expect(page.get_by_role("searchbox")).not_to_be_visible()
    linked = {str(link.get_attribute("href")) for link in page.locator("main .rows a").all()}
    assert linked == set(names(site)) - {"szukaj.html"}
    context.close()


def test_a_lost_reader_is_led_back(page: Page, root_http: str) -> None:
    page.goto(f"{root_http}/404.html")
    assert page.locator("h1").inner_text() == "Nie ma takiej strony"
    expect(page.get_by_text("Najpierw odkładam słuchawkę")).to_be_visible()
    page.get_by_role("link", name="Dzwonią do mnie").last.click()
    expect(page.get_by_role("heading", name="Dzwonią do mnie")).to_be_visible()
