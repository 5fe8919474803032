"""Where the log lives: CAMPAIGN_DATA (a folder) and CAMPAIGN_LOG_URL (a database); both may stay empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from campaign.problems import CampaignError

FILE = "dziennik.db"


@dataclass(frozen=True)
class Settings:
    """folder: copies and backups; url: the database."""

    folder: Path
    url: str


def settings(root: Path, environment: Mapping[str, str]) -> Settings:
    """Settings of the project at root. Raises CampaignError for a data folder that builds would sweep."""
    folder = Path(environment.get("CAMPAIGN_DATA") or root / "data").expanduser().resolve()
    for owned in ("content", "build"):
        if folder.is_relative_to((root / owned).resolve()):
            raise CampaignError(f"folder danych leży w {owned}/ – wskaż inny w CAMPAIGN_DATA")
    return Settings(folder, environment.get("CAMPAIGN_LOG_URL") or f"sqlite:///{folder / FILE}")
