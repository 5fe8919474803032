"""Small runs of the durability benchmark, and saves that must fail with the input kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from benchmarks.log_durability import kill_writers, on_small_disk, write_at_once
from log.samples import ROOT, desk, fill, project, run


def test_killed_writers_lose_and_double_nothing(tmp_path: Path) -> None:
    found = kill_writers(f"sqlite:///{tmp_path / 'k.db'}", kills=12)
    assert found.acknowledged > 0
    assert (found.lost, found.doubled, found.wrong) == (0, 0, 0)


def test_writers_at_once_lose_and_double_nothing(tmp_path: Path) -> None:
    found = write_at_once(f"sqlite:///{tmp_path / 'w.db'}", 4, 25)
    assert (found.acknowledged, found.lost, found.doubled, found.wrong) == (100, 0, 0, 0)


def test_a_full_disk_is_said_and_the_refused_entry_counts_once_later() -> None:
    try:
        missing, said, count = on_small_disk()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nie wolno zamontować małego dysku")
    assert (missing, count) == (0, 1)
    assert said.startswith("NIE ZAPISANO: na dysku nie ma miejsca")


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """folder refuses writes; root is not bound by rights, so for root it is mounted read-only."""
    if os.getuid() != 0:
        folder.chmod(0o555)
        yield
        folder.chmod(0o755)
        return
    for options in (["--bind", folder, folder], ["-o", "remount,bind,ro", folder]):
        if subprocess.run(["mount", *map(str, options)], capture_output=True).returncode:
            pytest.skip("nie wolno zamontować folderu tylko do odczytu")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def add(root: Path, *more: str) -> subprocess.CompletedProcess[str]:
    typed = ("--date", "12.09.2026", "--action", "rozmowa", "--place", "Lasy", "--people", "3", "--leaflets")
    return log(root, "add", *typed, "2", *more)


def log(root: Path, command: str, *more: str) -> subprocess.CompletedProcess[str]:
    arguments = [
        sys.executable, "-m", "campaign", "log", command, "--root", str(root), "--as-of", "2026-11-23", *more
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "scripts"), "CAMPAIGN_DATA": str(root / "data")}
    return subprocess.run(
        arguments, text=True, capture_output=True, env=environment, stdin=subprocess.DEVNULL
    )


def test_a_read_only_folder_keeps_the_input_and_the_same_id_counts_once(tmp_path: Path) -> None:
    root = project(tmp_path)
    with read_only(root / "data"):
        refused = add(root)
    assert refused.returncode == 1, refused.stdout
    assert "NIE ZAPISANO: folder dziennika jest tylko do odczytu" in refused.stderr
    again = refused.stderr.splitlines()[-1].strip()
    assert again.startswith("./campaign log add --id ")
    assert "--people 3" in again
    assert f"--by dzielnicowy --root {root}" in again
    assert "Traceback" not in refused.stderr
    for _ in range(2):
        done = add(root, "--id", again.split()[4])
        assert done.returncode == 0, done.stderr
    assert len(desk(root).store.current()) == 1


def test_a_correction_that_was_not_saved_is_never_advised_as_a_new_entry(tmp_path: Path) -> None:
    root = project(tmp_path)
    add(root)
    mended = ("correct", "1", "--people", "5", "--reason", "pomyłka")
    with read_only(root / "data"):
        refused = log(root, *mended)
    assert refused.returncode == 1, refused.stdout
    assert "powtórzyć to samo polecenie" in refused.stderr
    assert "log add" not in refused.stderr
    for _ in range(2):
        log(root, *mended)
    assert [row.event.entry.people for row in desk(root).store.current()] == [5]


def test_reading_goes_on_in_a_read_only_folder(tmp_path: Path) -> None:
    root = project(tmp_path)
    one = desk(root)
    fill(one)
    with read_only(root / "data"):
        reader = desk(root).store
        rows = reader.current()
    assert len(rows) == 10


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    root = project(tmp_path)
    shutil.rmtree(root / "data")
    with read_only(root):
        refused = run(root, "start")
    assert refused.exit_code == 1
    assert "nie mogę założyć folderu danych" in refused.output
