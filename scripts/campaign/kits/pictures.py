"""Pictures for messengers and web sites: laid out like a print, proof-read, then drawn in exact pixels."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.design.rendering import TEMPLATES, render
from campaign.model.campaign import Campaign
from campaign.model.format import Format
from campaign.model.publisher import Publisher
from campaign.press import engine, proof, thumbnail
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.project import Project

_FOLDER = TEMPLATES / "announcements"
_MM_PER_PX = 25.4 / 96
_SMALLEST_TYPE = 20  # points on a picture a phone shows at a third of its size
_QUALITY = 90


def page(project: Project, publisher: Publisher, size: tuple[int, int]) -> str:
    """The HTML of a picture of (width, height) pixels."""
    wide = size[0] > size[1] * 1.2
    values = {"publisher": publisher, "size": size, "wide": wide, "thrifty": False}
    values["stop"] = "phone"
    return render(project.paper, "announcements/picture.html", **values)


def alt(campaign: Campaign) -> str:
    """What the picture says, for those who cannot see it."""
    core = campaign.core
    words = f"{core.rule.question} {core.rule.sentence} {core.rule.never}"
    return f"Ciemny dymek z białym napisem: {words} Pod nim: {core.phone_rule[0]}"


def styles(leaflets: Path) -> tuple[Path, ...]:
    """What a picture is drawn with besides its HTML."""
    return (leaflets / "_shared/base.css", _FOLDER / "picture.css", leaflets / "_shared/fonts")


def jpeg(leaflets: Path, html: str, size: tuple[int, int]) -> bytes:
    """The picture. Raises CampaignError when its text does not fit."""
    document = engine.layout(_sheet(leaflets, html))
    wrong = [str(found) for found in proof.findings(document, _format(size), 1)]
    if wrong:
        raise CampaignError(f"obraz {size[0]}×{size[1]}: " + "; ".join(wrong))
    return _draw(engine.pdf(document), size)


def _sheet(leaflets: Path, html: str) -> engine.Sheet:
    *sheets, fonts = styles(leaflets)
    return engine.Sheet(html, _FOLDER, tuple(sheets), (fonts.parent, _FOLDER))


def _format(size: tuple[int, int]) -> Format:
    """The gates a picture must pass: one page, nothing outside its panel, no text lost."""
    return Format(
        slug="obraz",
        title="Obraz",
        about="Obraz na stronę i do komunikatora.",
        for_each="campaign",
        file="obraz",
        code="OB",
        page=[size[0] * _MM_PER_PX, size[1] * _MM_PER_PX],
        pages=1,
        sheets="plik",
        smallest_type=_SMALLEST_TYPE,
    )


def _draw(pdf: bytes, size: tuple[int, int]) -> bytes:
    image = thumbnail.first_page(pdf, size[0])
    if image.size != size:
        raise CampaignError(f"obraz ma {image.size[0]}×{image.size[1]} zamiast {size[0]}×{size[1]} pikseli")
    raw = io.BytesIO()
    image.save(raw, "JPEG", quality=_QUALITY, optimize=True, dpi=(96, 96))
    return raw.getvalue()
