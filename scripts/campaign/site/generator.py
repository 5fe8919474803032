"""The one module that knows the site generator's name: plain Markdown in, a static site out.

It owns build/<edition>/mkdocs.yml and build/<edition>/site. Should the generator be changed, this module is
replaced and nothing else.
"""

from __future__ import annotations

import json
import logging
import os
import shutil
from calendar import timegm
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.design.typography import typography
from campaign.model.publisher import Publisher
from campaign.output import program
from campaign.output.listening import Warnings
from campaign.output.output import fingerprint
from campaign.problems import CampaignError
from campaign.site import search

if TYPE_CHECKING:
    from campaign.project import Project

KEY = ".site-key"
HALF_DONE = ".site"
"""Where a site is made before it takes the place of the last one: a failed build leaves that as it was."""
INDEX = "search/index.js"


def configure(project: Project, publisher: Publisher) -> Path:
    """Write the edition's configuration; it inherits the root file and is valid YAML because it is JSON."""
    campaign, folder = project.campaign, project.build / publisher.slug
    assets = Path(os.path.relpath(project.assets, folder))  # as the generator sees it
    settings = {
        "INHERIT": (assets / "mkdocs.yml").as_posix(),
        "site_name": f"{campaign.core.name} – {publisher.short}",
        "site_url": publisher.address or "",
        "site_description": campaign.core.lead,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": (assets / "docs/overrides").as_posix()},
        "extra": {
            "publisher": typography(publisher.name),
            "approved": publisher.approved,
            "edition": campaign.core.edition.label,
            "logo": f"img/{publisher.logo}" if publisher.logo else "",
            "short": publisher.short,
            "rule": campaign.core.rule.sentence,
            "definition": campaign.core.rule.never,
        },
    }
    path = folder / "mkdocs.yml"
    path.write_text(json.dumps(settings, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def build_sites(project: Project, edition: str | None, tell: Callable[[str], None]) -> list[str]:
    """Build the sites of all editions, or of one; gives the names of those that changed.

    Sites of publishers that are no more are removed with them.
    """
    publishers = project.campaign.publishers
    for config in project.build.glob("*/mkdocs.yml"):
        if edition is None and config.parent.name not in publishers:
            shutil.rmtree(config.parent)
    wanted = [publisher for slug, publisher in publishers.items() if edition in (None, slug)]
    changed = []
    for publisher in wanted:
        tell(f"Strona: {publisher.name}")
        changed += [publisher.slug] if build_site(project, publisher) else []
    return changed


def build_site(project: Project, publisher: Publisher) -> bool:
    """Build an edition's site; False when nothing changed since the last time.

    Raises CampaignError when the generator warns: a warning is a page that is not what it should be.
    """
    config = configure(project, publisher)
    folder = config.parent
    key = _key(project, folder)
    stamp = folder / KEY
    if stamp.is_file() and stamp.read_text() == _stamped(key, folder / "site"):
        return False
    # the sitemap's date comes from the edition, never from the clock: same content, same bytes
    os.environ["SOURCE_DATE_EPOCH"] = str(timegm(project.campaign.core.edition.date.timetuple()))
    site = folder / HALF_DONE
    _generate(config, site)
    _index(folder / "docs", site, search.Forms.under(project.root))
    _tidy(site)
    stamp.unlink(missing_ok=True)
    shutil.rmtree(folder / "site", ignore_errors=True)
    site.rename(folder / "site")
    stamp.write_text(_stamped(key, folder / "site"))
    return True


def _stamped(key: str, site: Path) -> str:
    """The key with every file of the site: one that somebody deleted is made again."""
    return "\n".join([key, *sorted(path.relative_to(site).as_posix() for path in site.rglob("*"))])


def _index(docs: Path, site: Path, forms: search.Forms) -> None:
    """Write the search's index; it is made from the Markdown, so that no generator has a say in it."""
    texts = {
        path.relative_to(docs).with_suffix(".html").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(docs.rglob("*.md"))
    }
    target = site / INDEX
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(search.script(search.index(texts, forms)))


def _tidy(site: Path) -> None:
    """Remove what the theme brings; no page loads any of it."""
    shutil.rmtree(site / "assets", ignore_errors=True)


def _key(project: Project, folder: Path) -> str:
    files = [project.assets / "mkdocs.yml", folder / "mkdocs.yml", *search.DATA, project.root / search.FORMS]
    files += sorted(
        path for top in (project.assets / "docs/overrides", folder / "docs") for path in top.rglob("*")
    )
    pieces: list[str | bytes] = [program.digest(__name__)]
    for path in files:
        if path.is_file():
            pieces += [path.name, path.read_bytes()]
    return fingerprint(*pieces)


def _generate(config: Path, site: Path) -> None:
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # the theme's banner about its successor is not for an officer
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    heard = Warnings()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        build(load_config(config_file=str(config), site_dir=str(site)))
    except MkDocsException as error:
        raise CampaignError(f"program do stron zatrzymał się: {error} – popraw mkdocs.yml") from error
    finally:
        logger.removeHandler(heard)
    if heard.messages:
        raise CampaignError(f"program do stron ostrzega: {'; '.join(heard.messages[:3])} – popraw stronę")
