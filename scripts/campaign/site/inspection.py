"""Looks at the site's pages before anything is written, for `campaign check` and the search's vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from campaign import checks
from campaign.checks.page_context import PageContext, SitePage
from campaign.content.loader import load, load_formats
from campaign.content.yamlsource import read
from campaign.design.rendering import TEMPLATES, environment
from campaign.model import Campaign
from campaign.model.format import Format
from campaign.output.output import Output
from campaign.prints.prints import Selection, prints
from campaign.problems import CampaignError, Problem
from campaign.site import pages, search
from campaign.site.front import front

SETTINGS = "mkdocs.yml"


def examine_pages(root: Path, campaign: Campaign, formats: dict[str, Format]) -> list[Problem]:
    """All problems of all editions' pages; the campaign must be free of errors. Nothing without a site."""
    if not (root / SETTINGS).is_file():
        return []
    settings = read(SETTINGS, (root / SETTINGS).read_bytes())
    found: set[Problem] = set()
    for edition in campaign.publishers:
        papers = prints(campaign, formats, Selection(edition=edition))
        files = {path for item in papers for path in (item.site_path, item.preview_path)}
        planned = pages.plan(root, campaign, formats, environment(root, campaign), edition)
        files |= {item.path for item in planned}
        shown = frozenset(path.partition("/docs/")[2] for path in files)
        found.update(checks.run_pages(PageContext(list(_pages(root, planned)), shown, settings)))
    return sorted(found)


def vocabulary(root: Path, day: date) -> tuple[set[str], set[str]]:
    """Words the search must know in all their forms: those of the pages, and the editors'.

    Raises CampaignError when the content does not load.
    """
    campaign = load(root, day).campaign
    formats, _ = load_formats(root)
    if campaign is None:
        raise CampaignError("treść ma błędy – uruchom ./campaign check")
    texts: set[str] = set()
    keywords: set[str] = set()
    planned = pages.plan(root, campaign, formats, environment(root, campaign))
    for page in _pages(root, planned):
        texts.update(search.tokens(page.text))
        meta = front(page.text)
        keywords.update(search.tokens(" ".join([meta.get("title", ""), *meta.get("words", [])])))
    return texts, keywords


def _pages(root: Path, planned: list[Output]) -> Iterator[SitePage]:
    """Each planned page; when two have the same path, the second one is hand-written."""
    seen: set[str] = set()
    for item in planned:
        path = item.path.partition("/docs/")[2]
        if path.endswith(".md"):
            text = item.render().decode()
            yield SitePage(path, _origin(root, path, item.path in seen), text, front(text))
            seen.add(item.path)


def _origin(root: Path, path: str, again: bool) -> str:
    """The file an author would open to change a page."""
    template = TEMPLATES / "pages" / path
    if path.startswith("metody/"):
        return f"content/methods/{Path(path).stem}.yml"
    if again or not template.is_file():
        return f"docs/{path}"
    return f"scripts/campaign/templates/pages/{path}"
