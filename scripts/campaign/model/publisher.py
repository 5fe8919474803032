"""content/publishers/<slug>.yml: one unit or town hall = one site edition; the only place to add one."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import StringConstraints, model_validator

from campaign.model.base import Advice, Colour, Day, FileSlug, Flag, Record, Short


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


class Publisher(Record):
    """One publisher."""

    slug: FileSlug
    name: Short
    """Pełna nazwa wydawcy."""
    name_lines: list[Annotated[str, StringConstraints(min_length=1, max_length=34)]]
    """Nazwa w dwóch wierszach do stopki wydruków."""
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
    logo: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png)$")] | None = None
    """Plik znaku wydawcy w folderze content/logos (puste = bez znaku)."""
    approved_on: Day | None = None
    """Data akceptacji. Wpisuje ją tylko wydawca."""
    approved_by: Annotated[Short, StringConstraints(max_length=100)] | None = None
    """Funkcja osoby, która zaakceptowała (nigdy nazwisko)."""

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
    def address(self) -> str | None:
        """The confirmed site address, or None: then no QR code and no address anywhere."""
        return self.site_url.address if self.site_url.confirmed else None
