"""What the page for partners shows: each kit's words, files and prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from campaign.kits import announcements, partners
from campaign.model.partner import PieceKind
from campaign.model.publisher import Publisher
from campaign.prints.prints import Print

if TYPE_CHECKING:
    from campaign.project import Project

READ_HERE = (PieceKind.TEXT, PieceKind.INTERVIEW, PieceKind.CUTS)
"""Pieces whose words stand on the page for partners; an article and a quiz are files."""


def kits(project: Project, publisher: Publisher, papers: list[Print]) -> Iterator[dict[str, Any]]:
    """For each partner: its kit, prints (address, print), files (address, purpose) and texts as HTML."""
    for kit in partners.on_site(project.campaign, publisher.slug):
        wanted = [item for name in kit.prints for item in _plain(papers, name)]
        folder = f"partnerzy/{kit.slug}-" if kit.name_lines else "druk/"
        texts = [
            announcements.fragment(project, kit, piece)
            for piece in kit.pieces.values()
            if piece.kind in READ_HERE
        ]
        yield {
            "kit": kit,
            "prints": [
                (f"{folder}{item.file}", item) for item in (wanted if kit.every_print else wanted[:1])
            ],
            "files": [(f"partnerzy/{name}", about) for name, about in partners.site_files(project, kit)],
            "texts": [
                text.replace("h2>", "h3>").replace("h1>", "h2>").replace("\u00a0", " ") for text in texts
            ],
        }


def _plain(papers: list[Print], form: str) -> list[Print]:
    return [item for item in papers if item.format.slug == form and item.variant is None]
