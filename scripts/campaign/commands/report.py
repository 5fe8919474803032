"""`report`: the closing report of a plan; it stands beside the log's other commands, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from campaign.commands.log import PLAN, at_desk, refuse, say, warn

if TYPE_CHECKING:
    from campaign.log.desk import Desk


@at_desk()
@PLAN
@click.option("--replace", is_flag=True, help="Zastępuje istniejący DOCX, a dotychczasowy odkłada obok.")
def report(desk: Desk, plan: str | None, replace: bool) -> None:
    """Pisze informację o realizacji planu do build/report: DOCX, PDF, załącznik i wersję do publikacji."""
    from campaign.log.report.writing import write_all  # Word and the print engine are loaded only for this
    from campaign.log.show import ended_plan

    refuse(desk.faults())
    found = desk.totals(desk.plan(plan))
    folder = desk.root / "build" / "report" / found.plan.slug
    written, remarks = write_all(desk, found, folder, replace)
    say(*(f"Zapisano {path}" for path in written))
    warn(*remarks, *(ended_plan(found, desk.catalogue) if plan is None else []))
