"""A finished PDF as tests see it: text with fonts and places, and the picture of each page."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageOps

PIXELS_PER_POINT = 3.0
Box = tuple[float, float, float, float]
MM = 25.4 / 72
"""Millimetres in a point."""
FONTS = {"KS-Text": "Regular", "KS-Text-Bold": "Bold", "KS-Display": "Black"}
POLISH = "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"
CANDIDATES = POLISH + "acelnoszACELNOSZ"


@dataclass(frozen=True)
class Letter:
    """One character on a page: font as named in the PDF, size and box (left, right, bottom, top) in points.

    turn: degrees it is turned anticlockwise; 180 on a face that is folded over.
    """

    char: str
    font: str
    size: float
    box: Box
    turn: int = 0

    @property
    def weight(self) -> str:
        return FONTS.get(self.font.partition("+")[2], "")


class Paper:
    """Pages of one PDF. Pictures are drawn at PIXELS_PER_POINT, less for pages larger than A4."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document = pypdfium2.PdfDocument(data)

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page in millimetres, as it is when the print is cut."""
        return [((right - left) * MM, (top - low) * MM) for left, low, right, top in self.trims]

    @cached_property
    def text(self) -> str:
        """All words; a hyphen at the end of a line, which the reader marks as one that may go, is a hyphen again."""
        words = "\n".join(page.get_textpage().get_text_range() for page in self.document)
        return words.replace("\ufffe", "-").replace("\x02", "-")

    @cached_property
    def letters(self) -> list[list[Letter]]:
        return [list(_letters(page)) for page in self.document]

    @cached_property
    def trims(self) -> list[Box]:
        """Each page when it is cut: left, low, right, top in points; asking the document loads the page each time."""
        return [page.get_trimbox() for page in self.document]

    @cached_property
    def sheets(self) -> list[Box]:
        """Each page with what is cut off."""
        return [page.get_mediabox() for page in self.document]

    @cached_property
    def scale(self) -> float:
        left, low, right, top = self.trims[0]
        return PIXELS_PER_POINT * min(1.0, 842 / max(right - left, top - low))

    @cached_property
    def pictures(self) -> list[Image.Image]:
        """Grey pictures of the pages, 0 black to 255 white."""
        return [
            page.render(scale=self.scale, may_draw_forms=False).to_pil().convert("L")
            for page in self.document
        ]

    def patch(self, page: int, letter: Letter, margin: int = 1) -> Image.Image:
        """The picture under a letter's box, turned so that the letter stands upright."""
        edge, _, _, height = self.sheets[page]
        left, right, bottom, top = letter.box
        cut = self.pictures[page].crop(
            (
                round((left - edge) * self.scale) - margin,
                round((height - top) * self.scale) - margin,
                round((right - edge) * self.scale) + margin,
                round((height - bottom) * self.scale) + margin,
            )
        )
        return cut.rotate(-letter.turn, expand=True) if letter.turn else cut

    def longest_line(self, page: int, label: list[Letter]) -> float:
        """Length in points of the longest dark horizontal line at the height of a label or just under it."""
        height = self.sheets[page][3]
        top = height - max(letter.box[3] for letter in label)
        bottom = height - min(letter.box[2] for letter in label) + 6
        picture = self.pictures[page]
        band = picture.crop((0, round(top * self.scale), picture.width, round(bottom * self.scale)))
        dark = band.point(lambda grey: 255 if grey < 128 else 0)
        rows = (dark.crop((0, row, dark.width, row + 1)).tobytes() for row in range(dark.height))
        return max(len(run) for row in rows for run in row.split(b"\0")) / self.scale


def _letters(page: Any) -> Iterator[Letter]:
    text = page.get_textpage()
    name, flags, matrix = ctypes.create_string_buffer(200), ctypes.c_int(), raw.FS_MATRIX()
    box = [ctypes.c_double() for _ in range(4)]
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if char.isspace():
            continue
        raw.FPDFText_GetFontInfo(text.raw, index, name, len(name), flags)
        raw.FPDFText_GetMatrix(text.raw, index, matrix)
        raw.FPDFText_GetCharBox(text.raw, index, *box)
        size = raw.FPDFText_GetFontSize(text.raw, index) * math.hypot(matrix.c, matrix.d)
        turn = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
        yield Letter(char, name.value.decode(), size, tuple(value.value for value in box), turn)


@cache
def _font(path: Path, pixels: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.BASIC)


@cache
def drawn(path: Path, char: str, pixels: float) -> Image.Image:
    """A letter drawn by FreeType from a font file: ink 0 to 255, cut to the ink."""
    side = int(pixels * 2)
    image = Image.new("L", (side, side), 0)
    ImageDraw.Draw(image).text((pixels / 2, pixels / 2), char, fill=255, font=_font(path, pixels))
    return _cut(image)


def ink(patch: Image.Image) -> Image.Image:
    """A patch of a page as ink 0 to 255 whatever its colours, cut to the ink."""
    width, height = patch.size
    edge = [patch.getpixel((x, y)) for x in range(width) for y in (0, height - 1)]
    edge += [patch.getpixel((x, y)) for y in range(height) for x in (0, width - 1)]
    ground = sorted(edge)[len(edge) // 2]
    return _cut(ImageOps.autocontrast(ImageChops.difference(patch, Image.new("L", patch.size, ground))))


def _cut(shape: Image.Image) -> Image.Image:
    box = shape.point(lambda value: 255 if value > 100 else 0).getbbox()
    return shape.crop(box) if box else shape


def likeness(one: Image.Image, other: Image.Image) -> float:
    """How much of two shapes' ink coincides at the best shift of one pixel: 0 to 1."""
    width, height = (max(a, b) + 2 for a, b in zip(one.size, other.size, strict=True))
    still = _placed(one, 1, 1, (width, height))
    both = weight(one) + weight(other)  # of every pixel the lighter and the darker together
    best = 0.0
    for down in range(height - other.height + 1)[:4]:
        for across in range(width - other.width + 1)[:4]:
            moved = _placed(other, across, down, (width, height))
            common = weight(ImageChops.darker(still, moved))
            best = max(best, common / (both - common) if both > common else float(bool(both)))
    return best


def most_likeness(one: Image.Image, other: Image.Image) -> float:
    """What likeness cannot exceed, whatever the shift: quick, to pass over letters of quite another weight."""
    less, more = sorted((weight(one), weight(other)))
    return less / more if more else 0.0


def weight(shape: Image.Image) -> int:
    """All the ink of a shape."""
    return sum(shape.tobytes())


def _placed(shape: Image.Image, x: int, y: int, size: tuple[int, int]) -> Image.Image:
    sheet = Image.new("L", size, 0)
    sheet.paste(shape, (x, y))
    return sheet
