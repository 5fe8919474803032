"""Remembers what a command answered, for as long as no file it depends on has changed.

Kept beside the build, so that a command with nothing to do reads no content and loads no template.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from shutil import which
from typing import Any

from campaign import ASSETS, NEEDED, PACKAGE
from campaign.problems import Level, Problem

ANSWERS = ".answers.json"
_SKIPPED = ("__pycache__",)


@dataclass(frozen=True)
class Remembered:
    """What a command said: its problems, and a summary."""

    problems: list[Problem]
    text: str = ""


class Memory:
    """Answers to one question about a unit's folder; question: a command with what it was given."""

    def __init__(self, root: Path, question: object, *more: Path) -> None:
        self._path = root / "build" / ANSWERS
        self._question = repr(question)
        # another environment or another dictionary may answer otherwise
        folders = (root / "content", root / "published", PACKAGE, *(ASSETS / name for name in NEEDED), *more)
        seen = [sys.prefix, sys.version, which("hunspell"), *_files(folders)]
        self._state = sha256(repr(seen).encode()).hexdigest()

    def recall(self) -> Remembered | None:
        """The answer given before, if everything is as it was."""
        known = _read(self._path).get(self._question)
        if not known or known["state"] != self._state:
            return None
        return Remembered(
            [Problem(path, line, at, text, Level(level)) for path, line, at, text, level in known["said"]],
            known["text"],
        )

    def keep(self, answer: Remembered) -> None:
        """Remember an answer, if there is a build folder to keep it in."""
        said = [(p.path, p.line, p.column, p.message, p.level) for p in answer.problems]
        known = _read(self._path) | {
            self._question: {"state": self._state, "said": said, "text": answer.text}
        }
        try:
            self._path.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
        except OSError:
            return  # nothing is lost: the question will be asked again


def forget(build: Path) -> None:
    """What was said about this build folder no longer holds: somebody is going to write there."""
    (build / ANSWERS).unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):  # none yet, or a torn file
        return {}
    return found if isinstance(found, dict) else {}


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    """Path, time and size of every file."""
    for folder in folders:
        if folder.is_file():
            yield _one(folder)
        for top, inner, names in os.walk(folder):
            inner[:] = sorted(name for name in inner if name not in _SKIPPED)
            for name in sorted(names):
                yield _one(Path(top, name))


def _one(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size
