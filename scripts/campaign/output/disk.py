"""Puts bytes on disk, whole or not at all, and packs files into archives that are the same each time."""

from __future__ import annotations

import io
import os
import time
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from campaign.problems import CampaignError, reason

_STALE = 3600
"""Seconds after which a neighbour file belongs to a program that was killed."""


def write(path: Path, data: bytes) -> Path:
    """Put data at path by way of a neighbour file, so that a full disk or a kill never leaves half of it.

    Raises CampaignError naming the file and what to do.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path)
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise refused(path, error) from error
    return path


def refused(path: Path, error: OSError) -> CampaignError:
    """The sentence for a file that cannot be written."""
    closed = "zamknij go w innym programie albo wskaż inny folder"
    remedy = closed if isinstance(error, PermissionError) else "sprawdź miejsce na dysku i uprawnienia"
    return CampaignError(f"Nie mogę zapisać {path}: {reason(error)} – {remedy}")


def _sweep(path: Path) -> None:
    """Remove neighbour files of this path that killed programs left behind."""
    for old in path.parent.glob(f".{path.name}.*.part"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _STALE:
                old.unlink()


def packed(files: Iterable[tuple[str, bytes]], day: date = date(1980, 1, 1)) -> bytes:
    """A zip of named files, all dated with one day: a zip remembers when, and who might read."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return memory.getvalue()


def repacked(raw: bytes) -> bytes:
    """A package of an office program with fixed dates instead of when each part was written."""
    with zipfile.ZipFile(io.BytesIO(raw)) as source:
        return packed((name, source.read(name)) for name in source.namelist())
