"""Who must act on a fault of a layout: the writer of a field, with its line, or the designer of a format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from campaign.content import yamlsource
from campaign.content.yamlsource import Loc, SourceFile
from campaign.language.numbers import characters
from campaign.press.fault import Fault
from campaign.prints.prints import Print
from campaign.problems import Problem

_FACT = re.compile(r"\\\{fact:[a-z0-9-]+\\\}")
_ADDRESS = re.compile(r"[a-z0-9.-]+/[a-z0-9./-]*")
"""Of a page: its words are nobody's text."""
_SHORT = 6
"""Characters; a text as short as that stands in a panel by chance."""


def problems(root: Path, item: Print, findings: list[Fault]) -> list[Problem]:
    """Each finding at the field whose text is too long, or at the format's style sheet."""
    sources = list(_sources(root, item))
    return [_problem(sources, item, finding) for finding in findings]


def _problem(sources: list[SourceFile], item: Print, finding: Fault) -> Problem:
    fields = [
        (len(text), source, loc, text)
        for source in sources
        for loc, text in _texts(source.data, ())
        if finding.text and _stands_in(text, finding.text)
    ]
    where = f"format {item.format.slug}, {finding.message}"
    if not fields:
        file = "template.html" if finding.text else "style.css"
        return Problem(f"leaflets/{item.format.slug}/{file}", 1, 1, where)
    length, source, loc, _ = max(fields, key=lambda field: field[0])
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in loc)
    limit = f", mieści się około {max(length - finding.over, 1)}" if finding.over else ""
    return Problem(source.path, *source.place(loc), f"{name} ma {characters(length)}{limit} ({where})")


def _sources(root: Path, item: Print) -> Iterator[SourceFile]:
    """The files whose texts stand on a print."""
    method = item.method.slug if item.method else "*"
    names = (
        "campaign.yml",
        f"publishers/{item.publisher.slug}.yml",
        f"methods/{method}.yml",
        "workers/*.yml",
    )
    for path in (path for name in names for path in sorted((root / "content").glob(name))):
        yield yamlsource.read(path.relative_to(root).as_posix(), path.read_bytes())


def _texts(data: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*loc, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _texts(value, (*loc, number))
    elif isinstance(data, str) and len(data) > _SHORT:
        yield loc, data


def _stands_in(text: str, printed: str) -> bool:
    """True when a text of the content is among what is printed, whatever the spaces and the numbers in it."""
    pattern = _FACT.sub(".{1,80}?", re.escape(_joined(text)))
    return bool(re.search(pattern, _ADDRESS.sub(" ", _joined(printed))))


def _joined(text: str) -> str:
    return re.sub(r"[\s\u00ad\u200b\u2060]+", "", text)
