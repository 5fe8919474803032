"""A link inside the site leads to a page in use."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from campaign.checks.page_context import PageContext, SitePage, tags
from campaign.problems import Problem


def check(context: PageContext) -> Iterator[Problem]:
    """Links to withdrawn methods and links that lead nowhere."""
    withdrawn = {page.address for page in context.pages if page.front.get("withdrawn")}
    known = {page.address for page in context.pages} | context.files
    for page in context.pages:
        for target, address in _links(page):
            if address in withdrawn and not page.front.get("withdrawn"):
                message = f"odsyłacz „{target}” prowadzi do wycofanej metody – wskaż aktualną stronę"
                yield page.problem(message, target)
            elif address not in known:
                yield page.problem(f"odsyłacz „{target}” prowadzi donikąd – popraw adres", target)


def _links(page: SitePage) -> Iterator[tuple[str, str]]:
    """(as written, address under the site's root) of each link that stays inside the site."""
    for tag in tags(page):
        target = tag.attributes.get("href") or ""
        parts = urlsplit(target)
        if tag.name == "a" and parts.path and not parts.scheme and not parts.netloc:
            path = unquote(parts.path).removesuffix(".md")
            path += ".html" if parts.path.endswith(".md") else ""
            yield target, posixpath.normpath(posixpath.join(posixpath.dirname(page.path), path))
