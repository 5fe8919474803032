"""Pictures of finished prints for the site: the first page, small, in few colours."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL import Image

WIDTH = 420
"""Pixels; twice the width the page shows, for sharp screens."""
COLOURS = 24


def first_page(pdf: bytes, width: int) -> Image.Image:
    """The first page of a PDF, so many pixels wide; the same PDF gives the same picture."""
    import pypdfium2  # loaded only where something is printed

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        drawn = page.render(scale=width / page.get_width(), may_draw_forms=False)
        image: Image.Image = drawn.to_pil().convert("RGB")
    finally:
        document.close()
    return image


def picture(pdf: bytes) -> bytes:
    """The first page as a PNG, WIDTH pixels wide."""
    from PIL import Image

    small = first_page(pdf, WIDTH).quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=False)
    return out.getvalue()
