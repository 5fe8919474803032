"""content/campaign.yml, forms: what somebody fills in after a loss, on paper, on a screen or in Word."""

from __future__ import annotations

from pydantic import Field

from campaign.model.base import Advice, Flag, Record, Short, Slug, Whole


class FillLine(Record):
    """A place to write in, with its label under it."""

    label: Short
    """Co tu wpisać, np. „imię i nazwisko”."""
    lines: Whole = Field(default=1, ge=1, le=8)
    """Ile wierszy."""
    most: Whole | None = Field(default=None, ge=1, le=40)
    """Najwięcej znaków, np. 4 ostatnie cyfry; pole jest wtedy tak krótkie."""
    columns: list[Short] = []
    """Nagłówki kolumn, gdy każda linia ma kilka części, np. data i kwota."""
    half: Flag = False
    """true: pół szerokości kartki; dwa takie pola po sobie stoją obok siebie."""


class FillPart(Record):
    """One part of a form; nothing in it is ticked beforehand."""

    title: Short
    """Nagłówek części."""
    text: Advice | None = None
    """Zdanie, które już tu stoi; „…………” to miejsce do wpisania."""
    choices: list[Short] = []
    """Kratki do zaznaczenia."""
    lines: list[FillLine] = []
    """Miejsca do wpisania."""

    @property
    def hint(self) -> str:
        """What many lines right under the heading are for: said on its line, read before writing; or ''."""
        first = self.lines[0] if self.lines and not self.text else None
        return first.label if first and first.lines > 1 and not first.columns else ""


class FillForm(Record):
    """A form of two pages."""

    step: Slug
    """Identyfikator kroku z pola after, przy którym strona podaje ten druk."""
    title: Short
    """Tytuł druku."""
    use: list[Short] = Field(min_length=1, max_length=4)
    """Jak go użyć; to nie jest część pisma i stoi na końcu."""
    front: list[FillPart] = Field(min_length=1)
    """Pierwsza strona."""
    back: list[FillPart] = Field(min_length=1)
    """Druga strona."""
    bring: list[Short] = []
    """Co zabrać ze sobą albo dołączyć."""
    sources: list[Slug] = Field(min_length=1)
    """Identyfikatory źródeł z facts.yml."""

    @property
    def parts(self) -> list[FillPart]:
        """All parts, in order."""
        return [*self.front, *self.back]


class FillForms(Record):
    """The two letters whoever was cheated has to write."""

    complaint: FillForm
    """Reklamacja nieautoryzowanej transakcji, do banku."""
    """Reklamacja nieautoryzowanej transakcji, do banku."""
    notice: FillForm
    """Zawiadomienie o podejrzeniu przestępstwa, do policji."""

    @property
    def by_name(self) -> dict[str, FillForm]:
        """Each form by the name a print format calls it."""
        return {"complaint": self.complaint, "notice": self.notice}

    """Zawiadomienie o podejrzeniu przestępstwa, do policji."""
