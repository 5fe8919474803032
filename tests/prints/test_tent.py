"""The table tent as it stands: what each face shows to whom, measured and looked at in the finished PDF."""

from __future__ import annotations

from dataclasses import replace

import gates
import pytest
from gates import Case
from paper import MM, Letter
from shop import cases

from campaign.prints import leaflets
from campaign.prints.prints import Selection
from campaign.problems import CampaignError
from project import ROOT, Workspace

SELECTION = Selection("kpp-zalesie", None, "tent")
FLAP, RIDGE, FOOT, SHEET = 19, 125, 231, 297
"""Folds, mm from the upper edge: flap | first face | second face | base."""
SAFE = 5
"""Millimetres from a fold without a letter: toner cracks on it."""


@pytest.fixture(scope="module")
def case() -> Case:
    return next(cases(selection=SELECTION))


def _down(case: Case, letter: Letter) -> float:
    """A letter's middle, mm from the upper edge of the sheet."""
    return float(case.paper.sizes[0][1] - (letter.box[2] + letter.box[3]) / 2 * MM)


def _face(case: Case, top: int, bottom: int) -> list[Letter]:
    return [x for x in case.paper.letters[0] if x.char.isalnum() and top < _down(case, x) < bottom]


def _read_as_folded(letters: list[Letter]) -> str:
    """The text of a face line by line, as somebody reads it who stands before it."""
    sign = -1 if letters[0].turn else 1
    lines: list[list[Letter]] = []
    for letter in sorted(letters, key=_height, reverse=sign > 0):
        if lines and abs(_height(lines[-1][0]) - _height(letter)) < letter.size / 2:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return "".join(x.char for line in lines for x in sorted(line, key=lambda x: x.box[0] * sign))


def _height(letter: Letter) -> float:
    return (letter.box[2] + letter.box[3]) / 2


def test_faces_are_equal_and_stand_on_a_base_that_the_flap_reaches() -> None:
    first, second, base = RIDGE - FLAP, FOOT - RIDGE, SHEET - FOOT
    assert first == second
    assert first / 2 < base < first  # neither flat nor so steep that it falls over
    assert 15 <= FLAP < base


def test_first_face_is_turned_over_and_all_else_is_not(case: Case) -> None:
    first, second = _face(case, FLAP, RIDGE), _face(case, RIDGE, FOOT)
    assert {x.turn for x in first} == {180}
    assert {x.turn for x in second} == {0}


def test_each_face_reads_upright_from_left_to_right_as_folded(case: Case) -> None:
    core = case.campaign.core
    rule = "".join(char for char in core.rule.sentence if char.isalnum())
    display = [x for x in _face(case, FLAP, RIDGE) if x.weight == "Black"]
    assert _read_as_folded(display) == rule
    second = _face(case, RIDGE, FOOT)
    actions = [x for x in second if x.weight == "Bold" and x.box[1] * MM < 124]
    said = "".join(char for step in core.actions for char in step.do if char.isalnum())
    assert _read_as_folded(actions) == said
    number = [x for x in second if x.weight == "Black" and x.box[0] * MM > 124]
    before = [x for x in second if x.weight == "Bold" and x.box[0] * MM > 124]
    assert _read_as_folded(before) == "Najpierwkończęrozmowę"
    assert "".join(x.char for x in number) == "112"
    assert min(x.box[2] for x in before) > max(x.box[3] for x in number), "first hang up, then dial"


def test_nothing_lies_on_a_fold(case: Case) -> None:
    for letter in case.paper.letters[0]:
        top, bottom = (case.paper.sizes[0][1] - edge * MM for edge in (letter.box[3], letter.box[2]))
        assert all(bottom < fold - SAFE or top > fold + SAFE for fold in (FLAP, RIDGE, FOOT)), letter


def test_polish_letters_are_looked_at_as_folded(case: Case) -> None:
    """The gate turns what is upside down: unturned, no letter looks like itself."""
    assert not list(gates.polish_letters_in_the_picture(case))
    unturned = replace(case)
    unturned.paper.letters[0] = [replace(x, turn=0) for x in unturned.paper.letters[0]]
    assert list(gates.polish_letters_in_the_picture(unturned))


@pytest.mark.parametrize(
    ("gate", "style"),
    [
        (gates.contrast_in_grey, ".turned .kicker { color: #5a6270; }"),
        (gates.letters_do_not_collide, ".face { top: 19mm !important; }"),
        (gates.inside_the_page, ".turned { left: 14mm; }"),
    ],
)
def test_a_fault_on_the_turned_face_is_noticed(
    case: Case, monkeypatch: pytest.MonkeyPatch, gate: gates.Gate, style: str
) -> None:
    monkeypatch.setattr(leaflets.proof, "findings", lambda *_: iter(()))
    html = case.source.replace("</head>", f"<style>{style}</style></head>")
    assert list(
        gate(replace(case, pdf=leaflets.produce(ROOT / "leaflets", case.root, [case.item], html, 1)[0]))
    )


def _refused(project: Workspace, old: str, new: str) -> str:
    for name in ("style.css", "template.html"):
        if old in project.read(f"leaflets/tent/{name}"):
            project.replace(f"leaflets/tent/{name}", old, new)
    with pytest.raises(CampaignError) as caught:
        list(cases(project.root, SELECTION))
    return str(caught.value)


def test_text_too_long_and_too_small_on_the_turned_face_is_told(project: Workspace) -> None:
    message = _refused(
        project, "width: 190mm; height: 69.8mm; }", "width: 190mm; height: 40mm; font-size: 9pt; }"
    )
    assert "pole „pierwsza strona: zasada”: tekst nie mieści się" in message


def test_a_face_turned_onto_the_other_is_told(project: Workspace) -> None:
    """In the layout the two lie apart; on paper they meet."""
    message = _refused(project, "transform: rotate(180deg)", "transform: translateY(60mm) rotate(180deg)")
    assert "zachodzą na siebie" in message
    assert "pierwsza strona" in message
    assert "druga strona" in message
