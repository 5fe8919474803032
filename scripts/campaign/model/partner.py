"""content/partners/<slug>.yml: one partner's kit, ready to use; the slug is the partner's id in the plans."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from campaign.model.base import ON_PAGE, Advice, FileSlug, Flag, Record, Short, Slug, Whole


class PieceKind(StrEnum):
    """What a piece is made from; each kind is one template in templates/announcements."""

    TEXT = "text"
    INTERVIEW = "interview"
    CUTS = "cuts"
    QUIZ = "quiz"
    ARTICLE = "article"


class Answer(Record):
    """A question with what may be said to it."""

    ask: Short
    """Pytanie redakcji albo słuchacza."""
    answer: Advice
    """Odpowiedź, gotowa do powiedzenia."""


class Piece(Record):
    """One text a partner can use unchanged."""

    title: Annotated[Short, ON_PAGE]
    """Tytuł kartki, np. „Ogłoszenie po mszy”."""
    use: Annotated[Advice, ON_PAGE]
    """Jedno zdanie dla partnera: kiedy i jak tego użyć. Nie czyta się go na głos."""
    kind: PieceKind = PieceKind.TEXT
    """text, interview (pytania i odpowiedzi), cuts (tekst o każdej metodzie), quiz albo article."""
    spoken: Flag = False
    """true, gdy tekst jest do czytania na głos: liczby i numery słowami, krótkie zdania."""
    large: Flag = False
    """true, gdy kartkę czyta się z tablicy albo z ręki: większe litery."""
    seconds: Whole | None = Field(default=None, ge=5, le=900)
    """Ile sekund ma partner (puste = bez limitu)."""
    characters: Whole | None = Field(default=None, ge=20, le=2000)
    """Najwięcej znaków (SMS: 160; puste = bez limitu)."""
    polish: Flag = True
    """false, gdy tekst ma wyjść bez polskich liter (SMS); piszemy go zwyczajnie, litery zamieni program."""
    in_mail: Flag = False
    """true, gdy tekst ma stać też w samej wiadomości, do skopiowania z telefonu."""
    dated: Flag = False
    """true, gdy partner ma sam dopisać dzień nad tekstem."""
    blanks: list[Short] = []
    """Puste pola pod tekstem, do wypełnienia ręką, np. [Podpis, Mój telefon]."""
    paragraphs: list[Advice] = []
    """Akapity. {rule}, {question}, {comfort} i {name} wstawiają zdania z campaign.yml, {fact:…} numery."""
    questions: list[Answer] = []
    """Pytania i odpowiedzi (tylko kind: interview)."""
    closing: list[Advice] = []
    """Akapity po treści zbieranej z metod (article, quiz, cuts)."""

    @model_validator(mode="after")
    def _has_its_parts(self) -> Self:
        if self.kind is PieceKind.TEXT and not self.paragraphs:
            raise ValueError("kartka nie ma treści – dopisz paragraphs")
        if (self.kind is PieceKind.INTERVIEW) != bool(self.questions):
            raise ValueError("questions pasują tylko do kind: interview – popraw kind albo questions")
        return self

    @property
    def channel(self) -> str:
        """Radio when it is read aloud, wherever that is done."""
        return "radio" if self.spoken else ""

    @property
    def texts(self) -> list[str]:
        """Everything that is said or read out, in order."""
        pairs = [text for item in self.questions for text in (item.ask, item.answer)]
        return [*self.paragraphs, *pairs, *self.closing]


class Mail(Record):
    """The mail the kit travels with."""

    subject: Short
    """Temat wiadomości."""
    paragraphs: list[Advice] = Field(min_length=1)
    """Treść: o co prosimy i co jest w załącznikach. Listę plików i podpis dopisze program."""


class Picture(Record):
    """What stands beside a picture when it is published."""

    sizes: list[Annotated[str, StringConstraints(pattern=r"^\d{3,4}x\d{3,4}$")]] = Field(min_length=1)
    """Rozmiary w pikselach, np. [1200x630, 1080x1080]."""
    caption: Short
    """Podpis pod obrazem."""


class Web(Record):
    """What an editor of a web site needs besides the article."""

    lead: Advice
    """Zajawka na stronę główną: jedno lub dwa zdania."""
    publish: Short
    """Kiedy opublikować, słowami; dzień wpisuje partner."""
    remove: Short
    """Kiedy zdjąć albo podmienić."""


class Kit(Record):
    """One partner's kit."""

    slug: FileSlug
    name: Short
    """Kto to jest, np. „Parafia” (nigdy nazwisko)."""
    publisher: Slug
    """Wydawca (nazwa pliku z content/publishers), który odpowiada za treść i daje ulotki."""
    signature: Short
    """Podpis pod każdą kartką: kto mówi. Neutralny, gdy partner nie należy do wydawcy."""
    name_lines: list[Annotated[str, StringConstraints(min_length=1, max_length=34)]] = Field(
        default=[], max_length=2
    )
    """Podpis na wydrukach w dwóch wierszach, gdy partner nie mówi głosem wydawcy (puste = wydawca)."""
    prints: list[Slug] = []
    """Formaty wydruku (foldery w leaflets), od najlepszego."""
    every_print: Flag = False
    """true: partner dostaje wydruki we wszystkich tych formatach; false: tylko pierwszy, który istnieje."""
    mail: Mail
    """Wiadomość, z którą zestaw idzie do partnera."""
    pieces: dict[Slug, Piece] = Field(min_length=1)
    """Kartki: identyfikator (tak woła je dziennik i kalendarz powtórek), a pod nim tekst."""
    picture: Picture | None = None
    """Obraz do komunikatora albo na stronę (puste = bez obrazu)."""
    web: Web | None = None
    """Tylko dla stron internetowych: zajawka i daty."""

    @model_validator(mode="after")
    def _one_article(self) -> Self:
        articles = [piece for piece in self.pieces.values() if piece.kind is PieceKind.ARTICLE]
        if (self.web is None) == bool(articles) or len(articles) > 1:
            raise ValueError("strona internetowa ma mieć jedną kartkę kind: article i pole web – popraw")
        return self
