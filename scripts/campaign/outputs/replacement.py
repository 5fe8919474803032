"""„Proszę podmienić akapit X na Y”: what changed since the article that was handed over before.

A pasted copy goes stale unseen. When an article has been handed over, its kod.html is kept as
published/<partner>/<edition number>.html; the newest kept one is compared with today's, block by block.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from campaign.model import Campaign, Kit
from campaign.outputs import fragment

FOLDER = "published"


def latest(root: Path, partner: str, edition: int) -> str | None:
    """The newest kept article up to an edition, or None when none was kept."""
    kept = {
        int(path.stem): path for path in (root / FOLDER / partner).glob("*.html") if path.stem.isdecimal()
    }
    numbers = [number for number in kept if number <= edition]
    return kept[max(numbers)].read_text(encoding="utf-8") if numbers else None


def replacement(campaign: Campaign, kit: Kit, before: str, now: str) -> str | None:
    """The ready mail, or None when nothing changed."""
    changes = list(_changes(_lines(before), _lines(now)))
    if not changes:
        return None
    label = campaign.core.edition.label
    parts = [
        f"Temat: Zmiana w artykule o oszustach – {label}",
        "Dzień dobry.",
        "W artykule, który jest na stronie, zmieniła się treść. Prosimy o takie poprawki, po kolei:",
        *(f"{number}. {change}" for number, change in enumerate(changes, 1)),
        "Kto woli, może zamiast tego wkleić cały artykuł od nowa. Dziękujemy.",
        "____________________\n(podpis: funkcja i jednostka)",
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
