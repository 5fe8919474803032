"""Recognises personal data typed by mistake, so that it is refused before it is kept anywhere.

Heuristics: a bare surname passes. The sentence beside the field is the main guard; `redact` is the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = re.compile(r"(?<!\d)\d(?:[ \-–./()]{0,2}\d){6,}")
_DATE = re.compile(r"\b\d{1,2}\.\d{1,2}\.\d{4}\b|\b\d{4}-\d{2}-\d{2}\b")
_PHONE = re.compile(r"(?:00)?(?:48)?[1-9]\d{8}")
"""Nine digits as a Polish subscriber has them, with or without the country's 48; eleven are no date."""
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_STREET = re.compile(
    r"(?i)\b(ul|ulica|ulicy|ulicę|al|aleja|alei|os|osiedle|osiedlu|pl|plac|placu)\b\.?\s*[^\d\n]{0,40}?\s\d"
)
_FLAT = re.compile(
    r"(?i:\bblok(?:u|iem)?\s+\d)|\b[Pp]rzy\s+[A-ZĄĆĘŁŃÓŚŹŻ]\w+(?:skiej|ckiej|skiego|ckiego)\s+\d|\bm\.\s?\d"
)
"""„przy Urzędowskiej 12”, „blok 12 m. 3”: a house without the word for a street."""
_PERSON = re.compile(
    r"\b(?:[Kk]s\.|[Pp](?:\.|(?:an|ani|ana|anu|anią|anem|aństw[oau]{1,2})\b))\s*([A-ZĄĆĘŁŃÓŚŹŻ]\w+)"
)
_WITH_NAME = re.compile(
    r"(?:\b[Zz]e?|\b[Uu]|\b[Dd]la)\s+([A-ZĄĆĘŁŃÓŚŹŻ]\w+(?:skim|ską|skiej|skiego|ckim|cką|ckiej|ckiego|ową|owej|ewiczem))\b(?!\s+[A-ZĄĆĘŁŃÓŚŹŻ])"
)
"""„z Kowalską”, „u Nowakowej”: endings of surnames after a preposition; „z Polskim Związkiem” is none."""
_NAMED = re.compile(
    r"\b(?:Adam|Alicj|Andrzej|Ann|Antoni|Barbar|Bogdan|Boż|Czesław|Danu|Doro|Edward|Elżbie|Eugeniusz|Francisz"
    r"|Genowef|Grażyn|Grzegorz|Halin|Helen|Henry|Iren|Jac[ek]|Jadwi|Jan(?!ów)|Jerz|Joann|Jolan|Józef|Katarzyn"
    r"|Kazimier|Krystyn|Krzysztof|Lesz|Lucyn|Małgorza|Mari|Mar[ek]|Michał|Mieczysław|Mirosław|Paw[eł]|Piotr"
    r"|Regin|Ryszard|Roman|Stanisław|Stefan|Tadeusz|Teres|Tomasz|Urszul|Waldemar|Wand|Wiesław|Władysław"
    r"|Wojciech|Zbigniew|Zdzisław|Zofi|Zygmunt)[a-ząęłóśźż]{0,4}\s+(?!Pawła|Wielki)[A-ZĄĆĘŁŃÓŚŹŻ]\w{2,}"
)
"""A first name usual among people of 60 and more, in any case, and a word with a capital."""
_OFFICE = re.compile(
    r"(?i)(miejsk|gminn|powiatow|wojewódzk|polsk|wiejsk|lubelsk|osiedlow|parafial|burmistrz|sołtys|prezes|dyrektor|kierowni|proboszcz|ksi[ąę]dz|przewodnicząc|wójt|komendant|radn)"
)
_WEIGHTS = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)


def personal(text: str, localities: Sequence[str] = ()) -> str | None:
    """What kind of personal data the text seems to hold, as a Polish noun; None when none is seen."""
    numbers = [re.sub(r"\D", "", found) for found in _DIGITS.findall(_DATE.sub("|", text))]
    # a locality followed by a number: how a house in a village without streets is written
    names = [re.escape(name) for name in localities]
    house = rf"(?i)\b(?:{'|'.join(names)})\s+(?:nr\s*)?\d{{1,4}}[a-z]?\b(?!\s*(?:os|ulot|spotk|rozm|[.:]\d))"
    places = {name[:4].casefold() for name in localities}
    named = _PERSON.findall(text)
    named += [found for found in _WITH_NAME.findall(text) if found[:4].casefold() not in places]
    seen = {
        "numer PESEL": any(map(is_pesel, numbers)),
        "numer konta albo karty": any(len(number) in (16, 26) for number in numbers),
        "adres e-mail": _EMAIL.search(text),
        "numer telefonu": any(map(_PHONE.fullmatch, numbers)),
        "adres": _STREET.search(text) or _FLAT.search(text) or (names and re.search(house, text)),
        "nazwisko lub imię": any(not _OFFICE.match(found) for found in named),
    }
    return next((what for what, found in seen.items() if found), None)


def perhaps_named(text: str) -> bool:
    """True for what may be a first name and a surname; a school's or a street's name passes for one, too."""
    return _NAMED.search(text) is not None


def is_pesel(digits: str) -> bool:
    """True for 11 digits with a real month (+80, 0, +20, +40, +60 by century) whose weighed sum ends in 0."""
    if len(digits) != 11 or not digits.isascii() or int(digits[2:4]) % 20 not in range(1, 13):
        return False
    return sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 10 == 0
