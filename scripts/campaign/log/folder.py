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
from campaign.model.plan import Plan
from campaign.model.publisher import Publisher
from campaign.output.output import Output

if TYPE_CHECKING:
    from campaign.project import Project

Known = tuple[Plan, Catalogue]


def counting(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For 5-LICZ: the workbook without a single entry, and the tally card for the round."""
    shared = project.leaflets / "_shared"
    drawn_with = (TEMPLATES / "report/karta.html", shared / "document.css", shared / "fonts/document")
    for name, known in _plans(project, publisher):
        yield _output(f"dziennik-{name}.xlsx", "Arkusz do liczenia", blank_workbook.render, known)
        yield _output(f"karta-liczenia-{name}.pdf", "Karta do liczenia", card.render, known, *drawn_with)


def informing(project: Project, publisher: Publisher) -> Iterator[Output]:
    """For 6-INFORMACJA: the report's layout with the plan filled in and no result yet."""
    made_of = (TEMPLATES / "report/informacja.docx", TEMPLATES / "report/zdania.txt")
    for name, known in _plans(project, publisher):
        yield _output(f"informacja-{name}.docx", "Wzór informacji", blank_report.render, known, *made_of)


def _plans(project: Project, publisher: Publisher) -> Iterator[tuple[str, Known]]:
    """Plans by their names in files; the plan is the police officer's own."""
    plans = project.campaign.plans.values() if publisher.kind == "police" else []
    shown = {plan.slug: plan for plan in plans if not plan.closed}
    if plans and not shown:
        latest = max(plans, key=lambda plan: plan.period.start)
        shown[f"{latest.slug}-wzor"] = latest
    yield from ((name, (plan, read_catalogue(project.root))) for name, plan in shown.items())


def _output(
    name: str, label: str, make: Callable[[Plan, Catalogue], bytes], known: Known, *files: Path
) -> Output:
    render = partial(make, *known)
    return Output(name, render, f"{label}: {known[0].slug}", inputs=known, files=files, slow=True)
