"""Texts inside content: facts named in them, and walking over all of them with their voice and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from campaign.content.yamlsource import Loc
from campaign.language.speech import spelled
from campaign.model.base import ON_PAGE, Record, Use, Voice
from campaign.model.core import CampaignFile
from campaign.model.facts import Fact

REFERENCE = re.compile(r"\{fact:([^{}\s]*)\}")
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Text:
    """One text of a record: where it is (loc), what it says, whose words they are, and what they are for."""

    loc: Loc
    value: str
    voice: str
    use: Use


def walk(record: Record, loc: Loc = (), use: Use = ON_PAGE) -> Iterator[Text]:
    """Every text of a record, depth first in the model's order; fields without a Voice are skipped."""
    here = replace(use, channel=record.channel or use.channel)
    for name, voice, own in _fields(type(record)):
        inside = Use(own.channel or here.channel, own.story or here.story)
        yield from _inside(getattr(record, name), voice, (*loc, name), inside)


@cache
def _fields(kind: type[BaseModel]) -> list[tuple[str, str | None, Use]]:
    """Fields of a model with voice and use: annotations are slow to read, and the same for every record."""
    return [(name, _voice(field), _use(field)) for name, field in kind.model_fields.items()]


def _use(field: FieldInfo) -> Use:
    return next((mark for mark in field.metadata if isinstance(mark, Use)), Use())


def _voice(field: FieldInfo) -> str | None:
    """The Voice in a field's own metadata or inside its list, dict or optional type."""
    marks = [mark.name for mark in field.metadata if isinstance(mark, Voice)]
    return marks[0] if marks else _voice_in(field.annotation)


def _voice_in(annotation: Any) -> str | None:
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, Voice):
            return mark.name
    return next((found for arg in get_args(annotation) if (found := _voice_in(arg))), None)


def _inside(value: object, voice: str | None, loc: Loc, use: Use) -> Iterator[Text]:
    if isinstance(value, Record):
        yield from walk(value, loc, use)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _inside(item, voice, (*loc, key), use)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _inside(item, voice, (*loc, index), use)
    elif isinstance(value, str) and voice:
        yield Text(loc, value, voice, use)


def references(text: str) -> list[str]:
    """Identifiers of the facts a text names, in order."""
    return REFERENCE.findall(text)


def parts(text: str, facts: Mapping[str, Fact]) -> Iterator[str | Fact]:
    """The text cut into plain pieces and the facts between them.

    Raises KeyError for an unknown fact; checks/references.py has reported those before anything is rendered.
    """
    for index, piece in enumerate(REFERENCE.split(text)):
        if index % 2:
            yield facts[piece]
        elif piece:
            yield piece


def spell_out(text: str, facts: Mapping[str, Fact]) -> str:
    """The text with the facts' values in place of their identifiers."""
    return "".join(p if isinstance(p, str) else p.value for p in parts(text, facts))


def aloud(text: str, facts: Mapping[str, Fact]) -> str:
    """The text as it is read aloud: facts in their spoken form, small numbers in words."""
    return spelled("".join(p if isinstance(p, str) else p.spoken or p.value for p in parts(text, facts)))


def shared(core: CampaignFile) -> dict[str, str]:
    """Sentences of campaign.yml that other texts name in braces, so that nobody copies them."""
    return {
        "rule": core.rule.sentence,
        "question": core.rule.question,
        "never": core.rule.never,
        "comfort": core.comfort,
        "name": core.name,
    }


def share(text: str, core: CampaignFile) -> str:
    """The text with {rule} and the like filled in; a name nobody knows stays for a check to report."""
    for name, sentence in shared(core).items():
        text = text.replace(f"{{{name}}}", sentence)
    return text
