"""The police edition's site of the real content, built once as a draft and once approved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from built_site import DAY, serving
from campaign.build import Order, build_all
from campaign.project import open_project
from project import ROOT, Once, opened

POLICE = next(slug for slug, one in opened(ROOT).campaign.publishers.items() if one.kind == "police")


SITE = f"build/{POLICE}/site"


def _real(root: Path) -> None:
    """Build the police edition's site of the real content under root."""
    build_all(
        open_project(root, DAY),
        Order(prints=False, edition=POLICE),
        progress=lambda *_: None,
        tell=lambda _: None,
    )


@pytest.fixture(scope="session")
def real_site(once: Once) -> Path:
    """What the client's readers get: the promises about screens and taps are made for these words."""

    def fill(root: Path) -> None:
        root.mkdir()
        (root / "content").symlink_to(ROOT / "content")
        _real(root)

    return once("strona", fill) / SITE


@pytest.fixture(scope="session")
def approved_site(once: Once) -> Path:
    """The same once it is approved and its address is confirmed, in a temporary copy."""

    def fill(root: Path) -> None:
        shutil.copytree(ROOT / "content", root / "content")
        publisher = root / f"content/publishers/{POLICE}.yml"
        data = yaml.safe_load(publisher.read_text(encoding="utf-8"))
        data |= {"approved_on": DAY, "approved_by": "Komendant Powiatowy Policji"}
        data["site_url"] = {"address": "https://przyklad.policja.gov.pl/oszusci/", "confirmed": True}
        publisher.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        _real(root)

    return once("strona zatwierdzona", fill) / SITE


@pytest.fixture(scope="session")
def real_http(real_site: Path) -> Iterator[str]:
    """Address of a server of that site."""
    yield from serving(real_site)
