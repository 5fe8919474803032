"""A publisher's logo: drawn at its size, or refused with a Polish sentence before anything is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from shop import draw_logos

from campaign.design.logo import Logo, LogoError
from campaign.problems import CampaignError
from campaign.project import open_project
from project import AS_OF, Workspace

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'


@pytest.mark.parametrize(
    ("name", "size"),
    [("kwadrat.svg", (14, 14)), ("szeroki.png", (30, 30 / 4.5)), ("wysoki.svg", (7, 14))],
)
def test_logo_fills_its_room(tmp_path: Path, name: str, size: tuple[float, float]) -> None:
    draw_logos(tmp_path)
    assert Logo.read(tmp_path / name).size(30, 14) == pytest.approx(size)


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        (SVG.format("", "<path/>"), "nie mówi, jaki ma rozmiar"),
        (SVG.format('viewBox="0 0 9 9"', "<use/>" * 60), "zbyt złożony"),
        (SVG.format('viewBox="0 0 9 9"', "<script/>"), "<script>"),
        (SVG.format('viewBox="0 0 9 9"', '<use href="inny.svg"/>'), "innego pliku"),
        (SVG.format('viewBox="0 0 90 9"', "<path/>"), "zbyt wydłużony"),
        ("<!DOCTYPE svg [<!ENTITY a 'aa'>]>" + SVG.format('viewBox="0 0 9 9"', ""), "ENTITY"),
        ("<svg", "uszkodzony"),
    ],
)
def test_drawing_that_cannot_be_printed_is_refused(tmp_path: Path, drawing: str, said: str) -> None:
    path = tmp_path / "znak.svg"
    path.write_text(drawing, encoding="utf-8")
    with pytest.raises(LogoError, match=said):
        Logo.read(path)


def test_torn_large_and_tiny_pictures_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "znak.png"
    Image.effect_noise((400, 400), 50).convert("RGBA").save(path)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(LogoError, match="uszkodzony albo niepełny"):
        Logo.read(path)
    Image.new("1", (10_000, 10_000)).save(path)
    with pytest.raises(LogoError, match="100 megapikseli"):
        Logo.read(path)
    Image.new("L", (90, 90)).save(path)
    with pytest.raises(LogoError, match="90 pikseli"):
        Logo.read(path)


def test_a_name_no_disk_can_hold_is_refused_where_it_stands(project: Workspace) -> None:
    """Asked for, such a file makes the system complain before anybody can say that it is not there."""
    path = "content/publishers/um-zalesie.yml"
    project.change(path, lambda data: data.update(logo="z" * 300 + ".png"))
    with pytest.raises(CampaignError) as caught:
        open_project(project.root, AS_OF)
    (problem,) = caught.value.problems
    assert problem.path == path
    assert "mieści się 80" in problem.message
