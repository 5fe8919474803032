"""`campaign new format NAME`: the folder of a print that passes every gate, to be changed from there."""

from __future__ import annotations

import re
from pathlib import Path

from campaign.authoring.blank import require_slug
from campaign.problems import CampaignError

_STARTER = Path(__file__).parents[1] / "templates" / "authoring" / "format"


def write(root: Path, slug: str) -> Path:
    """Write leaflets/<slug>/ and return it; nothing existing is overwritten. Raises CampaignError."""
    require_slug(slug)
    leaflets = root / "leaflets"
    if not leaflets.is_dir():
        raise CampaignError(f"nie ma folderu {leaflets} – podaj --root z folderem leaflets")
    folder = leaflets / slug
    try:
        folder.mkdir()
    except FileExistsError:
        raise CampaignError(f"{folder} już istnieje – wybierz inną nazwę") from None
    taken = {_code(path) for path in leaflets.glob("*/format.yml")}
    for path in sorted(_STARTER.iterdir()):
        text = path.read_text(encoding="utf-8").replace("{slug}", slug).replace("{code}", _free(slug, taken))
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def _code(path: Path) -> str:
    found = re.search(r"(?m)^code: *(\w+)", path.read_text(encoding="utf-8"))
    return found[1] if found else ""


def _free(slug: str, taken: set[str]) -> str:
    """A short code for the log that no other format has."""
    letters = "".join(word[0] for word in slug.split("-")).upper()[:3]
    ways = [letters, *(f"{letters}{number}" for number in range(2, 100))]
    return next(code for code in ways if code not in taken)
