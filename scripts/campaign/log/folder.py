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


def counting(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For 5-LICZ: the workbook without a single entry, and the tally card for the round."""
    shared = project.leaflets / "_shared"
    drawn_with = (TEMPLATES / "report/karta.html", shared / "document.css", shared / "fonts/document")
    for plan, name in _plans(project.campaign, publisher):
        yield _output(project, plan, f"dziennik-{name}.xlsx", "Arkusz do liczenia", blank_workbook.render)
        file = f"karta-liczenia-{name}.pdf"
        yield _output(project, plan, file, "Karta do liczenia", card.render, *drawn_with)


def informing(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For 6-INFORMACJA: the report's layout with the plan filled in and no result yet."""
    made_of = (TEMPLATES / "report/informacja.docx", TEMPLATES / "report/zdania.txt")
    for plan, name in _plans(project.campaign, publisher):
        file = f"informacja-{name}.docx"
        yield _output(project, plan, file, "Wzór informacji", blank_report.render, *made_of)


def _plans(campaign: Campaign, publisher: Publisher) -> Iterator[tuple[Plan, str]]:
    """Plans with their names in files; the plan is the police officer's own."""
    plans = campaign.plans.values() if publisher.kind == "police" else []
    running = [plan for plan in plans if not plan.closed]
    yield from ((plan, plan.slug) for plan in running)
    if plans and not running:
        latest = max(plans, key=lambda plan: plan.period.start)
        yield latest, f"{latest.slug}-wzor"


def _output(
    project: Project,
    plan: Plan,
    name: str,
    label: str,
    make: Callable[[Plan, Catalogue], bytes],
    *files: Path,
) -> Output:
    known = read_catalogue(project.root)
    render = partial(make, plan, known)
    return Output(name, render, f"{label}: {plan.slug}", inputs=(plan, known), files=files, slow=True)
