"""What is missing before anything may go out in a publisher's name."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.content.yamlsource import Loc
from campaign.model.publisher import Publisher
from campaign.model.topic import Status
from campaign.problems import Problem


def check(context: Context) -> Iterator[Problem]:
    """Approval, address, accessibility statement, contacts, drafts; asked only by `check --publish`."""
    if not context.publish:
        return
    for slug, publisher in context.campaign.publishers.items():
        for loc, message in _missing(publisher):
            yield context.problem(f"content/publishers/{slug}.yml", loc, message)
    for slug, plan in context.campaign.plans.items():
        if plan.draft:
            message = "plan jest propozycją – dzielnicowy sprawdza go i wpisuje draft: false"
            yield context.problem(f"content/plans/{slug}.yml", ("draft",), message)
    for path, entry in context.campaign.topics():
        if entry.status is Status.DRAFT:
            message = "to jest szkic – dokończ go i wpisz status: published"
            yield context.problem(path, ("status",), message)


def _missing(publisher: Publisher) -> Iterator[tuple[Loc, str]]:
    if not publisher.approved:
        yield ("approved_on",), "brak akceptacji wydawcy – wydawca wpisuje approved_on i approved_by"
    if publisher.address is None:
        yield ("site_url",), "adres strony nie jest potwierdzony – wpisz address i confirmed: true"
    if publisher.officer_check.text is None:
        message = "brak zdania, jak sprawdzić policjanta przy drzwiach – jednostka wpisuje text i approved_on"
        yield ("officer_check",), message
    for name in publisher.accessibility.missing:
        message = f"deklaracja dostępności: brak „{name}” – wydawca wpisuje je w accessibility"
        yield ("accessibility", name), message
    for i, contact in enumerate(publisher.contacts):
        if contact.value is None:
            yield (
                ("contacts", i),
                f"„{contact.label}” jest puste – wpisz value i verified_on albo usuń pozycję",
            )
