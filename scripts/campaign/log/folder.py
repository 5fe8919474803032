"""What the log gives to the officer: a workbook and a card to count with, and the form of the report.

Made for every plan that is not closed. Where there is none, the latest closed one serves as a sample, and its
files say so in their names: it is never shown as the current one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial

from campaign.model import Campaign, Plan, Publisher
from campaign.output.output import Output, fingerprint

SAMPLE = "-wzor"


def counting(campaign: Campaign, publisher: Publisher) -> Iterator[Output]:
    """For 2-LICZ: the workbook without a single entry, and the tally card for the round."""
    for plan, suffix in _plans(campaign, publisher):
        yield _output(f"dziennik-{plan.slug}{suffix}.xlsx", _workbook, campaign, plan, "Arkusz do liczenia")
        yield _output(f"karta-liczenia-{plan.slug}{suffix}.pdf", _card, campaign, plan, "Karta do liczenia")


def informing(campaign: Campaign, publisher: Publisher) -> Iterator[Output]:
    """For 3-INFORMACJA: the report's layout with the plan filled in and no result yet."""
    for plan, suffix in _plans(campaign, publisher):
        yield _output(f"informacja-{plan.slug}{suffix}.docx", _report, campaign, plan, "Wzór informacji")


def _plans(campaign: Campaign, publisher: Publisher) -> Iterator[tuple[Plan, str]]:
    if publisher.kind != "police":  # the plan is the police officer's own
        return
    open_plans = [plan for plan in campaign.plans.values() if not plan.closed]
    closed = sorted(campaign.plans.values(), key=lambda plan: plan.period.start)
    yield from ((plan, "") for plan in open_plans)
    if not open_plans and closed:
        yield closed[-1], SAMPLE


def _output(
    name: str, make: Callable[[Campaign, Plan], bytes], campaign: Campaign, plan: Plan, label: str
) -> Output:
    key = fingerprint(name, repr(plan), repr(campaign.core.edition), *campaign.methods)
    return Output(name, key, partial(make, campaign, plan), f"{label}: {plan.slug}", slow=True)


def _workbook(campaign: Campaign, plan: Plan) -> bytes:
    from campaign.log import workbook
    from campaign.log.entry.catalogue import catalogue
    from campaign.log.store.event import new_id
    from campaign.log.store.journal import Store
    from campaign.log.count.totals import totals

    # identifiers are made before anything is typed, so that importing the sheet twice counts once
    spare = [new_id() for _ in range(workbook.SPARE_ROWS)]
    with closing(Store("sqlite://")) as empty:
        counted = totals(empty, plan, plan.period.start)
    return workbook.render(workbook.Content(catalogue(campaign), counted, [], spare))


def _card(campaign: Campaign, plan: Plan) -> bytes:
    from campaign.log import card
    from campaign.log.entry.catalogue import catalogue

    return card.render(plan, catalogue(campaign))


def _report(campaign: Campaign, plan: Plan) -> bytes:
    from campaign.log.entry.catalogue import catalogue
    from campaign.log.store.integrity import control
    from campaign.log.report import word
    from campaign.log.report.data import build
    from campaign.log.store.journal import Store
    from campaign.log.count.totals import totals

    with closing(Store("sqlite://")) as empty:
        counted = totals(empty, plan, plan.period.start)
    return word.render(build(counted, catalogue(campaign), [], control(plan.slug, []), public=True))
