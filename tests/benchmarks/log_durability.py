"""Saved means saved: writers killed at any moment, eight writers at once, a full disk. Prints counts.

Run: PYTHONPATH=scripts:tests .venv/bin/python -m benchmarks.log_durability [--postgres URL]
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from campaign.log.entry.drafts import new_id
from campaign.log.store.care import verify
from campaign.log.store.database import NotSavedError
from campaign.log.store.event import Event
from campaign.log.store.journal import Store
from log.samples import TALK, entry_event

FORK = multiprocessing.get_context("fork")


@dataclass
class Kills:
    """acknowledged: saves the child reported; unsure: started, killed before the report, yet saved."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    unsure: int = 0
    wrong: int = 0


def kill_writers(url: str, kills: int, seed: int = 4) -> Kills:
    """Fork a writer, kill -9 it after a random moment, again and again; then send every event once more."""
    chance, found = random.Random(seed), Kills(kills)
    started: list[str] = []
    acknowledged: set[str] = set()
    Store(url, new=True)
    for _ in range(kills):
        ids = [new_id() for _ in range(400)]
        said = _write_until_killed(url, ids, chance.uniform(0.005, 0.4))
        started += ids[: len(said) + 1]
        acknowledged.update(said)
    store = Store(url)
    kept = {row.event.event_id for row in store.events()}
    found.acknowledged, found.lost = len(acknowledged), len(acknowledged - kept)
    found.unsure = len(kept - acknowledged)
    for event_id in started:
        store.append(_event(event_id))
    rows = store.events()
    found.doubled = len(rows) - len(set(started))
    found.wrong = len(verify(store)) + ([row.number for row in rows] != list(range(1, len(rows) + 1)))
    return found


def _event(event_id: str) -> Event:
    return entry_event(replace(TALK, note="obchód"), event_id=event_id)


def _write_until_killed(url: str, ids: list[str], seconds: float) -> list[str]:
    """Identifiers the child said were saved before the kill."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        store = Store(url)
        os.write(writing, b"ready\n")
        for event_id in ids:
            store.append(_event(event_id))
            os.write(writing, f"{event_id}\n".encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        pipe.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        said = pipe.read().split("\n")[:-1]
    os.waitpid(child, 0)
    return said


def _many(url: str, count: int, seed: int, said: Any) -> None:
    """Write count events, each sent again until acknowledged; says which, and how many refusals it took."""
    store, acknowledged, refused = Store(url), [], 0
    for _ in range(count):
        event = entry_event(replace(TALK, people=seed))
        times = 2 if seed % 2 else 1  # every other writer sends everything twice
        while times:
            try:
                store.append(event)
                times -= 1
            except NotSavedError:
                refused += 1
        acknowledged.append(event.event_id)
    said.put((acknowledged, refused))


@dataclass
class AtOnce:
    """What writing at once came to; refused: saves that were told "NIE ZAPISANO" and sent again."""

    acknowledged: int
    lost: int
    doubled: int
    wrong: int
    refused: int
    per_second: float


def write_at_once(url: str, writers: int, each: int) -> AtOnce:
    """Let writers save at the same time and compare what they were told with what the log holds."""
    Store(url, new=True)
    started, said = time.perf_counter(), FORK.Queue()
    pool = [FORK.Process(target=_many, args=(url, each, seed, said)) for seed in range(writers)]
    for process in pool:
        process.start()
    answers = [said.get(timeout=600) for _ in pool]
    for process in pool:
        process.join()
    took = time.perf_counter() - started
    told = [event_id for ids, _ in answers for event_id in ids]
    store = Store(url)
    rows = store.events()
    kept = {row.event.event_id for row in rows}
    gaps = [row.number for row in rows] != list(range(1, len(rows) + 1))
    return AtOnce(
        len(told), len(set(told) - kept), len(rows) - len(set(told)), len(verify(store)) + gaps,
        sum(refused for _, refused in answers), round(len(told) / took),
    )  # fmt: skip


def fill_disk(folder: Path, free: Callable[[], None]) -> tuple[int, str, int]:
    """Save until the disk is full, free space, send the refused event again.

    Returns how many acknowledged events are missing, what was said, and how often the refused one counts.
    """
    store = Store(f"sqlite:///{folder / 'd.db'}", new=True)
    acknowledged, said = [], ""
    refused = _event(new_id())
    while not said:
        event = refused if len(acknowledged) % 7 == 6 else _event(new_id())
        event = replace(event, event_id=(one := new_id()), entry_id=one)
        try:
            store.append(event)
            acknowledged.append(event.event_id)
        except NotSavedError as error:
            refused, said = event, str(error)
    missing = len(set(acknowledged) - {row.event.event_id for row in store.events()})
    free()
    store.append(refused)
    store.append(refused)
    count = sum(row.event.event_id == refused.event_id for row in store.events())
    return missing, said, count


def on_small_disk(size: str = "600k") -> tuple[int, str, int]:
    """fill_disk on a tmpfs of that size; needs the right to mount."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], check=True)
        ballast = Path(folder) / "balast"
        ballast.write_bytes(b"x" * 200_000)
        try:
            return fill_disk(Path(folder), ballast.unlink)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def main() -> None:
    """Print the counts of the issue."""
    options = argparse.ArgumentParser()
    options.add_argument("--postgres", help="URL of an empty database")
    options.add_argument("--kills", type=int, default=200)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        urls = [chosen.postgres] if chosen.postgres else [f"sqlite:///{folder}/{name}.db" for name in "ab"]
        print("8 x 500 naraz:", write_at_once(urls[0], 8, 500))
        if not chosen.postgres:
            print("kill -9:", kill_writers(urls[-1], chosen.kills))
    if not chosen.postgres:
        print("pełny dysk (utracone, komunikat, ile razy policzony powtórzony wpis):", on_small_disk())


if __name__ == "__main__":
    main()
