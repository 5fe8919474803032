"""Makes the finished search index understand Polish: inflected forms, missing diacritics, editors' words.

The theme's search looks for words that begin with what was typed. So every form of a page's nouns and of its
editor's words is put into the index beside the text, with and without diacritics. Forms come from a committed
file, because the dictionary they are made with is not needed by anybody who only builds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FORMS = Path(__file__).parents[1] / "data" / "forms.txt"
FIELDS = {"title": {"boost": 15.0}, "words": {"boost": 10.0}, "text": {"boost": 1.0}, "forms": {"boost": 0.5}}
_LETTERS = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_WORD = re.compile(r"[0-9A-Za-zĄĆĘŁŃÓŚŹŻąćęłńóśźż]+")
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True)
class Entry:
    """What a page's front matter says for the search: title, one sentence about the page, editor's words."""

    title: str
    about: str
    words: list[str]


def fold(text: str) -> str:
    """The text without Polish diacritics, ł included."""
    return text.translate(_LETTERS)


def tokens(text: str) -> Iterator[str]:
    """The words of a text in lower case; HTML tags are skipped."""
    return (found.lower() for found in _WORD.findall(_TAG.sub(" ", text)))


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

    def of_text(self, words: Iterable[str]) -> set[str]:
        """The words and the forms of the nouns among them."""
        return _closed(words, self._nouns)

    def of_keywords(self, words: Iterable[str]) -> set[str]:
        """The words and all their forms."""
        return _closed(words, self._all)

    def knows(self, word: str) -> bool:
        """True when the word stands in the file."""
        return word in self._all


def _closed(words: Iterable[str], known: Mapping[str, set[str]]) -> set[str]:
    found: set[str] = set()
    for word in words:
        found |= {word} | known.get(word, set())
    return found | {fold(word) for word in found}


@cache
def committed() -> Forms:
    """The forms that are kept in the repository."""
    return Forms(FORMS.read_text(encoding="utf-8").splitlines())


def enrich(index: dict[str, Any], entries: Mapping[str, Entry], forms: Forms) -> dict[str, Any]:
    """The theme's index with one entry per page, two more fields and what a result shows.

    index: as the theme's plugin wrote it; entries: by address. The input is not changed.
    """
    merged: dict[str, list[str]] = {}
    for doc in index["docs"]:
        merged.setdefault(doc["location"].split("#")[0], []).append(f"{doc['title']} {doc['text']}")
    docs = [_doc(page, " ".join(texts), entries[page], forms) for page, texts in merged.items()]
    return {"config": index["config"] | {"fields": FIELDS}, "docs": docs}


def _doc(location: str, text: str, entry: Entry, forms: Forms) -> dict[str, str]:
    title = forms.of_keywords(tokens(entry.title))
    keywords = forms.of_keywords(tokens(" ".join(entry.words))) - title
    said = set(tokens(text)) - title - keywords
    return {
        "location": location,
        "heading": entry.title,
        "about": entry.about,
        "title": " ".join(sorted(title)),
        "words": " ".join(sorted(keywords)),
        "text": " ".join(sorted(said)),
        "forms": " ".join(sorted(forms.of_text(said) - said - title - keywords)),
    }


def script(index: dict[str, Any]) -> bytes:
    """The index as a script: a page opened from a disk may load scripts, but nothing else."""
    return b"CAMPAIGN_INDEX=" + json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode() + b";\n"
