"""Signs of methods as SVG: shape, strip and icon, told apart by form and not only by colour.

Shapes are drawn in a 48-unit box and strips as one 12-unit cell, after the visual identity ("Dwa głosy").
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

from campaign.model.topic import Look

ICONS = Path("leaflets/_shared/icons")

SHAPES = {
    "circle": '<circle cx="24" cy="24" r="23"/>',
    "shield": '<path d="M3 3h42v20c0 12-8 18.5-21 23C11 41.5 3 35 3 23z"/>',
    "square": '<rect x="2" y="2" width="44" height="44" rx="4"/>',
    "hexagon": '<path d="M12 3h24l11.5 21L36 45H12L.5 24z"/>',
    "house": '<path d="M24 1l22 15v30H2V16z"/>',
    "diamond": '<path d="M24 .5L47.5 24 24 47.5.5 24z"/>',
    "octagon": '<path d="M14.5 1h19L47 14.5v19L33.5 47h-19L1 33.5v-19z"/>',
    "drop": '<path d="M24 1c12 13 17 19 17 27a17 18 0 0 1-34 0C7 20 12 14 24 1z"/>',
    "triangle": '<path d="M24 2L47.5 46H.5z"/>',
    "arch": '<path d="M4 46V22a20 20 0 0 1 40 0v24z"/>',
    "wide": '<rect x="0" y="9" width="48" height="31" rx="3"/>',
    "plate": '<path d="M3 9h42v36H3zM17 3h14v8H17z"/>',
}
_FILL = 'fill="{c}"'
_STROKE = 'fill="none" stroke="{c}" stroke-width="1.8"'
STRIPS = {
    "dots": ("M6 6", "h.01m11.99 0", 'stroke="{c}" stroke-width="8" stroke-linecap="round"'),
    "slants": ("M.25 11.5", "l5.5-11h6l-5.5 11zm12 0", _FILL),
    "squares": ("M1 1", "h10v10h-10zm12 0", _FILL),
    "zigzag": ("M-1 9.5", "l7-7 7 7m-2 0", _STROKE),
    "bars": ("M3 1", "h6v10h-6zm12 0", _FILL),
    "diamonds": ("M6 .5", "l5.5 5.5-5.5 5.5-5.5-5.5zm12 0", _FILL),
    "waves": ("M0 6", "c2-5 4-5 6 0s4 5 6 0", _STROKE),
    "checks": ("M0 .5", "h6v5.5h-6zm6 5.5h6v5.5h-6zm6-5.5", _FILL),
    "crosses": ("M2 2", "l8 8m0-8l-8 8m12-8", _STROKE),
}
"""One path through all cells: its begin, a cell as moves that end where the next one begins, its paint."""


@cache
def icon_path(assets: Path, name: str) -> str:
    """The path element of a 24-unit icon. Raises FileNotFoundError for a name without a file."""
    svg = (assets / ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return "".join(re.findall(r"<path[^>]*/>", svg))


def icon(assets: Path, name: str, colour: str) -> str:
    """A solid icon in one colour."""
    return _svg("0 0 24 24", f'<g fill="{colour}">{icon_path(assets, name)}</g>')


def sign(assets: Path, look: Look) -> str:
    """A method's sign: its shape in its colour with the white icon inside."""
    # icons sit a little lower in a house and a shield sits high: optical centre, not the box's
    lift = {"shield": -2, "house": 4, "triangle": 7, "wide": 0.5, "plate": 3, "arch": 1}.get(look.shape, 0)
    place = f'transform="translate(11 {11 + lift}) scale(1.083)"'
    drawn = f'<g fill="#fff" {place}>{icon_path(assets, look.icon)}</g>'
    return _svg("0 0 48 48", f'<g fill="{look.colour}">{SHAPES[look.shape]}</g>{drawn}')


DISCS = {
    "sms": (
        '<path fill="{c}" d="M9.5 11h29a3 3 0 0 1 3 3v16a3 3 0 0 1-3 3H25l-9 8v-8H9.5a3 3 0 0 1-3-3V14'
        'a3 3 0 0 1 3-3z"/><path fill="none" stroke="#ffe04a" stroke-width="1.7" d="M10.5 17l1.9 7 1.9-5.5'
        " 1.9 5.5 1.9-7M20.2 17l1.9 7 1.9-5.5 1.9 5.5 1.9-7M29.9 17l1.9 7 1.9-5.5 1.9 5.5 1.9-7"
        'M10.5 28.2h27"/>',
        "M37.5 8L10.5 40",
    ),
    "net": (
        '<path fill="{c}" fill-rule="evenodd" d="M7 14h34v20H7zM12.6 16.6a3 3 0 0 1-3 3v8.8a3 3 0 0 1 3 3'
        'h22.8a3 3 0 0 1 3-3v-8.8a3 3 0 0 1-3-3z"/>'
        '<circle fill="{c}" cx="24" cy="24" r="6"/>',
        "M35 8.5L13 39.5",
    ),
    "code": (
        '<rect fill="none" stroke="{c}" stroke-width="2.6" x="6.500" y="15" width="35" height="18" rx="3"/>'
        '<path fill="none" stroke="{c}" stroke-width="5" stroke-linecap="round"'
        ' d="M13.5 24h.01m6.99 0h.01m6.99 0h.01m6.99 0h.01"/>',
        "M35 8.5L13 39.5",
    ),
    "door": (
        '<g transform="translate(3.6 3.6) scale(.85)">'
        '<path fill="{c}" fill-rule="evenodd" d="M13 6.5h22V41H13zM15.4 8.9V41h17.2V8.9z"/>'
        '<path fill="{c}" d="M16.8 10.3h14.4V41H16.8zM11 39.8h26v2.4H11z"/>'
        '<circle fill="#ffe04a" cx="24" cy="17" r="2.5"/>'
        '<path stroke="#ffe04a" stroke-width="2.6" d="M26.3 26.3h4.9"/></g>',
        "",
    ),
}
"""Breaking contact, by channel or by what is asked for (code): (drawing, bar through it) on a yellow disc;
a call has the handset.
"""
_CIRCLE = '<circle cx="24" cy="24" r="23" fill="#ffe04a" stroke="{c}" stroke-width="2"/>'


def disc(assets: Path, channel: str, ink: str) -> str:
    """The yellow sign „here I break contact” of a channel; a call has the campaign's own sign."""
    if channel not in DISCS:
        return favicon(assets, ink)
    drawing, line = DISCS[channel]
    bar = "".join(
        f'<path fill="none" stroke="{colour}" stroke-width="{width}" d="{line}"/>'
        for colour, width in (("#ffe04a", 8), (ink, 3.8))
        if line
    )
    return _svg("0 0 48 48", f"{_CIRCLE.format(c=ink)}{drawing.format(c=ink)}{bar}")


def favicon(assets: Path, ink: str) -> str:
    """The yellow hang-up disc, the campaign's smallest sign."""
    handset = (
        f'<g fill="{ink}" transform="translate(9.6 9.6) scale(1.2)">{icon_path(assets, "phone-hangup")}</g>'
    )
    return _svg("0 0 48 48", f"{_CIRCLE.format(c=ink)}{handset}")


def strip(look: Look, cells: int = 1) -> str:
    """The strip under a method's heading, of so many cells; one cell may be repeated in a row by a browser.

    On paper it is one drawing: where a cell ends, a printer's clipping would tear a line.
    """
    start, cell, paint = STRIPS[look.strip]
    return _svg(f"0 0 {12 * cells} 12", f'<path {paint.format(c=look.colour)} d="{start}{cell * cells}"/>')


def tail(ink: str) -> str:
    """The tail of the reader's own bubble; it points at what I do."""
    return _svg("0 0 14 10", f'<path fill="{ink}" d="M0 0h14L2 10z"/>')


def open_tail(ink: str) -> str:
    """The tail of a thrifty bubble: white inside, its upper edge open into the bubble."""
    line = f'fill="#fff" stroke="{ink}" stroke-width="1.6" stroke-linejoin="round"'
    return _svg("0 0 14 10", f'<path {line} d="M.8 -1L2.2 9 12.6 -1"/>')


def arrow(ink: str) -> str:
    """The arrow from „Najpierw zakończ rozmowę” down to the number."""
    return _svg("0 0 16 6", f'<path fill="{ink}" d="M0 0h16L8 6z"/>')


def says_tail(mute: str = "#43484f", paper: str = "#fff") -> str:
    """The dashed tail of the fraudster's bubble."""
    line = f'fill="{paper}" stroke="{mute}" stroke-width=".5" stroke-dasharray="1.4 1"'
    return _svg("0 0 8 5", f'<path {line} d="M.5 0L6.5 4.6 7.5 0"/>')


@cache
def data_uri(svg: str) -> str:
    """The SVG as a data URI that needs no quotes inside url(…), in HTML attributes and style sheets."""
    return "data:image/svg+xml," + quote(svg, safe="/:=,;-+")


def _svg(box: str, body: str) -> str:
    width, height = box.split()[2:]
    # stretched by the place it fills, like any background
    fit = "" if width == height else ' preserveAspectRatio="none"'
    size = f'width="{width}" height="{height}" viewBox="{box}"{fit}'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'
