"""A copy of the sample campaign that a test may change, and the few ways to run it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from campaign.build import Built, Order, build_all, examine, ready
from campaign.model.campaign import Campaign
from campaign.problems import CampaignError, Problem
from campaign.project import Project, open_project

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "tests/sample"
"""A small frozen campaign: tests of the code read it, so that nobody's wording can break them."""
AS_OF = date(2026, 11, 24)
EDITIONS = sorted(path.stem for path in (SAMPLE / "content/publishers").glob("*.yml"))
METHODS = sorted(path.stem for path in (SAMPLE / "content/methods").glob("*.yml"))
CONTENT = sorted(path.relative_to(SAMPLE).as_posix() for path in (SAMPLE / "content").rglob("*.yml"))
WORKERS = sorted(path.stem for path in (SAMPLE / "content/workers").glob("*.yml"))
LOSSES = sorted(yaml.safe_load((SAMPLE / "content/campaign.yml").read_text(encoding="utf-8"))["losses"])
PAGES = sorted(
    [
        "404.html",
        *(f"co-teraz/{slug}.html" for slug in LOSSES),
        *(f"kto-puka/{slug}.html" for slug in WORKERS),
        *(f"metody/{slug}.html" for slug in METHODS),
        *(path.with_suffix(".html").name for path in (ROOT / "docs").glob("*.md")),
        *(
            path.with_suffix(".html").name
            for path in (ROOT / "scripts/campaign/templates/pages").glob("[!_]*.md")
            if path.name not in ("metoda.md", "wycofana.md", "pracownik.md", "strata.md")
        ),
    ]
)
BASIC = [f"ulotka-{what}.pdf" for what in ("wspolna", *METHODS)]
PRINTS = [*BASIC, *(name.replace(".pdf", "-oszczedna.pdf") for name in BASIC)]


def silent(*_: object) -> None:
    """Progress nobody watches."""


def opened(root: Path = SAMPLE, campaign: Campaign | None = None, day: date = AS_OF) -> Project:
    """The project at root, with the copy's own program files where it has them; campaign: changed content."""
    project = open_project(root, day, root if (root / "mkdocs.yml").is_file() else ROOT)
    return replace(project, campaign=campaign) if campaign else project


def problems_of(root: Path, publish: bool = False, day: date = AS_OF) -> list[Problem]:
    """All problems of the project at root, also when it does not open."""
    try:
        project = opened(root, day=day)
        return ready(project) if publish else examine(project).problems
    except CampaignError as error:
        return error.problems


@dataclass(frozen=True)
class Workspace:
    """A project's folder with the handles tests need; change content, then check or build."""

    root: Path
    seed: Callable[[], Path] | None = None
    """Gives a build folder of the unchanged sample: a build then makes only what is changed here."""

    @property
    def build_folder(self) -> Path:
        return self.root / "build"

    def path(self, name: str) -> Path:
        return self.root / name

    def read(self, name: str) -> str:
        return self.path(name).read_text(encoding="utf-8")

    def write(self, name: str, text: str | bytes) -> None:
        self.path(name).parent.mkdir(parents=True, exist_ok=True)
        self.path(name).write_bytes(text.encode() if isinstance(text, str) else text)

    def replace(self, name: str, old: str, new: str) -> tuple[int, int]:
        """Replace the only (or first) occurrence; returns its line and column, from 1."""
        text = self.read(name)
        assert old in text, f"{old!r} is not in {name}"
        at = text.index(old)
        self.write(name, text.replace(old, new, 1))
        return text.count("\n", 0, at) + 1, at - (text.rfind("\n", 0, at) + 1) + 1

    def load(self, name: str) -> Any:
        return yaml.load(self.read(name), Loader=yaml.BaseLoader)

    def change(self, name: str, edit: Callable[[Any], object]) -> None:
        """Edit a content file as data; it is written back with every string quoted safely."""
        data = yaml.safe_load(self.read(name))
        edit(data)
        self.write(name, yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000))

    def examine(self, publish: bool = False, as_of: date = AS_OF) -> list[Problem]:
        return problems_of(self.root, publish, as_of)

    def messages(self, **options: Any) -> list[str]:
        return [str(problem) for problem in self.examine(**options)]

    def build(self, workers: int = 1, **options: Any) -> Built:
        project = opened(self.root, day=options.pop("as_of", AS_OF))
        whole = not {"edition", "method", "format"} & set(options)  # a part of a build removes nothing
        if self.seed and whole and not self.build_folder.exists():
            shutil.copytree(self.seed(), self.build_folder)
        return build_all(project, Order(workers=workers, **options), progress=silent, tell=silent)

    def files(self) -> dict[str, bytes]:
        """Every file under build/ with its bytes."""
        found = sorted(path for path in self.build_folder.rglob("*") if path.is_file())
        return {path.relative_to(self.build_folder).as_posix(): path.read_bytes() for path in found}

    def pages(self, edition: str) -> dict[str, Path]:
        site = self.build_folder / edition / "site"
        return {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}

    def prints(self, edition: str) -> dict[str, Path]:
        return {path.name: path for path in sorted((self.build_folder / "leaflets" / edition).glob("*.pdf"))}


FORMATS = ("common", "a4")
"""The spine's print formats; a project with these two builds in a few seconds."""
EVERY_FORMAT = sorted(path.parent.name for path in (ROOT / "leaflets").glob("*/format.yml"))


def copy_project(target: Path, formats: Sequence[str] = FORMATS, variants: bool = True) -> Workspace:
    """The sample's content, the pages, and the named print formats, in a folder of their own.

    Kits of partners keep the prints among these formats, so that the copy asks for none it cannot make.
    variants: False leaves out the same leaflets on larger paper or with little toner (half the work).
    """
    for folder in (SAMPLE / "content", ROOT / "docs"):
        shutil.copytree(folder, target / folder.name)
    for form in ("_shared", *formats):
        shutil.copytree(ROOT / "leaflets" / form, target / "leaflets" / form)
    shutil.copy(ROOT / "mkdocs.yml", target)
    project = Workspace(target)
    for form in () if variants else formats:
        project.change(f"leaflets/{form}/format.yml", lambda data: data.pop("variants", None))
    for path in (target / "content/partners").glob("*.yml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"(?m)^prints: \[(.*)\]$", lambda found: _kept(found, formats), text), encoding="utf-8"
        )
    return project


def _kept(prints: re.Match[str], formats: Sequence[str]) -> str:
    """A kit's line 'prints: [...]' with those of the formats only; a line all the same, so that no other moves."""
    return f"prints: [{', '.join(name for name in prints[1].split(', ') if name in formats)}]"


def run(*arguments: str, root: Path = SAMPLE, **env: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own, as a person starts it."""
    return subprocess.run(
        [sys.executable, "-m", "campaign", "--root", str(root), *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONWARNINGS": "default"} | env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


Make = Callable[..., Workspace]
"""Builds a changed copy of the project once: a name for it, what to change, and options of the build."""
Once = Callable[[str, Callable[[Path], object]], Path]
"""Fills a folder once for all test processes: its name, and what fills it."""
