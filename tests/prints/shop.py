"""Prints made in a test: of the real project, of a changed copy, of a campaign changed in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from gates import Case

from campaign.content.loader import load, load_formats
from campaign.design.rendering import environment
from campaign.model import Campaign
from campaign.output.output import Output
from campaign.prints import leaflets
from campaign.prints.prints import Selection, prints
from project import AS_OF, SAMPLE


def campaign_of(root: Path = SAMPLE) -> Campaign:
    loaded = load(root, AS_OF)
    assert loaded.campaign, "\n".join(map(str, loaded.problems))
    return loaded.campaign


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
    known = campaign or campaign_of(root)
    formats, problems = load_formats(root)
    assert not problems, "\n".join(map(str, problems))
    env, chosen = environment(root, known), selection or Selection()
    planned = {output.path: output for output in leaflets.plan(root, known, formats, env, chosen)}
    for item in prints(known, formats, chosen):
        data = pdf(planned[item.path]) if pdf else planned[item.path].render()
        yield Case(root, known, item, leaflets.page(known, formats, env, item), data)
