"""„Proszę podmienić akapit X na Y”: what changed since the article that was handed over before.

A pasted copy goes stale unseen. `campaign log published` keeps an article as it was published, as
published/<partner>/<edition number>-<day>.html; the newest kept one is compared with today's, block by block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

from campaign.kits import letters
from campaign.model.campaign import Campaign
from campaign.model.partner import Kit
from campaign.press import fragment

FOLDER = "published"
_NAME = re.compile(r"(\d+)(?:-(\d{4}-\d{2}-\d{2}))?\.html")


def kept_path(root: Path, partner: str, edition: int, day: date) -> Path:
    """Where the article of an edition, published on a day, is kept."""
    return root / FOLDER / partner / f"{edition}-{day}.html"


def latest(root: Path, partner: str, edition: int) -> str | None:
    """The newest kept article up to an edition, or None when none was kept."""
    kept = {
        (int(found[1]), found[2] or ""): path
        for path in (root / FOLDER / partner).glob("*.html")
        if (found := _NAME.fullmatch(path.name)) and int(found[1]) <= edition
    }
    return kept[max(kept)].read_text(encoding="utf-8") if kept else None


def same(before: str, now: str) -> bool:
    """True when a reader of both articles would see no difference."""
    return _lines(before) == _lines(now)


def replacement(campaign: Campaign, kit: Kit, before: str, now: str) -> str | None:
    """The ready mail, or None when nothing changed."""
    changes = list(_changes(_lines(before), _lines(now)))
    if not changes:
        return None
    label = campaign.core.edition.label
    parts = [
        f"Temat: Zmiana w artykule o oszustach ({label})",
        "Dzień dobry.",
        "W artykule, który jest na stronie, zmieniła się treść. Prosimy o takie poprawki, po kolei:",
        *(f"{number}. {change}" for number, change in enumerate(changes, 1)),
        "Kto woli, może zamiast tego wkleić cały artykuł od nowa.",
        f"Jednego zdania prosimy nie zmieniać: {campaign.core.rule.sentence} Dziękujemy.",
        "____________________\n(podpis: funkcja i jednostka)",
        letters.version(campaign, campaign.publishers[kit.publisher]),
    ]
    return "\n\n".join(parts) + "\n"


def _lines(html: str) -> list[str]:
    return [block.text.replace("\u00a0", " ") for block in fragment.parse(html)]


def _changes(before: list[str], now: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(a=before, b=now, autojunk=False)
    for kind, a1, a2, b1, b2 in matcher.get_opcodes():
        old, new = _quoted(before[a1:a2]), _quoted(now[b1:b2])
        if kind == "replace":
            yield f"Proszę podmienić:\n{old}\nna:\n{new}"
        elif kind == "delete":
            yield f"Proszę usunąć:\n{old}"
        elif kind == "insert":
            place = f"po akapicie:\n{_quoted(before[a1 - 1 : a1])}" if a1 else "na początku artykułu."
            yield f"Proszę dopisać:\n{new}\n{place}"


def _quoted(lines: list[str]) -> str:
    return "\n".join(f"    {line}" for line in lines)
