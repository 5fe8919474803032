"""Plans the printed PDFs: every format for every publisher, and for every method where the format says so."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jinja2

from campaign.design.rendering import on_paper, render
from campaign.model import Campaign
from campaign.model.format import MOST_METHODS, Format
from campaign.output.output import Output, fingerprint
from campaign.press import bleeding, engine, proof, thumbnail
from campaign.press.qr import qr_png
from campaign.prints import officer
from campaign.prints.prints import Print, Selection, prints
from campaign.problems import CampaignError

_ENGINE = (
    "press/engine.py",
    "press/pdfobjects.py",
    "press/proof.py",
    "press/placement.py",
    "press/bleeding.py",
    "press/thumbnail.py",
    "prints/leaflets.py",
)


def plan(
    root: Path, campaign: Campaign, formats: dict[str, Format], env: jinja2.Environment, selection: Selection
) -> list[Output]:
    """Outputs for all prints of a selection; keys follow the finished HTML, the styles, fonts and program."""
    stamps = {slug: _stamp(root / "leaflets" / slug) for slug in ("_shared", *formats)}
    return [
        replace(
            output(root, campaign, formats, env, item, item.path, stamps),
            copies=() if item.bleed else (item.site_path, item.officer_path),
            derived=() if item.bleed else ((item.preview_path, thumbnail.picture),),
        )
        for item in prints(campaign, formats, selection)
    ]


def output(
    root: Path, campaign: Campaign, formats: dict[str, Format], env: jinja2.Environment, item: Print,
    path: str, stamps: Mapping[str, str] | None = None,
) -> Output:  # fmt: skip
    """One print at a path of its own; stamps: fingerprints of the folders in leaflets/, when known."""
    slug = item.format.slug
    known = stamps or {name: _stamp(root / "leaflets" / name) for name in ("_shared", slug)}
    html = page(campaign, formats, env, item)
    return Output(
        path=path,
        key=fingerprint(html, known["_shared"], _engine(), known[slug], repr(item.format), str(item.zoom)),
        render=partial(produce, root, item, html, len(item.arrangement(len(campaign.shown)))),
        label=item.title,
        slow=True,
        warm=engine.warm,
    )


def page(campaign: Campaign, formats: dict[str, Format], env: jinja2.Environment, item: Print) -> str:
    """The HTML of one print."""
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
        "logo": f"../../content/logos/{item.publisher.logo}" if item.publisher.logo else None,
        "address": urlsplit(address).netloc if address else None,
        "qr": qr_png(link) if link else None,
    }
    template = f"{item.format.slug}/template.html"
    try:
        return render(on_paper(env), template, **values)
    except (jinja2.TemplateError, FileNotFoundError) as error:
        raise CampaignError(f"leaflets/{template}: szablon ma błąd ({error}) – popraw go") from error


def produce(root: Path, item: Print, html: str, pages: int) -> bytes:
    """The PDF of one print, proof-read. Raises CampaignError naming the file, the format and the panel."""
    leaflets, slug = root / "leaflets", item.format.slug
    sheet = engine.Sheet(
        html=html,
        base=leaflets / slug,
        styles=(leaflets / "_shared" / "base.css", leaflets / slug / "style.css"),
        roots=(leaflets, root / "content" / "logos"),
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
