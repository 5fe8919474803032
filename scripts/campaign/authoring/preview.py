"""`campaign preview`: builds one method and opens its page and its leaflets."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from campaign.build import Order, build_all
from campaign.model.topic import Status
from campaign.problems import CampaignError
from campaign.project import Project


def preview(
    project: Project, slug: str, edition: str | None, tell: Callable[[str], None], workers: int = 1
) -> list[Path]:
    """Build the method's page and prints and return their paths, the page first.

    A draft is built in a temporary folder as if it were published; the project stays as it is.
    Raises CampaignError for an unknown name or for content that has errors.
    """
    campaign = project.campaign
    if slug not in campaign.methods:
        raise CampaignError(f"nie ma metody „{slug}” – wybierz z: {', '.join(campaign.methods)}")
    edition = edition or next(iter(campaign.publishers))
    if campaign.methods[slug].status is not Status.PUBLISHED:
        project = _as_published(project, slug)
    order = Order(edition, slug, workers=workers)
    build_all(project, order, progress=lambda done, total, label: tell(label), tell=tell)
    return _made(project, edition, slug)


def _made(project: Project, edition: str, slug: str) -> list[Path]:
    page = project.build / edition / "site" / f"{project.campaign.methods[slug].address}.html"
    return [page, *sorted((project.build / "leaflets" / edition).rglob(f"*{slug}*.pdf"))]


def _as_published(project: Project, slug: str) -> Project:
    """The project in which a draft is published; its build is left for the browser to read."""
    methods, folder = project.campaign.methods, Path(tempfile.mkdtemp(prefix="campaign-podglad-"))
    published = methods[slug].model_copy(update={"status": Status.PUBLISHED})
    campaign = replace(project.campaign, methods=methods | {slug: published})
    return replace(project, campaign=campaign, build=folder / "build")
