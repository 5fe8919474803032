"""The prints' own letters: without base.css and its fonts the renderer crashes or draws other letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.problems import Problem

PATH = "leaflets/_shared/base.css"
FAMILIES = ("KS Text", "KS Display")
_FONT = re.compile(r"@font-face\s*\{([^}]*)\}")
_URL = re.compile(r"url\(\s*[\"']?([^\"')]+)")
_REMEDY = "przywróć plik z wydania programu"


def check(context: Context) -> Iterator[Problem]:
    """A finding when the style of all prints is missing, names no letters, or a font file is not there."""
    path = context.project.leaflets / "_shared/base.css"
    try:
        rules = _FONT.findall(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        yield Problem(PATH, 1, 1, f"nie mogę odczytać stylu wydruków – {_REMEDY}")
        return
    for family in FAMILIES:
        if not any(f'"{family}"' in rule for rule in rules):
            yield Problem(PATH, 1, 1, f"styl wydruków nie mówi, skąd są litery „{family}” – {_REMEDY}")
    for name in sorted({name for rule in rules for name in _URL.findall(rule)}):
        if not (path.parent / name).is_file():
            yield Problem(PATH, 1, 1, f"nie ma pliku z literami {name} – {_REMEDY}")
