"""Writes the report's files: DOCX and PDF from the same data, together or not at all."""

from __future__ import annotations

from pathlib import Path

from campaign.log.count.totals import totals
from campaign.log.desk import Desk
from campaign.log.documents import fill, html_to_pdf
from campaign.log.report import annex, word
from campaign.log.report.chart import curve
from campaign.log.report.data import Report, build
from campaign.log.report.sentences import BLANK
from campaign.model.plan import Plan
from campaign.output import disk
from campaign.problems import CampaignError

PUBLIC = "do-publikacji"


def html(report: Report) -> str:
    """The page the PDF is made from."""
    return fill("informacja.html", r=report, chart=curve(report) if report.caption else "")


def write_all(desk: Desk, plan: Plan, folder: Path, replace: bool) -> tuple[list[Path], list[str]]:
    """Write every file and return their paths, and what the officer should know before signing.

    Everything is made before anything is written. Raises CampaignError, also when there is a DOCX already and
    not replace: the unit may have written its conclusions into it.
    """
    name = f"informacja-{plan.slug}"
    if (folder / f"{name}.docx").exists() and not replace:
        remedy = "DOCX i PDF zastępuje opcja --replace"
        raise CampaignError(f"{name}.docx już jest i może mieć dopisane wnioski – {remedy}")
    counted = totals(desk.store, desk.catalogue, plan, desk.today)
    full = build(counted, desk.catalogue)
    files: dict[Path, bytes] = {}
    for place, report in (
        (folder, full),
        (folder / PUBLIC, build(counted, desk.catalogue, public=True, approved=plan.closed)),
    ):
        files[place / f"{name}.docx"] = word.render(report)
        files[place / f"{name}.pdf"] = html_to_pdf(html(report))
    rows, register = desk.rows(plan), desk.store.events(plan.slug)
    files[folder / f"zalacznik-{plan.slug}.xlsx"] = annex.render(counted, rows, register, desk.catalogue)
    for path, data in files.items():
        disk.write(path, data)
    blanks = html(full).replace(BLANK * 3, BLANK).count(BLANK)  # a line for a signature is one blank
    left = f"Przed podpisem pozostało pól do uzupełnienia: {blanks} (miejsca z „………”)."
    return [*files], [*full.remarks, left]
