"""The picture a shared link shows (OpenGraph): the rule, drawn like the prints and saved as a PNG."""

from __future__ import annotations

import io
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.design.rendering import render
from campaign.model.publisher import Publisher
from campaign.output.output import Output
from campaign.press import engine, thumbnail

if TYPE_CHECKING:
    from campaign.project import Project

WIDTH = 1200
"""Pixels, by 630: what the networks ask for."""
NAME = "img/zapowiedz.png"


def plan(project: Project, publisher: Publisher) -> Output:
    """The picture of one edition."""
    html = render(project.templates, "social.html", publisher=publisher)
    shared = project.leaflets / "_shared"
    return Output(
        path=f"{publisher.slug}/docs/{NAME}",
        render=partial(draw, shared, html),
        inputs=(html,),
        files=(shared / "base.css", shared / "fonts"),
        label=f"obrazek do udostępniania: {publisher.short}",
        slow=True,
    )


def draw(shared: Path, html: str) -> bytes:
    """The page as PNG bytes; the same page gives the same bytes. shared: the folder with the fonts."""
    from PIL import Image

    document = engine.layout(engine.Sheet(html, shared, (shared / "base.css",), (shared,)))
    page = thumbnail.first_page(engine.pdf(document), WIDTH)
    picture = page.convert("P", palette=Image.Palette.ADAPTIVE, colors=64)
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()
