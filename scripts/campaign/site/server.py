"""What the administrator of a web server sets for the site's folder: serwer.txt, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from campaign.content.yamlsource import read
from campaign.design.rendering import render
from campaign.model.publisher import Publisher
from campaign.output.output import Output, ready
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.project import Project

FOLDER = "przerywam-i-pytam"
"""The folder in the zip until an address is confirmed; the site is expected to lie in it."""
SETTINGS = "mkdocs.yml"
_SEARCH = "; script-src 'self'; frame-ancestors 'none'"
"""What the search page adds to the policy of the pages, and what only a header can say."""


def folder(publisher: Publisher) -> str:
    """The path of the site on its server, with slashes at both ends."""
    path = urlsplit(publisher.address or "").path
    return f"{path.rstrip('/')}/" if publisher.address else f"/{FOLDER}/"


def packed_folder(publisher: Publisher) -> str:
    """The folder's name in the zip: the last part of the confirmed address, where there is one."""
    return folder(publisher).rstrip("/").rpartition("/")[2] or FOLDER


def plan(project: Project, publisher: Publisher) -> Output:
    """The edition's serwer.txt."""
    found = read(SETTINGS, (project.assets / SETTINGS).read_bytes())
    if found.data is None:
        raise CampaignError("plik mkdocs.yml jest zepsuty – popraw go", found.problems)
    settings: Any = found.data
    text = render(
        project.templates.overlay(autoescape=False),
        "serwer.txt",
        folder=folder(publisher),
        policy=settings["extra"]["policy"] + _SEARCH,
    )
    return ready(f"{publisher.slug}/docs/serwer.txt", text.encode(), "ustawienia serwera")


def at_home(page: bytes, publisher: Publisher) -> bytes:
    """404.html as it must be in the folder: shown at any address, its links start at the server's root.

    With a confirmed address the site generator already wrote them so.
    """
    if publisher.address:
        return page
    home = folder(publisher).encode()
    return page.replace(b'href="/', b'href="' + home).replace(b'src="/', b'src="' + home)
