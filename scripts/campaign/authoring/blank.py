"""`campaign new`: a commented file that says what is still to fill in, made from the model itself."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from campaign.authoring import FOLDERS
from campaign.checks.unfinished import BLANK, BLANK_SLUG
from campaign.content.schema import KINDS
from campaign.model.base import SLUG, is_slug
from campaign.problems import CampaignError

_GIVEN = ("paragraphs",)
"""Fields that may be missing, but not from the kind of record a new file begins with."""
_HEAD = """\
# yaml-language-server: $schema=../schema/{kind}.json
# {what}
# 1. Słowo {blank} zamieniamy na treść, a {blank_slug} na identyfikator, który istnieje.
# 2. Pola z krzyżykiem na początku są nieobowiązkowe: usuwamy krzyżyk albo cały wiersz.
# 3. Polecenie ./campaign check pokazuje, czego jeszcze brakuje i w którym wierszu.
# 4. {last}
"""
_WHAT = {
    "method": "Nowa metoda oszustwa. Nazwa pliku jest jej adresem i kodem QR: potem się jej nie zmienia.",
    "worker": "Nowy pracownik albo urzędnik. Nazwa pliku jest adresem strony: potem się jej nie zmienia.",
    "publisher": "Nowy wydawca: jednostka policji albo urząd. Jeden plik to jedno wydanie strony i wydruków.",
    "plan": "Nowy plan działania priorytetowego, słowami dokumentu.",
    "partner": "Nowy zestaw dla partnera. Nazwa pliku to jego id w planach, w dzienniku i w nazwach plików.",
}
_LAST = {
    "method": "Gdy wszystko gotowe, zmieniamy status na published. Szkicu (draft) nikt nie zobaczy.",
    "worker": "Każde zdanie ma źródła. Nigdy nie radzimy przeciw obowiązkowi wpuszczenia kogoś.",
    "publisher": "Numery i adresy wpisujemy dopiero po sprawdzeniu. Akceptację wpisuje tylko wydawca.",
    "plan": "Gdy plan się skończy, zmieniamy closed na true.",
    "partner": "Piszemy kto, nigdy nazwisko. {rule} wstawia zasadę; ma stać w każdej kartce i w wiadomości.",
}


def write(root: Path, kind: str, slug: str, day: date) -> Path:
    """Write content/<folder>/<slug>.yml and return its path; nothing existing is ever overwritten.

    kind: a name of FOLDERS. Raises CampaignError for a bad or taken name.
    """
    require_slug(slug)
    if not (root / "content").is_dir():
        raise CampaignError(f"nie ma folderu {root / 'content'} – podaj --root z folderem content")
    path = root / "content" / FOLDERS[kind] / f"{slug}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(blank(kind, day))
    except FileExistsError:
        raise CampaignError(f"{path} już istnieje – wybierz inną nazwę albo popraw ten plik") from None
    return path


def require_slug(slug: str) -> None:
    """Raise CampaignError for a name that is no file's and no address's."""
    if not is_slug(slug):
        raise CampaignError(
            f"„{slug}” to zła nazwa pliku – wpisz małe litery a–z, cyfry i myślniki, np. na-fotowoltaike"
        )


def places(path: Path) -> int:
    """How many places of a new file wait to be filled in."""
    text = path.read_text(encoding="utf-8")
    return len(re.findall(rf"^[^#\n]*(?:[:-] (?:{BLANK}|{BLANK_SLUG})|  {BLANK_SLUG}:)$", text, re.MULTILINE))


def blank(kind: str, day: date) -> str:
    """The text of a new file of a kind; dates count from day."""
    head = _HEAD.format(kind=kind, what=_WHAT[kind], last=_LAST[kind], blank=BLANK, blank_slug=BLANK_SLUG)
    return head + "\n" + "\n".join(_record(KINDS[kind], "", day, told=False)) + "\n"


def _record(model: type[BaseModel], indent: str, day: date, *, told: bool) -> Iterator[str]:
    """The lines of a record; told: comments were given before and are left out."""
    for name, field in model.model_fields.items():
        if name == "slug":
            continue
        if not told and field.description:
            yield f"{indent}# {field.description}"
        if field.is_required() or name in _GIVEN:
            yield from _value(name, field.annotation, field, indent, day, told=told)
        elif not told:
            yield from (
                f"{indent}# {line.removeprefix(indent)}" for line in _optional(name, field, indent, day)
            )


def _optional(name: str, field: FieldInfo, indent: str, day: date) -> Iterator[str]:
    """The shape of a field that may be left out, for a comment."""
    kinds = [kind for kind in get_args(field.annotation) if kind is not NoneType]
    kind = kinds[0] if get_origin(field.annotation) in (UnionType, Union) else field.annotation
    if isinstance(field.default, bool):
        yield f"{name}: {str(field.default).lower()}"
    elif isinstance(field.default, str | int):
        yield f"{name}: {field.default}{_choices(kind)}"
    elif isinstance(field.default, BaseModel):
        given = field.default.model_dump(mode="json", exclude_none=True)
        yield f"{name}: {yaml.safe_dump(given, default_flow_style=True, sort_keys=False).strip()}"
    else:
        yield from _value(name, kind, field, indent, day, told=True)


def _value(name: str, kind: Any, field: FieldInfo, indent: str, day: date, *, told: bool) -> Iterator[str]:
    if get_origin(kind) is list:
        yield f"{indent}{name}:"
        for number in range(_least(field)):
            yield from _item(get_args(kind)[0], indent + "  ", day, told=told or number > 0)
    elif get_origin(kind) is dict:
        yield f"{indent}{name}:"
        yield f"{indent}  {BLANK_SLUG}:"
        yield from _record(get_args(kind)[1], indent + "    ", day, told=told)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        yield f"{indent}{name}:"
        yield from _record(kind, indent + "  ", day, told=told)
    else:
        yield f"{indent}{name}: {_scalar(name, kind, field.metadata, day)}{_choices(kind)}"


def _item(kind: Any, indent: str, day: date, *, told: bool) -> Iterator[str]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        lines = list(_record(kind, indent + "  ", day, told=told))
        first = next(i for i, line in enumerate(lines) if not line.lstrip().startswith("#"))
        yield from (indent + line.lstrip() for line in lines[:first])
        yield f"{indent}- {lines[first].lstrip()}"
        yield from lines[first + 1 :]
    else:
        inner = kind if get_origin(kind) is not Annotated else get_args(kind)[0]
        metadata = getattr(kind, "__metadata__", ())
        yield f"{indent}- {_scalar('', inner, metadata, day)}{_choices(inner)}"


def _scalar(name: str, kind: Any, metadata: Any, day: date) -> str:
    if get_origin(kind) is Annotated:  # Day and Whole are a date and an int that take nothing else
        metadata = (*metadata, *kind.__metadata__)
        kind = get_args(kind)[0]
    allowed = _allowed(kind)
    if allowed:
        return allowed[0]
    if kind is date:
        return str(_in_half_a_year(day) if name in ("review_by", "end") else day)
    if kind is bool:
        return "false"
    if kind is int:
        return str(next((mark.ge for mark in metadata if hasattr(mark, "ge")), 0))
    slug = any(getattr(mark, "pattern", None) == SLUG for mark in metadata)
    return BLANK_SLUG if slug else BLANK


def _in_half_a_year(day: date) -> date:
    """The last day of half a year that begins on day: 31.12 for 1.07."""
    months = day.year * 12 + day.month + 5
    first = date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1])) - timedelta(days=1)


def _least(field: FieldInfo) -> int:
    return next((mark.min_length for mark in field.metadata if hasattr(mark, "min_length")), 1)


def _allowed(kind: Any) -> list[str]:
    if isinstance(kind, type) and issubclass(kind, Enum):
        return [str(value) for value in kind]
    return [str(value) for value in get_args(kind)] if get_origin(kind) is Literal else []


def _choices(kind: Any) -> str:
    allowed = _allowed(kind)
    return f"  # do wyboru: {', '.join(allowed)}" if allowed else ""
