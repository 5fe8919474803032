"""Proof-reading of a layout: right number of pages, nothing outside its panel, no text lost, no small type.

WeasyPrint drops text silently when it runs past a fixed box, with the page count still right; so all
three questions are asked of every print. A panel is any element with a data-panel attribute.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from campaign.language.numbers import characters, decimal, lines, words
from campaign.model.format import Format
from campaign.press import spacing
from campaign.press.fault import Fault, millimetres
from campaign.press.placement import TOLERANCE, boxes, panels, turned

if TYPE_CHECKING:
    from weasyprint import Document

PX_PER_PT = 96 / 72
OFFICER_TYPE = 9
"""Points; what only the printing hand reads may be this small, to leave the room to residents' text."""
_OFFICERS = {"batch", "control"}
"""Classes of such texts: the code for the log and the line that shows the printer's scale."""
_DESCENT = 0.24  # of the font size: how far letters like p reach below the baseline (Noto Sans)


def findings(document: Document, form: Format, pages: int, edge: float | None = None) -> Iterator[Fault]:
    """Everything wrong with a laid out document.

    pages: how many it must have; edge: millimetres at the edge of a sheet that its printer cannot print.
    """
    if len(document.pages) != pages:
        yield Fault(f"stron jest {len(document.pages)}, a ma być {pages} – skróć teksty")
    placed = [list(turned(page._page_box, None)) for page in document.pages]
    texts = [[box for box, _ in page if hasattr(box, "pango_layout")] for page in placed]
    every = [box for page in texts for box in page]
    fields = [[box for box, _ in panels(page)] for page in placed]
    yield from _too_long(texts[0], form)
    yield from _too_small(every, form.smallest_type)
    yield from _torn(fields)
    outside = [found for page in fields for panel in page for found in _outside(panel)]
    yield from dict.fromkeys(outside)  # copies on one sheet say the same
    yield from spacing.findings(document, edge)
    yield from _lost(document, every)


def _too_long(texts: list[Any], form: Format) -> Iterator[Fault]:
    """More words on the first page than the format allows."""
    count = len(" ".join(box.text for box in texts).split())
    if form.most_words and count > form.most_words:
        yield Fault(f"pierwsza strona ma {words(count)}, a mieści się {form.most_words} – skróć teksty")


def _torn(fields: list[list[Any]]) -> Iterator[Fault]:
    """Panels whose text went on to the next page, where it lies on top of other text."""
    pages: dict[int, int] = {}
    for number, page in enumerate(fields):
        for panel in page:
            if pages.setdefault(id(panel.element), number) != number:
                name = panel.element.get("data-panel")
                message = f"pole „{name}”: tekst przechodzi na następną stronę – skróć go"
                yield Fault(message, "".join(_source_text(panel.element)), 1)


def _too_small(texts: list[Any], smallest: float) -> Iterator[Fault]:
    for whose, limit in (("reader", smallest), ("officer", OFFICER_TYPE)):
        theirs = [box for box in texts if box.text.strip() and _for(box) == whose]
        sizes = [box.style["font_size"] / PX_PER_PT for box in theirs]
        if sizes and min(sizes) < limit - 0.05:
            yield Fault(
                f"najmniejsza czcionka ma {decimal(min(sizes))} pkt zamiast {limit:g} pkt – popraw style.css"
            )


def _for(text: Any) -> str:
    """Whom a text is for: residents, or whoever prints and counts."""
    return "officer" if text.element.get("class") in _OFFICERS else "reader"


def _outside(panel: Any) -> Iterator[Fault]:
    """Text that leaves the padding box of its panel, told in lines and millimetres."""
    name = panel.element.get("data-panel")
    bottom = panel.position_y + panel.border_height() + panel.margin_top - panel.border_bottom_width
    right = panel.position_x + panel.border_width() + panel.margin_left - panel.border_right_width
    texts = [box for box in boxes(panel) if hasattr(box, "pango_layout") and box.text.strip()]
    below = max((_foot(box) - bottom for box in texts), default=0)
    wide = max((box.position_x + box.width - right for box in texts), default=0)
    if below > TOLERANCE:
        count = math.ceil(below / max(box.style["font_size"] * 1.2 for box in texts))
        said = f"pole „{name}”: tekst nie mieści się o {lines(count)} ({millimetres(below)}) – skróć go"
        over = sum(len(box.text) for box in texts if _foot(box) - bottom > TOLERANCE)
        yield Fault(said, "".join(_source_text(panel.element)), over)
    if wide > TOLERANCE:
        said = f"pole „{name}”: słowo wystaje w prawo o {millimetres(wide)} – skróć je"
        yield Fault(
            said, "".join(box.text for box in texts if box.position_x + box.width - right > TOLERANCE)
        )


def _foot(text: Any) -> float:
    """The lowest point of a text's letters, px from the page's top."""
    reach = _DESCENT if set(text.text) & spacing.DESCENDING else 0
    low: float = text.position_y + text.baseline + reach * text.style["font_size"]
    return low


def _lost(document: Document, texts: list[Any]) -> Iterator[Fault]:
    """Characters that are in the source but on no page, told by panel."""
    whole = _missing(document._html.etree_element, texts)
    told = 0
    for element in document._html.etree_element.iter() if whole else ():
        if element.get("data-panel"):
            inside = set(element.iter())
            own = [box for box in texts if box.element in inside]
            lost = _missing(element, own)
            told += lost
            if lost:
                said = _lost_in(element.get("data-panel"), lost, own)
                yield Fault(said, "".join(_source_text(element)), lost)
    if whole > told:
        yield Fault(f"poza polami zginął tekst, {characters(whole - told)} – skróć teksty")


def _missing(element: Any, texts: list[Any]) -> int:
    """How many characters of an element's text are in none of the boxes."""
    wanted = Counter("".join(_source_text(element)))
    printed = Counter(char for box in texts for char in box.text)
    return sum(n for char, n in (wanted - printed).items() if not char.isspace() and char != "\u00ad")


def _lost_in(panel: str, lost: int, texts: list[Any]) -> str:
    """The sentence for a panel; lines are reckoned from the length of the lines it has."""
    lengths: dict[float, int] = Counter()
    for box in texts:
        lengths[box.position_y] += len(box.text)
    usual = sum(lengths.values()) / len(lengths) if lengths else 40
    return f"pole „{panel}”: zginął tekst, około {lines(math.ceil(lost / usual))} – skróć go"


def _source_text(element: Any) -> Iterator[str]:
    if element.tag in ("head", "style", "script", "title") or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _source_text(child)
        yield child.tail or ""
