"""Writes a copy of something to disk: whole or not at all."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from campaign.problems import CampaignError

_STALE = 3600
"""Seconds after which a neighbour file belongs to a program that was killed."""


def write(path: Path, data: bytes) -> Path:
    """Put data at path by way of a neighbour file; raises CampaignError in one Polish sentence."""
    spare = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        spare.write_bytes(data)
        spare.replace(path)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        with suppress(OSError):  # the folder refuses everything; the sentence about the copy has been said
            spare.unlink(missing_ok=True)
    return path


def refused(path: Path, error: OSError) -> CampaignError:
    """The sentence for a file that cannot be written."""
    closed = "zamknij go w innym programie albo wskaż inny folder"
    remedy = closed if isinstance(error, PermissionError) else "sprawdź miejsce na dysku i prawa do folderu"
    return CampaignError(f"nie mogę zapisać pliku {path.name} – {remedy}")


def _sweep(folder: Path) -> None:
    """Remove neighbour files that killed programs left behind."""
    for old in folder.glob(".*.tmp"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _STALE:
                old.unlink()
