"""The page for partners: in both editions, two taps from the start, with words to copy and files that are there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from built_site import names
from project import EDITIONS, Workspace

PAGE = "dla-partnerow.html"


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_page_leads_to_it(sites: dict[str, Path], edition: str) -> None:
    site = sites[edition]
    for name in names(site):
        foot = (site / name).read_text(encoding="utf-8").partition('<footer class="bottom">')[2]
        assert f'{"../" * name.count("/")}{PAGE}"' in foot, name


@pytest.mark.browser
@pytest.mark.parametrize("edition", EDITIONS)
def test_a_parish_has_its_words_in_two_taps(page: Page, sites: dict[str, Path], edition: str) -> None:
    page.goto((sites[edition] / "index.html").as_uri())
    page.get_by_role("link", name="Dla partnerów").first.click()
    words = page.get_by_text("Oszuści dzwonią do starszych osób.")
    expect(words).not_to_be_visible()
    page.get_by_text("Parafia", exact=True).click()
    expect(words).to_be_visible()


def test_its_files_are_those_of_the_kits(built: Workspace) -> None:
    for edition in EDITIONS:
        site = Path(built.build_folder / edition / "site")
        page = (site / PAGE).read_text(encoding="utf-8")
        for kit in ("parafia", "soltys-doly"):
            given = built.build_folder / "partnerzy" / kit / f"{kit}-teksty.docx"
            assert f'href="partnerzy/{given.name}"' in page
            assert (site / "partnerzy" / given.name).read_bytes() == given.read_bytes()
        linked = re.findall(r'href="((?:partnerzy|druk)/[^"]+)"', page)
        assert len(linked) > len(("parafia", "soltys-doly", "radio-fala", "miasto"))
        assert [name for name in linked if not (site / name).is_file()] == []


def test_a_draft_s_words_stand_on_no_approved_site(project: Workspace) -> None:
    def approve(data: dict[str, object]) -> None:
        data.update(approved_on=date(2026, 11, 23), approved_by="Burmistrz")

    project.change("content/publishers/um-zalesie.yml", approve)
    project.build(workers=1, edition="um-zalesie")
    page = project.pages("um-zalesie")[PAGE].read_text(encoding="utf-8")
    assert 'id="parafia"' not in page
    assert 'id="miasto"' in page
