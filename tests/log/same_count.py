"""Random rows in the workbook, judged twice: by its own formulas in LibreOffice, and by the import."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from python_calamine import CalamineWorkbook

from campaign.log import workbook
from campaign.log.desk import Desk
from campaign.log.entry.drafts import UNSAID, new_id
from campaign.log.entry.vocabulary import TRAITS
from campaign.log.sheets.columns import KIND_COLUMN, Headings
from campaign.log.sheets.importing import Comparison, event_of
from campaign.log.sheets.table import read
from campaign.log.store.journal import Store
from campaign.log.workbook.state_sheet import PEOPLE, TO_MEND
from log.filling import Cell, put
from log.office import convert_all
from log.samples import counted, desk, project

SPARE = 24


@dataclass(frozen=True)
class Judged:
    """The numbers of one workbook: residents, contacts, leaflets given to residents, rows to mend; of each of
    the plan's actions its entries, people and leaflets.
    """

    net: int
    contacts: int
    given: int
    refused: int
    actions: list[tuple[int, int, int]]


def random_rows(chance: random.Random, one: Desk, today: date) -> list[dict[str, Cell]]:
    """Rows of which many are right and many are wrong in one of the ways sheets are."""
    return [
        _row(chance, one, today) if chance.random() > 0.1 else {} for _ in range(chance.randrange(6, SPARE))
    ]


def _row(chance: random.Random, one: Desk, today: date) -> dict[str, Cell]:
    plan, kinds = one.plan("2026-2"), [*one.catalogue.leaflets, UNSAID]
    traits = chance.choice(list(TRAITS.values()))
    row: dict[str, Cell] = {
        "day": plan.period.start
        + timedelta(chance.randrange((min(today, plan.period.end) - plan.period.start).days)),
        "kind": traits.label,
        "place": chance.choice(["Lasy", "Kraśnik", "cały rejon"]),
        "people": chance.randrange(1, 40) if traits.direct else None,
    }
    if traits.direct and chance.random() < 0.4:
        row["people_new"] = chance.randrange(0, int(row["people"] or 0) + 1)
    for kind in chance.sample(kinds, chance.choice([0, 1, 1, 3])) if traits.leaflets else ():
        row[KIND_COLUMN + kind] = chance.randrange(0, 60)
    if traits.needs:
        row[KIND_COLUMN + chance.choice(kinds)] = chance.randrange(1, 90)
    if traits.named or chance.random() < 0.1:
        row["partner"] = chance.choice(list(one.catalogue.partners(plan).values()))
    if chance.random() < 0.2:
        row["piece"] = chance.choice(list(one.catalogue.pieces(None).values()))
    if chance.random() < 0.4:
        name, value = chance.choice(_spoils(chance, today, row))
        row[name] = value
    return row


def _spoils(chance: random.Random, today: date, row: dict[str, Cell]) -> list[tuple[str, Cell]]:
    """What people and programs do to cells; some of it is harmless."""
    kind = KIND_COLUMN + UNSAID
    label, place = str(row["kind"]), str(row["place"])
    return [
        ("people", str(row["people"] or 3)), ("people", 1.5), ("people", -2), ("people", 2001), ("people", True),
        ("people", "12 osób"), ("people", " "), ("people", "\u00a0"), ("people", 1e9), ("people", date(2026, 9, 1)),
        ("people_new", 999), ("people_new", "2"), ("people_new", ""), ("people_new", 0.5),
        ("day", today + timedelta(chance.randrange(1, 40))), ("day", date(2020, 1, 1)), ("day", "03.09.2026"),
        ("day", None), ("day", 46268.5), ("day", 5), ("day", True), ("day", "jutro"), ("day", 46268),
        ("kind", f" {label} "), ("kind", label.upper()), ("kind", "taniec"), ("kind", label[:4]), ("kind", None),
        ("kind", "rozmowy"), ("kind", "talk"), ("kind", "*"), ("kind", f"{label}\n"), ("kind", f"{label}\u200b"),
        ("place", f"{place}  "), ("place", place.lower().replace("ś", "s")), ("place", "Warszawa"), ("place", None),
        ("place", "Las*"), ("place", f"\u00a0{place}"), ("place", 12), ("place", "Krás\u0301nik"), ("place", "lásy"),
        ("place", "Lasy\t"), ("place", "\u2003Lasy"),
        (kind, 1.25), (kind, "7"), (kind, -1), (kind, 5001), (kind, 100_001), (kind, "kilka"), (kind, False),
        (kind, date(2026, 9, 1)), (kind, 0),
        ("partner", "pzerii"), ("partner", "ktoś"), ("partner", "Parafia"), ("partner", " soltys-lasy"),
        ("piece", "zestaw"), ("piece", "cały zestaw"), ("piece", "nie ma takiego"), ("piece", "pol-minuty"),
        ("edition", 1), ("edition", 2), ("edition", 0), ("edition", "1"), ("edition", 1.5), ("edition", " "),
        ("note", "tel. 600 100 200"), ("note", "a" * 300), ("note", "=1+1"), ("note", " "), ("note", "razem z radą"),
    ]  # fmt: skip


def judge(folder: Path, count: int, seed: int, end: str) -> list[tuple[Judged, Judged, Path]]:
    """count workbooks: what the formulas and what the import make of each, and the file."""
    chance, today = random.Random(seed), date.today()
    root = project(folder, end=end)
    one = desk(root, today)
    files = []
    empty = folder / "pusty.xlsx"
    content = workbook.Content(one.catalogue, counted(one), [], [new_id() for _ in range(SPARE)])
    empty.write_bytes(workbook.render(content))
    for number in range(count):
        files.append(put(empty, folder / f"z{number}.xlsx", one.catalogue, random_rows(chance, one, today)))
    recalculated = convert_all(files, "xlsx", folder)
    return [(_by_formulas(file), _by_import(root, file, today), file) for file in recalculated]


def _by_formulas(file: Path) -> Judged:
    rows = CalamineWorkbook.from_path(file).get_sheet_by_name("Stan").to_python()
    said = {str(row[0]): row for row in rows}
    given = said["Razem"][3]
    net, contacts, residents, refused = (int(float(str(value))) for value in (
        said[PEOPLE][1], said["Kontakty (osoby ze wszystkich wpisów)"][1], given, said[TO_MEND][1],
    ))  # fmt: skip
    first = next(at for at, row in enumerate(rows) if row[0] == "Działanie z planu") + 1
    last = next(at for at, row in enumerate(rows) if at > first and not isinstance(row[2], float))
    actions = [tuple(int(float(str(cell))) for cell in row[2:5]) for row in rows[first:last]]
    return Judged(net, contacts, residents, refused, actions)  # type: ignore[arg-type]


def _by_import(root: Path, file: Path, today: date) -> Judged:
    shutil.rmtree(root / "data", ignore_errors=True)
    Store(f"sqlite:///{root / 'data' / 'dziennik.db'}", new=True)
    one = desk(root, today)
    found = Comparison(one, read(file, Headings(one.catalogue)))
    one.save([event_of(one, change) for change in found.changes])
    totals = counted(one)
    actions = [(done.entries, done.people, done.leaflets) for done in totals.actions]
    return Judged(totals.net, totals.people, totals.stock_total.residents, len(found.bad), actions)
