"""How fast: command line from start to durable, and the state of a plan at 100 000 events.

Run: PYTHONPATH=scripts:tests .venv/bin/python -m benchmarks.log_speed [--events 100000]
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from campaign.log.store.mapping import values_of

from campaign.content.loader import load
from campaign.log.count.totals import totals
from campaign.log.entry.drafts import Entry
from campaign.log.entry.vocabulary import Kind
from campaign.log.store.database import writing
from campaign.log.store.event import EventKind
from campaign.log.store.journal import Store
from campaign.log.store.tables import EVENTS
from log.samples import entry_event, next_event, project


def command_line(root: Path, runs: int) -> list[float]:
    """Seconds from start of the process to its end, entry durable and CSV copy written."""
    arguments = [
        sys.executable, "-m", "campaign.log", "add", "--root", str(root), "--as-of", "2026-11-23", "--yes",
        "--date", "12.09.2026", "--action", "rozmowa", "--place", "Lasy", "--people", "3", "--leaflets", "2",
    ]  # fmt: skip
    environment = {**os.environ, "CAMPAIGN_DATA": str(root / "data")}
    took = []
    for _ in range(runs):
        start = time.perf_counter()
        subprocess.run(arguments, check=True, capture_output=True, env=environment)
        took.append(time.perf_counter() - start)
    return took


def big_log(url: str, size: int) -> Store:
    """A log of size events in one plan, 5 % of them corrections; written in one transaction."""
    store, chance = Store(url), random.Random(4)
    values, last = [], None
    for number in range(1, size + 1):
        entry = Entry(
            date(2026, 7, 1) + timedelta(chance.randrange(184)), chance.choice(list(Kind)), "Lasy",
            people=chance.randrange(30), leaflets=chance.randrange(30),
            leaflet=chance.choice([None, "wspolna", "na-wnuczka"]), partner=chance.choice([None, "pzerii"]),
        )  # fmt: skip
        correct = last is not None and chance.random() < 0.05
        event = next_event(last, EventKind.CORRECTION, entry) if correct else entry_event(entry)
        last = event
        values.append(values_of(event.sealed(), number))
    with writing(store.engine) as connection:
        connection.execute(EVENTS.insert(), values)
    return store


def main() -> None:
    """Print medians and the ratio to the limits of the issue (1 s, 0.5 s)."""
    options = argparse.ArgumentParser()
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--runs", type=int, default=15)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = project(Path(folder))
        took = command_line(root, chosen.runs)
        print(f"campaign log add: mediana {statistics.median(took):.2f} s, najgorzej {max(took):.2f} s, "
              f"{statistics.median(took) / 1.0:.0%} limitu")  # fmt: skip
        store = big_log(f"sqlite:///{folder}/big.db", chosen.events)
        loaded = load(root, date(2026, 11, 23))
        assert loaded.campaign is not None
        plan = loaded.campaign.plans["2026-2"]
        seconds = []
        for _ in range(7):
            start = time.perf_counter()
            counted = totals(store, plan, date(2026, 11, 23))
            _ = (counted.people, counted.actions, counted.partners, counted.stock, counted.months)
            seconds.append(time.perf_counter() - start)
        print(f"stan planu przy {chosen.events} zdarzeniach: mediana {statistics.median(seconds):.2f} s, "
              f"{statistics.median(seconds) / 0.5:.0%} limitu, komórek {len(counted.cells)}")  # fmt: skip


if __name__ == "__main__":
    main()
