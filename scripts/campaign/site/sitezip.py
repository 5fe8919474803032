"""The finished site in two zips: a folder for a web server, and a USB stick that opens on a double click."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.content.pieces import kit_path
from campaign.kits.partners import SITE
from campaign.model.campaign import Campaign
from campaign.model.publisher import Publisher
from campaign.output import disk
from campaign.output.output import Output
from campaign.site.server import at_home, packed_folder

if TYPE_CHECKING:
    from campaign.project import Project

_SERVER_ONLY = ("404.html", "sitemap.xml", "sitemap.xml.gz", "atom.xml")
_START = "OTWORZ-MNIE.html"


@dataclass(frozen=True)
class SiteZip:
    """One zip: whose site, for which kit, for a USB stick or for a folder on a server."""

    publisher: Publisher
    kit: str
    usb: bool

    @property
    def path(self) -> str:
        """Where the partner finds it, under build/."""
        folder, usb = SITE
        return kit_path(self.kit, usb if self.usb else folder)


def zips(campaign: Campaign) -> list[SiteZip]:
    """Two zips for the site of each town that has a kit with an article."""
    return [
        SiteZip(publisher, kit.slug, usb)
        for kit in campaign.partners.values()
        if kit.web and (publisher := campaign.publishers[kit.publisher]).kind == "municipality"
        for usb in (False, True)
    ]


def plan(project: Project, edition: str | None = None) -> list[Output]:
    """Outputs for the zips of one edition or all; to be called when the sites are built: they are read."""
    wanted = [item for item in zips(project.campaign) if edition in (None, item.publisher.slug)]
    return [_output(project.build / item.publisher.slug / "site", project.campaign, item) for item in wanted]


def _output(site: Path, campaign: Campaign, item: SiteZip) -> Output:
    day = campaign.core.edition.date
    return Output(
        path=item.path,
        render=partial(pack, site, day, item.publisher, usb=item.usb),
        inputs=(day, item.usb, item.publisher, *_pieces(site)),
        label=f"{item.publisher.short}: strona w pliku zip",
    )


def _pieces(site: Path) -> Iterator[str | bytes]:
    for path in _files(site):
        yield path.relative_to(site).as_posix()
        yield path.read_bytes()


def _files(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*") if path.is_file() and not path.name.startswith("."))


def pack(site: Path, day: date, publisher: Publisher, *, usb: bool) -> bytes:
    """The zip; dates inside are the edition's, so the same site gives the same bytes.

    usb: without files only a server reads, and with a start file beside the folder.
    """
    return disk.packed(_packed(site, publisher, usb), day)


def _packed(site: Path, publisher: Publisher, usb: bool) -> Iterator[tuple[str, bytes]]:
    folder = packed_folder(publisher)
    for path in _files(site):
        name = path.relative_to(site).as_posix()
        if not (usb and name in _SERVER_ONLY):
            data = path.read_bytes()
            yield f"{folder}/{name}", at_home(data, publisher) if name == "404.html" else data
    if usb:
        yield _START, _start_page(f"{folder}/index.html")


def _start_page(target: str) -> bytes:
    return (
        '<!doctype html>\n<html lang="pl"><head><meta charset="utf-8">'
        f'<meta http-equiv="refresh" content="0; url={target}"><title>Przerywam i pytam</title></head>'
        f'<body><p><a href="{target}">Przejdź do strony</a></p></body></html>\n'
    ).encode()
