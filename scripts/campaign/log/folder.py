"""What the log gives to the officer: a workbook and a card to count with, and the form of the report.

Made for every plan that is not closed. Where there is none, the latest closed one serves as a sample, and its
files say so in their names: it is never shown as the current one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.design.rendering import TEMPLATES
from campaign.log import blank_report, blank_workbook, card
from campaign.log.entry.catalogue import Catalogue, read_catalogue
from campaign.model.campaign import Campaign
from campaign.model.plan import Plan
from campaign.model.publisher import Publisher
from campaign.output.output import Output

if TYPE_CHECKING:
    from campaign.project import Project

SAMPLE = "-wzor"


def counting(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For 5-LICZ: the workbook without a single entry, and the tally card for the round."""
    shared = project.leaflets / "_shared"
    drawn_with = (TEMPLATES / "report/karta.html", shared / "document.css", shared / "fonts/document")
    for plan, suffix in _plans(project.campaign, publisher):
        name = f"dziennik-{plan.slug}{suffix}.xlsx"
        yield _output(name, blank_workbook.render, project, plan, "Arkusz do liczenia")
        name = f"karta-liczenia-{plan.slug}{suffix}.pdf"
        yield _output(name, card.render, project, plan, "Karta do liczenia", drawn_with)


def informing(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For 6-INFORMACJA: the report's layout with the plan filled in and no result yet."""
    made_of = (TEMPLATES / "report/informacja.docx", TEMPLATES / "report/zdania.yml")
    for plan, suffix in _plans(project.campaign, publisher):
        name = f"informacja-{plan.slug}{suffix}.docx"
        yield _output(name, blank_report.render, project, plan, "Wzór informacji", made_of)


def _plans(campaign: Campaign, publisher: Publisher) -> Iterator[tuple[Plan, str]]:
    if publisher.kind != "police":  # the plan is the police officer's own
        return
    open_plans = [plan for plan in campaign.plans.values() if not plan.closed]
    closed = sorted(campaign.plans.values(), key=lambda plan: plan.period.start)
    yield from ((plan, "") for plan in open_plans)
    if not open_plans and closed:
        yield closed[-1], SAMPLE


def _output(
    name: str, make: Callable[[Plan, Catalogue], bytes], project: Project, plan: Plan, label: str,
    files: tuple[Path, ...] = (),
) -> Output:  # fmt: skip
    known = read_catalogue(project.root)
    render = partial(make, plan, known)
    return Output(name, render, f"{label}: {plan.slug}", inputs=(plan, known), files=files, slow=True)
