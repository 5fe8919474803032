"""Pictures of finished prints for the site: the first page, small, in few colours."""

from __future__ import annotations

import io

WIDTH = 420
"""Pixels; twice the width the page shows, for sharp screens."""
COLOURS = 24


def picture(pdf: bytes) -> bytes:
    """The first page of a PDF as a PNG, WIDTH pixels wide; the same PDF gives the same bytes."""
    import pypdfium2  # loaded only where something is printed
    from PIL import Image

    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        image = page.render(scale=WIDTH / page.get_width(), may_draw_forms=False).to_pil()
    finally:
        document.close()
    small = image.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=0)
    out = io.BytesIO()
    small.save(out, "PNG", optimize=False)
    return out.getvalue()
