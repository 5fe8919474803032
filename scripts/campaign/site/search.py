"""The search index, made from the pages' Markdown: understands inflected, misspelt and everyday Polish.

A word of a page stands in the index once for each of its stems, with the pages that hold it and how much it
says about each. The browser (docs/js/szukaj.js) cuts what was typed by the same endings, which travel in the
index. Forms come from a committed file of the unit, so that whoever only builds needs no dictionary.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from campaign.site.front import front

_DATA = Path(__file__).parents[1] / "data"
FORMS = "content/word-forms.txt"
"""Under a unit's folder: forms of the words of its own texts; without it the search knows endings only."""
SYNONYMS, STOP = _DATA / "synonyms.txt", _DATA / "stopwords.txt"
ENDINGS_FILE = _DATA / "endings.txt"
DATA = (SYNONYMS, STOP, ENDINGS_FILE)
"""What the index is made with besides the pages."""
TITLE, WORDS, TEXT = "abc"
"""How much a word says about a page: it stands in the title, among the editor's words, or in the text."""
ENDINGS = ENDINGS_FILE.read_text(encoding="utf-8").split()
"""Endings without diacritics; the longest that leaves three letters is cut off."""
SHORTEST = 3
_LETTERS = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_WORD = re.compile(r"[0-9A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]+")
_CUT = re.compile(rf"^(.{{{SHORTEST},}}?)({'|'.join(sorted(ENDINGS, key=len, reverse=True))})$")
_TARGET = re.compile(r"\]\([^)]*\)")
_VOID = {"img", "br", "hr", "wbr", "meta", "link", "input"}


def fold(text: str) -> str:
    """The text without Polish diacritics, ł included."""
    return text.translate(_LETTERS)


def stem(word: str) -> str:
    """The word in small letters without diacritics and ending; szukaj.js does the same."""
    folded = fold(word.lower())
    found = _CUT.match(folded)
    return found[1] if found else folded


def tokens(text: str) -> Iterator[str]:
    """The words of a page or of any text in lower case; tags and what is kept from the search are skipped."""
    reader = _PageText()
    reader.feed(_TARGET.sub("] ", text))
    return (found.lower() for found in _WORD.findall(" ".join(reader.texts)))


class _PageText(HTMLParser):
    """Collects the text outside of elements marked data-unsearched (generators swallow marks they know)."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Inside an excluded element depth counts what is open."""
        if tag not in _VOID and (self._depth or "data-unsearched" in dict(attrs)):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        """The excluded element ends with its own end tag."""
        if self._depth and tag not in _VOID:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Text, with a space between elements."""
        if not self._depth:
            self.texts.append(data)


class Forms:
    """Inflected forms, looked up by any of them.

    Lines of the file: a class (s noun, x other) and all forms of one word, parted by spaces.
    """

    def __init__(self, lines: Iterable[str]) -> None:
        self._nouns: dict[str, set[str]] = {}
        self._all: dict[str, set[str]] = {}
        for line in lines:
            kind, *forms = line.split()
            for form in forms:
                self._all.setdefault(form, set()).update(forms)
                if kind == "s":
                    self._nouns.setdefault(form, set()).update(forms)

    @classmethod
    def under(cls, root: Path) -> Forms:
        """Those of a unit's folder; none where it keeps none."""
        path = root / FORMS
        return cls(path.read_text(encoding="utf-8").splitlines() if path.is_file() else ())

    def of(self, word: str, keyword: bool) -> set[str]:
        """The word and its forms; of a word of the running text only those it has as a noun."""
        return {word} | (self._all if keyword else self._nouns).get(word, set())

    def knows(self, word: str) -> bool:
        """True when the word stands in the file."""
        return word in self._all


@dataclass
class _Entry:
    """One stem: the word shown for it, how much it says on each page, and whether a page has that word."""

    shown: str
    pages: dict[int, str]
    seen: bool = False


def index(texts: Mapping[str, str], forms: Forms) -> dict[str, Any]:
    """The index of pages (address -> Markdown with front matter) in all forms of their words, ready for JSON.

    Of two pages that say as much, the one that leads to the other stands first: a method before what it cost.

    pages: [address, title, about, 1 if it is no advice]; words: lines „word=pages”, a page being its
    number and TITLE, WORDS or TEXT; stop, endings: parted by spaces; same: stem of a word the site does not
    use -> its own words.
    """
    pages: list[list[str | int]] = []
    entries: dict[str, _Entry] = {}
    for address, text in sorted(
        texts.items(), key=lambda item: (item[0].count("/"), item[0].startswith("co-teraz/"), item[0])
    ):
        meta = front(text)
        if not (meta.get("search") or {}).get("exclude"):
            number = len(pages)
            pages.append([address, meta["title"], meta["description"], int(bool(meta.get("reference")))])
            _add(entries, forms, number, text, meta)
    lines = (
        f"{entry.shown}={''.join(f'{page}{mark}' for page, mark in entry.pages.items())}"
        for _, entry in sorted(entries.items())
    )
    return {
        "pages": pages,
        "words": "\n".join(lines),
        "stop": " ".join(fold(word) for word in STOP.read_text(encoding="utf-8").split()),
        "endings": " ".join(sorted(ENDINGS, key=len, reverse=True)),
        "same": _synonyms(forms),
    }


def _add(entries: dict[str, _Entry], forms: Forms, page: int, text: str, meta: Mapping[str, Any]) -> None:
    """Put a page's words into the index; the strongest place of a word is added first and stays.

    A page that is „called” something says more by that than by the rest of its title, which others share.
    """
    body = text.split("---\n", 2)[-1]
    said = (
        (TITLE, str(meta.get("called") or meta["title"])),
        (WORDS, " ".join([str(meta["title"]), *(meta.get("words") or [])])),
        (TEXT, f"{meta['description']} {body}"),
    )
    for mark, part in said:
        for word in tokens(part):
            for form in sorted(forms.of(word, keyword=mark != TEXT), key=lambda form: (form != word, form)):
                entry = entries.setdefault(stem(form), _Entry(form, {}))
                entry.pages.setdefault(page, mark)
                if form == word and not entry.seen:
                    entry.shown, entry.seen = form, True


def synonyms() -> Iterator[tuple[list[str], list[str]]]:
    """Lines of the file of synonyms: the pages' words, and what people type for them."""
    for line in SYNONYMS.read_text(encoding="utf-8").splitlines():
        own, colon, others = line.partition(":")
        if colon and not line.startswith("#"):
            yield own.split(), others.split()


def _synonyms(forms: Forms) -> dict[str, str]:
    """Stem of each form of what people type -> the pages' words for it."""
    found: dict[str, list[str]] = {}
    for own, others in synonyms():
        for typed in sorted({stem(form) for other in others for form in forms.of(other, keyword=True)}):
            words = found.setdefault(typed, [])
            words += [word for word in own if word not in words]
    return {typed: " ".join(words) for typed, words in sorted(found.items())}


def script(found: Mapping[str, Any]) -> bytes:
    """The index as a script: a page opened from a disk may load scripts, but nothing else."""
    return b"CAMPAIGN_INDEX=" + json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode() + b";\n"
