"""Every page has one name: in the tab, the heading, the search and the links of the frame."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from campaign.checks.page_context import PageContext
from campaign.problems import Problem

_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>|^# ([^\n]+)$", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"<[^>]+>")
START = "index.html"
"""Its heading is the rule, its title the campaign's name, and links call it „Strona główna”."""


def check(context: PageContext) -> Iterator[Problem]:
    """Pages without a title or description in their front matter, and second names of a page."""
    yield from _headings(context)
    yield from _frame(context)
    for page in context.pages:
        for key, what in (("title", "tytułu"), ("description", "opisu")):
            if not str(page.front.get(key) or "").strip():
                yield page.problem(f"strona nie ma {what} – dopisz na górze między --- wiersz „{key}: …”")


def _headings(context: PageContext) -> Iterator[Problem]:
    """Headings that say another name than the title; a withdrawn page says where it went."""
    for page in context.pages:
        found = _HEADING.search(page.text.split("---\n", 2)[-1])
        title = page.front.get("title")
        if found and title and page.address != START and not page.front.get("withdrawn"):
            said = " ".join(html.unescape(_TAG.sub(" ", found[1] or found[2])).split())
            if _words(said) != _words(str(title)):
                message = (
                    f"nagłówek „{said}” mówi co innego niż tytuł „{title}” – strona ma jedną nazwę, popraw"
                )
                yield page.problem(message, found[0])


def _frame(context: PageContext) -> Iterator[Problem]:
    """Names in the menu, the bar and the footer that are not their page's title."""
    settings: Any = context.settings.data
    titles = {page.address: str(page.front.get("title")) for page in context.pages}
    for address, name in ((settings or {}).get("extra", {}).get("names") or {}).items():
        if address in titles and address != START and _words(name) != _words(titles[address]):
            place = context.settings.key_place(("extra", "names", address))
            message = f"„{name}” prowadzi na stronę „{titles[address]}” – wpisz tę samą nazwę"
            yield Problem(context.settings.path, *place, message)


def _words(text: str) -> list[str]:
    """The words alone, in small letters: lines, dashes and hard spaces may differ."""
    return re.findall(r"\w+", text.casefold())
