"""content/publishers/<slug>.yml: one unit or town hall = one site edition; the only place to add one."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from campaign.model.base import Advice, Colour, Day, Document, FileSlug, Flag, Record, Short


class Contact(Record):
    """A local number or address; blank until somebody checked it."""

    label: Short
    """Co to jest, np. „Oficer dyżurny, całą dobę”."""
    kind: Literal["phone", "address", "email", "web"]
    """Rodzaj: phone, address, email albo web."""
    value: Annotated[str, StringConstraints(min_length=3, max_length=120)] | None = None
    """Numer lub adres. Zostaw puste, dopóki nikt go nie sprawdził."""
    verified_on: Day | None = None
    """Kiedy ktoś z jednostki to potwierdził (rrrr-mm-dd)."""

    @model_validator(mode="after")
    def _checked_or_blank(self) -> Self:
        if self.value and not self.verified_on:
            raise ValueError("jest numer lub adres bez daty sprawdzenia – wpisz verified_on albo usuń value")
        return self


class SiteUrl(Record):
    """Where the edition lives; printed only after the client confirmed it."""

    address: Annotated[str, StringConstraints(pattern=r"^https://\S+/$", max_length=120)] | None = None
    """Adres strony, z https:// na początku i / na końcu."""
    confirmed: Flag = False
    """true dopiero wtedy, gdy wydawca potwierdzi adres."""

    @model_validator(mode="after")
    def _nothing_to_confirm(self) -> Self:
        if self.confirmed and not self.address:
            raise ValueError(
                "potwierdzono adres, którego nie ma – wpisz address albo zmień confirmed na false"
            )
        return self


class Colours(Record):
    """The edition's dark colour; everything else is the campaign's."""

    ink: Colour = "#16202E"
    """Kolor dymków, ramek i ikon, bardzo ciemny (biały tekst ma na nim kontrast co najmniej 12:1)."""


class Accessibility(Record):
    """What the statutory accessibility statement says; only the publisher can know it.

    Everything may stay blank in a draft; `check --publish` refuses each blank that the law requires.
    """

    published_on: Day | None = None
    """Kiedy strona ukazała się pierwszy raz (rrrr-mm-dd)."""
    updated_on: Day | None = None
    """Kiedy strona ostatnio istotnie się zmieniła (rrrr-mm-dd)."""
    status: Literal["full", "partial", "none"] | None = None
    """Wynik badania: full (w pełni zgodna), partial (częściowo zgodna) albo none (niezgodna)."""
    shortcomings: list[Document] = []
    """Co jest niedostępne i dlaczego; obowiązkowe, gdy status to partial albo none."""
    prepared_on: Day | None = None
    """Kiedy sporządzono deklarację pierwszy raz (rrrr-mm-dd). Ta data już się nie zmienia."""
    reviewed_on: Day | None = None
    """Kiedy ostatnio ją przejrzano (rrrr-mm-dd); co roku do 31 marca."""
    examined: Document | None = None
    """Na jakiej podstawie powstała, np. samoocena wydawcy albo badanie firmy zewnętrznej."""
    unit: Annotated[Document, StringConstraints(max_length=120)] | None = None
    """Komórka albo funkcja, która przyjmuje zgłoszenia."""
    email: Annotated[str, StringConstraints(pattern=r"^[^@\s]+@[^@\s]+\.[a-z]+$", max_length=120)] | None = (
        None
    )
    """Adres e-mail do zgłoszeń."""
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9 ]{9,15}$")] | None = None
    """Telefon do zgłoszeń, np. "12 345 67 89"."""
    building: list[Document] = []
    """Wejście, winda, miejsca dla niepełnosprawnych, pies asystujący: opis siedziby, akapit po akapicie."""
    communication: list[Document] = []
    """Tłumacz języka migowego, pętla indukcyjna, informacja w tekście łatwym; także to, czego nie ma."""

    @property
    def missing(self) -> list[str]:
        """Names of the fields the statement may not go out without, in the model's order."""
        required = [name for name in type(self).model_fields if name not in ("shortcomings", "reviewed_on")]
        if self.status in ("partial", "none"):
            required.append("shortcomings")
        return [name for name in required if not getattr(self, name)]


class OfficerCheck(Record):
    """How this unit confirms an officer; no public source says it, so only the unit can."""

    text: Advice | None = None
    """Jednym lub dwoma zdaniami: jak zadzwonić i sprawdzić policjanta, który puka do drzwi."""
    approved_on: Day | None = None
    """Kiedy jednostka zatwierdziła to zdanie (rrrr-mm-dd)."""

    @model_validator(mode="after")
    def _approved_or_blank(self) -> Self:
        if (self.text is None) != (self.approved_on is None):
            raise ValueError("zdanie i data zatwierdzenia idą razem – wpisz text i approved_on albo usuń oba")
        return self


class Publisher(Record):
    """One publisher."""

    slug: FileSlug
    name: Short
    """Pełna nazwa wydawcy."""
    name_lines: list[Annotated[str, StringConstraints(min_length=1, max_length=34)]] = Field(
        min_length=1, max_length=2
    )
    """Nazwa w jednym lub dwóch wierszach do stopki wydruków."""
    short: Annotated[Short, StringConstraints(max_length=40)]
    """Krótka nazwa, np. „KPP Kraśnik”."""
    kind: Literal["police", "municipality"]
    """police (jednostka Policji) albo municipality (urząd miasta lub gminy)."""
    about: Advice
    """Kto i po co wydaje te materiały, głosem wydawcy."""
    contacts: list[Contact] = []
    """Lokalne numery i adresy; puste, dopóki niesprawdzone."""
    site_url: SiteUrl = SiteUrl()
    """Adres strony internetowej tego wydania."""
    colours: Colours = Colours()
    """Kolory wydania."""
    logo: (
        Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png)$", max_length=80)]
        | None
    ) = None
    """Plik znaku wydawcy w folderze content/logos (puste = bez znaku)."""
    officer_check: OfficerCheck = OfficerCheck()
    """Jak jednostka potwierdza policjanta przy drzwiach; puste, dopóki sama tego nie zatwierdzi."""
    accessibility: Accessibility = Accessibility()
    """Deklaracja dostępności: wypełnia wydawca."""
    approved_on: Day | None = None
    """Data akceptacji. Wpisuje ją tylko wydawca."""
    approved_by: Annotated[Short, StringConstraints(max_length=100)] | None = None
    """Funkcja osoby, która zaakceptowała (nigdy nazwisko)."""
    approved_text: Annotated[str, StringConstraints(pattern=r"^t[0-9a-f]{8}$")] | None = None
    """Znak zaakceptowanego tekstu; podaje go ./campaign check i ostrzega, gdy tekst jest już inny."""

    @model_validator(mode="after")
    def _both_or_none(self) -> Self:
        if (self.approved_on is None) != (self.approved_by is None):
            raise ValueError(
                "akceptacja jest niepełna – wpisz razem approved_on i approved_by albo zostaw oba puste"
            )
        return self

    @property
    def approved(self) -> bool:
        """True once the client signed; until then everything says PROJEKT."""
        return self.approved_on is not None

    @property
    def draft_mark(self) -> str:
        """What everything says until the client signed; then nothing."""
        return "" if self.approved else "PROJEKT – do akceptacji"

    @property
    def address(self) -> str | None:
        """The confirmed site address, or None: then no QR code and no address anywhere."""
        return self.site_url.address if self.site_url.confirmed else None
