"""The booklet: sheets cut at the fold and put together as folded show the pages as they are read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle

import pytest
from gates import GATES, Case
from paper import Letter, Paper
from PIL import Image, ImageChops
from shop import campaign_of, cases

from campaign.model import imposition
from campaign.model.campaign import Campaign
from campaign.prints.prints import Selection

A5 = 148.5
"""Millimetres from either edge of a sheet to its fold."""
INNER = 8
"""Millimetres on either side of a fold without a letter: staples, toner that cracks."""
TICK = 5
"""Pixels at the fold that only the sheet has: its ticks."""
NUMBERS = (5, 6, 7)


def folded(sides: list[tuple[int, int]]) -> list[int]:
    """Page numbers in the order a reader turns them, when the sheets lie in each other, the first outside."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    first_half = [page for front, back in sheets for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first_half + second_half


@pytest.mark.parametrize("pages", range(4, 68, 4))
def test_every_page_comes_once_and_in_order(pages: int) -> None:
    sides = imposition.sides(pages)
    assert folded(sides) == list(range(1, pages + 1))
    assert sides[0] == (pages, 1), "the first front is the cover, the back cover beside it"


@pytest.mark.parametrize("pages", [0, -4, 3, 10])
def test_unfilled_sheets_are_refused(pages: int) -> None:
    with pytest.raises(ValueError, match="do not fill"):
        imposition.sides(pages)


def test_pages_are_added_until_the_sheet_is_full() -> None:
    assert [imposition.filled(pages) for pages in (1, 4, 5, 11, 12, 13)] == [4, 4, 8, 12, 12, 16]


def _with(count: int) -> Campaign:
    """The campaign with so many methods; missing ones are copies of the first."""
    campaign = campaign_of()
    methods = dict(list(campaign.methods.items())[:count])
    for number, method in zip(range(count - len(methods)), cycle(campaign.shown), strict=False):
        methods[f"nowa-{number}"] = method.model_copy(update={"slug": f"nowa-{number}"})
    return replace(campaign, methods=methods)


@cache
def _booklet(count: int) -> tuple[Case, Case]:
    """(sheets, pages one by one) of the booklet of so many methods."""
    selection = Selection("kpp-zalesie", None, "booklet")
    made = cases(selection=selection, campaign=_with(count), only=lambda one: "oszczedna" not in one.file)
    sheets, pages = made
    assert pages.item.reading
    assert not sheets.item.reading
    return sheets, pages


def _halves(sheets: Paper) -> list[tuple[Image.Image, Image.Image]]:
    """The two halves of each side, cut at the fold."""
    middles = [(picture, picture.width // 2) for picture in sheets.pictures]
    return [
        (side.crop((0, 0, middle, side.height)), side.crop((side.width - middle, 0, side.width, side.height)))
        for side, middle in middles
    ]


def _drawn(case: Case) -> Paper:
    """The paper with an even number of pixels across a sheet, the same for sheets and single pages."""
    paper = Paper(case.pdf)
    paper.__dict__["scale"] = 2.0
    return paper


@pytest.mark.parametrize("count", NUMBERS)
def test_folded_sheets_show_the_pages_as_they_are_read(count: int) -> None:
    sheets, pages = (_drawn(case) for case in _booklet(count))
    halves = _halves(sheets)
    flat = [half for side in halves for half in side]
    order = folded([(2 * side, 2 * side + 1) for side in range(len(halves))])
    assert len(order) == len(pages.document)
    for number, (place, wanted) in enumerate(zip(order, pages.pictures, strict=True), 1):
        assert _unlike(flat[place], wanted) < 0.002, f"page {number}"
    assert _unlike(flat[order[2]], pages.pictures[3]) > 0.02, "pages do differ"


@pytest.mark.parametrize("count", NUMBERS)
def test_folded_sheets_have_the_letters_of_the_pages_as_they_are_read(count: int) -> None:
    sheets, pages = _booklet(count)
    halves = [half for letters in sheets.paper.letters for half in _cut(letters)]
    order = folded([(2 * side, 2 * side + 1) for side in range(len(halves) // 2)])
    code, other = (case.item.code(case.campaign.core.edition.number) for case in (sheets, pages))
    read = ["".join(letter.char for letter in letters) for letters in pages.paper.letters]
    printed = [halves[place].replace(code, other) for place in order]
    assert printed == read


def _cut(letters: list[Letter]) -> list[str]:
    """The letters left and right of the fold."""
    fold = A5 * 72 / 25.4
    left = [letter.box[1] < fold for letter in letters]
    sides = (
        [x.char for x, is_left in zip(letters, left, strict=True) if is_left == side]
        for side in (True, False)
    )
    return ["".join(side) for side in sides]


def _unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that differ by more than half the greys; a batch code, which does, is far less."""
    width, height = min(one.width, other.width), min(one.height, other.height)
    box = (TICK, TICK, width - TICK, height - TICK)
    difference = ImageChops.difference(one.crop(box), other.crop(box))
    return sum(difference.histogram()[128:]) / (difference.width * difference.height)


@pytest.mark.parametrize("count", NUMBERS)
def test_the_sheets_are_filled_and_no_page_is_empty(count: int) -> None:
    sheets, pages = _booklet(count)
    assert len(pages.paper.document) % 4 == 0
    assert len(pages.paper.document) == 2 * len(sheets.paper.document)
    assert [len(letters) > 20 for letters in pages.paper.letters] == [True] * len(pages.paper.document)
    kartki = {12: "3\u00a0kartki A4", 16: "4\u00a0kartki A4"}[len(pages.paper.document)]
    assert sheets.item.format.paper(count).startswith(kartki)


@pytest.mark.parametrize("count", [5, 7])  # six, as it is, is among all prints of test_gates.py
def test_both_prints_pass_every_gate(count: int) -> None:
    for case in _booklet(count):
        wrong = {name: list(gate(case))[:5] for name, gate in GATES.items()}
        assert not any(wrong.values()), (case.item.file, wrong)


def test_nothing_lies_near_the_fold() -> None:
    for letters in _booklet(6)[0].paper.letters:
        for letter in letters:
            left, right = (edge * 25.4 / 72 for edge in letter.box[:2])
            assert right < A5 - INNER or left > A5 + INNER, letter


def test_sheets_are_turned_on_the_short_edge_and_the_screen_needs_no_turning() -> None:
    sheets, pages = _booklet(5)
    assert sheets.item.flip == "short"
    assert pages.item.flip is None
    assert pages.item.size == (A5, 210)
    assert [f"strona {number} z 12" in text for number, text in enumerate(_texts(pages), 1)] == [
        1 < number < 12 for number in range(1, 13)
    ], "pages come in reading order, numbered inside"


def test_each_method_has_one_page_with_actions_larger_than_the_words_of_the_fraudster() -> None:
    _, pages = _booklet(6)
    for number, method in enumerate(pages.campaign.shown, 2):
        text = _texts(pages)[number]
        assert method.title in text
        assert method.voice in text
        said, quoted = (
            _size(pages.paper.letters[number], words)
            for words in (method.actions[0].do, method.quotes[0].rstrip("."))
        )
        assert said >= 1.15 * quoted


def test_the_steps_after_a_loss_are_the_last_opening_and_stand_under_the_end_of_the_call() -> None:
    texts = _texts(_booklet(7)[1])
    assert "Najpierw, w kilka minut" in texts[-3]
    assert "W następnych dniach" in texts[-2]
    assert texts[-1].index("Najpierw kończę rozmowę") < texts[-1].index("112")
    assert "miejsce na pieczęć" in texts[-1]


def _texts(case: Case) -> list[str]:
    return [" ".join(page.get_textpage().get_text_range().split()) for page in case.paper.document]


def _size(letters: list[Letter], words: str) -> float:
    """The type size, in points, of a text on a page."""
    text = "".join(letter.char for letter in letters)
    return letters[text.index("".join(words.split()))].size


def test_every_method_of_many_gets_a_page() -> None:
    """Nine methods: more than the leaflets with tiles show."""
    campaign = _with(9)
    case = next(_sources(campaign))
    assert all(method.title.split()[-1] in case for method in campaign.shown)
    assert case.count('class="half"') == imposition.filled(9 + 6)


def _sources(campaign: Campaign) -> Iterator[str]:
    """The HTML of the booklet's prints, not laid out."""
    for case in cases(
        selection=Selection("kpp-zalesie", None, "booklet"), campaign=campaign, pdf=lambda path: b""
    ):
        yield case.source.replace("\xa0", " ")
