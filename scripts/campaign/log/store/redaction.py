"""Follows an erased text into every file that may still hold it: cleans backups, names the rest."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from campaign.log.store.event import Row
from campaign.log.store.journal import Store
from campaign.problems import CampaignError

_ENDINGS = {".csv", ".db", ".xlsx", ".ods", ".docx", ".pdf", ".txt", ".tmp", ".db-journal", ".json"}


def reach(folder: Path, build: Path, rows: Iterable[Row], now: datetime, by: str, why: str) -> Iterator[str]:
    """Erase the texts of these rows' entry in every backup; name each file that holds one of them still."""
    kept = list(rows)
    texts = {text for row in kept for text in (row.event.entry.note, row.event.reason) if text}
    for backup in sorted(folder.rglob("*.db")):
        if backup.parent != folder and _holds(backup, texts):
            yield _cleaned(backup, kept[0].event.entry_id, now, by, why)
    files = [path for place in (folder, build) if place.is_dir() for path in sorted(place.rglob("*"))]
    for path in files:
        if path.suffix not in _ENDINGS or not path.is_file() or not _holds(path, texts):
            continue
        if path.parent == folder and path.suffix == ".db":  # never advised to be deleted
            yield "Ten tekst stoi w dzienniku jeszcze gdzie indziej – pokaże to: ./campaign log list --all"
        elif not (path.parent == folder and path.name.startswith("dziennik-") and path.suffix == ".csv"):
            yield f"Plik {path} nadal ma ten tekst, proszę go usunąć albo poprawić."


def _cleaned(backup: Path, entry_id: str, now: datetime, by: str, why: str) -> str:
    try:
        with Store(f"sqlite:///{backup}") as copy:
            copy.redact(entry_id, now, by, why)
    except CampaignError as error:
        return f"Kopii {backup.name} nie mogę oczyścić ({error}), proszę ją usunąć."
    return f"Tekst usunięto też z kopii {backup.name}."


def _holds(path: Path, texts: Iterable[str]) -> bool:
    """True when the file's bytes, or a part of a packed one, hold a text in one of the usual encodings."""
    wanted = [form.encode(code, "ignore") for text in texts for form in {text, escape(text)}
              for code in ("utf-8", "cp1250", "utf-16-le")]  # fmt: skip
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                parts = [packed.read(name) for name in packed.namelist()]
        else:
            parts = [path.read_bytes()]
    except (OSError, zipfile.BadZipFile, RuntimeError):
        return True  # what cannot be looked into is named, too
    return any(one and one in part for one in wanted for part in parts)
