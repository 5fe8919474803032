"""Turns the validator's findings into Polish sentences with a remedy, keyed on the error type."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from campaign.content.yamlsource import Loc, SourceFile
from campaign.language.numbers import characters
from campaign.model.base import SLUG
from campaign.model.core import ADDRESS
from campaign.problems import Problem, remedy

Detail = dict[str, Any]


def _got(detail: Detail) -> str:
    text = str(detail["input"])
    return f"„{text[:40]}…”" if len(text) > 40 else f"„{text}”"


def _not_text(detail: Detail) -> str:
    value = detail["input"]
    if value is None:
        return "puste pole – wpisz tekst albo usuń cały wiersz"
    if isinstance(value, dict):
        return "pozycja z dwukropkiem musi być w cudzysłowie – ujmij cały tekst w cudzysłów"
    if isinstance(value, list):
        return "jest lista, a ma być jeden tekst – usuń myślnik"
    return f'{value} nie jest tekstem – ujmij w cudzysłów: "{value}"'


HINTS = {
    r"^https?://\S+$": "ma być pełny adres zaczynający się od https://",
    r"^https://\S+/$": "ma być adres z https:// na początku i / na końcu",
    r"^(\d{4}(-\d{2}(-\d{2})?)?|bez daty)$": "ma być data strony: rrrr, rrrr-mm, rrrr-mm-dd albo „bez daty”",
    r"^#[0-9A-Fa-f]{6}$": 'ma być kolor w postaci "#16202E"',
    r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(svg|png)$": "ma być nazwa pliku svg lub png bez polskich liter",
    SLUG: "ma być identyfikator: małe litery a–z bez polskich znaków, cyfry i myślniki",
    ADDRESS: "ma być adres strony, np. metody/na-wnuczka",
    r"^[^@\s]+@[^@\s]+\.[a-z]+$": "ma być adres e-mail",
    r"^[0-9 ]{9,15}$": "ma być numer: same cyfry i odstępy, np. 12 345 67 89",
    r"^\d{3,4}x\d{3,4}$": "ma być rozmiar w pikselach, np. 1200x630",
    r"^[^\W\d_]+(-[^\W\d_]+)*$": "ma być jedno słowo, bez cyfr i odstępów",
    r"^[A-ZĄĆĘŁŃÓŚŹŻ]{2,10}$": "ma być skrót z wielkich liter, np. PESEL",
    r"^t[0-9a-f]{8}$": "ma być znak tekstu, który podaje ./campaign check",
    r"^[A-Z0-9]{1,6}$": "ma być kod: najwyżej 6 wielkich liter i cyfr",
    r"^[A-Za-z0-9-]*(\{method\}[A-Za-z0-9-]*)?$": "ma być nazwa pliku: litery a–z, cyfry i myślniki",
}
"""What a field wants, by its pattern; a test knows every pattern of the model."""


def _pattern(detail: Detail) -> str:
    return f"{_got(detail)}: {HINTS.get(detail['ctx']['pattern'], 'zły zapis')} – popraw"


def _choice(detail: Detail) -> str:
    allowed = detail["ctx"]["expected"].replace(" or ", ", ").replace("'", "")
    return f"{_got(detail)} nie jest na liście – wybierz jedno z: {allowed}"


def _date(detail: Detail) -> str:
    return f"{_got(detail)} nie jest datą – wpisz rrrr-mm-dd, np. 2027-03-01"


def _integer(detail: Detail) -> str:
    return f"{_got(detail)} nie jest liczbą całkowitą – wpisz same cyfry, bez cudzysłowu"


def _number(detail: Detail) -> str:
    return f"{_got(detail)} nie jest liczbą – wpisz same cyfry, ułamek po kropce"


def _list(detail: Detail) -> str:
    return "ma być lista – każdą pozycję zacznij od nowego wiersza i myślnika"


def _mapping(detail: Detail) -> str:
    return f"{_got(detail)}: tu mają być pola z dwukropkami, a jest co innego – porównaj z inną metodą"


def _other(detail: Detail) -> str:
    return f"{_got(detail)} tu nie pasuje – porównaj z inną metodą"


def _own(detail: Detail) -> str:
    return str(detail["ctx"]["error"])


MESSAGES: dict[str, Callable[[Detail], str]] = {
    "missing": lambda d: f"brak pola „{d['loc'][-1]}” – dopisz je",
    "string_type": _not_text,
    "string_too_long": lambda d: (
        f"tekst ma {characters(len(str(d['input'])))}, mieści się {d['ctx']['max_length']} – skróć go"
    ),
    "string_too_short": lambda d: "tekst jest pusty lub za krótki – wpisz go albo usuń całe pole",
    "string_pattern_mismatch": _pattern,
    "literal_error": _choice,
    "enum": _choice,
    "date_from_datetime_parsing": _date,
    "date_parsing": _date,
    "date_type": _date,
    "date_from_datetime_inexact": _date,
    "int_type": _integer,
    "int_parsing": _integer,
    "int_from_float": _integer,
    "float_type": _number,
    "float_parsing": _number,
    "bool_type": lambda d: f"{_got(d)} – wpisz true (tak) albo false (nie)",
    "bool_parsing": lambda d: f"{_got(d)} – wpisz true (tak) albo false (nie)",
    "list_type": _list,
    "dict_type": _mapping,
    "model_type": _mapping,
    "model_attributes_type": _mapping,
    "too_short": lambda d: (
        f"na liście jest {d['ctx']['actual_length']}, potrzeba co najmniej {d['ctx']['min_length']} – dopisz"
    ),
    "too_long": lambda d: (
        f"na liście jest za dużo pozycji, mieści się {d['ctx']['max_length']} – usuń nadmiar"
    ),
    "greater_than": lambda d: f"{_got(d)} to za mało – wpisz więcej niż {d['ctx']['gt']:g}",
    "greater_than_equal": lambda d: f"{_got(d)} to za mało – wpisz co najmniej {d['ctx']['ge']}",
    "less_than_equal": lambda d: f"{_got(d)} to za dużo – wpisz najwyżej {d['ctx']['le']}",
    "value_error": _own,
}


def explain(source: SourceFile, model: type[BaseModel], findings: list[ErrorDetails]) -> list[Problem]:
    """One Problem for each finding of the validator, at the line and column of its cause."""
    problems = []
    for finding in findings:
        loc: Loc = tuple(part for part in finding["loc"] if part != "[key]")
        problems.append(_explain(source, model, dict(finding), loc))
    return problems


def _explain(source: SourceFile, model: type[BaseModel], detail: Detail, loc: Loc) -> Problem:
    kind = detail["type"]
    if kind == "extra_forbidden":
        return Problem(source.path, *source.key_place(loc), _unknown_key(model, loc))
    say = MESSAGES.get(kind, _other)
    by_key = kind == "missing" or "[key]" in detail["loc"]
    place = source.key_place(loc[:-1] if kind == "missing" else loc) if by_key else source.place(loc)
    return Problem(source.path, *place, say(detail))


def _unknown_key(model: type[BaseModel], loc: Loc) -> str:
    allowed = [name for name in _model_at(model, loc[:-1]).model_fields if name != "slug"]
    listed = f"dozwolone: {', '.join(allowed)}"
    return f"nieznane pole „{loc[-1]}” – {remedy(str(loc[-1]), allowed, listed)}"


def _model_at(model: type[BaseModel], loc: Loc) -> type[BaseModel]:
    """The model that describes the mapping at loc."""
    for part in loc:
        if isinstance(part, str) and part in model.model_fields:
            model = _model_in(model.model_fields[part].annotation) or model
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The record inside list[...], dict[..., ...] or ... | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)
