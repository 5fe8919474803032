"""Typography of the source: what an author must type right because rendering will not repair it.

Hard spaces are not asked for here: campaign.typography puts them in when a value is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.language.finding import Finding
from campaign.language.numbers import months

_MONTHS = "|".join(months("format"))
_RULES = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (r"[\"“‟]|(?<=\w)''|''(?=\w)|«[^»]*»", "zły cudzysłów – wpisz „ na początku i ” na końcu"),
        (r"\.\.\.", "trzy kropki – wpisz jeden znak …"),
        (r"(?<=\s)[-—](?=\s)|—|(?<=\w)–(?=[^\W\d_])", "zła kreska – między zdaniami wpisz „ – ” ze spacjami"),
        (r"(?<=[^\W\d_])- (?!i |lub )|(?<= )-(?=[^\W\d_])", "łącznik ze spacją z jednej strony – popraw"),
        (r"(?<=\S) {2,}(?=\S)", "dwie spacje – zostaw jedną"),
        (r"[\u00a0\u202f\u200b]", "niewidoczna spacja – wpisz zwykłą, twardą wstawimy przy druku"),
        (r"\s[,.;:!?…](?!\d)", "spacja przed znakiem – usuń ją"),
        (
            r"[,;!?](?=[^\W\d_])|(?<=[^\W\d_]{3})\.(?=[A-ZĄĆĘŁŃÓŚŹŻ][a-ząćęłńóśźż])",
            "brak spacji po znaku – dopisz",
        ),
        (r"„\s|\s”(?!\w)|\(\s|\s\)", "spacja przy cudzysłowie lub nawiasie – usuń ją"),
        (r"[!?]{2,}|,,|\.,|(?<!\.)\.\.(?!\.)", "podwójny znak – zostaw jeden"),
        (r"\d\s%", "spacja przed % – usuń ją"),
        (r"\d(?:zł|gr|km|kg)\b", "brak spacji między liczbą a jednostką – dopisz ją"),
        (r"\d\.\d{2} zł", "kropka w kwocie – wpisz przecinek, np. 1,45 zł"),
        (r"\b\d{1,2}:\d{2}\b", "godzina z dwukropkiem – wpisz kropkę, np. 17.30"),
        (rf"\b0\d (?:{_MONTHS})\b|\b\d{{1,2}}\. (?:{_MONTHS})\b", "zły zapis dnia – wpisz np. 4 maja"),
        (
            r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d{2}-\d{2}\b",
            "data samymi liczbami – wpisz np. 14 maja 2026 roku",
        ),
        (r"\b\d{1,2} [IVX]+ \d{4}\b", "miesiąc rzymski – wpisz słowo, np. 14 maja"),
        (
            r"(?<!\d)\d{9,}(?!\d)|\d{3}-\d{3}-\d{3}|\d{2}-\d{3}-\d{2}-\d{2}|\(\d{2}\) ?\d",
            "zły zapis numeru – grupuj spacjami, np. 600 123 456 albo 22 123 45 67",
        ),
        (r"(?<!\d)(?<!\d )\d{5,8}(?![\d-])", "długa liczba bez odstępów – wpisz np. 80 000"),
        (
            r"\b[A-ZĄĆĘŁŃÓŚŹŻ]{2,}(?:[ ,]+[A-ZĄĆĘŁŃÓŚŹŻ]{2,}){2,}",
            "wielkie litery w całym zdaniu – wpisz małe",
        ),
    )
)


def lint(text: str) -> Iterator[Finding]:
    """Slips of typography in a text as its author typed it."""
    for pattern, message in _RULES:
        for match in pattern.finditer(text):
            yield Finding(match.group(), message)
    if text.count("„") != text.count("”"):
        yield Finding("„" if "„" in text else "”", "cudzysłów bez pary – dopisz brakujący znak „ albo ”")
    if text.count("(") != text.count(")"):
        yield Finding("(" if "(" in text else ")", "nawias bez pary – dopisz drugi")
