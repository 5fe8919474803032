"""Plans the printed PDFs: every format for every publisher, and for every method where the format says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import jinja2

from campaign.model import Campaign, Method, Publisher
from campaign.model.format import Format
from campaign.outputs import Output, fingerprint, press, proof
from campaign.outputs.qr import qr_png
from campaign.problems import CampaignError
from campaign.rendering import render

MOST_TILES = 8


@dataclass(frozen=True)
class Selection:
    """Which prints to plan; None means all."""

    edition: str | None = None
    method: str | None = None
    format: str | None = None

    def wants(self, publisher: str, form: str, method: str | None) -> bool:
        """True when nothing in the selection excludes this print."""
        return (
            self.edition in (None, publisher)
            and self.format in (None, form)
            and (self.method is None or self.method == method)
        )


@dataclass(frozen=True)
class Print:
    """One PDF to be: what it is of, and where it goes under build/."""

    format: Format
    publisher: Publisher
    method: Method | None

    @property
    def file(self) -> str:
        """The file's name, e.g. 'ulotka-na-wnuczka.pdf'."""
        return self.format.file.format(method=self.method.slug if self.method else "") + ".pdf"

    @property
    def path(self) -> str:
        """Where the officer finds it."""
        return f"leaflets/{self.publisher.slug}/{self.file}"

    @property
    def site_path(self) -> str:
        """Where the site's page links to it."""
        return f"{self.publisher.slug}/docs/druk/{self.file}"


def prints(
    campaign: Campaign, formats: dict[str, Format], selection: Selection | None = None
) -> Iterator[Print]:
    """Every print of a selection, in display order."""
    wanted = selection or Selection()
    for publisher in campaign.publishers.values():
        for form in formats.values():
            for method in campaign.shown if form.for_each == "method" else [None]:
                if wanted.wants(publisher.slug, form.slug, method.slug if method else None):
                    yield Print(form, publisher, method)


def plan(
    root: Path, campaign: Campaign, formats: dict[str, Format], env: jinja2.Environment, selection: Selection
) -> list[Output]:
    """Outputs for all prints of a selection; keys follow the finished HTML, the styles and the fonts."""
    shared = _stamp(root / "leaflets" / "_shared")
    stamps = {slug: _stamp(root / "leaflets" / slug) for slug in formats}
    outputs = []
    for item in prints(campaign, formats, selection):
        html = page(campaign, env, item)
        outputs.append(
            Output(
                path=item.path,
                key=fingerprint(html, shared, stamps[item.format.slug], repr(item.format)),
                render=partial(produce, root, item.format, html, item.path),
                label=f"{item.format.title}: {item.method.name if item.method else campaign.core.name}",
                copies=(item.site_path,),
                slow=True,
            )
        )
    return outputs


def page(campaign: Campaign, env: jinja2.Environment, item: Print) -> str:
    """The HTML of one print."""
    address = item.publisher.address
    link = f"{address}metody/{item.method.slug}.html" if address and item.method else address
    return render(
        env,
        f"{item.format.slug}/template.html",
        format=item.format,
        publisher=item.publisher,
        method=item.method,
        methods=campaign.shown[:MOST_TILES],
        after=campaign.after_steps(item.method),
        phones=[contact for contact in item.publisher.contacts if contact.kind == "phone"],
        logo=f"../../content/logos/{item.publisher.logo}" if item.publisher.logo else None,
        address=urlsplit(address).netloc if address else None,
        qr=qr_png(link) if link else None,
    )


def produce(root: Path, form: Format, html: str, path: str) -> bytes:
    """The PDF of one print, proof-read. Raises CampaignError naming the file, the format and the panel."""
    leaflets = root / "leaflets"
    sheet = press.Sheet(
        html=html,
        base=leaflets / form.slug,
        styles=(leaflets / "_shared" / "base.css", leaflets / form.slug / "style.css"),
        roots=(leaflets, root / "content" / "logos"),
    )
    document = press.layout(sheet)
    wrong = list(proof.findings(document, form))
    if wrong:
        raise CampaignError(f"{path} (format {form.slug}): " + "; ".join(wrong))
    return press.pdf(document)


def _stamp(folder: Path) -> str:
    """Fingerprint of every file of a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return fingerprint(*(piece for path in files for piece in (path.name, path.read_bytes())))
