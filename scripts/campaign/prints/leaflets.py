"""Plans the printed PDFs: every format for every publisher, and for every method where the format says so."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import version
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from campaign.design.rendering import render
from campaign.model.format import MOST_METHODS
from campaign.output.output import Output, fingerprint
from campaign.press import bleeding, engine, proof, thumbnail
from campaign.press.qr import qr_png
from campaign.prints import officer
from campaign.prints.prints import Print, Selection, prints
from campaign.problems import CampaignError
from campaign.project import Project

_ENGINE = (
    "press/engine.py",
    "press/pdfobjects.py",
    "press/proof.py",
    "press/placement.py",
    "press/bleeding.py",
    "press/thumbnail.py",
    "prints/leaflets.py",
)


def plan(project: Project, selection: Selection) -> list[Output]:
    """Outputs for all prints of a selection; keys follow the finished HTML, the styles, fonts and program."""
    stamps = {slug: _stamp(project.leaflets / slug) for slug in ("_shared", *project.formats)}
    return [
        replace(
            output(project, item, item.path, stamps),
            copies=() if item.bleed else (item.site_path, item.officer_path),
            derived=() if item.bleed else ((item.preview_path, thumbnail.picture),),
        )
        for item in prints(project, selection)
    ]


def output(project: Project, item: Print, path: str, stamps: Mapping[str, str] | None = None) -> Output:
    """One print at a path of its own; stamps: fingerprints of the folders in leaflets/, when known."""
    slug = item.format.slug
    known = stamps or {name: _stamp(project.leaflets / name) for name in ("_shared", slug)}
    html, pages = page(project, item), len(item.arrangement(len(project.campaign.shown)))
    return Output(
        path=path,
        key=fingerprint(html, known["_shared"], _engine(), known[slug], repr(item.format), str(item.zoom)),
        render=partial(produce, project.leaflets, item, html, pages),
        label=item.title,
        slow=True,
        warm=engine.warm,
    )


def page(project: Project, item: Print) -> str:
    """The HTML of one print."""
    campaign, formats = project.campaign, project.formats
    address = item.publisher.address
    link = f"{address}metody/{item.method.slug}.html" if address and item.method else address
    values: dict[str, Any] = {
        "format": item.format,
        "formats": formats,
        "folders": officer.folders(formats),
        "item": item,
        "thrifty": bool(item.variant and item.variant.thrifty),
        "publisher": item.publisher,
        "method": item.method,
        "methods": campaign.shown[: None if item.format.booklet else MOST_METHODS],
        "arrangement": item.arrangement(len(campaign.shown)),
        "after": campaign.after_steps(item.method),
        "losses": campaign.losses(item.method),
        "panel": campaign.panel(item.method),
        "definition": campaign.definition(item.method),
        "phones": [contact for contact in item.publisher.contacts if contact.kind == "phone"],
        "logo": _embedded(project.logos / item.publisher.logo) if item.publisher.logo else None,
        "address": urlsplit(address).netloc if address else None,
        "qr": qr_png(link) if link else None,
    }
    template = f"{item.format.slug}/template.html"
    try:
        return render(project.paper, template, **values)
    except (jinja2.TemplateError, FileNotFoundError) as error:
        raise CampaignError(f"leaflets/{template}: szablon ma błąd ({error}) – popraw go") from error


def produce(leaflets: Path, item: Print, html: str, pages: int) -> bytes:
    """The PDF of one print, proof-read. Raises CampaignError naming the file, the format and the panel."""
    slug = item.format.slug
    sheet = engine.Sheet(
        html=html,
        base=leaflets / slug,
        styles=(leaflets / "_shared" / "base.css", leaflets / slug / "style.css"),
        roots=(leaflets,),
    )
    try:
        document = engine.layout(sheet)
        wrong = list(proof.findings(document, item.format, pages))
        wrong += bleeding.without_bleed(document, item.around[1]) if item.bleed else []
        if wrong:
            raise CampaignError("; ".join(wrong))
        return engine.pdf(document, item.zoom, item.flip, item.bleed)
    except CampaignError as error:
        raise CampaignError(f"{item.path} (format {slug}): {error}") from error


def _embedded(picture: Path) -> str:
    """A picture as a data URI: it lies in the unit's folder, and the renderer reads only the program's."""
    kind = guess_type(picture.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{b64encode(picture.read_bytes()).decode()}"


def _stamp(folder: Path) -> str:
    """Fingerprint of every file of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return fingerprint(
        *(piece for path in files for piece in (path.relative_to(folder).as_posix(), path.read_bytes()))
    )


@cache
def _engine() -> str:
    """Fingerprint of the program that prints: another one may give other bytes."""
    digest = hashlib.sha256("".join(version(name) for name in ("weasyprint", "pydyf")).encode())
    for name in _ENGINE:
        digest.update((Path(__file__).parents[1] / name).read_bytes())
    return digest.hexdigest()
