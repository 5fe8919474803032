"""Where the log lives: CAMPAIGN_DATA (a folder) and CAMPAIGN_LOG_URL (a database); both may stay empty.

What the unit once said about the columns of its own sheets is remembered beside the log.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from campaign.output import disk
from campaign.problems import CampaignError

FILE = "dziennik.db"
_COLUMNS = "kolumny.json"


@dataclass(frozen=True)
class Settings:
    """folder: copies and backups; url: the database."""

    folder: Path
    url: str

    @property
    def backups(self) -> Path:
        """Where backups lie."""
        return self.folder / "kopie"

    def columns(self) -> dict[str, str]:
        """What headings and sheets mean that the program does not know by itself: folded text to field."""
        try:
            found = json.loads((self.folder / _COLUMNS).read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise CampaignError(f"nie mogę odczytać pliku {_COLUMNS} w folderze danych – usuń go") from error
        return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}

    def remember(self, columns: Mapping[str, str]) -> None:
        """Keep these meanings for the next file, too."""
        text = json.dumps({**self.columns(), **columns}, ensure_ascii=False, indent=1, sort_keys=True)
        disk.write(self.folder / _COLUMNS, text.encode("utf-8"))


def settings(root: Path, environment: Mapping[str, str]) -> Settings:
    """Settings of the project at root. Raises CampaignError for a data folder that builds would sweep."""
    folder = Path(environment.get("CAMPAIGN_DATA") or root / "data").expanduser().resolve()
    for owned in ("content", "build"):
        if folder.is_relative_to((root / owned).resolve()):
            raise CampaignError(f"folder danych leży w {owned}/ – wskaż inny w CAMPAIGN_DATA")
    return Settings(folder, environment.get("CAMPAIGN_LOG_URL") or f"sqlite:///{folder / FILE}")
