"""The maintainer's tool behind content/word-forms.txt: asks Morfeusz for all forms of the site's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from campaign.problems import CampaignError

# classes of Morfeusz that carry no topic; a word that may be one of them is not inflected as a noun
_EMPTY = {
    "prep",
    "conj",
    "comp",
    "part",
    "qub",
    "interj",
    "ppron12",
    "ppron3",
    "siebie",
    "pred",
    "adv",
    "num",
}
_VERB = {"fin", "inf", "praet", "impt", "imps", "pact", "ppas", "ger"}
# forms a reader would type; the other persons only make the index heavy
_TYPED = ("fin:sg:pri", "fin:sg:ter", "inf", "praet:sg:f", "praet:sg:m1", "imps", "ger:sg:nom", "ger:sg:gen")
SHORTEST = 3


def lines(text_words: Iterable[str], keywords: Iterable[str]) -> list[str]:
    """Lines for the file, sorted: nouns of the texts, and every kind of word among the editor's words."""
    found = {line for word in text_words for line in _lines(word, nouns_only=True)}
    found |= {line for word in keywords for line in _lines(word, nouns_only=False)}
    return sorted(found)


def known_nouns(words: Iterable[str]) -> list[str]:
    """Those of the words that Morfeusz knows as nouns with forms of their own."""
    return [word for word in words if any(line.startswith("s ") for line in _lines(word, nouns_only=True))]


@cache
def _morfeusz() -> Any:
    try:
        import morfeusz2
    except ImportError as error:
        raise CampaignError(
            "brakuje słownika Morfeusz – zainstaluj program jeszcze raz (na Linuksie: komputer x86_64)"
        ) from error
    return morfeusz2.Morfeusz()


def _lines(word: str, nouns_only: bool) -> Iterator[str]:
    if len(word) < SHORTEST or word.isdigit():
        return
    readings = {(lemma, tag.split(":")[0]) for _, _, (_, lemma, tag, _, _) in _morfeusz().analyse(word)}
    kinds = {kind for _, kind in readings}
    if kinds & _EMPTY:
        return
    for lemma, kind in sorted(readings):
        if kind == "subst":
            yield _line("s", _forms(lemma, ("subst",)))
        elif kind in _VERB and not nouns_only:
            yield _line("x", {*_forms(lemma, _TYPED), *_persons(lemma)})
        elif kind == "adj" and not nouns_only:
            yield _line("x", _forms(lemma, ("adj",), ":pos"))


def _line(kind: str, forms: Iterable[str]) -> str:
    return " ".join([kind, *sorted(forms)])


def _forms(lemma: str, kinds: tuple[str, ...], also: str = "") -> set[str]:
    """Forms of a lemma in lower case whose tag starts with one of the kinds and contains also."""
    return {
        form.lower()
        for form, _, tag, *_ in _morfeusz().generate(lemma)
        if tag.startswith(kinds) and also in tag and " " not in form
    }


def _persons(lemma: str) -> Iterator[str]:
    """First person of the past, which Morfeusz writes as two pieces: oddała + m, oddał + em."""
    yield from (f"{form}m" for form in _forms(lemma, ("praet:sg:f",)))
    yield from (f"{form}em" for form in _forms(lemma, ("praet:sg:m1",), "") if form.endswith("ł"))
