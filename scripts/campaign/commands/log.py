"""./campaign log … and ./campaign report: the command-line door, with the commands on a whole plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.commands import log_care, log_entries, log_files, log_partners
from campaign.commands.log_base import PLAN, with_desk
from campaign.commands.log_prompts import say, warn
from campaign.commands.options import Commands, root_option
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.log.desk import Desk


@click.group(cls=Commands, options_metavar="[OPCJE]", subcommand_metavar="POLECENIE [ARGUMENTY]")
@root_option
def log() -> None:
    """Dziennik: co zrobiono, z iloma mieszkańcami, ile ulotek."""


@click.command(options_metavar="[OPCJE]")
@PLAN
@click.option("--unit", is_flag=True, help="Wszystkie rejony tego okresu, każdy raz, i suma.")
@with_desk
def status(desk: Desk, plan: str | None, unit: bool) -> None:
    """Pokazuje stan planu: cel, tempo, terminy, ulotki, partnerów."""
    from campaign.language.numbers import entries
    from campaign.log.count import ledger
    from campaign.log.count.totals import totals
    from campaign.log.entry.catalogue import new_plan
    from campaign.log.entry.vocabulary import NO_PLAN
    from campaign.log.show import state, unit_lines

    if unit:
        for text in unit_lines(desk.store, desk.catalogue, desk.today):
            say(text)
        return
    cells = desk.store.cells()
    counted = totals(desk.store, desk.catalogue, desk.plan(plan), desk.today, cells)
    for text in (*state(counted, desk.catalogue, desk.today), *ledger.state(counted, desk.catalogue)):
        say(text)
    outside = sum(cell.entries for cell in cells if desk.catalogue.home(cell.register, cell.day) == NO_PLAN)
    if outside:
        say(f"Poza planem: {entries(outside)}. Listę pokazuje: ./campaign log list --plan {NO_PLAN}, "
            f"a do planu przenosi: ./campaign log correct NR --plan {NO_PLAN} --to-plan PLAN")  # fmt: skip
    if not desk.catalogue.plans_on(desk.today):
        say(f"Na dziś nie ma planu. Nowy zakłada polecenie: {new_plan(desk.today)}")


@click.command(options_metavar="[OPCJE]")
@PLAN
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER",
              help="Folder; bez tego build/report/<plan>.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Zastępuje istniejący DOCX (mogą w nim być dopisane wnioski).")
@with_desk
def report(desk: Desk, plan: str | None, out: Path | None, replace: bool) -> None:
    """Pisze informację o realizacji planu: DOCX i PDF, załącznik XLSX i wersję do publikacji."""
    from campaign.log.report.writing import write_all

    if wrong := desk.faults():
        raise CampaignError(f"najpierw dziennik: {wrong[0]}; wszystko mówi ./campaign log verify")

    chosen = desk.plan(plan)
    written, remarks = write_all(desk, chosen, out or desk.root / "build" / "report" / chosen.slug, replace)
    for path in written:
        say(f"Zapisano {path}")
    for text in remarks:
        warn(text)


for command in (
    log_care.start, log_care.backup, log_care.restore, log_care.merge, log_care.verify,
    log_entries.add, log_entries.list_, log_entries.correct, log_entries.withdraw, log_entries.redact,
    log_partners.handed, log_partners.published, log_partners.recall,
    log_files.import_, log_files.export, status, report,
):  # fmt: skip
    log.add_command(command)
