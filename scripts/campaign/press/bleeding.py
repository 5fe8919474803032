"""Proof-reading for a print shop: what touches the edge of a page must go on to the end of the bleed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from campaign.press.fault import Fault
from campaign.press.placement import PX_PER_MM, SIDES, TOLERANCE, frame_of, turned

if TYPE_CHECKING:
    from weasyprint import Document

_ADVICE = "w style.css wyprowadź je poza brzeg o var(--bleed)"


def without_bleed(document: Document, bleed: float) -> Iterator[Fault]:
    """Grounds and frames that touch the edge of a page and stop before the bleed's end, mm."""
    reach = bleed * PX_PER_MM - TOLERANCE
    for page in document.pages:
        for box, matrix in turned(page._page_box, None):
            if box.element is not None and visible(box):
                left, top, right, bottom = frame_of(box, matrix)
                out = (-left, -top, right - page.width, bottom - page.height)
                there = right > 0 and bottom > 0 and left < page.width and top < page.height
                if there and any(-TOLERANCE < past < reach for past in out):
                    yield Fault(f"tło „{called(box)}” kończy się na brzegu kartki – {_ADVICE}")


def visible(box: Any) -> bool:
    """True when a box paints more than its text, and not in white."""
    return coloured(box) or any(getattr(box, f"border_{edge}_width", 0) for edge in SIDES)


def coloured(box: Any) -> bool:
    """True when a box has a ground that is not white, or a picture in it."""
    ground = box.background
    return tinted(box) or (ground is not None and any(layer.image for layer in ground.layers))


def tinted(box: Any) -> bool:
    """True when a box has a ground of a colour that is not white."""
    ground = box.background
    if ground is None:
        return False
    return bool(ground.color.alpha) and tuple(ground.color.to("srgb").coordinates) != (1, 1, 1)


def called(box: Any) -> str:
    """What a fault calls a box."""
    names = (box.element.get(name) for name in ("alt", "data-panel", "class"))
    return next(filter(None, names), str(box.element.tag))
