"""Writes the report's files: DOCX first, then HTML, PDF and the annex; a public version beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from campaign.log.store import disk
from campaign.log.desk import Desk
from campaign.log.store.integrity import control
from campaign.log.pdf import html_to_pdf
from campaign.log.report import annex, word
from campaign.log.report.chart import bars
from campaign.log.report.data import Report, build
from campaign.log.templating import fill
from campaign.log.count.totals import totals
from campaign.model.plan import Plan
from campaign.problems import CampaignError

PUBLIC = "do-publikacji"


@dataclass(frozen=True)
class Written:
    """path of a file, or why it was not written (then said is a sentence)."""

    path: Path
    said: str = ""


def html(report: Report) -> str:
    """The report as one page that needs nothing else."""
    return fill("informacja.html", r=report, chart=bars(report.month_values))


def write_all(desk: Desk, plan: Plan, folder: Path, replace: bool = False) -> Iterator[Written]:
    """Write full and public files, one after the other; one that fails does not stop the rest.

    An existing DOCX is kept unless replace: the unit may have written its conclusions into it.
    """
    counted = totals(desk.store, plan, desk.today)
    rows, register = desk.rows(plan), desk.store.events(plan.slug)
    line = control(plan.slug, register)
    for public in (False, True):
        report = build(counted, desk.catalogue, rows, line, public)
        stem = folder / PUBLIC / f"informacja-{plan.slug}" if public else folder / f"informacja-{plan.slug}"
        yield from _documents(report, stem, replace)
        if not public:
            path = folder / f"zalacznik-{plan.slug}.xlsx"
            yield _one(path, lambda: annex.render(report, rows, register, desk.catalogue))  # noqa: B023


def _documents(report: Report, stem: Path, replace: bool) -> Iterator[Written]:
    document = stem.with_name(f"{stem.name}.docx")
    if document.exists() and not replace:
        said = f"{document.name} już jest i może mieć dopisane wnioski – zastępuje go opcja --replace"
        yield Written(document, said)
    else:
        yield _one(document, lambda: word.render(report))
    page = html(report)
    yield _one(stem.with_name(f"{stem.name}.html"), page.encode)
    yield _one(stem.with_name(f"{stem.name}.pdf"), lambda: html_to_pdf(page))


def _one(path: Path, render: Callable[[], bytes]) -> Written:
    try:
        return Written(disk.write(path, render()))
    except CampaignError as error:
        return Written(path, str(error))
