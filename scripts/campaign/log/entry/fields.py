"""The one table of an entry's fields: command line, questions, sheets, import, checks and copies read it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

NOTE_LIMIT = 280
REASON_LIMIT = 120
PEOPLE_LIMIT = 2000
LEAFLETS_LIMIT = 5000
RECEIVED_LIMIT = 100_000


@dataclass(frozen=True)
class Field:
    """One field. option: of the command line; hint: beside a question and in the option's help.

    width: of the sheet's column, in characters; also: other headings that mean it in other people's sheets;
    limit: the greatest number (0: a text); asked: also without being asked for details; chosen: from a list;
    only: the trait of a kind without which its entries never have the field.
    """

    name: str
    label: str
    option: str
    hint: str
    width: int
    also: tuple[str, ...] = ()
    limit: int = 0
    asked: bool = False
    chosen: bool = False
    only: str = "label"

    @property
    def number(self) -> bool:
        """True for a number."""
        return self.limit > 0


FIELDS: dict[str, Field] = {
    field.name: field
    for field in (
        Field("plan", "Plan", "--plan", "np. 2026-2; bez tego plan tego dnia", 14, ("plan działania",)),
        Field("day", "Data", "--date", "np. dziś, wczoraj, 3.09, 3.09.2026", 12,
              ("dzień", "kiedy", "data działania", "data spotkania", "dnia"), asked=True),
        Field("kind", "Działanie", "--action", "np. spotkanie, obchód, rozmowa, kolportaż ulotek", 24,
              ("rodzaj działania", "czynność", "co zrobiono", "rodzaj", "forma", "typ"), asked=True,
              chosen=True),
        Field("place", "Miejscowość", "--place", "z listy planu, nigdy adres", 16,
              ("miejsce", "gdzie", "miejscowosc i rejon"), asked=True, chosen=True, only="placed"),
        Field("people", "Osoby", "--people", "z iloma mieszkańcami rozmawiano",
              8, ("ile osób", "liczba osób", "osób", "uczestnicy", "liczba uczestników", "mieszkańcy",
                  "liczba mieszkańców", "ilość osób", "seniorzy", "liczba seniorów", "osoby razem",
                  "frekwencja", "obecni", "obecnych", "liczba obecnych", "ludzie", "słuchacze"),
              PEOPLE_LIMIT, asked=True, only="direct"),
        Field("people_new", "W tym pierwszy raz", "--first-time", "szacunek; można pominąć", 11,
              ("pierwszy raz", "nowe osoby", "w tym nowych"), PEOPLE_LIMIT, only="direct"),
        Field("leaflets", "Ulotki", "--leaflets", "ile razem", 9,
              ("ile ulotek", "liczba ulotek", "ulotek", "ulotki razem", "ilość ulotek", "rozdane ulotki",
               "rozdano ulotek"), RECEIVED_LIMIT, asked=True, only="leaflets"),
        Field("leaflet", "Rodzaj ulotki", "--leaflet", "np. na-wnuczka albo: na-wnuczka 3, wspolna 2", 24,
              ("jaka ulotka",), only="leaflets"),
        Field("edition", "Wydanie", "--edition", "ulotki albo materiału; bez tego najnowsze", 9,
              ("wydanie ulotki", "nr wydania"), 9999),
        Field("partner", "Partner", "--partner", "z planu, np. pzerii; można pominąć", 40,
              ("podmiot", "instytucja", "kto", "z kim", "podmiot współpracujący"), chosen=True),
        Field("piece", "Materiał", "--piece", "z zestawu partnera, np. ogloszenie; cały to: zestaw", 34,
              ("co przekazano",), chosen=True, only="shared"),
        Field("note", "Uwagi", "--note", f"bez nazwisk, adresów i numerów, do {NOTE_LIMIT} znaków", 40,
              ("notatki", "opis", "komentarz", "informacje dodatkowe")),
    )
}  # fmt: skip
"""In the order of every form, sheet and copy."""

LABELS: dict[str, str] = {name: field.label for name, field in FIELDS.items()}

_BLANKS = dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " ")
_WHOLE = re.compile(r"[0-9]+|[0-9]{1,3}(?: [0-9]{3})+")


class FieldError(ValueError):
    """The text does not fit the field; the message is the Polish sentence for it."""


def clean(text: str) -> str:
    """The text without control, bidi and zero-width characters, half ones and none, in NFC, spaces single.

    Such characters hide or turn what is read, and XML, Word and PostgreSQL refuse some of them.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = (c for c in text.translate(_BLANKS) if unicodedata.category(c) not in ("Cc", "Cf", "Cs"))
    kept = (c for c in seen if ord(c) & 0xFFFE != 0xFFFE and not 0xFDD0 <= ord(c) <= 0xFDEF)
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text for comparing: small letters, no accents, single spaces."""
    text = text.casefold()
    if not text.isascii():
        letters = unicodedata.normalize("NFD", text.replace("ł", "l"))
        text = "".join(c for c in letters if not unicodedata.combining(c))
    return " ".join(text.split())


def whole(text: str, limit: int) -> int:
    """A whole number from 0 to limit; an empty text is 0. Raises FieldError."""
    if not text:
        return 0
    if not _WHOLE.fullmatch(text):
        raise FieldError("wpisz liczbę całkowitą samymi cyframi, bez minusa, przecinka i słów")
    digits = text.replace(" ", "").lstrip("0") or "0"
    if len(digits) > len(str(limit)) or int(digits) > limit:
        shown = digits if len(digits) <= 12 else f"liczba o {len(digits)} cyfrach"
        raise FieldError(f"{shown} to za dużo, przyjmuję najwyżej {limit} – sprawdź liczbę")
    return int(digits)


def too_long(text: str, limit: int) -> str:
    """What to say of a text of more than limit characters; empty when it fits."""
    return f"tekst ma {len(text)} znaków, mieści się {limit} – skróć go" if len(text) > limit else ""
