"""Commands on files: the workbook and the tally card out, filled sheets in."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from campaign.commands.log import PLAN, YES, agreed, at_desk, choose, follow, new_folder, say, warn
from campaign.language.numbers import closed
from campaign.log.desk import Desk
from campaign.log.entry.drafts import Remark, new_id
from campaign.log.sheets.filled import Line
from campaign.log.sheets.importing import Comparison, event_of
from campaign.log.show import sentence
from campaign.output import disk
from campaign.problems import CampaignError

CORRECTION, ANOTHER = "poprawka", "nowy"


@at_desk("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="PLIK")
@PLAN
@click.option("--map", "maps", multiple=True, metavar="NAGŁÓWEK=POLE",
              help="Co znaczy kolumna, np. „Ile osób=people”; „Kolumna=-” pomija ją.")  # fmt: skip
@click.option("--changed", type=click.Choice([CORRECTION, ANOTHER]), metavar=f"{CORRECTION}|{ANOTHER}",
              help="Czym jest wiersz o innych liczbach niż wpis; bez tego program pyta.")  # fmt: skip
@YES
@click.option("--dry-run", "dry", is_flag=True, help="Tylko pokazuje, co byłoby zapisane.")
def import_(
    desk: Desk, file: Path, plan: str | None, maps: tuple[str, ...], changed: str | None, yes: bool, dry: bool
) -> None:
    """Wczytuje wypełniony arkusz (xlsx, csv). Można powtarzać: nic nie policzy się dwa razy."""
    from campaign.log.sheets.columns import Headings  # what reads workbooks is loaded only for this
    from campaign.log.sheets.table import read

    headings = Headings(desk.catalogue, maps, desk.settings.columns())
    filled = read(file, headings)
    found = Comparison(desk, filled, plan or "")
    if (learnt := headings.learnt()) and not dry:
        desk.settings.remember(learnt)
    wrong = [f"{line.place}: {error}" for line in found.bad for error in line.wrong]
    warn(*map(closed, [*wrong, *filled.skipped, *filled.said]))
    same = f"bez zmian: {found.known}, pominięte: {len(filled.skipped)}, odrzucone: {len(found.bad)}"
    if dry:
        _try(desk, found, same)
        sys.exit(1 if found.bad else 0)
    chosen = _confirmed(desk, found, yes, changed)
    events = [event_of(desk, change, new) for change, new in chosen]
    saved = desk.save(events) if events else []
    corrected = sum(change.before is not None and not new for change, new in chosen)
    left = len(found.changes) - len(chosen)
    say(f"Nowe: {len(chosen) - corrected}, poprawione: {corrected}, {same}, niepotwierdzone: {left}.")
    follow(desk, (one.register for one in saved), (event.entry for event in events))
    if found.bad or left:
        sys.exit(1)


def _try(desk: Desk, found: Comparison, same: str) -> None:
    for change in found.changes:
        changed = f"; zmiana: {change.difference}" if change.before else ""
        say(f"{change.place}: {sentence(change.entry, desk.catalogue)}{changed}")
    warn(*_questions(desk, found).values())
    new = sum(change.before is None for change in found.changes)
    say(f"To tylko próba. Byłyby nowe: {new}, poprawione: {len(found.changes) - new}, {same}.")


def _questions(desk: Desk, found: Comparison) -> dict[Remark, str]:
    """Each question about new rows, and how it is asked: once for all its rows."""
    places: dict[Remark, list[str]] = {}
    for change in found.changes:
        for question in change.questions:
            said = sentence(change.entry, desk.catalogue)
            twin = f" (jak nr {change.twin.entry_number}: {said})" if change.twin else ""
            places.setdefault(question, []).append(change.place + twin)
    return {
        question: f"{', '.join(rows[:5])}{f' i dalsze (razem {len(rows)})' if rows[5:] else ''}: {question}."
        for question, rows in places.items()
    }


def _confirmed(desk: Desk, found: Comparison, yes: bool, changed: str | None) -> list[tuple[Line, bool]]:
    """What may be saved, in the file's order; True with each that is another entry though it is alike."""
    answers: dict[Remark, bool] = {}
    for question, asked in _questions(desk, found).items():
        warn(asked)
        answers[question] = yes or agreed("Zapisać?", nobody="n")
    chosen: list[tuple[Line, bool]] = []
    for change in found.changes:
        if change.before is None:
            if all(answers[question] for question in change.questions):
                chosen.append((change, False))
            continue
        warn(f"{change.place}: wpis nr {change.before.entry_number} zmieniono: {change.difference}.")
        kinds = {"p": CORRECTION, "n": ANOTHER, "": ""}
        what = changed or kinds[choose("p = poprawka, n = nowy wpis, Enter = pomiń", kinds, nobody="")]
        if what:
            chosen.append((change, what == ANOTHER))
    return chosen


@at_desk()
@PLAN
@click.option("--out", type=click.Path(path_type=Path), metavar="FOLDER",
              help="Folder; bez tego folder danych.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Zastępuje istniejący arkusz (najpierw proszę go wczytać).")
def export(desk: Desk, plan: str | None, out: Path | None, replace: bool) -> None:
    """Zapisuje arkusz do wypełniania i kartę do liczenia. Kopia CSV powstaje sama przy każdym wpisie."""
    from campaign.log import card, workbook  # the print engine, too

    chosen, folder = desk.plan(plan), out or desk.settings.folder
    path = folder / f"dziennik-{chosen.slug}.xlsx"
    if path.exists() and not replace:
        remedy = "wczytaj go (log import), potem --replace"
        raise CampaignError(f"{path.name} już jest i może mieć nowe wpisy – {remedy}")
    new_folder(folder)
    spare = [new_id() for _ in range(workbook.SPARE_ROWS)]
    filled = workbook.Content(desk.catalogue, desk.totals(chosen), desk.rows(chosen), spare)
    say(f"Zapisano {disk.write(path, workbook.render(filled))}")
    tally = disk.write(folder / f"karta-{chosen.slug}.pdf", card.render(chosen, desk.catalogue))
    say(f"Zapisano {tally}")
