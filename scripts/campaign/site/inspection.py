"""Looks at the site's pages before anything is written, for `campaign check` and the search's vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from campaign import checks
from campaign.checks.page_context import PageContext, SitePage
from campaign.content.yamlsource import read
from campaign.design.rendering import TEMPLATES
from campaign.kits import partners
from campaign.model.topic import PAGES
from campaign.output.output import Output
from campaign.prints.prints import prints
from campaign.problems import Problem
from campaign.site import pages, search
from campaign.site.front import front
from campaign.site.pages import LOSSES

if TYPE_CHECKING:
    from campaign.project import Project

SETTINGS = "mkdocs.yml"
_FOLDERS = {page: f"content/{folder}" for folder, page in PAGES.items()}


def examine_pages(project: Project, planned: list[Output]) -> list[Problem]:
    """All problems of all editions' pages, as pages.plan planned them."""
    every, found = list(prints(project)), set[Problem]()
    settings = read(SETTINGS, (project.assets / SETTINGS).read_bytes())
    for edition in project.campaign.publishers:
        own = [item for item in planned if item.path.startswith(f"{edition}/")]
        papers = [item for item in every if item.publisher.slug == edition]
        files = {path for item in papers for path in (item.site_path, item.preview_path, *item.words)}
        files |= {item.path for item in own}
        for kit in partners.on_site(project.campaign, edition):
            names = [name for name, _ in partners.site_files(project, kit)]
            names += [f"{kit.slug}-{item.file}" for item in partners.kit_prints(project, kit)]
            files |= {partners.site_path(edition, name) for name in names}
        shown = frozenset(path.partition("/docs/")[2] for path in files)
        found.update(checks.run_pages(PageContext(list(_pages(own)), shown, settings)))
    return sorted(found)


def vocabulary(project: Project) -> tuple[set[str], set[str]]:
    """Words the search must know in all their forms: those of the pages, the editors' and the synonyms'."""
    texts: set[str] = set()
    keywords = {word for _, typed in search.synonyms() for word in typed}
    for page in _pages(pages.plan(project)):
        texts.update(search.tokens(page.text))
        meta = front(page.text)
        keywords.update(search.tokens(" ".join([meta.get("title", ""), *meta.get("words", [])])))
    return texts, keywords


def _pages(planned: list[Output]) -> Iterator[SitePage]:
    """Each planned page; when two have the same path, the second one is hand-written."""
    seen: set[str] = set()
    for item in planned:
        path = item.path.partition("/docs/")[2]
        if path.endswith(".md"):
            text = item.make()[item.path].decode()
            yield SitePage(path, _origin(path, item.path in seen), text, front(text))
            seen.add(item.path)


def _origin(path: str, again: bool) -> str:
    """The file an author would open to change a page."""
    folder, _, name = path.rpartition("/")
    if not again and folder in _FOLDERS:
        return f"{_FOLDERS[folder]}/{Path(name).stem}.yml"
    if not again and folder == LOSSES:
        return "content/campaign.yml"
    if again or not (TEMPLATES / "pages" / path).is_file():
        return f"docs/{path}"
    return f"scripts/campaign/templates/pages/{path}"
