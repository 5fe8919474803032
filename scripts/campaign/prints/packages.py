"""One zip per publisher from build/dzielnicowy/: plain documents that open without this project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from campaign.output import disk
from campaign.prints.prints import OFFICER
from campaign.problems import CampaignError

KINDS = {".pdf", ".docx", ".xlsx", ".png", ".ics"}
MOST_BYTES = 10_000_000
PACKAGES = "paczki"
"""Folder under build/ with the zips."""


@dataclass(frozen=True)
class Package:
    """A finished zip: where it is, how many files it holds, its size in bytes."""

    path: Path
    count: int
    size: int


def pack(build: Path, publisher: str, day: date) -> Package:
    """Zip one publisher's folder; the same files and day give the same bytes.

    Raises CampaignError when the folder is empty, holds a file of another kind or is too large to send.
    """
    folder = build / OFFICER / publisher
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    wrong = list(_wrong(folder, found))
    if wrong:
        raise CampaignError(f"nie mogę spakować folderu {folder}: " + "; ".join(wrong))
    target = build / PACKAGES / f"{publisher}.zip"
    named = [(f"{folder.name}/{path.relative_to(folder).as_posix()}", path.read_bytes()) for path in found]
    data = disk.packed(named, day)
    disk.write(target, data)
    return Package(target, len(found), len(data))


def _wrong(folder: Path, found: list[Path]) -> Iterator[str]:
    if not found:
        yield "jest pusty – uruchom najpierw ./campaign build"
    for path in found:
        name = path.relative_to(folder).as_posix()
        if path.suffix not in KINDS:
            yield f"„{name}” to nie jest PDF, DOCX, XLSX, PNG ani ICS – usuń ten plik"
        if not name.isascii():
            yield f"nazwa „{name}” ma polskie litery – zmień ją, bo nie każdy komputer ją odczyta"
    size = sum(path.stat().st_size for path in found)
    if size > MOST_BYTES:
        yield f"ma {size / 1e6:.0f} MB, a najwięcej może mieć {MOST_BYTES / 1e6:.0f} MB – zmniejsz obrazy"
