"""What a rule about the site's pages may look at, and how it reads a page's HTML and Markdown."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from campaign.content.yamlsource import SourceFile
from campaign.problems import Problem

_MARKDOWN_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]*)[^)]*\)")


@dataclass(frozen=True)
class SitePage:
    """One page before it becomes HTML.

    path: under docs, e.g. metody/na-wnuczka.md; origin: the file an author would open;
    front: its front matter; text: its whole Markdown.
    """

    path: str
    origin: str
    text: str
    front: dict[str, object] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the finished page lies under the site's root; the generator makes README the index."""
        folder, name = posixpath.split(self.path)
        name = "index.md" if name.lower() == "readme.md" else name
        return posixpath.join(folder, name.removesuffix(".md") + ".html")

    def problem(self, message: str, needle: str = "") -> Problem:
        """A Problem at the first place of needle in the origin's text, or for the whole file."""
        at = self.text.find(needle) if needle and self.origin.startswith("docs/") else -1
        if at < 0:
            return Problem(self.origin, 0, 0, message)
        start = self.text.rfind("\n", 0, at) + 1
        return Problem(self.origin, self.text.count("\n", 0, at) + 1, at - start + 1, message)


@dataclass(frozen=True)
class PageContext:
    """Input of every rule about pages: one edition's pages, all its files, and the generator's settings."""

    pages: list[SitePage]
    files: frozenset[str]
    settings: SourceFile


@dataclass(frozen=True)
class Tag:
    """A start tag with its attributes and the text up to the matching end tag."""

    name: str
    attributes: dict[str, str | None]
    text: str


class _Tags(HTMLParser):
    """Collects links, buttons and pictures; text is gathered for whatever is open."""

    WANTED = frozenset({"a", "button", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Tag] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A picture is whole at once, the others wait for their end."""
        if tag == "img":
            self.found.append(Tag(tag, dict(attrs), ""))
        elif tag in self.WANTED:
            self._open.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        """Text belongs to every open tag."""
        for _, _, pieces in self._open:
            pieces.append(data)

    def handle_endtag(self, tag: str) -> None:
        """The last open tag of this name is complete."""
        if self._open and self._open[-1][0] == tag:
            name, attributes, pieces = self._open.pop()
            self.found.append(Tag(name, attributes, " ".join("".join(pieces).split())))


def tags(page: SitePage) -> list[Tag]:
    """Links, buttons and pictures written as HTML or as Markdown."""
    return list(_tags(page.text))


@lru_cache(maxsize=256)
def _tags(text: str) -> tuple[Tag, ...]:
    """Read once, although several rules ask."""
    reader = _Tags()
    reader.feed(text)
    return *reader.found, *_markdown(text)


def _markdown(text: str) -> Iterator[Tag]:
    for mark, label, target in _MARKDOWN_LINK.findall(text):
        yield Tag("img", {"src": target, "alt": label}, "") if mark else Tag("a", {"href": target}, label)
