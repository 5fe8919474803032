"""A publisher's logo: whether its file can be printed, and how large it is drawn in the room there is."""

from __future__ import annotations

import re
import warnings
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree import ElementTree

from campaign.language.numbers import form

MOST_BYTES = 2_000_000
MOST_PIXELS = 16_000_000
LEAST_PIXELS = 150
"""Of the longer side: 30 mm of paper at 130 dots per inch."""
MOST_ELEMENTS = 3_000
MOST_USES = 50
_ACTIVE = ("script", "foreignObject", "image", "animate", "set")
_FLAT = ("linearGradient", "radialGradient", "mask", "filter", "pattern")
_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}


class LogoError(ValueError):
    """A logo that cannot be printed; the message is a Polish sentence without the file's name."""


@dataclass(frozen=True)
class Logo:
    """A logo that can be printed: as a data URI, with its width by its height."""

    uri: str
    ratio: float

    @classmethod
    def read(cls, path: Path) -> Logo:
        """The logo in a file. Raises LogoError for one that cannot be printed."""
        ratio = proportion(path, path.stat().st_mtime_ns)
        kind = "image/svg+xml" if path.suffix == ".svg" else "image/png"
        return cls(f"data:{kind};base64,{b64encode(path.read_bytes()).decode()}", ratio)

    def size(self, width: float, height: float) -> tuple[float, float]:
        """Width and height at which it fills a room of width × height, in the room's unit."""
        if self.ratio > width / height:
            return width, width / self.ratio
        return height * self.ratio, height


@lru_cache(maxsize=64)
def proportion(path: Path, changed: int) -> float:
    """Width by height of a logo; changed: when its file was last written."""
    if path.stat().st_size > MOST_BYTES:
        raise LogoError("plik ma ponad 2 MB – zapisz znak jako mniejszy plik")
    ratio = _drawing(path) if path.suffix == ".svg" else _picture(path)
    if not 1 / 6 < ratio < 6:
        raise LogoError("znak jest zbyt wydłużony – jeden bok może być najwyżej 6 razy dłuższy od drugiego")
    return ratio


def _picture(path: Path) -> float:
    from PIL import Image, ImageFile, UnidentifiedImageError

    patient = ImageFile.LOAD_TRUNCATED_IMAGES  # WeasyPrint sets it for the whole process
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # its size is refused below
            with Image.open(path) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    size = picture.width * picture.height // 1_000_000
                    pixels = form(size, "megapiksel", "megapiksele", "megapikseli")
                    raise LogoError(f"obraz ma {size} {pixels}, a może mieć 16 – zmniejsz go")
                picture.load()
    except (UnidentifiedImageError, Image.DecompressionBombError, SyntaxError, OSError) as error:
        raise LogoError("plik PNG jest uszkodzony albo niepełny – zapisz go jeszcze raz") from error
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = patient
    if (longer := max(picture.size)) < LEAST_PIXELS:
        pixels = form(longer, "piksel", "piksele", "pikseli")
        raise LogoError(f"dłuższy bok ma {longer} {pixels}, a ma mieć {LEAST_PIXELS} – daj większy obraz")
    return picture.width / picture.height


def _drawing(path: Path) -> float:
    data = path.read_bytes()
    if b"<!ENTITY" in data:
        raise LogoError("plik SVG ma na początku definicje (ENTITY) – zapisz go jako zwykły SVG")
    try:
        tree = ElementTree.fromstring(data)  # without definitions nothing in it can grow
    except ElementTree.ParseError as error:
        raise LogoError("plik SVG jest uszkodzony albo niepełny – zapisz go jeszcze raz") from error
    if wrong := next(_refused(tree), None):
        raise LogoError(wrong)
    return _sides(tree)


def _refused(tree: ElementTree.Element) -> Iterator[str]:
    elements = list(tree.iter())
    names = [_name(element) for element in elements]
    if _name(tree) != "svg":
        yield "to nie jest plik SVG – zapisz znak jako SVG albo PNG"
    if len(elements) > MOST_ELEMENTS or names.count("use") > MOST_USES:
        yield "rysunek SVG jest zbyt złożony – uprość go albo zapisz jako PNG"
    if found := sorted(set(names) & set(_ACTIVE)):
        yield f"rysunek SVG ma w sobie <{found[0]}>, a może mieć tylko kształty – zapisz go jako PNG"
    links = (value for element in elements for name, value in element.attrib.items() if name.endswith("href"))
    if any(not link.startswith("#") for link in links):
        yield "rysunek SVG odwołuje się do innego pliku – zapisz go jako PNG"


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def _sides(tree: ElementTree.Element) -> float:
    box = [float(number) for number in re.findall(r"-?[\d.]+", tree.get("viewBox") or "")]
    if len(box) == 4 and min(box[2:]) > 0:
        return box[2] / box[3]
    width, height = (_length(tree.get(side)) for side in ("width", "height"))
    if not width or not height:
        raise LogoError("rysunek SVG nie mówi, jaki ma rozmiar – dodaj viewBox albo width i height")
    return width / height


def _length(text: str | None) -> float | None:
    found = re.fullmatch(r"\s*([\d.]+)\s*([a-z]*)\s*", text or "")
    return float(found[1]) * _UNITS[found[2]] if found and found[2] in _UNITS else None


def shaded(path: Path) -> bool:
    """True for a drawing with what cannot be given in printing inks: gradients, masks, filters, patterns."""
    if path.suffix != ".svg":
        return False
    return any(_name(element) in _FLAT for element in ElementTree.parse(path).getroot().iter())
