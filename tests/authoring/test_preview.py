"""`campaign preview` builds a draft as if it were published and leaves the project alone."""

from __future__ import annotations

import pytest

from campaign.authoring.preview import preview
from campaign.problems import CampaignError
from content_copy import DAY, ContentCopy
from project import opened


@pytest.fixture
def project(content: ContentCopy, monkeypatch: pytest.MonkeyPatch) -> ContentCopy:
    monkeypatch.setattr("tempfile.tempdir", str(content.root))
    return content


def test_draft_has_page_and_leaflet_but_stays_a_draft(project: ContentCopy) -> None:
    project.replace("methods/na-krewnego.yml", "status: published", "status: draft")
    page, *leaflets = preview(opened(project.root, day=DAY), "na-krewnego", None, lambda line: None)
    assert "Metoda na krewnego" in page.read_text(encoding="utf-8").replace("\u00a0", " ")
    assert leaflets
    assert all(path.read_bytes().startswith(b"%PDF") for path in leaflets)
    assert not page.is_relative_to(project.root / "build")
    assert "status: draft" in (project.root / "content/methods/na-krewnego.yml").read_text(encoding="utf-8")


def test_unknown_method(project: ContentCopy) -> None:
    with pytest.raises(CampaignError, match="nie ma metody „na-nic”"):
        preview(opened(project.root, day=DAY), "na-nic", None, lambda line: None)
