"""The README's contact sheet: the first two pages of every print format, from a finished build.

Run: PYTHONPATH=scripts:tests .venv/bin/python tests/benchmarks/contact_sheet.py [kpp-krasnik]
Writes pictures/druki.png; a new format appears by itself.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import count

import pypdfium2
from PIL import Image

from campaign.prints.prints import Print, Selection, prints
from project import ROOT, opened

COLUMNS, CELL, GAP = 7, (222, 226), 6
"""Cells in a row; width and height of a cell and the space around it, pixels."""
PAGES, COLOURS, GROUND = 2, 200, "#d6d6d6"
TARGET = ROOT / "pictures/druki.png"


def chosen(edition: str) -> Iterator[Print]:
    """One print of each format; formats about methods take turns through the methods."""
    project = opened(ROOT)
    formats, turn = project.formats, count()
    for form in formats.values():
        found = [x for x in prints(project, Selection(edition, None, form.slug)) if not x.variant]
        yield found[next(turn) % len(found)] if len(found) > 1 else found[0]


def pages(item: Print) -> Iterator[Image.Image]:
    """The first pages of a print, as large as a cell allows."""
    document = pypdfium2.PdfDocument(ROOT / "build" / item.path)
    for page in list(document)[:PAGES]:
        scale = min(side / room for side, room in zip(CELL, page.get_size(), strict=True))
        yield page.render(scale=scale, may_draw_forms=False).to_pil().convert("RGB")
    document.close()


def sheet(pictures: list[Image.Image]) -> Image.Image:
    """All pictures in rows, each in the middle of its cell."""
    wide, high = (side + GAP for side in CELL)
    rows = -(-len(pictures) // COLUMNS)
    whole = Image.new("RGB", (COLUMNS * wide + GAP, rows * high + GAP), GROUND)
    for number, picture in enumerate(pictures):
        row, column = divmod(number, COLUMNS)
        left, top = (room - size for room, size in zip(CELL, picture.size, strict=True))
        whole.paste(picture, (GAP + column * wide + left // 2, GAP + row * high + top // 2))
    return whole.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    edition = sys.argv[1] if len(sys.argv) > 1 else "kpp-krasnik"
    sheet([page for item in chosen(edition) for page in pages(item)]).save(TARGET, optimize=True)
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size / 1024:.0f} KB")
