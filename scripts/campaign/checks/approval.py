"""An approval is of the words that were read: a text changed later needs a new one."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from campaign.checks.context import Context
from campaign.model.publisher import Publisher
from campaign.model.topic import Status
from campaign.problems import Level, Problem

_SHARED = ("content/campaign.yml", "content/facts.yml", "content/methods/", "content/workers/")


def check(context: Context) -> Iterator[Problem]:
    """A warning for each approval whose mark is missing or is not of today's words."""
    for slug, publisher in context.campaign.publishers.items():
        if publisher.approved_on:
            now = mark(context, publisher)
            path = f"content/publishers/{slug}.yml"
            if publisher.approved_text is None:
                message = f"nie wiadomo, który tekst zaakceptowano – wpisz approved_text: {now}"
                yield context.problem(path, ("approved_on",), message, Level.WARNING)
            elif publisher.approved_text != now:
                message = (
                    f"tekst zmienił się po akceptacji z {publisher.approved_on:%d.%m.%Y} – pokaż wydawcy"
                    f" zmiany (./campaign changes), a po nowej akceptacji wpisz approved_text: {now}"
                )
                yield context.problem(path, ("approved_text",), message, Level.WARNING)


def mark(context: Context, publisher: Publisher) -> str:
    """A short digest of all words the publisher answers for; drafts, sources and dates of checks are none."""
    campaign = context.campaign
    kits = tuple(
        f"content/partners/{k.slug}.yml" for k in campaign.partners.values() if k.publisher == publisher.slug
    )
    drafts = {path for path, entry in campaign.topics() if entry.status is Status.DRAFT}
    own = (*_SHARED, *kits, f"content/publishers/{publisher.slug}.yml")
    digest = sha256()
    for path, text in sorted(context.texts(), key=lambda item: (item[0], str(item[1].loc))):
        told = text.loc[0] not in ("sources", "accessibility", "approved_by")
        if path.startswith(own) and path not in drafts and told:
            digest.update(f"{path}\0{text.loc}\0{text.value}\0".encode())
    return "t" + digest.hexdigest()[:8]
