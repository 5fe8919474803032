"""Program and content are two roots: a wheel runs on a folder with nothing but content, from anywhere."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from project import ROOT, SAMPLE, run


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as a wheel would bring it: the package with its assets inside, no checkout around."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    kept = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("scripts", "docs", "leaflets", "readers"):
        shutil.copytree(ROOT / name, source / name, ignore=kept)
    for name in ("setup.py", "pyproject.toml", "mkdocs.yml"):
        shutil.copy(ROOT / name, source)
    pytest.importorskip("setuptools")
    made = subprocess.run(
        [sys.executable, "-c", "import setuptools.build_meta as b; print(b.build_wheel('..'))"],
        cwd=source, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr[-1000:]
    shutil.unpack_archive(next(folder.glob("*.whl")), folder / "site", "zip")
    return folder / "site"


def command(program: Path, where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """An installed program started where the person stands, without our launcher."""
    own = {name: value for name, value in os.environ.items() if name != "CAMPAIGN_CWD"}
    return subprocess.run(
        [sys.executable, "-m", "campaign", *arguments],
        cwd=where, env=own | {"PYTHONPATH": str(program)}, capture_output=True, text=True, check=False,
    )  # fmt: skip


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """A unit's folder that holds nothing but content."""
    shutil.copytree(SAMPLE / "content", tmp_path / "janow/content")
    return tmp_path / "janow"


def test_a_wheel_checks_and_builds_a_folder_with_nothing_but_content(installed: Path, unit: Path) -> None:
    (unit.parent / "here").mkdir()
    checked = command(installed, unit.parent / "here", "--root", "../janow", "check", "--as-of", "2026-11-24")
    assert (checked.returncode, checked.stderr) == (0, "")
    few = ("--format", "common", "--edition", "um-zalesie", "--as-of", "2026-11-24")
    built = command(installed, unit.parent / "here", "--root", "../janow", "build", *few)
    assert built.returncode == 0, built.stderr
    assert (unit / "build/leaflets/um-zalesie/ulotka-wspolna.pdf").read_bytes().startswith(b"%PDF")
    assert (unit / "build/um-zalesie/site/index.html").is_file()
    assert sorted(path.name for path in unit.iterdir()) == ["build", "content"]
    again = command(installed, unit, "build", *few)
    assert "Zmienione pliki: 0" in again.stdout


def test_the_launcher_tells_where_the_person_stands(unit: Path) -> None:
    done = run("check", "--as-of", "2026-11-24", root=Path("janow"), CAMPAIGN_CWD=str(unit.parent))
    assert (done.returncode, done.stderr) == (0, "")


def test_an_asset_missing_in_the_program_is_one_sentence(installed: Path, unit: Path, tmp_path: Path) -> None:
    shutil.copytree(installed, tmp_path / "broken")
    (tmp_path / "broken/campaign/assets/mkdocs.yml").unlink()
    done = command(tmp_path / "broken", unit, "check")
    assert done.returncode == 1
    assert "mkdocs.yml – zainstaluj program jeszcze raz." in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", ["empty", "file"])
def test_a_root_without_content_is_one_sentence(kind: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir() if kind == "empty" else root.write_text("x")
    done = run("check", root=root)
    assert done.returncode == 1
    assert "nie ma folderu" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_commands_on_one_build_folder(unit: Path) -> None:
    (unit / "build").mkdir()
    with (unit / "build/.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = run("build", "--as-of", "2026-11-24", "--format", "common", root=unit)
    assert done.returncode == 1
    *_, last = done.stderr.splitlines()
    assert last.startswith("W folderze ")
    assert last.endswith("buduje właśnie inne polecenie – poczekaj, aż skończy, i powtórz swoje.")


def test_an_answer_is_kept_only_while_nothing_changes(unit: Path) -> None:
    (unit / "build").mkdir()
    day = ("--as-of", "2026-11-24")
    first = run("check", *day, root=unit)
    assert run("check", *day, root=unit).stdout == first.stdout
    path = unit / "content/campaign.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("emergency: tel-112", "emergency: tel-113"), encoding="utf-8"
    )
    assert "tel-113" in run("check", *day, root=unit).stderr
