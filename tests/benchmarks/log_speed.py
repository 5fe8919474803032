"""How fast: one entry from start to durable, a big sheet's import, and the state of a plan of a big log.

Run: PYTHONPATH=scripts:tests .venv/bin/python -m benchmarks.log_speed [--events 100000] [--rows 20000]
Prints seconds of the processor (children included) and the share of the issue's limits.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from campaign.log.entry.drafts import Entry
from campaign.log.entry.vocabulary import DIRECT
from campaign.log.store.event import EventKind
from campaign.log.store.journal import Store
from log.samples import entry_event, next_event, project

ADD, IMPORT, STATUS = 0.5, 20.0, 0.6
"""Seconds that the issue allows."""
TALK = ["--date", "12.09.2026", "--action", "rozmowa", "--place", "Lasy", "--people", "3", "--leaflets", "2"]


def processor(root: Path, *words: str) -> float:
    """Seconds of the processor that a command of the log takes from its start to its end."""
    command = [sys.executable, "-m", "campaign", "--root", str(root), "log", *words, "--as-of", "2026-12-31"]
    environment = {**os.environ, "CAMPAIGN_DATA": str(root / "data")}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, env=environment, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def big_log(root: Path, size: int) -> None:
    """A log of size events in one plan, 5 % of them corrections, in one transaction."""
    store, chance = Store(f"sqlite:///{root / 'data' / 'dziennik.db'}"), random.Random(4)
    events = []
    for _ in range(size):
        entry = Entry(
            date(2026, 7, 1) + timedelta(chance.randrange(184)), chance.choice(list(DIRECT)), "Lasy",
            people=chance.randrange(30), leaflets=chance.randrange(30), plan="2026-2",
            leaflet=chance.choice([None, "wspolna", "na-wnuczka"]), partner=chance.choice([None, "pzerii"]),
        )  # fmt: skip
        correct = events and chance.random() < 0.05
        events.append(next_event(events[-1], EventKind.CORRECTION, entry) if correct else entry_event(entry))
    store.append_all(events)


def sheet(path: Path, rows: int) -> Path:
    """A CSV of rows that all differ."""
    chance = random.Random(5)
    lines = ["Data;Działanie;Miejscowość;Osoby;Ulotki;Uwagi"]
    for number in range(rows):
        day = date(2026, 7, 1) + timedelta(chance.randrange(184))
        lines.append(
            f"{day:%d.%m.%Y};rozmowa;Lasy;{chance.randrange(1, 30)};{chance.randrange(9)};kartka {number}"
        )
    path.write_text("\r\n".join(lines), encoding="utf-8")
    return path


def _said(what: str, seconds: float, limit: float) -> None:
    print(f"{what}: {seconds:.2f} s procesora, {seconds / limit:.0%} z {limit:g} s", flush=True)


def main() -> None:
    """Print each number and its share of the limit."""
    options = argparse.ArgumentParser()
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--rows", type=int, default=20_000)
    options.add_argument("--runs", type=int, default=9)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder) / "a")
        took = [processor(root, "add", *TALK, "--yes") for _ in range(chosen.runs)]
        _said("log add (mediana)", statistics.median(took), ADD)
        many = project(Path(folder) / "b")
        file = sheet(many / "dane.csv", chosen.rows)
        _said(f"log import {chosen.rows} wierszy", processor(many, "import", str(file), "--yes"), IMPORT)
        _said("ten sam plik jeszcze raz", processor(many, "import", str(file), "--yes"), IMPORT)
        big = project(Path(folder) / "c")
        begun = time.perf_counter()
        big_log(big, chosen.events)
        print(f"(zapis {chosen.events} zdarzeń: {time.perf_counter() - begun:.0f} s)")
        took = [processor(big, "status") for _ in range(5)]
        _said(f"log status przy {chosen.events} zdarzeniach (mediana)", statistics.median(took), STATUS)


if __name__ == "__main__":
    main()
