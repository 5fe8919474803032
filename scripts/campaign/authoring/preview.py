"""`campaign preview`: builds one method and opens its page and its leaflets."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from campaign.build import Order, build_all
from campaign.content.loader import load
from campaign.model import Campaign, Status
from campaign.problems import CampaignError

Open = Callable[[str], object]


def preview(root: Path, slug: str, edition: str | None, day: date, tell: Callable[[str], None]) -> list[Path]:
    """Build the method's page and prints and return their paths, the page first.

    A draft is built in a temporary copy where it counts as published; the project stays as it is.
    Raises CampaignError for an unknown name or for content that has errors.
    """
    loaded = load(root, day)
    if loaded.campaign is None:
        raise CampaignError("treść ma błędy – popraw je, potem ponów podgląd", loaded.problems)
    campaign = loaded.campaign
    if slug not in campaign.methods:
        raise CampaignError(f"nie ma metody „{slug}” – wybierz z: {', '.join(campaign.methods)}")
    edition = edition or next(iter(campaign.publishers))
    if campaign.methods[slug].status is not Status.PUBLISHED:
        root = _as_published(root, campaign, slug)
    build_all(Order(root, day, edition, slug), progress=lambda done, total, label: tell(label), tell=tell)
    return _made(root / "build", edition, slug)


def _made(build: Path, edition: str, slug: str) -> list[Path]:
    page = build / edition / "site" / "metody" / f"{slug}.html"
    return [page, *sorted((build / "leaflets" / edition).rglob(f"*{slug}*.pdf"))]


def _as_published(root: Path, campaign: Campaign, slug: str) -> Path:
    """A copy of the project in which a draft is published; left for the browser to read."""
    copy = Path(tempfile.mkdtemp(prefix="campaign-podglad-"))
    for name in ("content", "leaflets", "docs"):
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name)
    shutil.copy(root / "mkdocs.yml", copy)
    path = copy / "content" / "methods" / f"{slug}.yml"
    status = campaign.methods[slug].status
    text = path.read_text(encoding="utf-8").replace(f"status: {status}", f"status: {Status.PUBLISHED}", 1)
    path.write_text(text, encoding="utf-8")
    return copy
