"""Writes a copy of something to disk: whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from campaign.problems import CampaignError


def write(path: Path, data: bytes) -> Path:
    """Put data at path by way of a neighbour file; raises CampaignError in one Polish sentence."""
    spare = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        spare.write_bytes(data)
        spare.replace(path)
    except OSError as error:
        raise CampaignError(f"nie mogę zapisać pliku {path.name} – {_remedy(error)}") from error
    finally:
        _remove(spare)
    return path


def _remove(spare: Path) -> None:
    try:
        spare.unlink(missing_ok=True)
    except OSError:
        return  # the folder refuses everything; the sentence about the copy has been said


def _remedy(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "zamknij go w innym programie albo wskaż inny folder"
    return "sprawdź miejsce na dysku i prawa do folderu"
