"""What commands cost, an older checkout and this one side by side: medians of wall and processor seconds.

Run: .venv/bin/python tests/benchmarks/commands.py OLDER_CHECKOUT [--rounds 5] [--full]
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

NEW = Path(__file__).resolve().parents[2]
ENTRY = (
    "--date",
    "2024-08-14",
    "--action",
    "rozmowa",
    "--place",
    "Lasy",
    "--people",
    "2",
    "--leaflets",
    "2",
    "--yes",
)
COMMANDS = {
    "--help": ("--help",),
    "check, nothing changed": ("check",),
    "build, nothing changed": ("build", "--workers", "2"),
    "log add": ("log", "add", *ENTRY),
}


def spent(checkout: Path, work: Path, *arguments: str) -> tuple[float, float]:
    """Wall and processor seconds of one command at a copy of the checkout."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "campaign", *arguments],
        cwd=work,
        env=os.environ | {"PYTHONPATH": str(work / "scripts"), "CAMPAIGN_DATA": str(work / "data")},
        capture_output=True,
        text=True,
        check=False,
    )
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        print(f"  {checkout.name} {arguments[0]}: {done.stderr[-300:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copy(checkout: Path, folder: Path) -> Path:
    """The checkout's files without its build."""
    kept = ("content", "docs", "leaflets", "scripts", "readers", "mkdocs.yml", "pyproject.toml")
    for name in kept:
        source = checkout / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    return folder


def prints(work: Path) -> int:
    """How many PDFs a build made, without copies."""
    return len([*(work / "build/leaflets").rglob("*.pdf")])


def report(
    name: str, old: list[tuple[float, float]], new: list[tuple[float, float]], share: float = 1
) -> None:
    """One line with the ratio of medians; share: how many times more is made now."""
    pairs = [[statistics.median(one[i] for one in runs) for i in (0, 1)] for runs in (old, new)]
    (wall, cpu), (now, used) = pairs
    print(
        f"{name}: wall {wall:.2f} s -> {now:.2f} s, x {now / wall / share:.2f};"
        f" processor {cpu:.2f} s -> {used:.2f} s, x {used / cpu / share:.2f}",
        flush=True,
    )


def main() -> None:
    """Print a line for every command."""
    parser = argparse.ArgumentParser()
    parser.add_argument("older", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--full", action="store_true", help="full builds in every round, not once")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as top:
        sides = {}
        for name, checkout in (("old", given.older.resolve()), ("new", NEW)):
            sides[name] = checkout, copy(checkout, Path(top, name))
        full: dict[str, list[tuple[float, float]]] = {"old": [], "new": []}
        for _ in range(given.rounds if given.full else 1):
            for name, (checkout, work) in sides.items():
                shutil.rmtree(work / "build", ignore_errors=True)
                full[name].append(spent(checkout, work, "build", "--workers", "2"))
        for checkout, work in sides.values():
            spent(checkout, work, "log", "start")  # an older checkout has no such command, and needs none
        made = {name: prints(work) for name, (_, work) in sides.items()}
        report(f"first build, per print ({made})", full["old"], full["new"], made["new"] / made["old"])
        for name, arguments in COMMANDS.items():
            runs: dict[str, list[tuple[float, float]]] = {"old": [], "new": []}
            for number in range(given.rounds + 1):
                for side, (checkout, work) in sides.items():
                    one = spent(checkout, work, *arguments)
                    if number:  # the first warms up what is compiled and remembered
                        runs[side].append(one)
            report(name, runs["old"], runs["new"])


if __name__ == "__main__":
    main()
