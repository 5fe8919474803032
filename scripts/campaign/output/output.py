"""Output modules plan named outputs from a project: pure, without disk and clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from campaign.output import program


@dataclass(frozen=True)
class Output:
    """One file of the build.

    path: under build/, with forward slashes; copies: further paths for the same bytes.
    derived: further files made from those bytes in the same process: (path, bytes -> bytes).
    also: what the same rendering writes once more, with other bytes, for the same owner; only their paths and
    derived files are used.
    render: makes the bytes (must be picklable when slow) from the inputs: texts and records; with also, a
    list of bytes for this output and each of those, in order.
    files: whatever it reads besides; a folder stands for all that is in it.
    makers: modules that make the bytes, where they are not imported by the one render stands in.
    label: what is being made, in Polish, for the progress bar.
    slow: worth a worker process; warm: called once before such processes start, which share what it loads.
    """

    path: str
    render: Callable[[], bytes] | Callable[[], list[bytes]]
    label: str
    inputs: tuple[object, ...] = ()
    files: tuple[Path, ...] = ()
    makers: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    derived: tuple[tuple[str, Callable[[bytes], bytes]], ...] = ()
    also: tuple[Output, ...] = ()
    slow: bool = False
    warm: Callable[[], None] | None = None

    @cached_property
    def key(self) -> str:
        """Changes whenever the bytes would: the one place where keys are made."""
        calls = (self.render, *(derive for one in (self, *self.also) for _, derive in one.derived))
        made_by = self.makers or tuple(dict.fromkeys(_module(call) for call in calls))
        return fingerprint(
            *(one if isinstance(one, str | bytes) else repr(one) for one in self.inputs),
            *map(_content, self.files),
            program.digest(*made_by),
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path this output claims."""
        mine = (self.path, *self.copies, *(path for path, _ in self.derived))
        return (*mine, *(path for one in self.also for path in one.paths))

    @property
    def names(self) -> tuple[str, ...]:
        """The path of each file as it was rendered, without copies and what was derived."""
        return (self.path, *(one.path for one in self.also))

    def within(self, folders: tuple[str, ...]) -> Output | None:
        """This output with only its paths under some folders; None when it has none there."""
        plain = [path for path in (self.path, *self.copies) if path.startswith(folders)]
        if not plain:
            return None
        derived = tuple(item for item in self.derived if item[0].startswith(folders))
        return replace(self, path=plain[0], copies=tuple(plain[1:]), derived=derived)

    def make(self) -> dict[str, bytes]:
        """All files of this output."""
        rendered = self.render()
        every = [rendered] if isinstance(rendered, bytes) else rendered
        made: dict[str, bytes] = {}
        for one, data in zip((self, *self.also), every, strict=True):
            made |= dict.fromkeys((one.path, *one.copies), data)
            made |= {path: derive(data) for path, derive in one.derived}
        return made


def fingerprint(*pieces: str | bytes) -> str:
    """A digest of several texts in order."""
    digest = sha256()
    for piece in pieces:
        raw = piece.encode() if isinstance(piece, str) else piece
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


def _module(call: Any) -> str:
    """The module of a function, also of one with some arguments filled in."""
    while isinstance(call, partial):
        call = call.func
    return str(call.__module__)


@cache
def _content(path: Path) -> str:
    """A digest of a file, or of every file of a folder with its place there."""
    found = sorted(one for one in path.rglob("*") if one.is_file()) if path.is_dir() else [path]
    return fingerprint(
        *(piece for one in found for piece in (one.relative_to(path.parent).as_posix(), one.read_bytes()))
    )


def look_again() -> None:
    """Forget what files held: to be called before the keys of a build are asked for."""
    _content.cache_clear()


def ready(path: str, data: bytes, label: str) -> Output:
    """An output whose bytes are already there (pages, styles, pictures)."""
    return Output(path, partial(bytes, data), label, inputs=(data,), makers=(__name__,))
