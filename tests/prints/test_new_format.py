"""`campaign new format` makes a print that passes every gate as it is, draft and finished."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from gates import LAYOUT
from shop import LOGOS, campaign_of, cases, draw_logos, finished

from campaign.authoring import formats
from campaign.prints import leaflets
from campaign.prints.prints import Selection, prints
from campaign.problems import CampaignError
from project import ROOT, SAMPLE, Workspace, copy_project, opened


@pytest.fixture
def project(tmp_path: Path) -> Workspace:
    project = copy_project(tmp_path, ("card",), variants=False)
    draw_logos(project.path("content/logos"))
    return project


@pytest.mark.parametrize("state", ["draft", *LOGOS])
def test_a_new_format_passes_every_gate(project: Workspace, state: str) -> None:
    formats.write(project.root, "moj-druk")
    campaign = campaign_of(SAMPLE) if state == "draft" else finished(campaign_of(SAMPLE), state)
    for case in cases(project.root, Selection(format="moj-druk"), campaign):
        wrong = {name: list(gate(case)) for name, gate in LAYOUT.items()}
        assert not any(wrong.values()), wrong


def test_nothing_is_overwritten_and_codes_stay_apart(project: Workspace) -> None:
    first = (formats.write(project.root, "moj-druk") / "format.yml").read_text(encoding="utf-8")
    second = (formats.write(project.root, "maly-dodatek") / "format.yml").read_text(encoding="utf-8")
    assert "code: MD\n" in first
    assert "code: MD2\n" in second
    with pytest.raises(CampaignError, match="już istnieje"):
        formats.write(project.root, "moj-druk")
    with pytest.raises(CampaignError, match="zła nazwa"):
        formats.write(project.root, "Mój druk")


def test_every_custom_property_of_the_components_is_explained() -> None:
    used = set(
        re.findall(r"var\((--[a-z-]+)", (ROOT / "leaflets/_shared/base.css").read_text(encoding="utf-8"))
    )
    own = {"--ink", "--text", "--mute", "--signal", "--sand", "--paper", "--bleed"}
    starter = (ROOT / "scripts/campaign/templates/authoring/format/style.css").read_text(encoding="utf-8")
    assert not {name for name in used - own if name not in starter}


def test_a_format_says_itself_how_it_is_promised_and_folded(tmp_path: Path) -> None:
    project = copy_project(tmp_path, ("common", "read-me"), variants=False)
    folder = formats.write(project.root, "magnes")
    finish = (
        "finish: Złożyć na pół, potem jeszcze raz na pół, i przypiąć magnesem do lodówki albo do drzwi.\n"
    )
    with (folder / "format.yml").open("a", encoding="utf-8") as file:
        file.write(f"promised: magnes\n{finish}")
    (folder / "fold.svg").write_text('<svg stroke="currentColor"><path d="M1 2"/></svg>', encoding="utf-8")
    kit = "content/partners/soltys-doly.yml"
    line, _ = project.replace(kit, "  paragraphs:\n", "  paragraphs:\n    - Magnesy są w kopercie.\n")
    found = [problem for problem in project.examine() if "tekst obiecuje: " in problem.message]
    assert [(problem.path, problem.line) for problem in found] == [(kit, line + 1)]
    opened_project = opened(project.root)
    first = next(prints(opened_project, Selection("kpp-zalesie", format="read-me")))
    assert quote('<path d="M1 2"/>') in leaflets.page(opened_project, first)
