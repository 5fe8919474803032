"""Ways out of the generator's end of life: three generators, asked one by one, make the same pages."""

from __future__ import annotations

import json
import os
import posixpath
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree, html

from project import ROOT

OTHERS = ("properdocs", "zensical")
ADDRESS = "https://zalesie.example/"
OWN = ("assets", "search", "search.json", "sitemap.xml.gz")
"""What a generator or its theme adds; no page of ours loads any of it."""


def generated(generator: str, site: Path, into: Path, **settings: object) -> Path:
    """The same Markdown and configuration, given to a generator as its user would: on the command line."""
    config = json.loads((site.parent / "mkdocs.yml").read_text())
    config |= {"INHERIT": str(ROOT / "mkdocs.yml")}
    config["theme"]["custom_dir"] = str(ROOT / "docs/overrides")
    config["extra"] |= settings.pop("extra", {})
    config |= settings
    shutil.copytree(site.parent / "docs", into / "docs")
    (into / "mkdocs.yml").write_text(json.dumps(config))
    answer = subprocess.run(
        [sys.executable, "-m", generator, "build", "--strict", "-f", str(into / "mkdocs.yml")],
        env=os.environ | {"SOURCE_DATE_EPOCH": "1795000000", "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return into / "site"


def said(element: html.HtmlElement) -> Iterator[object]:
    """An element as a reader meets it, however its generator spells addresses, spaces and JSON."""
    for name, value in sorted(element.attrib.items()):
        yield name, posixpath.normpath(value) if name in ("href", "src") else value
    if element.get("type") == "application/ld+json":
        yield json.loads(element.text)
    else:
        yield " ".join((element.text or "").split())
    yield " ".join((element.tail or "").split())


def page(path: Path) -> list[tuple[str, list[object]]]:
    """All elements of a page, in their order."""
    tree = html.fromstring(path.read_bytes())
    return [(element.tag, list(said(element))) for element in tree.iter() if isinstance(element.tag, str)]


def files(site: Path) -> set[str]:
    """Addresses of all files but a generator's own."""
    found = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
    return {path.as_posix() for path in found if path.parts[0] not in OWN}


def addresses(sitemap: Path) -> list[list[str]]:
    """Each page's address and date, in no order of a generator."""
    return sorted("".join(entry.itertext()).split() for entry in etree.parse(sitemap).getroot())


@pytest.fixture(scope="module", params=["projekt", "zatwierdzona"])
def ours(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Generator to its site, of a draft and of an approved edition with an address."""
    finished = {"site_url": ADDRESS, "extra": {"approved": True}}
    settings = finished if request.param == "zatwierdzona" else {}
    return {
        name: generated(name, site, tmp_path_factory.mktemp(name), **settings) for name in ("mkdocs", *OTHERS)
    }


@pytest.mark.parametrize("other", OTHERS)
def test_generators_make_the_same_pages(ours: dict[str, Path], other: str) -> None:
    mine, theirs = ours["mkdocs"], ours[other]
    assert files(theirs) == files(mine)
    for name in sorted(found for found in files(mine) if found.endswith(".html")):
        for one, two in zip(page(mine / name), page(theirs / name), strict=True):
            assert one == two, name


@pytest.mark.parametrize("other", OTHERS)
def test_other_files_are_the_same(ours: dict[str, Path], other: str) -> None:
    for name in sorted(found for found in files(ours["mkdocs"]) if not found.endswith(".html")):
        mine, theirs = ours["mkdocs"] / name, ours[other] / name
        if name == "sitemap.xml":
            assert addresses(theirs) == addresses(mine)
        else:
            assert theirs.read_bytes() == mine.read_bytes(), name


def test_the_approved_edition_differs_from_the_draft(site: Path, ours: dict[str, Path]) -> None:
    """Else the second round would compare the first one again."""
    text = (ours["mkdocs"] / "index.html").read_text()
    assert ('rel="canonical"' in text) != ("draft-note" in text)
