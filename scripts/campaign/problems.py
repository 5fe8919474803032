"""The one currency for mistakes: a Problem is a value, printing it is somebody else's job."""

from __future__ import annotations

import difflib
import errno
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a problem is; the values are the words a reader sees."""

    ERROR = "błąd"
    WARNING = "ostrzeżenie"


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake at one place, in Polish, with its remedy after the dash.

    path is relative to the project's root; line and column count from 1 (0: the whole file).
    """

    path: str
    line: int
    column: int
    message: str
    level: Level = Level.ERROR

    def __str__(self) -> str:
        kind = "" if self.level is Level.ERROR else f"{self.level}: "
        return f"{self.path}:{self.line}:{self.column}: {kind}{self.message}"


def remedy(name: str, known: Iterable[str], otherwise: str) -> str:
    """What to do about a name nobody knows: „czy chodziło o …?”, or otherwise when nothing known is near."""
    close = difflib.get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f"czy chodziło o „{close[0]}”?" if close else otherwise


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Only the problems that stop a build."""
    return [p for p in problems if p.level is Level.ERROR]


_REASONS = {
    errno.ENOSPC: "brak miejsca na dysku",
    errno.EDQUOT: "brak miejsca na dysku",
    errno.EACCES: "brak uprawnień",
    errno.EPERM: "brak uprawnień",
    errno.EROFS: "dysk jest tylko do odczytu",
    errno.ENOENT: "nie ma takiego pliku",
    errno.EEXIST: "plik i folder mają tę samą nazwę",
    errno.ENOTDIR: "plik i folder mają tę samą nazwę",
    errno.EISDIR: "plik i folder mają tę samą nazwę",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Polish; its own words follow the machine's language."""
    return _REASONS.get(error.errno or 0, f"błąd systemu nr {error.errno}")


def sentence(text: str) -> str:
    """The text with a capital letter and a full stop, as a person is told it; a path or a file's name at its
    start is left.
    """
    first = text.partition(" ")[0]
    if "/" in first:
        return text
    end = "" if text.endswith((".", "?", "!")) else "."
    if "." in first.strip("."):
        return f"{text}{end}"
    return f"{text[:1].upper()}{text[1:]}{end}"


class CampaignError(Exception):
    """Something expected went wrong; the message is a Polish sentence for the person at the keyboard.

    problems: every Problem behind it, when there are any (empty list otherwise).
    """

    def __init__(self, message: str, problems: Iterable[Problem] = ()) -> None:
        super().__init__(message)
        self.problems = sorted(problems)
