"""leaflets/<format>/format.yml: one print format. The folder is the unit of change."""

from __future__ import annotations

from enum import StrEnum
from math import ceil
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from campaign.language.numbers import counted
from campaign.model.base import Advice, FileSlug, Flag, Keyword, Record, Short, Slug, Whole
from campaign.model.imposition import filled

Millimetres = Annotated[float, Field(gt=0, le=1000)]
Code = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9]{1,6}$")]
SHEETS = "{kartki}"
"""Stands in a format's text for the number of sheets, e.g. '3 kartki'."""
FileName = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9-]*(\{method\}[A-Za-z0-9-]*)?$", max_length=60)
]


class Occasion(StrEnum):
    """What an officer prepares for."""

    MEETING = "meeting"
    ROUND = "round"
    PARTNERS = "partners"


class Need(Record):
    """How many pieces of a print an occasion takes."""

    per_person: float = Field(default=0, ge=0, le=5)
    """Ile sztuk na osobę (0.5: jedna na dwie osoby)."""
    pieces: Whole = Field(default=0, ge=0, le=500)
    """Ile sztuk niezależnie od liczby osób, np. 1 tekst prowadzącego."""

    def count(self, people: int) -> int:
        """How many pieces for so many people."""
        return ceil(self.per_person * people) + self.pieces


class Variant(Record):
    """The same layout once more: on larger paper, or with little toner."""

    suffix: Slug
    """Końcówka nazwy pliku, np. „a3” (plik będzie się kończył na „-a3.pdf”)."""
    title: Short
    """Czym się różni, np. „A3” albo „oszczędza toner”."""
    zoom: float = Field(default=1, ge=0.5, le=4)
    """Ile razy większa strona (A4 na A3: 1.41421356)."""
    thrifty: Flag = False
    """true: białe dymki w ciemnej ramce zamiast ciemnych."""
    reading: Flag = False
    """true (tylko zeszyt): strony po kolei, każda osobno, do czytania na ekranie."""
    sheets: Short | None = None
    """Ile kartek i jak drukować, gdy inaczej niż w formacie."""


class Format(Record):
    """One print format; its gates read these numbers."""

    slug: FileSlug
    title: Short
    """Nazwa wydruku dla czytelnika, np. „Ulotka A4”."""
    about: Advice
    """Jedno lub dwa zdania: do czego służy."""
    for_each: Literal["method", "campaign"]
    """method: osobny wydruk dla każdej metody; campaign: jeden wydruk dla całej kampanii."""
    file: FileName
    """Nazwa pliku bez .pdf, np. „ulotka-{method}”."""
    code: Code
    """Krótki kod formatu do kodu partii, np. „A5”: wielkie litery i cyfry."""
    qr: Flag = True
    """false: bez kodu QR, bo jest za mały, nie czyta się go z telefonem w ręce albo czyta go prowadzący."""
    promised: Keyword | None = None
    """Początek słowa, którym obiecują go teksty dla partnerów, np. „plakat” albo „zakład” (puste: bez)."""
    audience: Literal["resident", "officer"] = "resident"
    """Kto czyta: resident (mieszkaniec, nic poniżej 14 pkt) albo officer (prowadzący)."""
    topic: Short | None = None
    """Nagłówek na stronie „Do druku” dla wydruku całej kampanii (puste: „O wszystkich metodach”)."""
    top: Flag = False
    """true: leży na samym wierzchu folderu dzielnicowego (0-CZYTAJ)."""
    occasions: dict[Occasion, Need] = {}
    """Na jaką okazję się go bierze (meeting, round, partners) i ile sztuk."""
    page: list[Millimetres] = Field(min_length=2, max_length=2)
    """Szerokość i wysokość strony w milimetrach."""
    pages: Whole = Field(ge=0, le=64)
    """Liczba stron pliku; bez stron, które dochodzą z metodami."""
    pages_per_method: Whole = Field(default=0, ge=0, le=8)
    """Ile stron dochodzi z każdą pokazywaną metodą."""
    methods_per_page: Whole | None = Field(default=None, ge=1, le=20)
    """Ile metod mieści strona, która zbiera je wszystkie, np. klucz quizu; tyle takich stron dochodzi."""
    address: Whole = Field(default=23, ge=10, le=90)
    """Tyle liter „a” mieści wiersz adresu przy kodzie QR; dłuższa część łamie się po „-” albo przed „.”."""
    most_methods: Whole | None = Field(default=None, ge=6, le=20)
    """Ile metod mieści ten wydruk (puste = każdą liczbę). Które to są, wybiera pole common w campaign.yml."""
    form: Literal["complaint", "notice"] | None = None
    """Druk do wypełnienia z pola forms w campaign.yml; powstaje też jako plik Word."""
    booklet: Flag = False
    """true: zeszyt składany z kartek; pages liczy jego strony, szablon dokłada brakujące do czterech."""
    whole_sheets: Flag = False
    """true: klucz zaczyna się na nowej kartce; szablon dokłada przed nim brakującą stronę."""
    copies_per_sheet: Whole = Field(default=1, ge=1, le=16)
    """Ile sztuk wychodzi z jednej kartki po rozcięciu."""
    screen: Flag = False
    """true: pokaz na ekran, nie na papier; bez linii 100 mm i bez kodu partii."""
    poster: Flag = False
    """true: wisi na ścianie; bez linii 100 mm, a po akceptacji bez kodu partii."""
    piece: list[Millimetres] | None = Field(default=None, min_length=2, max_length=2)
    """Szerokość i wysokość jednej sztuki z drukarni, w milimetrach (puste: kartki się nie rozcina)."""
    folds: Whole = Field(default=0, ge=0, le=8)
    """Ile razy składa się kartkę; tyle bigów zamawia się w drukarni."""
    print_shop: Flag = True
    """false: tego nie zamawia się w drukarni (np. quiz)."""
    stock: Short | None = None
    """Papier, który proponuje się drukarni, np. „kreda matowa 135 g/m²” (puste: wpisuje zamawiający)."""
    sheets: Short
    """Ile kartek i jak drukować, np. „1 kartka A4, obie strony, odwracanie wzdłuż długiego boku”.
    Gdy liczba zależy od liczby metod, zamiast niej wpisujemy {kartki}."""
    finish: Advice | None = None
    """Co zrobić po wydrukowaniu: jak rozciąć, złożyć albo przypiąć."""
    flip: Literal["long", "short"] | None = None
    """Druk z obu stron: wzdłuż którego boku odwrócić kartkę (puste: druk z jednej strony)."""
    smallest_type: float = Field(ge=6, le=40)
    """Najmniejsza dozwolona czcionka w punktach."""
    most_words: Whole | None = Field(default=None, ge=10)
    """Najwięcej słów na pierwszej stronie (puste = bez limitu)."""
    most_kilobytes: Whole = Field(default=40, ge=10, le=2000)
    """Największy plik w kilobajtach."""
    order: Whole = Field(default=100, ge=1)
    """Kolejność na liście wydruków."""
    variants: list[Variant] = []
    """Odmiany tego samego układu: większy papier, oszczędny druk."""

    @model_validator(mode="after")
    def _large_enough_to_read(self) -> Self:
        if self.audience == "resident" and self.smallest_type < 14:
            raise ValueError("mieszkaniec czyta pismo od 14 pkt wzwyż – wpisz smallest_type: 14 lub więcej")
        return self

    @model_validator(mode="after")
    def _one_name_per_file(self) -> Self:
        if (self.for_each == "method") != ("{method}" in self.file):
            raise ValueError(
                "nazwa pliku nie pasuje do for_each – „{method}” jest w niej wtedy, gdy for_each to method"
            )
        return self

    @property
    def ordered_in_print_shops(self) -> bool:
        """True when a print shop gets it: it is for residents, and on paper."""
        return self.print_shop and not self.screen and self.audience == "resident"

    @model_validator(mode="after")
    def _folded_like_a_booklet(self) -> Self:
        if self.booklet and self.flip != "short":
            raise ValueError("kartki zeszytu odwraca się wzdłuż krótkiego boku – wpisz flip: short")
        if not self.booklet and any(variant.reading for variant in self.variants):
            raise ValueError("reading jest tylko dla zeszytu – usuń je albo wpisz booklet: true")
        return self

    def page_count(self, methods: int) -> int:
        """How many pages the reader has when so many methods are published; a booklet's fill its sheets."""
        if self.booklet:
            return filled(self.pages + self.pages_per_method * methods)
        each = self.pages_per_method * methods
        each += each % 2 if self.whole_sheets else 0
        return self.pages + each + (ceil(methods / self.methods_per_page) if self.methods_per_page else 0)

    def sheets_of(self, occasion: Occasion, people: int, methods: int) -> int:
        """How many sheets of paper an occasion takes for so many people."""
        if occasion not in self.occasions or self.screen:
            return 0
        copies = ceil(self.occasions[occasion].count(people) / self.copies_per_sheet)
        return copies * self.sheet_count(methods)

    def sheet_count(self, methods: int) -> int:
        """Sheets of paper that one print takes when so many methods are shown."""
        printed = self.page_count(methods) // (2 if self.booklet else 1)
        return ceil(printed / (2 if self.flip else 1))

    def paper(self, methods: int) -> str:
        """How many sheets, and how to print them, when so many methods are shown."""
        count = self.sheet_count(methods)
        return self.sheets.replace(SHEETS, counted(count, "kartka", "kartki", "kartek"))
