"""Commands on files: the workbook, the CSV copy and the tally card out, filled sheets in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.commands.log_base import PLAN, YES, refresh, with_desk
from campaign.commands.log_prompts import confirm, say, warn
from campaign.log.words import closed
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.log.desk import Desk
    from campaign.log.importing import Change
    from campaign.log.importing import Plan as ImportPlan
    from campaign.model import Plan

WORKBOOK, CSV, CARD = "arkusz", "csv", "karta"


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@YES
@click.option("--dry-run", is_flag=True, help="Tylko pokazuje, co byłoby zapisane.")
@with_desk
def import_(desk: Desk, file: Path, yes: bool, dry_run: bool) -> None:
    """Wczytuje wypełniony arkusz (xlsx, ods, csv). Można powtarzać: nic nie policzy się dwa razy."""
    from campaign.log.importing import prepare
    from campaign.log.table import read

    found = prepare(desk, read(file))
    _announce(found)
    if dry_run:
        for change in found.changes:
            say(f"wiersz {change.line.row}: {_said(desk, change)}")
        return
    chosen = sorted([*found.free, *_confirmed(found.asked, yes)], key=lambda change: change.line.row)
    _save(desk, chosen, file)
    left = len(found.changes) - len(chosen)
    _summary(found, chosen, left)
    _articles(desk, chosen)
    if found.bad or left:
        sys.exit(1)


def _said(desk: Desk, change: Change) -> str:
    from campaign.log.show import sentence

    return "; ".join([sentence(change.entry, desk.catalogue), *change.questions])


def _announce(found: ImportPlan) -> None:
    for row, errors in found.bad:
        for error in errors:
            warn(closed(f"wiersz {row}: {error}"))
    for row, labels in found.cleaned:
        warn(f"wiersz {row}: usunięto niewidoczne znaki w polu: {', '.join(labels)}.")
    for note in (*found.notes, *found.remarks):
        warn(f"{note}.")
    if found.absent:
        numbers = ", ".join(str(row.entry_number) for row in found.absent)
        warn(
            f"W pliku nie ma wpisów nr {numbers}. Zostają w dzienniku; wycofuje je: campaign log withdraw NR."
        )


def _confirmed(asked: list[Change], yes: bool) -> list[Change]:
    """The changes all of whose questions got a yes; the same question is asked once for all its rows."""
    answers: dict[str, bool] = {}
    for question in dict.fromkeys(q for change in asked for q in change.questions):
        rows = [change.line.row for change in asked if question in change.questions]
        word = "wiersz" if len(rows) == 1 else "wiersze"
        warn(f"{word} {', '.join(map(str, rows))}: {question}.")
        answers[question] = yes or _answer()
    return [change for change in asked if all(answers[question] for question in change.questions)]


def _answer() -> bool:
    """The answer; nobody at the keyboard means no."""
    try:
        return confirm("Zapisać?")
    except click.Abort:
        return False


def _save(desk: Desk, changes: list[Change], file: Path) -> None:
    """Save row by row: a failure keeps what was saved before it, and the next import goes on from there."""
    from campaign.log.importing import save, source_name

    raw = file.read_bytes()
    done = 0
    try:
        for change in changes:
            save(desk, change, source_name(raw, change.line.row))
            done += 1
    except CampaignError as error:
        rest = f"wiersz {changes[done].line.row} i dalsze nie są zapisane, proszę powtórzyć import"
        raise CampaignError(f"{error} ({rest})") from error
    finally:
        days = {change.entry.day for change in changes[:done]}
        days |= {change.before.event.entry.day for change in changes[:done] if change.before}
        for register in sorted({desk.catalogue.register_on(day) for day in days}):
            refresh(desk, register)


def _articles(desk: Desk, changes: list[Change]) -> None:
    """Articles that came out: a sheet cannot keep them for comparison, a command can."""
    for entry in (change.entry for change in changes):
        article = entry.partner and desk.catalogue.article(entry.partner)
        if article and entry.kind == "web" and entry.piece == article:
            say(f"Artykuł odkłada się poleceniem: ./campaign published {entry.partner} --date {entry.day}")


def _summary(found: ImportPlan, chosen: list[Change], left: int) -> None:
    corrected = sum(change.before is not None for change in chosen)
    say(
        f"Nowe: {len(chosen) - corrected}, poprawione: {corrected}, bez zmian: {found.known}, "
        f"pominięte: {len(found.notes)}, odrzucone: {len(found.bad)}, niepotwierdzone: {left}."
    )


@click.command()
@PLAN
@click.option(
    "--what", type=click.Choice([WORKBOOK, CSV, CARD]), multiple=True, help="Co zapisać; bez tego wszystko."
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder; bez tego folder danych.")
@click.option("--replace", is_flag=True, help="Zastępuje istniejący arkusz (najpierw proszę go wczytać).")
@with_desk
def export(desk: Desk, plan: str | None, what: tuple[str, ...], out: Path | None, replace: bool) -> None:
    """Zapisuje arkusz do wypełniania, kopię CSV i kartę do liczenia."""
    from campaign.log import disk

    chosen, folder = desk.plan(plan), out or desk.settings.folder
    for one in what or (WORKBOOK, CSV, CARD):
        path = folder / _file_name(one, chosen)
        if one == WORKBOOK and path.exists() and not replace:
            raise CampaignError(
                f"{path.name} już jest i może mieć nowe wpisy – wczytaj go (log import), potem --replace"
            )
        say(f"Zapisano {disk.write(path, _rendered(desk, chosen, one))}")


def _file_name(what: str, plan: Plan) -> str:
    names = {WORKBOOK: f"dziennik-{plan.slug}.xlsx", CSV: f"dziennik-{plan.slug}.csv"}
    return names.get(what, f"karta-{plan.slug}.pdf")


def _rendered(desk: Desk, plan: Plan, what: str) -> bytes:
    from campaign.log import card, sheet, workbook
    from campaign.log.event import new_id
    from campaign.log.totals import totals

    if what == CARD:
        return card.render(plan, desk.catalogue)
    if what == CSV:
        return sheet.csv_copy(desk.rows(plan), desk.catalogue)
    spare = [new_id() for _ in range(workbook.SPARE_ROWS)]
    counted = totals(desk.store, plan, desk.today)
    return workbook.render(workbook.Content(desk.catalogue, counted, desk.rows(plan), spare))
