"""Tri-fold: what lies on which panel when the sheet is folded, measured in the finished PDF."""

from __future__ import annotations

import pytest
from gates import Case
from shop import cases

from campaign.prints.prints import Selection

OUTSIDE = {"flap": (0, 97), "back": (97, 197), "cover": (197, 297)}
INSIDE = {"left": (0, 100), "middle": (100, 200), "right": (200, 297)}
SAFE = 5
"""Millimetres from a fold without a letter: toner cracks on it."""


@pytest.fixture(scope="module")
def case() -> Case:
    return next(cases(selection=Selection("kpp-zalesie", "na-krewnego", "dl")))


def _on(case: Case, page: int, panel: tuple[int, int]) -> str:
    """The letters of one panel, in reading order, without spaces."""
    found = case.paper.letters[page]
    return "".join(x.char for x in found if panel[0] <= (x.box[0] + x.box[1]) / 2 * 25.4 / 72 < panel[1])


def _squeezed(text: str) -> str:
    return "".join(text.split())


def test_panels_meet_as_folded(case: Case) -> None:
    """The cover lies behind the left panel and the narrow flap behind the right one: flip on the short edge."""
    assert [297 - edge for edge in reversed(OUTSIDE["cover"])] == list(INSIDE["left"])
    assert [297 - edge for edge in reversed(OUTSIDE["back"])] == list(INSIDE["middle"])
    assert [297 - edge for edge in reversed(OUTSIDE["flap"])] == list(INSIDE["right"])
    assert case.item.format.flip == "short"
    assert b"/DuplexFlipShortEdge" in case.pdf or "short" in str(case.item.format.flip)


def test_each_panel_has_its_text(case: Case) -> None:
    core, method = case.campaign.core, case.item.method
    assert method
    rule = _squeezed(core.rule.sentence)
    assert rule in _on(case, 0, OUTSIDE["cover"])
    assert _squeezed(core.helpers[0].who) in _on(case, 0, OUTSIDE["flap"])
    assert "miejscenapieczęć" in _on(case, 0, OUTSIDE["back"])
    assert "Oszustmówi" in _on(case, 1, INSIDE["left"])
    assert rule in _on(case, 1, INSIDE["middle"])
    assert "112" in _on(case, 1, INSIDE["right"])


def test_nothing_lies_on_a_fold(case: Case) -> None:
    for page, folds in ((0, (97, 197)), (1, (100, 200))):
        for letter in case.paper.letters[page]:
            left, right = (edge * 25.4 / 72 for edge in letter.box[:2])
            assert all(right < fold - SAFE or left > fold + SAFE for fold in folds), letter


def test_cover_is_read_first(case: Case) -> None:
    text = case.source
    assert text.index("okładka: zasada") < text.index("skrzydełko") < text.index("tył:") < text.index("lewa:")
