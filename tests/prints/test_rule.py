"""The one rule: stored once, the same on every page and print; figures of plans are on none."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from campaign.design.rendering import say
from campaign.prints import leaflets
from campaign.prints.prints import prints
from project import EDITIONS, METHODS, PRINTS, Workspace, copy_project, opened

PLAN_FIGURES = ("109 oszustw", "co najmniej 80")


def test_figures_of_plans_are_on_no_page(built: Workspace) -> None:
    for edition in EDITIONS:
        for path in built.pages(edition).values():
            text = path.read_text(encoding="utf-8").replace("\u00a0", " ")
            assert not [figure for figure in PLAN_FIGURES if figure in text]


def rule() -> str:
    return opened().campaign.core.rule.sentence


def test_the_rule() -> None:
    assert rule() == "Przerywam i pytam kogoś, komu ufam."


@pytest.mark.parametrize("slug", METHODS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_rule_stands_on_every_method_page(built: Workspace, edition: str, slug: str) -> None:
    source = built.pages(edition)[f"metody/{slug}.html"].read_text(encoding="utf-8")
    assert rules_in(source) == [rule()]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_rule_is_the_start_pages_heading(built: Workspace, edition: str) -> None:
    source = built.pages(edition)["index.html"].read_text(encoding="utf-8")
    assert rules_in(source) == [rule()]


def rules_in(source: str) -> list[str]:
    banners = re.findall(r'class="words">(.*?)</(?:h1|p)>', source, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", found).replace("\u00a0", " ").split()) for found in banners]


@pytest.mark.parametrize("name", PRINTS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_rule_stands_on_every_front(built: Workspace, edition: str, name: str) -> None:
    with pdfium.PdfDocument(built.prints(edition)[name]) as document:
        text = document[0].get_textpage().get_text_range().replace("\u00a0", " ")
    assert rule() in " ".join(text.split())


def test_a_changed_rule_changes_everywhere(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "projekt", ("common", "a4", "card", "read-me"), variants=False)
    project.replace("content/campaign.yml", "    - komu ufam.", "    - kogo znam.")
    project.build(edition="um-zalesie")
    for path in project.pages("um-zalesie").values():
        at_the_door = path.parent.name == "kto-puka" or path.name in ("kto-puka.html", "policjant.html")
        for found in [] if at_the_door else rules_in(path.read_text(encoding="utf-8")):
            assert found == "Przerywam i pytam kogoś, kogo znam."
    for path in project.prints("um-zalesie").values():
        with pdfium.PdfDocument(path) as document:
            pages = [page.get_textpage().get_text_range().replace("\u00a0", " ") for page in document]
        assert "Przerywam i pytam kogoś, kogo znam." in " ".join(" ".join(pages).split())


def test_no_template_of_a_print_holds_the_rule_itself() -> None:
    project = opened()
    core = project.campaign.core
    changed = core.rule.model_copy(update={"lines": [*core.rule.lines[:-1], "kogo znam."]})
    core = core.model_copy(update={"rule": changed})
    project = replace(project, campaign=replace(project.campaign, core=core))
    for item in prints(project):
        text = re.sub(r"<[^>]+>", " ", leaflets.page(project, item)).replace("\u00a0", " ")
        said = " ".join(html.unescape(text).replace("\u00a0", " ").split())
        assert "Przerywam i pytam kogoś, kogo znam." in said, item.file
        assert rule() not in said, item.file


def test_only_the_whole_number_is_bold() -> None:
    facts = opened().campaign.facts
    said = say("Kwota 1120 zł i 828 112 112. Dzwonię pod {fact:tel-112}.", facts)
    assert said.count("<b") == 1
    assert said.endswith('pod\xa0<b class="nr">112</b>.')
