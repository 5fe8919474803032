"""Phone numbers, statistics and deadlines stand in facts.yml, with a source and an expiry, or not at all.

Exempt: the fraudster's and the client's own words (other voices), real cases (they carry their sources),
situations of a quiz (invented on purpose), quotations („…”) and the fact base itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.prose import Prose, prose, report
from campaign.language.finding import Finding
from campaign.model.facts import FactKind
from campaign.problems import Problem

_MASKED = re.compile(r"„[^”]*”|\{fact:[^}]*\}")
_SPELLED = (
    "dwa|dwie|dwóch|trzy|trzech|cztery|czterech|pięć|pięciu|sześć|siedem|osiem|dziewięć|dziesięć|dwanaście|dwunastu"
    "|trzynaście|trzynastu|czternaście|czternastu|piętnaście|trzydzieści|trzydziestu|sto|stu|dwieście|pięćset"
)
_DIGITS = r"\d+(?:[.,]\d+)?(?: \d{3})*"
_TIME = r"(?:sekund|minut|godzin|dni|dzień|tygodni|tydzień|miesi)\w*(?: robocz\w+)?"
_KINDS = (
    (
        "numer telefonu",
        r"(?:\+48 ?)?\d{3}[ -]?\d{3}[ -]?\d{3}|(?:\+48 ?)?\(?\d{2}\)?[ -]\d{3}[ -]\d{2}[ -]\d{2}"
        r"|0?[ -]?80[01](?:[ -]?\d{2,3}){2,3}|(?:112|99[79]|98[1-6]|8080)"
        r"|(?:(?<=pod )|(?<=numer )|(?<=numerem )|(?<=SMS na )|(?<=tel. ))\d[\d -]{1,13}\d",
    ),
    (
        "termin",
        rf"{_DIGITS} {_TIME}|(?<=w ciągu )(?:{_SPELLED}) {_TIME}|(?<=w terminie )(?:{_SPELLED}) {_TIME}",
    ),
    (
        "liczba",
        rf"(?:{_DIGITS}|{_SPELLED})(?: ?%| (?:procent|tysi|tys\.|mln|milion|mld|miliard)\w*)"
        rf"|{_DIGITS} (?:zł|grosz|osób|osob|spraw|przypadk|oszustw|zgłosze|senior)\w*"
        r"|co (?:drug|trzeci|czwart|piąt|dziesiąt)\w* (?:osob|senior|polak)\w*",
    ),
)
_RULES = tuple((name, re.compile(rf"(?i)(?<![\w,.])(?:{pattern})(?!\w)")) for name, pattern in _KINDS)


def check(context: Context) -> Iterator[Problem]:
    """Numbers in advice that no fact carries."""
    phones = {f.value: slug for slug, f in context.campaign.facts.items() if f.kind is FactKind.PHONE}
    texts = (text for text in prose(context) if not _exempt(text))
    yield from report(context, texts, lambda text: _find(text, phones))


def _exempt(text: Prose) -> bool:
    return text.path == "content/facts.yml" or text.loc[0] == "case" or "situation" in text.loc[1:]


def _find(text: Prose, phones: dict[str, str]) -> Iterator[Finding]:
    for name, number in numbers(text.raw):
        slug = phones.get(number, "identyfikator")
        yield Finding(number, f"„{number}” to {name} poza bazą faktów – wpisz {{fact:{slug}}}")


def numbers(text: str) -> Iterator[tuple[str, str]]:
    """Phone numbers, deadlines and statistics typed in a text, each with its kind; quotations are skipped."""
    rest = _MASKED.sub(lambda match: "¤" * len(match.group()), text)
    for name, pattern in _RULES:
        for match in pattern.finditer(rest):
            yield name, match.group()
        rest = pattern.sub(lambda match: "¤" * len(match.group()), rest)
