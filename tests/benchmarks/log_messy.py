"""Messy sheets as offices keep them: every person and leaflet in them is counted right or refused by name.

Run: PYTHONPATH=scripts:tests .venv/bin/python -m benchmarks.log_messy [--files 200]
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook

from log.samples import counted, desk, project, run

_HEADS: dict[str, tuple[str, ...]] = {
    "day": ("Data", "Dzień", "Kiedy", "DATA"),
    "kind": ("Działanie", "Czynność", "Co zrobiono"),
    "place": ("Miejscowość", "Miejsce", "Gdzie"),
    "people": ("Osoby", "Ile osób", "Liczba osób", "Uczestnicy", "Frekwencja", "Obecni"),
    "leaflets": ("Ulotki", "Ile ulotek", "Liczba ulotek", "Druki"),
}
_KINDS = ("wspólna", "Ulotki: Na wnuczka", "ulotki na paczkę")


@dataclass
class Truth:
    """What a person reading the sheet would count."""

    people: int = 0
    leaflets: int = 0
    rows: int = 0
    said: list[str] = field(default_factory=list)


def silent_losses(folder: Path, files: int, seed: int) -> list[str]:
    """Files of which something was lost without a word."""
    chance, wrong = random.Random(seed), list[str]()
    for number in range(files):
        root = project(folder / str(number))
        file = root / "brudny.xlsx"
        truth = _write(file, chance)
        result = run(root, "import", str(file), "--yes")
        one = desk(root)
        totals = counted(one)
        got = (totals.people, totals.stock_total.residents)
        kept = len(one.store.events())
        refused = result.exit_code == 1 and kept == 0 and not re.search("wiersz [0-9]", result.output)
        named = len(re.findall("wiersz [0-9]+: [A-Z]", result.output)) if result.exit_code == 1 else 0
        if result.exception and not isinstance(result.exception, SystemExit):
            wrong.append(f"{number}: {result.exception!r}")
        elif (not refused and got != (truth.people, truth.leaflets) and kept + named < truth.rows) or (
            not refused and not named and got != (truth.people, truth.leaflets)
        ):
            wrong.append(f"{number}: {got} zamiast {(truth.people, truth.leaflets)}: {result.output[-600:]}")
    return wrong


def _write(file: Path, chance: random.Random) -> Truth:
    truth = Truth()
    with Workbook(file) as book:
        days = book.add_format({"num_format": "dd.mm.yyyy"})
        months = chance.sample(
            ["lipiec 2026", "wrzesień 2026", "październik 2026", "Arkusz1"], chance.randrange(1, 4)
        )
        for title in months:
            _sheet(book.add_worksheet(title), days, chance, truth)
        if chance.random() < 0.2:
            book.add_worksheet("notatki").write_row(0, 0, ["zadzwonić do sołtysa"])
        if chance.random() < 0.2:
            book.add_worksheet("pusty")
    return truth


def _sheet(sheet: Any, days: Any, chance: random.Random, truth: Truth) -> None:
    heads = {name: chance.choice(words) for name, words in _HEADS.items()}
    per_kind = chance.random() < 0.4
    names = ["day", "kind", "place", "people", *(_KINDS if per_kind else ["leaflets"])]
    extra = chance.choice([None, None, "Uwagi", "Temat", "Lp."])
    at = chance.choice([0, 0, 2])
    if at:
        sheet.write(0, 0, chance.choice(["Dziennik dzielnicowego", "wrzesień 2026"]))
    sheet.write_row(at, 0, [heads.get(name, name) for name in names] + ([extra] if extra else []))
    row, total = at + 1, 0
    for _ in range(chance.randrange(1, 7)):
        day = date(2026, 7, 1) + timedelta(chance.randrange(130))
        people = chance.randrange(1, 19)
        if chance.random() < 0.15:
            sheet.write(row, 0, "Sierpień 2026")
            row += 1
        sheet.write(row, 0, *_day(day, chance, days))
        sheet.write_row(
            row, 1, [chance.choice(["rozmowa", "Rozmowy", " rozmowa "]), chance.choice(["Lasy", "lasy "])]
        )
        sheet.write(row, 3, chance.choice([people, str(people), f"{people} osób", f"~{people}"]))
        for column in range(4, 4 + (len(_KINDS) if per_kind else 1)):
            number = chance.randrange(0, 9)
            if number:
                sheet.write(row, column, number)
                truth.leaflets += number
        if extra:
            sheet.write(row, len(names), chance.choice(["", "rano", 3]))
        truth.people, truth.rows, total, row = truth.people + people, truth.rows + 1, total + people, row + 1
    if chance.random() < 0.4:
        sheet.write(row, chance.choice([0, 1]), chance.choice(["Razem", "SUMA:", "Ogółem"]))
        sheet.write(row, 3, total)


def _day(day: date, chance: random.Random, days: Any) -> tuple[Any, ...]:
    month = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][day.month - 1]
    serial = (day - date(1899, 12, 30)).days
    return chance.choice([
        (serial, days), (serial,), (serial + 0.4375, days), (f"{day:%d.%m.%Y}",), (f"{day:%Y.%m.%d}",),
        (f"{day.day}/{day.month}/{day.year}",), (f"{day.day} {month} {day.year}",), (f"{day:%Y-%m-%d %H:%M}",),
        (f"{day:%d.%m}",), ("w środę",),
    ])  # fmt: skip


def main() -> None:
    """Print what was lost."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=200)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        lost = silent_losses(Path(folder), chosen.files, 4)
    print(f"brudnych arkuszy: {chosen.files}, cichych strat: {len(lost)}")
    print(*lost[:5], sep="\n")


if __name__ == "__main__":
    main()
