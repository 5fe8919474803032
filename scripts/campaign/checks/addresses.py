"""An address that was printed lives on: a code on paper cannot be changed."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.model.topic import Status
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Addresses of the register without a page; before publication, pages that are not in it."""
    known = context.campaign.core.addresses
    pages = {entry.address: entry.status for _, entry in context.campaign.topics()}
    # a page that is being written again is missed once everything is to go out
    lasting = [a for a, status in pages.items() if status is not Status.DRAFT or not context.publish]
    for number, address in enumerate(known):
        if address not in lasting:
            message = (
                f"adres „{address}” jest już na papierze, a strony nie ma – przywróć jej plik; "
                "gdy ma nową nazwę, stary plik zostaje ze status: withdrawn i replaced_by"
            )
            yield context.problem("content/campaign.yml", ("addresses", number), message)
    for path, entry in context.campaign.topics():
        if context.publish and entry.status is Status.PUBLISHED and entry.address not in known:
            message = f"adresu „{entry.address}” nie ma w spisie – dopisz go w campaign.yml (addresses)"
            yield context.problem(path, ("status",), message)
