"""What may lie how near to what on paper."""

from __future__ import annotations

import pytest

from campaign.press import engine, spacing
from project import ROOT

PAGE = """<html lang="pl"><head><title>Próba</title><style>@page {{ size: 100mm 100mm; margin: 0 }} p {{ position: absolute; left: 9mm; margin: 0;
 font-family: "KS Text"; line-height: 1 }} .one {{ top: 20mm; width: 40mm; font-size: 20pt }} .two {{ font-size: 10pt }}
</style></head><body><p class="one">{one}</p><p class="two" style="top: {top}mm">{two}</p></body></html>"""


def faults(**said: object) -> list[str]:
    folder = ROOT / "leaflets"
    sheet = engine.Sheet(PAGE.format(**said), folder / "card", (folder / "_shared/base.css",), (folder,))
    return [one.message for one in spacing.findings(engine.layout(sheet), None)]


@pytest.mark.parametrize(
    ("one", "top", "told"),
    [("gęś pyta", 26.2, True), ("nie boi", 26.2, False), ("gęś pyta", 27.3, False), ("nie boi", 24, True)],
)
def test_two_texts_keep_the_room_their_letters_need(one: str, top: float, told: bool) -> None:
    assert bool(faults(one=one, two="Kod", top=top)) == told


def test_tight_lines_of_one_text_are_its_design() -> None:
    assert not faults(one='<span style="line-height: .8">gęś pyta<br>Dół</span>', two="Kod", top=60)


@pytest.mark.parametrize(("pad", "told"), [(0.6, True), (3, False)])
@pytest.mark.parametrize("look", ["background: #16202e; color: #fff", "border: .4mm dashed #43484f"])
def test_letters_keep_off_the_edge_of_what_they_stand_in(look: str, pad: float, told: bool) -> None:
    box = f'<span class="box" data-panel="pole" style="{look}; padding: {pad + 1.5}mm 4mm {pad}mm">Tyl</span>'
    style = "<style>.box { position: absolute; left: 0; top: 0; line-height: .95 }</style>"
    found = faults(one=style + box, two="Kod", top=60)
    assert bool(found) == told
    assert all("od brzegu pola „pole”" in one for one in found)


@pytest.mark.parametrize(("top", "told"), [(28, True), (24, True), (31, False), (9, False)])
def test_letters_on_paper_touch_no_ground(top: float, told: bool) -> None:
    """The text's letters end at 27.7 mm; a ground all around them is their own."""
    style = "position: absolute; left: -5mm; width: 60mm; background: #16202e; color: #fff"
    tall = 40 if top == 9 else 6
    ground = f'</p><div style="{style}; top: {top}mm; height: {tall}mm"></div><p class="two">'
    assert bool(faults(one="gęś pyta" + ground, two="Kod", top=70)) == told


@pytest.mark.parametrize(("height", "told"), [(12, True), (20, False)])
def test_letters_stay_on_their_own_ground(height: float, told: bool) -> None:
    """White letters past the edge of their ground are gone on paper."""
    style = f"width: 20mm; height: {height}mm; background: #16202e; color: #fff"
    found = faults(
        one=f'</p><div style="{style}" class="pole">gęś<br>pyta<br>znowu</div><p class="two">',
        two="Kod",
        top=70,
    )
    assert bool(found) == told
    assert all("wystaje poza swoje tło (pole)" in one for one in found)
