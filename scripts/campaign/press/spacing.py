"""Proof-reading of places: what lies on what, what a printer cuts off, what crowds the number to dial.

Grounds and frames may lie under anything; texts, pictures and codes must not meet one another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from campaign.language.numbers import decimal
from campaign.press.bleeding import called, coloured, tinted
from campaign.press.fault import Fault, millimetres
from campaign.press.placement import (
    PX_PER_MM,
    SIDES,
    TOLERANCE,
    Frame,
    Placed,
    boxes,
    common,
    frame_of,
    on_paper,
    panels,
    room,
    turned,
)

if TYPE_CHECKING:
    from weasyprint import Document

AIR = 3.5
"""Millimetres around the digits of a number to dial in its field."""
BESIDE = 0.5
"""Millimetres between letters and a ground that is not theirs."""
INSIDE = 1.5
"""Millimetres between letters and the edge of the frame or ground they stand in."""
OVERLAP = 0.5 * PX_PER_MM
"""Pixels by which panels may touch."""
_CAPITAL = 0.71  # of the font size: how high capitals reach (Noto Sans)
_TAIL = 0.2  # how far the letters of DESCENDING reach below their line
DESCENDING = frozenset("gjpqyąęĄĘQJ,;()[]„@/")
"""Letters and signs that reach below their line."""
_STYLE = "popraw style.css"
Field = tuple[Any, Frame]
"""A panel with its place on paper."""


@dataclass(frozen=True)
class Ink:
    """Something printed: its frame on paper, what it is called, and the text (None: a picture).

    tails: the frame with the letters that reach below the line.
    """

    frame: Frame
    name: str
    box: Any
    tails: Frame
    text: str | None = None


def findings(document: Document, edge: float | None) -> Iterator[Fault]:
    """Faults of places on all pages; edge: millimetres a printer cannot reach (None: no office printer)."""
    found: dict[str, Fault] = {}
    for page in document.pages:
        placed = list(turned(page._page_box, None))
        inks, fields = list(_inked(placed)), list(_fields(placed))
        every = [*_overlapping(fields), *_colliding(inks), *_crowded(placed, inks)]
        every += [*_at_the_edge(fields, inks), *_beside_grounds(placed, inks)]
        if edge is not None:
            every += _cut_off(page, placed, inks, edge * PX_PER_MM)
        found |= {one.message: one for one in every}  # copies on one sheet say the same
    yield from found.values()


def _inked(placed: Placed) -> Iterator[Ink]:
    """Texts, pictures and codes of a page with their places."""
    for box, matrix in placed:
        if hasattr(box, "pango_layout"):
            if text := box.text.strip():
                tail = _TAIL if set(text) & DESCENDING else 0
                yield Ink(_letters(box, matrix), text, box, _letters(box, matrix, tail), text)
        elif _picture(box):
            frame = frame_of(box, matrix)
            yield Ink(frame, called(box), box, frame)


def _picture(box: Any) -> bool:
    """True for an image, and for a box that holds nothing but a drawing."""
    if box.element is None:
        return False
    if hasattr(box, "replacement"):
        return True
    drawn = box.background and any(layer.image for layer in box.background.layers)
    return bool(drawn) and not "".join(box.element.itertext()).strip()


def _letters(text: Any, matrix: Any, tail: float = 0) -> Frame:
    """Left, top, right, bottom edge of a text's capitals on paper, px; tail: how far others reach below."""
    base, size = text.position_y + text.baseline, text.style["font_size"]
    frame = (text.position_x, base - _CAPITAL * size, text.position_x + text.width, base + tail * size)
    return on_paper(frame, matrix)


def _colliding(inks: list[Ink]) -> Iterator[Fault]:
    """Texts, pictures and codes printed over one another, in one panel as well as in two."""
    for one, other in _near(inks):
        if one.text is None and other.text is None and not (_image(one) or _image(other)):
            continue  # drawings that belong together, as a bubble's tail and a disc
        # within one text tight lines are its design; two texts keep the room that letters need
        alike = one.text and other.text and one.box.element is other.box.element
        frames = (one.frame, other.frame) if alike else (one.tails, other.tails)
        if min(common(*frames)) > TOLERANCE:
            yield Fault(_on_one_another(one, other))


def _near(inks: list[Ink]) -> Iterator[tuple[Ink, Ink]]:
    """Pairs that share some of the page's width."""
    ordered = sorted(inks, key=lambda ink: ink.tails)
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 :]:
            if other.tails[0] >= one.tails[2]:
                break
            yield one, other


def _image(ink: Ink) -> bool:
    return hasattr(ink.box, "replacement")


def _on_one_another(one: Ink, other: Ink) -> str:
    if one.text and other.text:
        return f"teksty „{one.name}” i „{other.name}” zachodzą na siebie – skróć je albo {_STYLE}"
    names = [f"{'tekst' if ink.text else 'obraz'} „{ink.name}”" for ink in (one, other)]
    return f"{names[0]} i {names[1]} zachodzą na siebie – {_STYLE}"


def _overlapping(fields: list[Field]) -> Iterator[Fault]:
    """Panels that lie on one another on paper, unless one is part of the other."""
    for (one, frame), (other, its) in combinations(fields, 2):
        shared = min(common(frame, its))
        if shared <= OVERLAP:
            continue
        kin = other.element in set(one.element.iter()) or one.element in set(other.element.iter())
        if not kin:
            names = " i ".join(f"„{panel.element.get('data-panel')}”" for panel in (one, other))
            yield Fault(f"pola {names} zachodzą na siebie o {millimetres(shared)} – {_STYLE}")


def _fields(placed: Placed) -> Iterator[Field]:
    """Each panel with its place on paper: a turned face lies elsewhere than its layout says."""
    return ((box, frame_of(box, matrix)) for box, matrix in panels(placed))


def _cut_off(page: Any, placed: Placed, inks: list[Ink], edge: float) -> Iterator[Fault]:
    """Whatever lies nearer to the edge of the sheet than an office printer prints."""
    drawn = [
        Ink(frame, called(box), box, frame)
        for box, matrix in placed
        if box.element is not None
        for frame in _painted(box, matrix)
    ]
    for ink in (*inks, *drawn):
        left, top, right, bottom = ink.frame
        nearest = min(left, top, page.width - right, page.height - bottom)
        if nearest < edge - TOLERANCE:
            yield Fault(
                f"„{ink.name}” leży {millimetres(nearest)} od brzegu kartki, "
                f"a drukarka biurowa nie drukuje {millimetres(edge)} przy brzegu – {_STYLE}"
            )


def _painted(box: Any, matrix: Any) -> Iterator[Frame]:
    """Where a box paints: all of it, or the lines at its edges."""
    if coloured(box):
        yield frame_of(box, matrix)
        return
    for at, edge in enumerate(SIDES):
        if _line(box, edge):
            line = list(frame_of(box, None))
            line[(at + 2) % 4] = line[at]  # as thin as its own edge
            left, top, right, bottom = line
            yield on_paper((left, top, right, bottom), matrix)


def _crowded(placed: Placed, inks: list[Ink]) -> Iterator[Fault]:
    """A number in its field with too little air: its frame, its arrow and other texts keep their distance."""
    fields = [box for box, _ in placed if _of_class(box, "dial")]
    for digits in (ink for ink in inks if _of_class(ink.box, "number")):
        around = [ink.frame for ink in inks if ink.box is not digits.box]
        near = [-min(common(digits.frame, frame)) for frame in around]
        for field in (box for box in fields if digits.box.element in set(box.element.iter())):
            frame = frame_of(field, None)
            near += [digits.frame[1] - frame[1], frame[3] - digits.frame[3]]
        if near and min(near) < AIR * PX_PER_MM - TOLERANCE:
            yield Fault(
                f"numer {digits.name} ma tylko {millimetres(min(near))} wolnego miejsca dookoła, "
                f"a ma mieć {decimal(AIR)} mm – {_STYLE}"
            )


def _at_the_edge(fields: list[Field], inks: list[Ink]) -> Iterator[Fault]:
    """Letters that nearly touch the frame or the edge of the ground they stand in."""
    for panel, frame in fields:
        if not (coloured(panel) or all(_line(panel, edge) for edge in SIDES)):
            continue
        inside, name = set(panel.element.iter()), panel.element.get("data-panel")
        for ink in (one for one in inks if one.text and one.box.element in inside):
            space = {edge: abs(a - b) for edge, a, b in zip(SIDES, ink.tails, frame, strict=True)}
            near = min(space[edge] - _line(panel, edge) for edge in SIDES)
            if near < INSIDE * PX_PER_MM - TOLERANCE:
                wanted = millimetres(INSIDE * PX_PER_MM)
                said = f"„{ink.name}” stoi {millimetres(near)} od brzegu pola „{name}”, a ma stać {wanted}"
                yield Fault(f"{said} – skróć tekst albo {_STYLE}")


def _beside_grounds(placed: Placed, inks: list[Ink]) -> Iterator[Fault]:
    """Letters on bare paper that touch a ground, half on it, or nearly; and letters that leave their own."""
    grounds = [(box, frame_of(box, matrix)) for box, matrix in placed
               if box.element is not None and tinted(box)]  # fmt: skip
    for box, frame in grounds:
        own = {id(one) for one in boxes(box)}
        for ink in (one for one in inks if one.text and id(one.box) in own):
            if room(ink.frame, frame) < -TOLERANCE:
                yield Fault(
                    f"„{ink.name}” wystaje poza swoje tło ({called(box)}) – skróć tekst albo {_STYLE}"
                )
    on_ground = {element for box, _ in grounds for element in box.element.iter()}
    bare = [ink for ink in inks if ink.text and ink.box.element not in on_ground]
    for box, frame in grounds:
        for ink in bare:
            wide, high = common(ink.tails, frame)
            whole = wide >= ink.tails[2] - ink.tails[0] and high >= ink.tails[3] - ink.tails[1]
            if min(wide, high) > TOLERANCE - BESIDE * PX_PER_MM and not whole:
                yield Fault(f"„{ink.name}” dotyka tła, na którym nie stoi ({called(box)}) – {_STYLE}")


def _line(box: Any, edge: str) -> float:
    """How thick a box's line is at that edge, px."""
    return float(getattr(box, f"border_{edge}_width", 0))


def _of_class(box: Any, name: str) -> bool:
    return box.element is not None and name in (box.element.get("class") or "").split()
