"""A button's text fits its button on the narrowest phone (320 px): two lines, no word cut in the middle."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.page_context import PageContext, SitePage, Tag, tags
from campaign.language.numbers import characters
from campaign.problems import Problem

LONGEST, LONGEST_WORD = 40, 19
"""Characters: two lines of 20 px bold in the 218 px a button leaves for its text; the longest word in one."""


def check(context: PageContext) -> Iterator[Problem]:
    """Buttons without text, with too much of it, or with a word that would be cut."""
    for page in context.pages:
        for tag in tags(page):
            if tag.name == "button" or "button" in (tag.attributes.get("class") or "").split():
                yield from _findings(page, tag)


def _findings(page: SitePage, tag: Tag) -> Iterator[Problem]:
    if not tag.text:
        yield page.problem("przycisk nie ma napisu – dopisz, co robi")
    elif len(tag.text) > LONGEST:
        message = f"przycisk „{tag.text}” ma {characters(len(tag.text))}, mieści się {LONGEST} – skróć napis"
        yield page.problem(message, tag.text)
    elif longest := next((word for word in tag.text.split() if len(word) > LONGEST_WORD), None):
        length = characters(len(longest))
        message = f"słowo „{longest}” na przycisku ma {length}, mieści się {LONGEST_WORD} – zmień je"
        yield page.problem(message, tag.text)
