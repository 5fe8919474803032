"""The search of the real site as people use it: inflected, in their own words, in sentences, misspelt."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from built_site import DAY
from campaign.site import search, search_forms
from project import ROOT

QUERIES = Path(__file__).parent
FIRST = 3
LISTS = [
    ("queries", 0.95, False),
    ("ordinary", 0.95, False),
    ("sentences", 0.95, False),
    ("typos", 0.9, False),
    ("queries", 0.9, True),
    ("ordinary", 0.9, True),
]
"""List, wanted part among the first three, and whether each query is typed wrong. Some were written before the index."""


def queries(name: str) -> list[tuple[str, set[str]]]:
    """Each query of a list with the addresses that answer it."""
    lines = (QUERIES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(query, set(pages.split())) for query, pages in pairs]


def answers(found: list[str], right: set[str]) -> bool:
    """True when a right page was found; where the question „co teraz” is right, so are its answers."""
    return bool(
        right & {*found, *(f"{Path(one).parent}.html" for one in found if one.startswith("co-teraz/"))}
    )


ASK = """query => {
  document.querySelector("#q").value = query;
  document.querySelector(".find").requestSubmit();
  return [...document.querySelectorAll(".found a")].map(link => link.getAttribute("href")); }"""


def results(page: Page, query: str) -> list[str]:
    """Addresses the search page shows for a query, best first, relative to the site's root."""
    found: list[str] = page.evaluate(ASK, query)
    return found


def typed_wrong(query: str, chance: random.Random) -> str:
    """The query with one slip of the finger in its longest word: letters swapped, left out, doubled or next door."""
    words = query.split()
    place = max(range(len(words)), key=lambda i: len(words[i]))
    word = words[place]
    at = chance.randrange(1, max(2, len(word) - 1))
    if len(word) < 4:
        return query
    near = KEYS[(KEYS.find(word[at]) + 1) % len(KEYS)]
    slips = [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at + 1 < len(word) else word + word[-1],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + near + word[at + 1 :],
    ]
    words[place] = chance.choice(slips)
    return " ".join(words)


KEYS = "qwertyuiopasdfghjklzxcvbnm"


@pytest.mark.browser
@pytest.mark.parametrize(("name", "wanted", "wrong"), LISTS, ids=[f"{n}{'-typing' * w}" for n, _, w in LISTS])
def test_the_right_page_is_among_the_first_three(
    browser: Browser, real_site: Path, name: str, wanted: float, wrong: bool
) -> None:
    page, chance = browser.new_page(), random.Random("7")
    page.goto((real_site / "szukaj.html").as_uri())
    asked = [(typed_wrong(query, chance) if wrong else query, right) for query, right in queries(name)]
    found = {query: results(page, query)[:FIRST] for query, _ in asked}
    missed = [f"{query}: {found[query]}" for query, right in asked if not answers(found[query], right)]
    page.close()
    assert len(missed) <= (1 - wanted) * len(found), "\n".join(missed)


@pytest.mark.browser
def test_the_first_page_is_right(page: Page, real_site: Path) -> None:
    page.goto((real_site / "szukaj.html").as_uri())
    asked = queries("first")
    missed = [
        f"{query}: {found}" for query, right in asked if not answers(found := results(page, query)[:1], right)
    ]
    assert len(missed) <= 0.05 * len(asked), "\n".join(missed)


@pytest.mark.browser
def test_a_word_is_never_taken_for_another(page: Page, real_site: Path) -> None:
    page.goto((real_site / "szukaj.html").as_uri())
    lines = (QUERIES / "other_words.txt").read_text(encoding="utf-8").splitlines()
    for query in (line for line in lines if not line.startswith("#")):
        results(page, query)
        assert "Szukam" not in page.get_by_role("status").inner_text(), query


def test_the_queries_name_pages_that_exist(real_site: Path) -> None:
    for name, _, wrong in [*LISTS, ("first", 0, False)]:
        for _, right in queries(name):
            assert wrong or any((real_site / page).is_file() for page in right), right


@pytest.mark.browser
def test_a_guess_is_said_and_advice_comes_before_the_rest(page: Page, real_site: Path) -> None:
    page.goto((real_site / "szukaj.html").as_uri())
    assert results(page, "wnczek dzwoni")[0] == "metody/na-wnuczka.html"
    expect(page.get_by_role("status")).to_contain_text("Szukam: wnucz")
    assert results(page, "deklaracja dostępności")[0] == "deklaracja-dostepnosci.html"
    later = {"deklaracja-dostepnosci.html", "dla-dzielnicowego.html", "o-stronie.html", "prywatnosc.html"}
    for word in ("policja", "pieniądze", "telefon", "oszust"):
        assert not later & set(results(page, word)[:FIRST]), word


@pytest.mark.spelling
def test_committed_forms_cover_the_nouns_of_the_pages() -> None:
    pytest.importorskip("morfeusz2")
    from campaign.project import open_project
    from campaign.site.inspection import vocabulary

    texts, _ = vocabulary(open_project(ROOT, DAY))
    nouns = search_forms.known_nouns(sorted(texts))
    forms = search.Forms.under(ROOT)
    known = [word for word in nouns if forms.knows(word)]
    assert len(known) >= 0.97 * len(nouns), "run ./campaign forms"
