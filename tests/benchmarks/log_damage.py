"""Damaged log files: whatever is in them, three commands end in sentences.

Run: PYTHONPATH=scripts:tests .venv/bin/python -m benchmarks.log_damage [--files 500]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
import traceback
from pathlib import Path

from log.samples import desk, fill, project, run

COMMANDS = (("list", "--all"), ("status",), ("verify",))


def damaged_files(folder: Path, files: int, seed: int) -> list[str]:
    """What went wrong: tracebacks, and commands that took longer than half a minute."""
    root, chance = project(folder), random.Random(seed)
    fill(desk(root))
    log, wrong = root / "data" / "dziennik.db", list[str]()
    whole = log.read_bytes()
    for number in range(files):
        log.write_bytes(_damaged(whole, chance))
        for command in COMMANDS:
            began = time.perf_counter()
            result = run(root, *command)
            failed = result.exception
            if failed is not None and not isinstance(failed, SystemExit):
                wrong.append(f"{number} {command}: {''.join(traceback.format_exception(failed)[-3:])}")
            if time.perf_counter() - began > 30:
                wrong.append(f"{number} {command}: za długo")
    log.write_bytes(whole)
    return wrong


def _damaged(whole: bytes, chance: random.Random) -> bytes:
    raw = bytearray(whole)
    kind = chance.randrange(5)
    if kind == 0:  # flipped bytes
        for _ in range(chance.randrange(1, 40)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
    elif kind == 1:  # a torn page
        start = chance.randrange(0, len(raw), 4096)
        raw[start + chance.randrange(4096) : start + 4096] = b""
    elif kind == 2:  # a zeroed page
        start = chance.randrange(0, len(raw), 4096)
        raw[start : start + 4096] = bytes(4096)
    elif kind == 3:  # cut off
        del raw[chance.randrange(len(raw)) :]
    else:  # letters changed in the texts: kinds, days, numbers of kinds
        for _ in range(20):
            at = chance.randrange(len(raw))
            if chr(raw[at]).isalnum():
                raw[at] = ord(chance.choice("0123456789abcxyz:-"))
    return bytes(raw)


def main() -> None:
    """Print what went wrong."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=500)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        wrong = damaged_files(Path(folder), chosen.files, 4)
    print(f"uszkodzonych plików: {chosen.files}, poleceń: {len(COMMANDS)}, źle: {len(wrong)}")
    print(*wrong[:10], sep="\n")


if __name__ == "__main__":
    main()
