"""Plans the printed PDFs: every format for every publisher, and for every method where the format says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from campaign.design import logo
from campaign.design.rendering import render
from campaign.output.output import Output
from campaign.press import bleeding, engine, proof, thumbnail
from campaign.press.inks import Profile
from campaign.press.qr import qr_png
from campaign.prints import blame, officer
from campaign.prints.prints import Print, Selection, prints
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.project import Project


COATED = "_shared/icc/FOGRA39L.icc"
"""Under leaflets/: the profile of a usual print shop, for when it gives none of its own."""


def plan(project: Project, selection: Selection) -> list[Output]:
    """Outputs for all prints of a selection; prints that differ in size only are one, laid out once."""
    layouts: dict[tuple[str, bool, bool, str], list[Print]] = {}
    for item in prints(project, selection):
        key = (item.format.slug, item.bleed, item.on_screen, page(project, item))
        layouts.setdefault(key, []).append(item)
    return [_together(project, items, html) for (_, _, _, html), items in layouts.items()]


def _together(project: Project, items: list[Print], html: str) -> Output:
    first, *others = (
        replace(
            _output(project, items, html, item.path),
            copies=() if item.bleed else (item.site_path, *item.officer_paths),
            derived=() if item.bleed else ((item.preview_path, thumbnail.picture),),
        )
        for item in items
    )
    return replace(first, also=tuple(others))


def output(project: Project, item: Print, path: str) -> Output:
    """One print at a path of its own."""
    return _output(project, [item], page(project, item), path)


def _output(project: Project, items: list[Print], html: str, path: str) -> Output:
    item, pages = items[0], len(items[0].arrangement(len(project.campaign.shown)))
    shared = project.leaflets / "_shared"
    profile = profile_of(project.leaflets, item)
    profiles = (profile.path,) if profile else ()
    return Output(
        path=path,
        render=partial(produce, project.leaflets, project.root, items, html, pages),
        label=item.title,
        inputs=(html, item.format, *((one.zoom, one.flip, one.around) for one in items)),
        files=(shared / "base.css", shared / "fonts", project.leaflets / item.format.slug, *profiles),
        slow=True,
        warm=engine.warm,
    )


def page(project: Project, item: Print) -> str:
    """The HTML of one print."""
    campaign, formats = project.campaign, project.formats
    address = item.publisher.address
    link = f"{address}{item.method.address}.html" if address and item.method else address
    shown, others = campaign.printed(item.format.most_methods)
    values: dict[str, Any] = {
        "format": item.format,
        "formats": formats,
        "occasions": officer.table(project),
        "item": item,
        "thrifty": bool(item.variant and item.variant.thrifty),
        "publisher": item.publisher,
        "method": item.method,
        "methods": shown,
        "others": others,
        "arrangement": item.arrangement(len(campaign.shown)),
        "after": campaign.after_steps(item.method),
        "first_steps": campaign.first_steps(item.method, 3 if item.method else 5),
        "losses": campaign.losses(item.method),
        "panel": campaign.panel(item.method),
        "channel": item.method.starts[0] if item.method else "phone",
        "stop": (item.method.stop or item.method.starts[0]) if item.method else "phone",
        "phones": [contact for contact in item.publisher.contacts if contact.kind == "phone"],
        "logo": _logo(project, item),
        "places": [one for one in item.publisher.contacts if one.kind == "address" and one.value][:1],
        "address": urlsplit(address).netloc if address else None,
        "site": list(_pieces((link or "").removeprefix("https://"), item.format.address, project.leaflets)),
        "qr": qr_png(link) if link and item.format.qr else None,
    }
    return render(project.paper, f"{item.format.slug}/template.html", **values)


def _pieces(link: str, line: int, leaflets: Path) -> Iterator[str]:
    """Pieces of an address between which a line as wide as so many „a” may break: after „/”, as it is read;
    a part that is too long also after „-” (not after a first „na”) and before „.”.
    """
    for part in re.findall(r"[^/]+/?|/", link):
        whole = _wide(part, leaflets) <= line
        for word in [part] if whole else re.findall(r"^[^-]{1,3}-[^-]+-?|[^-]+-?", part):
            yield from [word] if _wide(word, leaflets) <= line else re.findall(r"\.?[^.]+", word)


def _wide(part: str, leaflets: Path) -> float:
    width = _widths(leaflets)
    return sum(width.get(ord(letter), width[ord("m")]) for letter in part) / width[ord("a")]


@cache
def _widths(leaflets: Path) -> dict[int, int]:
    """How wide the letters of the prints are, in units of their font."""
    from fontTools.ttLib import TTFont

    font = TTFont(leaflets / "_shared/fonts/NotoSans-Regular.ttf")
    return {code: font["hmtx"][name][0] for code, name in font.getBestCmap().items()}


def produce(leaflets: Path, root: Path, items: list[Print], html: str, pages: int) -> list[bytes]:
    """The PDF of each of some prints with one layout, proof-read.

    Raises CampaignError naming the file, the format and the panel.
    """
    item = items[0]
    slug, edge = item.format.slug, max(one.edge or 0 for one in items) or None
    sheet = engine.Sheet(
        html=html,
        base=leaflets / slug,
        styles=(leaflets / "_shared" / "base.css", leaflets / slug / "style.css"),
        roots=(leaflets,),
    )
    try:
        document = engine.layout(sheet)
        wrong = list(proof.findings(document, item.format, pages, edge))
        wrong += bleeding.without_bleed(document, item.around[1]) if item.bleed else []
        if wrong:
            raise CampaignError("; ".join(map(str, wrong)), blame.problems(root, item, wrong))
        profile = profile_of(leaflets, item)
        return [engine.pdf(document, one.zoom, one.flip, profile) for one in items]
    except CampaignError as error:
        raise CampaignError(f"{item.path} (format {slug}): {error}", error.problems) from error


def _logo(project: Project, item: Print) -> logo.Logo | None:
    if not item.publisher.logo:
        return None
    path = project.logos / item.publisher.logo
    if item.bleed and logo.shaded(path):
        advice = "dla drukarni proszę o znak z samych jednolitych barw"
        raise CampaignError(f"znak {path.name} ma przejścia barw lub maski – {advice}")
    return logo.Logo.read(path)


def profile_of(leaflets: Path, item: Print) -> Profile | None:
    """The press a print shop's file is meant for: the shop's own, or offset on coated paper."""
    return Profile(item.profile or leaflets / COATED) if item.bleed else None
