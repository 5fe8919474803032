"""A picture that says something says it in words too."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.page_context import PageContext, tags
from campaign.problems import Problem


def check(context: PageContext) -> Iterator[Problem]:
    """Pictures without a text; an empty alt marks an ornament in HTML and is a slip in Markdown."""
    for page in context.pages:
        for tag in tags(page):
            if tag.name != "img" or tag.attributes.get("alt"):
                continue
            source = tag.attributes.get("src") or ""
            if "alt" not in tag.attributes or f"![]({source}" in page.text:
                message = f"obrazek „{source}” nie ma opisu – dopisz, co na nim widać"
                yield page.problem(message, source)
