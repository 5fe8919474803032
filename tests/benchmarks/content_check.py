"""How long `campaign check` takes on the real content, and which rule takes what share.

Run: PYTHONPATH=scripts .venv/bin/python tests/benchmarks/content_check.py
"""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from campaign.checks import RULES, Context
from campaign.project import open_project

ROOT = Path(__file__).parents[2]


def main() -> None:
    """Print seconds of loading and of each rule, slowest first, with its share of the whole."""
    start = time.perf_counter()
    context = Context(open_project(ROOT, date.today()))
    spent = {"loading": time.perf_counter() - start}
    for rule in RULES:
        start = time.perf_counter()
        list(rule(context))
        spent[rule.__module__.rpartition(".")[2]] = time.perf_counter() - start
    whole = sum(spent.values())
    for name, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{name:16} {seconds:6.3f} s  {seconds / whole:4.0%}")
    print(f"{'whole':16} {whole:6.3f} s")


if __name__ == "__main__":
    main()
