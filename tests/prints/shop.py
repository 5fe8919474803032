"""Prints made in a test: of the real project, of a changed copy, of a campaign changed in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gates import Case

from campaign.model import Campaign
from campaign.output.output import Output
from campaign.prints import leaflets
from campaign.prints.prints import Selection, prints
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


def cases(
    root: Path = SAMPLE,
    selection: Selection | None = None,
    campaign: Campaign | None = None,
    pdf: Callable[[Output], bytes] | None = None,
) -> Iterator[Case]:
    """Prints of a selection as gates want them; pdf: where the bytes come from, if not made here."""
    project, chosen = opened(root, campaign), selection or Selection()
    planned = {output.path: output for output in leaflets.plan(project, chosen)}
    for item in prints(project, chosen):
        data = pdf(planned[item.path]) if pdf else planned[item.path].render()
        yield Case(root, project.campaign, item, leaflets.page(project, item), data)
