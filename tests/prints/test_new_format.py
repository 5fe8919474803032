"""`campaign new format` makes a print that passes every gate as it is, draft and finished."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from gates import LAYOUT
from shop import LOGOS, campaign_of, cases, draw_logos, finished

from campaign.authoring import formats
from campaign.prints.prints import Selection
from campaign.problems import CampaignError
from project import ROOT, SAMPLE, Workspace, copy_project


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
