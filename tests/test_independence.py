"""Any sentence of the campaign's content may change, a method come or go, and no test of the code changes colour."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import yaml

from project import ROOT, SAMPLE

TESTS = ROOT / "tests"
CHEAP = ("tests/checks/test_rules.py", "tests/authoring/test_changes.py", "-k", "quiz or sentence")


def _code_tests() -> list[Path]:
    """Modules that test code. Asking about the client's own content and measuring it is for the others; the log's
    room has a frozen content of its own.
    """
    return [
        path
        for path in TESTS.rglob("*.py")
        if path.relative_to(TESTS).parts[0] not in ("content", "benchmarks", "log")
    ]


def test_tests_of_the_code_neither_read_nor_name_the_content() -> None:
    own = {
        path.stem
        for folder in ("methods", "publishers", "partners")
        for path in (ROOT / "content" / folder).iterdir()
    }
    sample = {path.stem for path in (SAMPLE / "content").rglob("*.yml")}
    slugs = "|".join(sorted(slug for slug in own - sample if "-" in slug))
    named = re.compile(rf"(?<![\w-])(?:{slugs})(?![\w-])")
    wrong = {}
    for path in _code_tests():
        text = path.read_text(encoding="utf-8")
        found = {*named.findall(text), *re.findall(r"ROOT / f?\"content\b", text)}
        if path.name != Path(__file__).name and found:
            wrong[path.relative_to(TESTS).as_posix()] = sorted(found)
    assert wrong == {}


def test_reworded_removed_and_added_content_changes_no_test_of_the_code(tmp_path: Path) -> None:
    for name in (
        "scripts",
        "tests",
        "docs",
        "leaflets",
        "readers",
        "mkdocs.yml",
        "pyproject.toml",
        "content",
    ):
        source = ROOT / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / name)
    methods = sorted((tmp_path / "content/methods").glob("*.yml"))
    reworded, gone = methods[0], methods[-1]
    gone.unlink()
    shutil.copy(next((SAMPLE / "content/methods").glob("*.yml")), reworded.with_name("na-nowo.yml"))
    data = yaml.safe_load(reworded.read_text(encoding="utf-8"))
    reworded.write_text(yaml.safe_dump(_reworded(data), allow_unicode=True), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *CHEAP],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def _reworded(value: object) -> object:
    """Every sentence in other words; keys, identifiers and dates as they were."""
    if isinstance(value, dict):
        return {key: _reworded(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_reworded(item) for item in value]
    return "Inne zdanie." if isinstance(value, str) and " " in value else value
