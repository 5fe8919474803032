"""Prints made in a test: of the real project, of a changed copy, of a campaign changed in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from gates import Case
from PIL import Image

from campaign.model.campaign import Campaign
from campaign.prints import leaflets
from campaign.prints.prints import Print, Selection, prints
from project import AS_OF, SAMPLE, opened


def campaign_of(root: Path = SAMPLE) -> Campaign:
    return opened(root).campaign


def approved(campaign: Campaign) -> Campaign:
    """The campaign as if every publisher had signed and confirmed an address."""
    return confirmed(campaign, approved_on=AS_OF, approved_by="Komendant")


def confirmed(campaign: Campaign, **more: object) -> Campaign:
    """The campaign as if every publisher had confirmed an address; more: other fields of every publisher."""
    changed = {}
    for slug, publisher in campaign.publishers.items():
        url = publisher.site_url.model_copy(
            update={"address": f"https://{slug}.example.pl/", "confirmed": True}
        )
        changed[slug] = publisher.model_copy(update={"site_url": url, **more})
    return Campaign(campaign.core, campaign.base, campaign.methods, changed, campaign.plans, campaign.expired)


LOGOS = {
    "kwadrat.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><path d="M2 2h36v36H2z" fill="#0b3d91"/></svg>',
    "szeroki.png": (900, 200),
    "wysoki.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 60"><path d="M0 0h30v60H0z" fill="#7a0019"/></svg>',
}
"""Square, wide and tall; drawings with no size of their own, and a picture with a see-through ground."""
LONG = ["Komenda Powiatowa Policji", "w Tomaszowie Mazowieckim"]
"""As long as names of county units are."""
VALUES = {"phone": "12 345 67 89", "address": "ul. Szkolna 12, 23-200 Zalesie"}


def finished(campaign: Campaign, logo: str | None = None, **more: object) -> Campaign:
    """The campaign in its last state: approved, with a confirmed long address, checked numbers and a logo.

    more: other fields of every publisher.
    """
    changed = {}
    for slug, publisher in approved(campaign).publishers.items():
        contacts = [
            contact.model_copy(update={"value": VALUES[contact.kind], "verified_on": AS_OF})
            for contact in publisher.contacts
        ]
        url = publisher.site_url.model_copy(
            update={"address": f"https://{slug}.policja.example.pl/seniorzy/"}
        )
        own = {"contacts": contacts, "site_url": url, "logo": logo, **more}
        changed[slug] = publisher.model_copy(update=own)
    return replace(campaign, publishers=changed)


def draw_logos(folder: Path) -> None:
    """Put the three logos into a project's folder of logos."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, drawing in LOGOS.items():
        if isinstance(drawing, str):
            (folder / name).write_text(drawing, encoding="utf-8")
        else:
            picture = Image.new("RGBA", drawing, (0, 0, 0, 0))
            picture.paste((11, 61, 145, 255), (0, 40, drawing[0], drawing[1] - 40))
            picture.save(folder / name)


def cases(
    root: Path = SAMPLE,
    selection: Selection | None = None,
    campaign: Campaign | None = None,
    pdf: Callable[[str], bytes] | None = None,
    only: Callable[[Print], bool] = bool,
) -> Iterator[Case]:
    """Prints of a selection as gates want them; pdf: where the bytes come from, if not made here; only: which of them."""
    project, chosen = opened(root, campaign), selection or Selection()
    planned = {name: output for output in leaflets.plan(project, chosen) for name in output.names}
    for item in filter(only, prints(project, chosen)):
        data = pdf(item.path) if pdf else planned[item.path].make()[item.path]
        yield Case(root, project.campaign, item, leaflets.page(project, item), data)
