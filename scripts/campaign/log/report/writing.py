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


def write_all(desk: Desk, plan: Plan, folder: Path, replace: bool = False) -> tuple[list[Path], list[str]]:
    """Write every file and return their paths, and what the officer should know before signing.

    Everything is made before anything is written. Raises CampaignError, also when there is a DOCX already and
    not replace: the unit may have written its conclusions into it.
    """
    stem, public = folder / f"informacja-{plan.slug}", folder / PUBLIC / f"informacja-{plan.slug}"
    if stem.with_suffix(".docx").exists() and not replace:
        raise CampaignError(
            f"{stem.name}.docx już jest i może mieć dopisane wnioski – DOCX i PDF zastępuje opcja --replace"
        )
    counted = totals(desk.store, desk.catalogue, plan, desk.today)
    full = build(counted, desk.catalogue)
    files = _documents(full, stem) | _documents(build(counted, desk.catalogue, True, plan.closed), public)
    rows, register = desk.rows(plan), desk.store.events(plan.slug)
    files[folder / f"zalacznik-{plan.slug}.xlsx"] = annex.render(counted, rows, register, desk.catalogue)
    for path, data in files.items():
        disk.write(path, data)
    blanks = html(full).replace(BLANK * 3, BLANK).count(BLANK)  # a line for a signature is one blank
    return [*files], [
        *full.remarks,
        f"Przed podpisem pozostało pól do uzupełnienia: {blanks} (miejsca z „………”).",
    ]


def _documents(report: Report, stem: Path) -> dict[Path, bytes]:
    return {
        stem.with_suffix(".docx"): word.render(report),
        stem.with_suffix(".pdf"): html_to_pdf(html(report)),
    }
