"""Output modules plan named outputs from a campaign: pure, without disk and clock."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Output:
    """One file of the build.

    path: under build/, with forward slashes; copies: further paths for the same bytes.
    derived: further files made from those bytes in the same process: (path, bytes -> bytes).
    key: changes whenever the bytes would; render: makes the bytes (must be picklable when slow).
    label: what is being made, in Polish, for the progress bar.
    slow: worth a worker process; warm: called once before such processes start, which share what it loads.
    """

    path: str
    key: str
    render: Callable[[], bytes]
    label: str
    copies: tuple[str, ...] = ()
    derived: tuple[tuple[str, Callable[[bytes], bytes]], ...] = ()
    slow: bool = False
    warm: Callable[[], None] | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """Every path this output claims."""
        return (self.path, *self.copies, *(path for path, _ in self.derived))

    def within(self, folders: tuple[str, ...]) -> Output | None:
        """This output with only its paths under some folders; None when it has none there."""
        plain = [path for path in (self.path, *self.copies) if path.startswith(folders)]
        if not plain:
            return None
        derived = tuple(item for item in self.derived if item[0].startswith(folders))
        return replace(self, path=plain[0], copies=tuple(plain[1:]), derived=derived)

    def make(self) -> dict[str, bytes]:
        """All files of this output."""
        data = self.render()
        made = dict.fromkeys((self.path, *self.copies), data)
        return made | {path: derive(data) for path, derive in self.derived}


def fingerprint(*pieces: str | bytes) -> str:
    """A key for everything an output is made from."""
    digest = hashlib.sha256()
    for piece in pieces:
        raw = piece.encode() if isinstance(piece, str) else piece
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


def ready(path: str, data: bytes, label: str) -> Output:
    """An output whose bytes are already there (pages, styles, pictures)."""
    return Output(path, fingerprint(data), lambda: data, label)
