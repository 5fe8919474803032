"""The sheet Stan and the import over many random workbooks: LibreOffice reckons, the import counts.

Run: PYTHONPATH=scripts:tests .venv/bin/python -m benchmarks.log_same_count [--files 500] [--seed N]
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from log.same_count import judge

BATCH = 40
"""Workbooks that one start of LibreOffice recalculates."""


def main() -> None:
    """Print how many workbooks were looked at, and each that was counted in two ways."""
    options = argparse.ArgumentParser()
    options.add_argument("--files", type=int, default=500)
    options.add_argument("--seed", type=int, default=1000)
    chosen = options.parse_args()
    looked = wrong = 0
    for start in range(0, chosen.files, BATCH):
        with tempfile.TemporaryDirectory() as folder:
            count = min(BATCH, chosen.files - start)
            for formulas, imported, file in judge(Path(folder), count, chosen.seed + start, "2026-12-31"):
                looked += 1
                if formulas != imported:
                    wrong += 1
                    print(
                        f"{chosen.seed + start} {file.name}: Stan {formulas}, import {imported}", flush=True
                    )
    print(f"skoroszytów: {looked}, policzonych różnie: {wrong}")


if __name__ == "__main__":
    main()
