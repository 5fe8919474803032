"""Every gate of every print format, on the sample campaign as a draft and in its finished state.

A new format appears here by itself. Each print is laid out once; the finished state has one logo of each shape.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from gates import GATES, LAYOUT
from shop import LONG, campaign_of, cases, draw_logos, finished

from campaign.content.loader import load_formats
from campaign.prints.prints import Selection, prints
from project import ROOT, SAMPLE, Workspace, opened

FORMATS = load_formats(ROOT)[0]
STATES = {
    "draft": ("kpp-zalesie", None),
    "square": ("kpp-zalesie", "kwadrat.svg"),
    "wide": ("um-zalesie", "szeroki.png"),
    "tall": ("um-zalesie", "wysoki.svg"),
}
ONE = "na-przesylke"
"""The method whose prints stand for all in the finished state: a message, with a number that is not 112."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's content with three more logos."""
    folder = tmp_path_factory.mktemp("znaki")
    shutil.copytree(SAMPLE / "content", folder / "content")
    for name in ("leaflets", "docs", "mkdocs.yml"):
        (folder / name).symlink_to(ROOT / name)
    draw_logos(folder / "content/logos")
    return folder


@pytest.mark.parametrize("slug", FORMATS)
@pytest.mark.parametrize("state", STATES)
def test_prints_pass_every_gate(root: Path, everything: Workspace, state: str, slug: str) -> None:
    edition, logo = STATES[state]
    more = {"name_lines": LONG} if state == "tall" else {}
    campaign = finished(campaign_of(), logo, **more) if logo else campaign_of()
    one = ONE if logo and FORMATS[slug].for_each == "method" else None
    built = None if logo else lambda path: (everything.build_folder / path).read_bytes()
    for case in cases(root, Selection(edition, one, slug), campaign, built):
        if state == "tall" and case.item.variant:
            continue  # the same layout, seen with the other logos
        wrong = {name: list(gate(case))[:5] for name, gate in (LAYOUT if logo else GATES).items()}
        assert not any(wrong.values()), {name: found for name, found in wrong.items() if found}


def test_every_format_method_and_edition_is_planned() -> None:
    project = opened()
    paths = [item.path for item in prints(project)]
    per_edition = sum(
        (len(project.campaign.shown) if form.for_each == "method" else 1) * (1 + len(form.variants))
        for form in project.formats.values()
    )
    assert len(paths) == len(set(paths)) == per_edition * len(project.campaign.publishers)
