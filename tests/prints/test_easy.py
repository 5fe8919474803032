"""The print in very short sentences: each stands on a line of its own, and nobody calls it tested."""

from __future__ import annotations

from itertools import pairwise

import pytest
from gates import Case
from shop import cases

from campaign.prints.prints import Selection


@pytest.fixture(scope="module")
def each() -> list[Case]:
    return list(cases(selection=Selection("kpp-zalesie", None, "easy")))


def test_every_sentence_has_one_line_of_its_own(each: list[Case]) -> None:
    for case in each:
        assert case.item.method
        easy = case.campaign.core.easy
        help_ = easy.emergency if _calls(case) else easy.bank
        pages = ((0, case.item.method.easy), (1, [*easy.ask, *help_]))
        for page, sentences in pages:
            tops = [_line(case, page, sentence) for sentence in sentences]
            assert all(upper - lower > 24 for upper, lower in pairwise(tops)), (case.item.file, tops)


def _calls(case: Case) -> bool:
    """True where the fraudster calls or knocks, so that 112 may be needed; elsewhere the bank is."""
    return case.campaign.panel(case.item.method).dial == case.campaign.core.emergency


def _line(case: Case, page: int, sentence: str) -> float:
    """Where the line of a sentence starts, points from the foot of the page; it must not be broken."""
    letters = case.paper.letters[page]
    words = "".join(sentence.split())
    start = "".join(letter.char for letter in letters).replace("\u2011", "-").index(words)
    mine = letters[start : start + len(words)]
    lefts = [letter.box[0] for letter in mine]
    assert lefts == sorted(lefts), f"broken: {sentence}"
    assert min(letter.size for letter in mine) > 19.9
    return mine[0].box[3]


def test_my_actions_are_bold_and_the_number_stands_under_the_end_of_the_call(each: list[Case]) -> None:
    for case in each:
        assert case.item.method
        letters = case.paper.letters[0]
        text = "".join(letter.char for letter in letters)
        action = letters[text.index("".join(case.item.method.easy[-1].split()))]
        story = letters[text.index("".join(case.item.method.easy[0].split()))]
        assert (action.weight, story.weight) == ("Bold", "Regular")
        back = " ".join(case.paper.text[case.paper.text.index("Kogo pytam") :].split())
        if _calls(case):
            assert back.index("Najpierw kończę rozmowę") < back.index("112")
        else:
            assert "112" not in back
            assert case.campaign.core.bank_line in back


def test_nothing_claims_readers_found_it_easy(each: list[Case]) -> None:
    for case in each:
        said = (case.paper.text + case.item.format.title + case.item.format.about).casefold()
        assert not [word for word in ("łatw", "etr", "sprawdzon", "easy") if word in said]
    assert "nie próbowano" in each[0].item.format.about
