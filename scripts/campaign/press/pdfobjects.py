"""Last changes to the objects of a PDF before it is written: fewer groups; what a print shop expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from campaign.press.paper import BLEED, MARGIN

_RGB = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")
_CMYK = {"rg": "k", "RG": "K"}
_GREYISH = 0.06
"""Largest distance between red, green and blue of a colour that is printed with black ink alone."""
_POINTS = 72 / 25.4


def draw_in_place(file: Any) -> None:
    """Move the drawing of icons from one transparency group each into the page, where repeats compress.

    WeasyPrint makes a group and its resources for every background picture: with four cards on a sheet that
    is half the file. A group that uses nothing but opaque fills looks the same drawn directly.
    """
    numbered = {item.reference: item for item in file.objects if item.number is not None}
    for page in file.objects:
        if isinstance(page, dict) and page.get("Type") == "/Page":
            known = numbered[page["Resources"]]
            content = numbered[page["Contents"]]
            content.stream = [line for old in content.stream for line in _drawn(old, known, numbered)]


def _drawn(line: Any, known: Any, numbered: dict[bytes, Any]) -> Iterator[Any]:
    """A line of a page's content, or what the group it draws would draw."""
    name = line[1:-3].decode() if isinstance(line, bytes) and line.endswith(b" Do") else None
    group = numbered.get(known["XObject"].get(name)) if name else None
    if group is None or group.extra.get("Subtype") != "/Form" or not _opaque(group, known, numbered):
        yield line
        return
    own = numbered[group.extra["Resources"]]
    del known["XObject"][name]
    group.free, group.number = "f", 0  # a free entry; pydyf would otherwise point at byte 0
    own.clear()  # stays as an empty object: pydyf counts places by it
    yield from (b"q", *group.stream, b"Q")


def _opaque(group: Any, known: Any, numbered: dict[bytes, Any]) -> bool:
    """True when a group needs no resource that its page does not have under the same name."""
    own = numbered[group.extra["Resources"]]
    drawings = any(own[kind] for kind in ("XObject", "Pattern", "Shading"))
    states: dict[str, Any] = own["ExtGState"]
    return not drawings and all(known["ExtGState"].get(name) == state for name, state in states.items())


def for_print_shop(file: Any) -> None:
    """Name the trimmed page and its bleed, and give every drawn colour in the four printing inks.

    The file's pages have MARGIN millimetres around them. Pictures keep their colours.
    """
    for item in file.objects:
        if isinstance(item, dict) and item.get("Type") == "/Page":
            left, low, right, high = item["MediaBox"]
            for name, distance in (("TrimBox", MARGIN), ("BleedBox", MARGIN - BLEED)):
                inside = distance * _POINTS
                box = (left + inside, low + inside, right - inside, high - inside)
                item[name] = item["MediaBox"].__class__(box)
        elif isinstance(lines := getattr(item, "stream", None), list):
            item.stream = [_in_inks(line) for line in lines]


def _in_inks(line: Any) -> Any:
    """A line of drawing; one that sets a colour in red, green and blue sets it in inks instead."""
    found = _RGB.fullmatch(line) if isinstance(line, bytes) else None
    if not found:
        return line
    inks = " ".join(f"{ink:.3g}" for ink in inks_of(*(float(found[n]) for n in (1, 2, 3))))
    return f"{inks} {_CMYK[found[4].decode()]}".encode()


def inks_of(red: float, green: float, blue: float) -> tuple[float, float, float, float]:
    """Cyan, magenta, yellow and black (0 to 1) for a colour of a screen (0 to 1).

    Dark greys become black ink alone: letters of four inks that do not meet exactly have coloured edges.
    Other colours are reckoned without a profile; a print shop's proof shows how they come out.
    """
    most = max(red, green, blue)
    if most < 0.1:
        return 0, 0, 0, 1
    if most < 0.5 and most - min(red, green, blue) < _GREYISH:
        return 0, 0, 0, 1 - (red + green + blue) / 6  # black ink alone prints lighter than its share
    return 1 - red / most, 1 - green / most, 1 - blue / most, 1 - most
