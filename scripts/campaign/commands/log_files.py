"""Commands on files: the workbook and the tally card out, filled sheets in."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from campaign.commands.log_base import PLAN, YES, refresh, with_desk, with_new_desk
from campaign.commands.log_partners import keep_articles
from campaign.commands.log_prompts import agreed, choose, say, warn
from campaign.language.numbers import closed
from campaign.problems import CampaignError

if TYPE_CHECKING:
    from campaign.log.desk import Desk
    from campaign.log.sheets.filled import Change, Filled
    from campaign.log.sheets.importing import Comparison
    from campaign.model.plan import Plan

WORKBOOK, CARD = "arkusz", "karta"
CORRECTION, ANOTHER = "poprawka", "nowy"


@click.command(name="import", options_metavar="[OPCJE]")
@click.argument("file", type=click.Path(path_type=Path), metavar="PLIK")
@PLAN
@click.option("--map", "maps", multiple=True, metavar="NAGŁÓWEK=POLE",
              help="Co znaczy kolumna, np. „Ile osób=people”; „Kolumna=-” pomija ją.")  # fmt: skip
@click.option("--changed", type=click.Choice([CORRECTION, ANOTHER]), metavar=f"{CORRECTION}|{ANOTHER}",
              help="Czym jest wiersz o innych liczbach niż wpis; bez tego program pyta.")  # fmt: skip
@YES
@click.option("--dry-run", "dry", is_flag=True, help="Tylko pokazuje, co byłoby zapisane.")
@with_new_desk
def import_(
    desk: Desk, file: Path, plan: str | None, maps: tuple[str, ...], changed: str | None, yes: bool, dry: bool
) -> None:
    """Wczytuje wypełniony arkusz (xlsx, csv). Można powtarzać: nic nie policzy się dwa razy."""
    from campaign.log.sheets.columns import Headings
    from campaign.log.sheets.importing import prepare
    from campaign.log.sheets.table import read
    from campaign.log.show import sentence

    headings = Headings(desk.catalogue, maps, desk.settings.columns())
    filled = read(file, headings)
    found = prepare(desk, filled, plan or "")
    if (learnt := headings.learnt()) and not dry:
        desk.settings.remember(learnt)
    _announce(found)
    same = f"bez zmian: {found.known}, pominięte: {len(found.notes)}, odrzucone: {len(found.bad)}"
    if dry:
        for change in found.changes:
            asked = [f"zmiana: {change.difference}"] if change.before else [*change.questions]
            said = "; ".join([sentence(change.entry, desk.catalogue), *asked])
            say(f"{change.line.place}: {said}")
        new = sum(change.before is None for change in found.changes)
        say(f"To tylko próba. Byłyby nowe: {new}, poprawione: {len(found.changes) - new}, {same}.")
        return
    if filled.plan and not filled.who and found.changes and not yes:
        # two officers' copies without a name would pass for one: the second one's like rows would be lost
        warn("W arkuszu obok „Kto liczy” nic nie wpisano. Takie same wiersze kilku osób można pomylić.")
        if not agreed("Liczy tylko jedna osoba?"):
            raise CampaignError("nic nie zapisano – wpisz w arkuszu obok „Kto liczy” stanowisko, np. rejon-3")
    chosen = _confirmed(found, yes, changed)
    _save(desk, chosen, filled)
    corrected = sum(change.before is not None and not new for change, new in chosen)
    left = len(found.changes) - len(chosen)
    say(f"Nowe: {len(chosen) - corrected}, poprawione: {corrected}, {same}, niepotwierdzone: {left}.")
    keep_articles(desk, [change.entry for change, _ in chosen])
    if found.bad or left:
        sys.exit(1)


def _announce(found: Comparison) -> None:
    for line, errors in found.bad:
        for error in errors:
            warn(closed(f"{line.place}: {error}"))
    for note in (*found.notes, *found.remarks):
        warn(closed(note))


def _confirmed(found: Comparison, yes: bool, changed: str | None) -> list[tuple[Change, bool]]:
    """What may be saved, in the file's order; True with each that is another entry though it is alike."""
    answers = _answers(found, yes)
    chosen: list[tuple[Change, bool]] = []
    for change in found.changes:
        if change.before is None:
            if all(answers[question] for question in change.questions):
                chosen.append((change, False))
            continue
        number, place = change.before.entry_number, change.line.place
        warn(f"{place}: wpis nr {number} zmieniono: {change.difference}.")
        if what := changed or _what():
            chosen.append((change, what == ANOTHER))
    return chosen


def _answers(found: Comparison, yes: bool) -> dict[str, bool]:
    """What was answered to each question about new rows; the same one is asked once for all its rows."""
    asked = [change for change in found.changes if change.before is None]
    answers: dict[str, bool] = {}
    for question in dict.fromkeys(q for change in asked for q in change.questions):
        places = [change.line.place for change in asked if question in change.questions]
        shown = places if len(places) < 6 else [*places[:5], f"i {len(places) - 5} dalszych"]
        warn(f"{', '.join(shown)}: {question}.")
        answers[question] = yes or agreed()
    return answers


def _what() -> str | None:
    """Correction, another entry, or nothing for now; nobody at the keyboard means nothing."""
    answers = {"p": CORRECTION, "n": ANOTHER, "": ""}
    try:
        return answers[choose("p = poprawka, n = nowy wpis, Enter = pomiń", answers)]
    except click.Abort:
        return None


def _save(desk: Desk, chosen: list[tuple[Change, bool]], filled: Filled) -> None:
    """Save all or nothing: an import that failed may simply be repeated."""
    from campaign.log.sheets.importing import event_of

    events = [event_of(desk, change, filled.source(change.line), new) for change, new in chosen]
    try:
        saved = desk.save(events) if events else []
    except CampaignError as error:
        raise CampaignError(f"{error} (z pliku nie zapisano nic, proszę powtórzyć import)") from error
    for register in sorted({one.register for one in saved}):
        refresh(desk, register)


@click.command(options_metavar="[OPCJE]")
@PLAN
@click.option("--what", type=click.Choice([WORKBOOK, CARD]), multiple=True, metavar=f"{WORKBOOK}|{CARD}",
              help="Co zapisać; bez tego oba pliki.")  # fmt: skip
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FOLDER", help="Folder; bez tego folder danych."
)
@click.option("--replace", is_flag=True, help="Zastępuje istniejący arkusz (najpierw proszę go wczytać).")
@with_desk
def export(desk: Desk, plan: str | None, what: tuple[str, ...], out: Path | None, replace: bool) -> None:
    """Zapisuje arkusz do wypełniania i kartę do liczenia. Kopia CSV powstaje sama przy każdym wpisie."""
    from campaign.output import disk

    chosen, folder = desk.plan(plan), out or desk.settings.folder
    for one in what or (WORKBOOK, CARD):
        path = folder / (f"dziennik-{chosen.slug}.xlsx" if one == WORKBOOK else f"karta-{chosen.slug}.pdf")
        if one == WORKBOOK and path.exists() and not replace:
            raise CampaignError(
                f"{path.name} już jest i może mieć nowe wpisy – wczytaj go (log import), potem --replace"
            )
        say(f"Zapisano {disk.write(path, _rendered(desk, chosen, one))}")


def _rendered(desk: Desk, plan: Plan, what: str) -> bytes:
    from campaign.log import card, workbook
    from campaign.log.count.totals import totals
    from campaign.log.entry.drafts import new_id

    if what == CARD:
        return card.render(plan, desk.catalogue)
    spare = [new_id() for _ in range(workbook.SPARE_ROWS)]
    counted = totals(desk.store, desk.catalogue, plan, desk.today)
    return workbook.render(workbook.Content(desk.catalogue, counted, desk.rows(plan), spare))
