"""Last changes to the objects of a PDF before it is written: fewer groups; what a print shop expects."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import Any

from campaign.press.inks import Profile, inks_of
from campaign.press.paper import BLEED, MARGIN

_RGB = re.compile(rb"([\d.]+) ([\d.]+) ([\d.]+) (rg|RG)")
_CMYK = {"rg": "k", "RG": "K"}
_DOCUMENT = re.compile(rb"xmp\.did:[0-9a-f-]{36}")
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


def for_print_shop(file: Any, profile: Profile, name: str) -> None:
    """Name the trimmed page and its bleed, and give every colour in the four printing inks (PDF/X-4).

    The file's pages have MARGIN millimetres around them. name: tells this document from others, for its mark.
    """
    for item in file.objects:
        if isinstance(item, dict) and item.get("Type") == "/Page":
            _boxes(item)
            item["Group"] = item.__class__({"Type": "/Group", "S": "/Transparency", "CS": "/DeviceCMYK"})
        elif getattr(item, "extra", {}).get("ColorSpace") == "/DeviceRGB":
            profile.picture(item)
        elif getattr(item, "extra", {}).get("Type") == "/Metadata":
            mark = uuid.uuid5(uuid.NAMESPACE_URL, name)  # the renderer's own is another one each time
            item.stream = [_DOCUMENT.sub(f"xmp.did:{mark}".encode(), part) for part in item.stream]
        elif isinstance(lines := getattr(item, "stream", None), list):
            item.stream = [_in_inks(line) for line in lines]


def _boxes(page: Any) -> None:
    left, low, right, high = page["MediaBox"]
    for name, distance in (("TrimBox", MARGIN), ("BleedBox", MARGIN - BLEED)):
        inside = distance * _POINTS
        page[name] = page["MediaBox"].__class__((left + inside, low + inside, right - inside, high - inside))


def _in_inks(line: Any) -> Any:
    """A line of drawing; one that sets a colour in red, green and blue sets it in inks instead."""
    found = _RGB.fullmatch(line) if isinstance(line, bytes) else None
    if not found:
        return line
    inks = " ".join(f"{ink:.3g}" for ink in inks_of(*(float(found[n]) for n in (1, 2, 3))))
    return f"{inks} {_CMYK[found[4].decode()]}".encode()
