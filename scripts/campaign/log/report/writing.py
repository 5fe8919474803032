"""Writes the report's files, together or not at all: DOCX and PDF from the same data, and the annex."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from campaign.log.count.totals import Totals
from campaign.log.desk import Desk
from campaign.log.documents import fill, html_to_pdf
from campaign.log.report import word
from campaign.log.report.annex import annex
from campaign.log.report.data import Report, require_filled
from campaign.log.report.sentences import BLANK, say
from campaign.output import disk
from campaign.problems import CampaignError


def html(report: Report) -> str:
    """The page the PDF is made from."""
    return fill("informacja.html", r=report, chart=word.curve(report) if report.caption else "")


def _set_aside(path: Path, now: datetime) -> Path:
    aside = path.with_name(f"{path.stem}-poprzednia-{now:%Y%m%d-%H%M%S}{path.suffix}")
    try:
        return disk.write(aside, path.read_bytes())
    except OSError as error:
        raise disk.refused(path, error) from error


def write_all(desk: Desk, found: Totals, folder: Path, replace: bool) -> tuple[list[Path], list[str]]:
    """Write every file, all made before the first; return their paths, and what to know before signing.

    Raises CampaignError, also for a DOCX (conclusions may stand in it) that is there already; replace: it is
    kept beside the new one.
    """
    plan = found.plan
    name = f"informacja-{plan.slug}"
    if (folder / f"{name}.docx").exists() and not replace:
        remedy = "DOCX i PDF zastępuje opcja --replace"
        raise CampaignError(f"{name}.docx już jest i może mieć dopisane wnioski – {remedy}")
    require_filled(plan)
    full, public = (Report(found, desk.catalogue, public) for public in (False, True))
    page, files = html(full), dict[Path, bytes]()
    for place, report, shown in ((folder, full, page), (folder / "do-publikacji", public, html(public))):
        files[place / f"{name}.docx"] = word.render(report)
        files[place / f"{name}.pdf"] = html_to_pdf(shown)
    rows, register = (
        [row for row in some if row.event.entry.day <= desk.today]
        for some in (desk.rows(plan), desk.store.events(plan.slug))
    )
    files[folder / f"zalacznik-{plan.slug}.xlsx"] = annex(rows, register, desk.catalogue)
    kept = [_set_aside(path, desk.now) for path in files if path.suffix == ".docx" and path.exists()]
    for path, data in files.items():
        disk.write(path, data)
    blanks = page.replace(BLANK * 3, BLANK).count(BLANK)  # a line for a signature is one blank
    aside = [f"Poprzedni plik leży w {path}" for path in kept]
    return [*files], [*aside, *full.remarks, *say("to_fill", blanks)]
