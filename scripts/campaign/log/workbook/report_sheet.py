"""Sheet Informacja: sections 1-5 of the client's document as sentences, to copy into Word."""

from __future__ import annotations

from typing import Any

from campaign.log.show import target as target_sentence
from campaign.log.totals import Totals
from campaign.log.verdicts import Result
from campaign.log.vocabulary import ANNOUNCED, TRAITS, Kind
from campaign.log.words import day as day_words
from campaign.log.workbook import formulas as f
from campaign.log.workbook.plan_sheet import Lists
from campaign.log.workbook.state_sheet import State
from campaign.log.workbook.style import Styles, height

GIVEN = "materiały przekazano"
LINE = 76
"""Characters that fit one line of the column."""
SECTIONS = (
    "1. Charakterystyka zdiagnozowanego zagrożenia w rejonie służbowym",
    "2. Zakładany cel i jego osiągnięcie",
    "3. Działania: plan i wykonanie",
    "4. Podmioty współpracujące: zadania i wykonanie",
    "5. Przekazanie informacji społeczności",
)


class _Pen:
    """One paragraph per row, each row as high as its text."""

    def __init__(self, sheet: Any, styles: Styles) -> None:
        self.sheet, self.styles, self.row = sheet, styles, 0

    def put(self, shown: str, stored: str | None = None, style: Any = None) -> None:
        """A text, or a formula with its stored value."""
        style = style or self.styles.paragraph
        if stored is not None:
            self.sheet.write_formula(self.row, 0, shown, style, stored)
        else:
            self.sheet.write_string(self.row, 0, shown, style)
        self.sheet.set_row(self.row, height((stored or shown, LINE)) + 4)
        self.row += 1


def write(sheet: Any, styles: Styles, lists: Lists, totals: Totals, state: State) -> None:
    """Write the sheet; the stored sentences are those of totals."""
    plan, pen = totals.plan, _Pen(sheet, styles)
    sheet.set_column("A:A", 84)
    pen.put(plan.title, style=styles.title)
    period = f"{plan.area}, na okres od {day_words(plan.period.start)} do {day_words(plan.period.end)}"
    pen.put(period)
    for number, section in enumerate((_first, _second, _third, _fourth, _fifth)):
        pen.put(SECTIONS[number], style=styles.section)
        section(pen, totals, state)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def _first(pen: _Pen, totals: Totals, state: State) -> None:
    for text in totals.plan.diagnosis:
        pen.put(text)


def _second(pen: _Pen, totals: Totals, state: State) -> None:
    for text in totals.plan.goal:
        pen.put(text)
    pen.put(f'="Wynik: "&{state.sentence}&"."', f"Wynik: {target_sentence(totals, totals.as_of)}.")


def _third(pen: _Pen, totals: Totals, state: State) -> None:
    rows = zip(totals.plan.actions, totals.actions, state.actions, strict=True)
    for number, (action, result, row) in enumerate(rows, 1):
        due = f"w terminie do {day_words(action.due)}" if action.due else "przez cały okres trwania planu"
        _pair(pen, f"{number}) ", row, f" – {due}. ", result, action.text)


def _fourth(pen: _Pen, totals: Totals, state: State) -> None:
    rows = zip(totals.plan.partners, totals.partners, state.partners, strict=True)
    for number, (partner, result, row) in enumerate(rows, 1):
        task = f'" – "&Stan!$H${row}&". "'
        given_on, version = state.materials[number - 1]
        handed = f", {GIVEN}: {day_words(given_on)} (wydanie {version})" if given_on else ""
        text = f"{partner.name} – {partner.task}"
        _pair(pen, f"{number}) ", row, task, result, text, people=False, handed=handed)


def _pair(
    pen: _Pen, start: str, row: int, middle: str, result: Result, text: str, people: bool = True,
    handed: str = "",
) -> None:  # fmt: skip
    """Plan and result of one row of Stan in one paragraph; handed: stored words on a partner's materials."""
    cells = {name: f"Stan!${letter}${row}" for name, letter in zip("abcdefgh", "ABCDEFGH", strict=True)}
    joint = middle if middle.startswith('"') else f'"{middle}"'
    counts = f'"Wynik: "&{cells["g"]}&IF({cells["c"]}=0,"",", wpisy: "&{cells["c"]}'
    counts += f'&", osoby: "&{cells["d"]}' if people else ""
    note = f'&IF({cells["h"]}="",""," ("&{cells["h"]}&")")' if people else ""
    counts += f'&", ulotki: "&{cells["e"]}&", ostatnio: "&{f.day_text(cells["f"])}{note})'
    given = "" if people else f'&IF(N({cells["b"]})=0,"",", {GIVEN}: "&{f.day_text(cells["b"])}'
    given += "" if people else f'&" (wydanie "&{cells["d"]}&")")'
    counts += f'{given}&"."'
    stored = f"{start}{text}{middle if people else '. '}{_result_words(result, people)}{handed}."
    pen.put(f'="{start}"&{cells["a"]}&{joint}&{counts}', stored)


def _result_words(result: Result, people: bool) -> str:
    if not result.entries:
        return f"Wynik: {result.word}"
    counted = f", osoby: {result.people}" if people else ""
    note = f" ({result.note})" if people and result.note else ""
    return (
        f"Wynik: {result.word}, wpisy: {result.entries}{counted}, ulotki: {result.leaflets}, "
        f"ostatnio: {day_words(result.last)}{note}"
    )


def _fifth(pen: _Pen, totals: Totals, state: State) -> None:
    for text in totals.plan.publication:
        pen.put(f"– {text}")
    for kind in ANNOUNCED:
        shown = f.day_text(f.last([kind]))
        formula = (
            f'="{_title(kind)}: "&{f.count([kind])}&IF({f.count([kind])}=0,".",", ostatnio "&{shown}&".")'
        )
        pen.put(formula, _announced(totals, kind))


def _title(kind: Kind) -> str:
    return TRAITS[kind].label.capitalize()


def _announced(totals: Totals, kind: Kind) -> str:
    cells = [cell for cell in totals.announced if cell.kind is kind]
    number = sum(cell.entries for cell in cells)
    latest = max((cell.day for cell in cells), default=None)
    return f"{_title(kind)}: {number}" + (f", ostatnio {day_words(latest)}." if latest else ".")
