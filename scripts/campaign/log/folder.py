"""What the log gives to the officer: a workbook and a card to count with, and the form of the report.

Made for every plan that is not closed. Where there is none, the latest closed one serves as a sample, and its
files say so in their names: it is never shown as the current one.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from campaign.model import Campaign, Plan, Publisher
from campaign.output.output import Output, fingerprint
from campaign.project import Project

if TYPE_CHECKING:
    from campaign.log.count.totals import Totals
    from campaign.log.entry.catalogue import Catalogue

SAMPLE = "-wzor"
_ROWS = uuid.UUID("0b2a3f0e-5f3c-4b57-9d0e-7b1e3f0f1c55")


def counting(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For 2-LICZ: the workbook without a single entry, and the tally card for the round."""
    for plan, suffix in _plans(project.campaign, publisher):
        yield _output(f"dziennik-{plan.slug}{suffix}.xlsx", _workbook, project, plan, "Arkusz do liczenia")
        yield _output(f"karta-liczenia-{plan.slug}{suffix}.pdf", _card, project, plan, "Karta do liczenia")


def informing(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For 3-INFORMACJA: the report's layout with the plan filled in and no result yet."""
    for plan, suffix in _plans(project.campaign, publisher):
        yield _output(f"informacja-{plan.slug}{suffix}.docx", _report, project, plan, "Wzór informacji")


def _plans(campaign: Campaign, publisher: Publisher) -> Iterator[tuple[Plan, str]]:
    if publisher.kind != "police":  # the plan is the police officer's own
        return
    open_plans = [plan for plan in campaign.plans.values() if not plan.closed]
    closed = sorted(campaign.plans.values(), key=lambda plan: plan.period.start)
    yield from ((plan, "") for plan in open_plans)
    if not open_plans and closed:
        yield closed[-1], SAMPLE


def _output(
    name: str, make: Callable[[Campaign, Plan], bytes], project: Project, plan: Plan, label: str
) -> Output:
    from campaign.log.entry.catalogue import catalogue

    campaign = project.campaign
    known = catalogue(campaign)
    key = fingerprint(name, repr(plan), repr((known.leaflets, known.edition, known.kits, known.unit)))
    return Output(name, key, partial(make, campaign, plan), f"{label}: {plan.slug}", slow=True)


def _counted(campaign: Campaign, plan: Plan) -> tuple[Catalogue, Totals]:
    """The content as the log sees it, and the plan with nothing done."""
    from campaign.log.count.totals import Totals
    from campaign.log.entry.catalogue import catalogue

    return catalogue(campaign), Totals(plan, (), (), plan.period.start)


def _workbook(campaign: Campaign, plan: Plan) -> bytes:
    from campaign.log import workbook

    # each row has its identifier before anything is typed, so that importing the sheet twice counts once;
    # it is the same in every build, and told apart by who fills the copy in
    known, nothing = _counted(campaign, plan)
    spare = [str(uuid.uuid5(_ROWS, f"{plan.slug}|{row}")) for row in range(workbook.SPARE_ROWS)]
    return workbook.render(workbook.Content(known, nothing, [], spare))


def _card(campaign: Campaign, plan: Plan) -> bytes:
    from campaign.log import card
    from campaign.log.entry.catalogue import catalogue

    return card.render(plan, catalogue(campaign))


def _report(campaign: Campaign, plan: Plan) -> bytes:
    from campaign.log.report import word
    from campaign.log.report.data import build

    known, nothing = _counted(campaign, plan)
    return word.render(build(nothing, known, form=True))
