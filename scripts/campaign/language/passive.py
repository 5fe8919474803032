"""The passive voice: „zostało zgłoszone”, „jest zatrzymany”, „zgłoszono”; who did it stays unsaid.

A heuristic on endings: participles that became adjectives („zagrożone”, „umówiony”) and nouns with the
same endings („telefony”, „strona”) are listed as exceptions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.language.finding import Finding

_ADJECTIVES = (
    "zagrożon|skończon|zamknięt|otwart|umówion|zajęt|podejrzan|znan|nieznan|zdenerwowan|przestraszon|zmęczon"
    "|zadowolon|zawstydzon|związan|zakochan|uprawnion|samotn|pijan|zastrzeżon|ukryt|ubran"
)
_NOUNS = (
    "stron|telefon|zmian|ścian|żon|kran|ekran|plan|ton|koron|zasłon|osłon|ochron|ikon|ocen|scen|minut|walut"
    "|kryptowalut|wizyt|kredyt|limit|emeryt|bandyt|płyt"
)
_ENDINGS = "y|a|e|i|ą|ego|ej|ych|ym|o"
_NO_PARTICIPLE = re.compile(rf"(?:{_ADJECTIVES}|{_NOUNS})(?:{_ENDINGS})|\w+[ae]ni[ae]")
_PARTICIPLE = r"\w{2,}(?:an|on|en|ęt|yt|ut|it)(?:" + _ENDINGS + ")"
_BE = r"(?:jest|są|był[aoy]?|byli|będzie|będą|być|bywa|bywają)"
_BECOME = r"(?:został[aoy]?|zostali|zostaje|zostają|zostanie|zostaną|zostać)"
_PASSIVE = re.compile(rf"(?i)\b(?:{_BE}|{_BECOME}) (?:\w+ ){{0,2}}?({_PARTICIPLE})\b")
_IMPERSONAL = re.compile(r"(?i)\b\w{3,}(?:ano|ono|ęto|yto|uto)\b")
_NOT_IMPERSONAL = re.compile(
    "rano|siano|kolano|miano|święto|pełno|czerwono|zielono|słono|grono|wrzeciono|koryto|kopyto|ciasno"
)


def passives(text: str) -> Iterator[Finding]:
    """Every passive form of a text."""
    for match in _PASSIVE.finditer(text):
        if not _NO_PARTICIPLE.fullmatch(match.group(1).lower()):
            yield _finding(match.group())
    for match in _IMPERSONAL.finditer(text):
        if not _NOT_IMPERSONAL.fullmatch(match.group().lower()):
            yield _finding(match.group())


def _finding(fragment: str) -> Finding:
    return Finding(fragment, f"„{fragment}” to strona bierna – napisz, kto co robi")
