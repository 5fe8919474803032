"""Kill the launcher at any moment of a real installation, and see that an environment still answers.

    python tests/benchmarks/kills.py [COUNT]

A clone of the project with a ready environment gets a changed lock file; the launcher is killed (its whole group, or
every other time the shell alone) at a random moment of what follows; then, without any network, it must still
answer. The libraries come from a folder of wheels, so that pip is the real one and its moments lie close together.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VERSION = re.compile(r"^\D*\d+\.\d+", re.MULTILINE)


def _env(wheels: Path) -> dict[str, str]:
    return os.environ | {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "PIP_NO_CACHE_DIR": "1"}


def _start(project: Path, wheels: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["./campaign", "--version"],
        cwd=project,
        env=_env(wheels),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _answers(project: Path, wheels: Path) -> bool:
    out, err = (started := _start(project, wheels)).communicate(timeout=300)
    if started.returncode or not VERSION.search(out):
        print(out, err)
        return False
    return True


def _killed(project: Path, wheels: Path, after: float, alone: bool) -> bool:
    """Kill one start so many seconds after it began; True when it was still at work."""
    started = _start(project, wheels)
    time.sleep(after)
    alive = started.poll() is None
    if alone and alive:
        os.kill(started.pid, signal.SIGKILL)
        time.sleep(random.random())
    if alive:
        os.killpg(started.pid, signal.SIGKILL)
    started.communicate()
    return alive


def _only_newest(project: Path) -> None:
    """Ready environments pile up: a day's worth of changed lock files would fill the disk."""
    ready = sorted(project.glob(".venvs/*/.ready"), key=lambda path: path.stat().st_mtime)
    for old in ready[:-1]:
        shutil.rmtree(old.parent)


def main() -> None:
    """Print how many kills met a running installation, and how many were survived."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        project, wheels, nothing = (Path(folder, name) for name in ("project", "wheels", "nothing"))
        nothing.mkdir()
        subprocess.run(["git", "clone", "-q", ROOT, project], check=True)
        lock = project / "requirements.txt"
        download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-r", lock, "-d", wheels]
        subprocess.run(download, check=True)
        began = time.monotonic()
        assert _answers(project, wheels), "the first start"
        whole = time.monotonic() - began
        met = survived = 0
        for number in range(count):
            with lock.open("a", encoding="utf-8") as file:
                file.write(f"# {number}\n")
            met += _killed(project, wheels, random.uniform(0, whole * 1.1), alone=bool(number % 2))
            survived += _answers(project, nothing)
            _only_newest(project)
            print(f"{number + 1}: {met} at work, {survived} answered", flush=True)
        print(f"installation {whole:.0f} s; kills {count}, {met} at work; an answer after {survived}")
        sys.exit(survived < count)


if __name__ == "__main__":
    main()
