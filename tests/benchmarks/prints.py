"""Prints: against the `weasyprint` command once per file, with nothing changed, and for forty publishers.

Run: PYTHONPATH=scripts:tests .venv/bin/python tests/benchmarks/prints.py [--workers 2] [--publishers 40]
Prints ratios; asserts nothing. The first part takes a minute or two, because it waits for the command.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from campaign.output import files
from campaign.output.output import Output
from campaign.prints import leaflets
from campaign.prints.prints import Selection, prints
from campaign.project import Project
from project import ROOT, opened, silent

CLEAN = dict(os.environ)
"""As the user has it: printing hides the machine's fonts from its own process."""
SINGLE_SHEETS = ("a4", "a5", "dl", "poster")


def planned(known: Project, slugs: tuple[str, ...]) -> list[Output]:
    """Outputs of some formats, without variants, only the PDF itself."""
    plain = {item.path for item in prints(known) if item.variant is None}
    found = [o for slug in slugs for o in leaflets.plan(known, Selection(format=slug))]
    return [replace(o, copies=(), derived=()) for o in found if o.path in plain]


def timed(run: Callable[[], object]) -> float:
    """Wall seconds."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def cpu() -> float:
    """Processor seconds of all finished child processes."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ours(workers: int) -> float:
    """Seconds for a fresh process to print everything, from reading content to files on disk."""
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, 'tests/benchmarks'); import prints as b;"
        "from campaign.output import files; from project import opened, silent;"
        "files.write(Path(sys.argv[1]), b.planned(opened(b.ROOT), b.SINGLE_SHEETS), prune=True,"
        f" workers={workers}, progress=silent)"
    )
    with tempfile.TemporaryDirectory() as folder:
        return timed(lambda: subprocess.run([sys.executable, "-c", code, folder], cwd=ROOT, check=True))


def command(known: Project) -> tuple[int, float]:
    """How many files, and seconds for the `weasyprint` command once per file."""
    tool = Path(sys.executable).parent / "weasyprint"
    total = count = 0.0
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in.html"), Path(folder, "out.pdf")
        for item in prints(known):
            if item.format.slug in SINGLE_SHEETS and item.variant is None:
                base = ROOT / "leaflets" / item.format.slug
                source.write_text(leaflets.page(known, item), encoding="utf-8")
                line = [tool, "-q", "--pdf-variant", "pdf/ua-1", "--pdf-forms", "-u", f"{base.as_uri()}/"]
                line += ["-s", ROOT / "leaflets/_shared/base.css", "-s", base / "style.css", source, target]
                total += timed(lambda line=line: subprocess.run(line, check=True, env=CLEAN))  # type: ignore[misc]
                count += 1
    return int(count), total


def against_the_command(workers: int) -> None:
    """The first number: single sheets at least nine times faster than the command."""
    known, start = opened(ROOT), cpu()
    first = ours(workers)
    our_cpu, start = cpu() - start, cpu()
    count, slow = command(known)
    their_cpu = cpu() - start
    fast = statistics.median([first, ours(workers), ours(workers)])
    print(f"weasyprint, one command per file: {count} files, {slow:.1f} s ({slow / count:.2f} s each)")
    print(f"campaign, {workers} workers: {fast:.2f} s, {slow / fast:.1f} times faster")
    print(f"processor time: {their_cpu:.1f} s against {our_cpu:.1f} s, {their_cpu / our_cpu:.1f} times less")


def nothing_changed() -> None:
    """Plan and compare all prints of the project when every one is there already."""
    known = opened(ROOT)

    def step() -> None:
        outputs = leaflets.plan(known, Selection())
        fresh = [replace(o, copies=(), derived=(), slow=False) for o in outputs]
        files.write(Path(folder), fresh, prune=True, workers=2, progress=silent)

    with tempfile.TemporaryDirectory() as folder:
        outputs = leaflets.plan(known, Selection())
        stubs = [
            replace(
                o,
                copies=(),
                derived=(),
                slow=False,
                render=partial(bytes, b"%PDF"),
                makers=(o.render.func.__module__,),
            )
            for o in outputs
        ]
        files.write(Path(folder), stubs, prune=True, workers=1, progress=silent)
        print(f"nothing changed, {len(outputs)} prints: {min(timed(step) for _ in range(3)):.2f} s")


def many_publishers(count: int, workers: int) -> None:
    """Seconds and memory per print, for two publishers and for many."""
    known = opened(ROOT)
    first = next(iter(known.campaign.publishers.values()))
    costs = []
    for number in (2, count):
        crowd = {f"w{i:02}": first.model_copy(update={"slug": f"w{i:02}"}) for i in range(number)}
        many = replace(known, campaign=replace(known.campaign, publishers=crowd))
        outputs = planned(many, ("a5",))
        with tempfile.TemporaryDirectory() as folder:
            seconds = timed(
                lambda outputs=outputs, folder=folder: files.write(  # type: ignore[misc]
                    Path(folder), outputs, prune=True, workers=workers, progress=silent
                )
            )
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        costs.append((seconds / len(outputs), memory))
        print(
            f"{number} publishers: {len(outputs)} prints, {costs[-1][0]:.3f} s each, worker {memory:.0f} MiB"
        )
    (few, small), (lots, large) = costs
    print(f"{count} against 2 publishers: time per print x {lots / few:.2f}, memory x {large / small:.2f}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--publishers", type=int, default=40)
    given = parser.parse_args()
    against_the_command(given.workers)
    nothing_changed()
    many_publishers(given.publishers, given.workers)
