"""Where the boxes of a layout end up on paper: a turned face lies elsewhere than its layout says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Frame = tuple[float, float, float, float]
"""Left, top, right and bottom edge, px from the page's upper left corner."""
Placed = list[tuple[Any, Any]]
"""The boxes of a page, each with the matrix of all turns around it (None: none)."""
SIDES = ("left", "top", "right", "bottom")
PX_PER_MM = 96 / 25.4
TOLERANCE = 0.5  # px; rounding of mm to px


def boxes(box: Any) -> Iterator[Any]:
    """A box and everything in it."""
    return (found for found, _ in turned(box, None))


def turned(box: Any, matrix: Any) -> Iterator[tuple[Any, Any]]:
    """A box and everything in it, each with the matrix of all turns around it (None: none)."""
    waiting = [(box, matrix)]
    while waiting:
        box, around = waiting.pop()
        own = box.transformation_matrix
        inner = own @ around if own and around else own or around
        yield box, inner
        for child in reversed(getattr(box, "children", None) or ()):
            waiting.append((child if hasattr(child, "element_tag") else child._box, inner))


def panels(placed: Placed) -> Placed:
    """The outermost box of each element marked as a panel."""
    found: dict[int, tuple[Any, Any]] = {}
    for box, matrix in placed:
        if box.element is not None and box.element.get("data-panel"):
            found.setdefault(id(box.element), (box, matrix))
    return list(found.values())


def frame_of(box: Any, matrix: Any) -> Frame:
    """Left, top, right and bottom edge of a box's border on paper, px."""
    left, top = box.border_box_x(), box.border_box_y()
    return on_paper((left, top, left + box.border_width(), top + box.border_height()), matrix)


def on_paper(frame: Frame, matrix: Any) -> Frame:
    """A frame of the layout where its turns put it."""
    if matrix is None:
        return frame
    left, top, right, bottom = frame
    corners = [matrix.transform_point(x, y) for x in (left, right) for y in (top, bottom)]
    across, down = zip(*corners, strict=True)
    return min(across), min(down), max(across), max(down)


def room(inner: Frame, outer: Frame) -> float:
    """The least distance of a frame from the edges of the one around it, px; negative where it leaves it."""
    return min(inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3])


def common(one: Frame, other: Frame) -> tuple[float, float]:
    """Width and height of what two frames share; negative: the distance between them."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    return wide, min(one[3], other[3]) - max(one[1], other[1])
