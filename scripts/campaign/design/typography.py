"""Polish typography for rendered values: where a line must not break, a hard space (U+00A0) stands.

Applied when a value is rendered, never in content/ and never on finished Markdown or HTML: authors type
plain spaces. The source is checked by campaign.language.typography_lint instead of being repaired.
"""

from __future__ import annotations

import re
from functools import lru_cache

from campaign.language.numbers import months

NBSP = "\u00a0"

_MONTHS = "|".join(months("format"))
_UNITS = (
    r"zł|złot\w+|grosz\w*|gr|tys\.|tysi\w+|mln|milion\w*|mld|miliard\w*|proc\.|sekund\w*|minut\w*|godzin\w*"
    r"|dni|dnia|dzień|tygodni\w*|miesi\w+|lat|lata|rok|roku|latach|r\.|km|kg|cm|mm|m|wydani\w+|osób|osoby"
)
_PREPOSITIONS = "pod|do|na|od|po|za|ze|przez|nr|numer|numeru|numerem|numery|około|niż|tylko|wydanie"
_ABBREVIATIONS = r"nr|ul\.|al\.|pl\.|godz\.|art\.|ust\.|pkt|poz\.|str\.|rys\.|tel\.|ok\.|im\.|św\.|np\.|ks\."

_RULES = (
    re.compile(r"(?<![^\s(\[„«»”\"'–—/])([aiouwzAIOUWZ]) (?=\S|$)"),  # one-letter words; $: a fact may follow
    re.compile(r"(\d) (?=\d)"),  # groups of a phone number or of thousands
    re.compile(rf"(\d) (?=(?:{_UNITS})(?![^\W\d_]))"),
    re.compile(rf"(\d) (?=(?:{_MONTHS})\b)"),
    re.compile(rf"(?i)\b({_PREPOSITIONS}) (?=\d|\{{fact:|$)"),
    re.compile(rf"(?i)(?<!\w)({_ABBREVIATIONS}) (?=[\w{{„])"),
    re.compile(r"([^\W\d_]) (?=(?:112|8080)(?!\d))"),  # a verb and the number it asks for
    re.compile(r"(\S) (?=–\s)"),  # a dash never begins a line
)
_LAST = re.compile(r"(\S+ \S+) (?=\w{1,3}[.!?…”»)]*$)")


@lru_cache(maxsize=8192)  # the same sentences stand on many prints
def typography(text: str) -> str:
    """The text with hard spaces where Polish print wants them; calling it twice changes nothing more.

    Binds: a one-letter word to the next word, number to unit and month, groups of a number, „pod”, „nr” and
    the like to the number after them, a dash to the word before it, and a last word of up to three letters.
    A piece cut before a fact („Dzwonię pod ”) binds its trailing space too. Only U+0020 is ever replaced.
    """
    for rule in _RULES:
        text = rule.sub(rf"\1{NBSP}", text)
    return _LAST.sub(rf"\1{NBSP}", text)


_LEANING = re.compile(r"(?i)(?<!\w)(na|do|po|od|za|ze|we|ku|nie|co|że|komu) (?=[\w„])")
"""Short words that lean on the next: „nie” torn from its verb misleads, „komu ufam” is one thought."""
_SHORT_ENDING, _WIDEST_ENDING = 12, 15
"""Letters: a shorter last line looks forgotten; more held together would leave narrow columns ragged."""


@lru_cache(maxsize=8192)
def typography_on_paper(text: str) -> str:
    """The text for print, where no browser evens out lines: leaning words and short endings hold too.

    Kept off the site, whose narrowest column has no room for „na kryptowalutę” in a heading.
    """
    bound = SHORT_HYPHEN.sub(lambda found: found[0].replace("-", "\u2011"), typography(text))
    return _ending(_LEANING.sub(rf"\1{NBSP}", bound))


SHORT_HYPHEN = re.compile(r"\b(?:\w{2,4}-\w{1,4}|e-\w+)\b")
"""SMS-a, PIN-u, e-mail: the hyphen of an ending is no place to break a line."""


def _ending(text: str) -> str:
    """Last words held together until the last line cannot be short, as far as a narrow column allows."""
    rest, _, last = text.rpartition(" ")
    before, _, previous = rest.rpartition(" ")
    short = previous and previous[-1] not in ".!?…" and 0 < len(last) < _SHORT_ENDING
    fits = before and len(previous) + len(last) <= _WIDEST_ENDING
    return _ending(f"{before} {previous}{NBSP}{last}") if short and fits else text
