"""What no output may say about safety: first steps the content forbids, and promises that no source makes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.card_number import ASKS
from campaign.content.texts import Text, walk
from campaign.language.phrases import tone
from campaign.model.base import Record
from campaign.model.campaign import Campaign

_SENTENCE = re.compile(r"(?<=[.!?:|])\s+|¤|”|„")
_NO = re.compile(r"(?i)\b(nie|nic|nigdy|nikt|niczego|ani)\b")
_REFUSED = re.compile(r"(?i)\b(?:nie|nic nie|niczego nie)(?: \w+)?? (\w+(?:am|ę|em))\b")
OTHERWISE = ("Otwieram plik", "Płacę tylko")
"""Words of the officer's papers, and the exception for what was ordered."""
FALSE = {
    "koniec rozmowy": r"połączenie (?:samo )?się (?:wtedy )?(?:kończy|przerywa)|linia (?:jest|będzie) (?:już )?wolna",
    "telefon na stole": r"telefon na stole kończy|wystarczy odłożyć telefon na stół",
    "numer karty": rf"{ASKS.pattern[4:]}|zapis\w+ (?:tu )?numer\w* (?:swojej |mojej )?karty",
    "PESEL": r"PESEL[^.]*\b(?:na stałe|na zawsze)\b",
    "zastrzeżona karta": r"kart\w+ (?:można|da się) (?:potem )?odblokować",
    "odznaka": r"odznaka na ekranie[^.]*\b(?:wystarcz|to dowód|dowodzi)",
    "mundur": r"mundur(?:owi)?[^.]*\b(?:wystarcz|to dowód)",
    "zwrot": r"bank (?:zawsze |na pewno )?(?:odda|zwróci) (?:wszystk|pieniądze)|odzyskamy Państwa",
    "wysyłanie": r"\bwysyłam (?:pieniądze|przelew|kod|zdjęcie dowodu)",
    "BLIK": r"wypłat\w+ BLIK\w* (?:można|da się) cofnąć",
    "nakaz": r"nakaz\w*[^.]*\b(?:od razu|otwieram|wpuszczam|wystarcz)",
    "giełda": r"\b(?:piszę|dzwonię) do opiekuna",
    "koperta": r"\b(?:biorę|zawożę|odbieram) (?:tę )?kopertę",
}  # fmt: skip
"""Contradictions of single sentences: why they are wrong stands in the fact base."""


def findings(campaign: Campaign, whole: str) -> Iterator[str]:
    """Contradictions in one output; whole: its text as one line, without the fraudster's words."""
    yield from _definition(campaign, whole)
    yield from (f"obietnica: {found.message}" for found in tone(whole, "refund"))
    refused = _refused(campaign)
    for sentence in _SENTENCE.split(whole):
        if _NO.search(sentence):
            continue
        for name, pattern in FALSE.items():
            if re.search(f"(?i){pattern}", sentence):
                yield f"{name}: „{sentence.strip()}”"
        first = re.match(r"\W*(\w+(?:am|ę|em))\b", sentence)
        if first and first[1].lower() in refused and not sentence.strip().startswith(OTHERWISE):
            yield f"robię to, czego nie robię: „{sentence.strip()}”"


def _definition(campaign: Campaign, whole: str) -> Iterator[str]:
    said = campaign.core.rule.never
    for match in re.finditer(r"Nigdy ten, kto[^.¤|]*\.?", whole):
        if not match.group().startswith(said.rstrip(".")):
            yield f"definicja brzmi inaczej: „{match.group()}”"


def _refused(campaign: Campaign) -> set[str]:
    """Verbs of what the reader never does („nie otwieram”), as far as no advice says them otherwise."""
    texts = [text.value for text in advice(campaign)]
    refused = {verb.lower() for text in texts for verb in _REFUSED.findall(text)}
    first = (re.match(r"\W*(\w+)", sentence) for text in texts for sentence in _SENTENCE.split(text))
    done = {match[1].lower() for match in first if match}
    return refused - done


def advice(campaign: Campaign) -> Iterator[Text]:
    records: list[Record] = [campaign.core, *campaign.methods.values(), *campaign.partners.values()]
    for record in records:
        yield from (t for t in walk(record) if t.voice == "advice" and t.loc[0] != "quiz")
