"""`doctor`: what this machine has, what it lacks, what that costs, the one line to run. Changes nothing."""

from __future__ import annotations

import csv
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import click

from campaign.commands.options import version, with_root

PACKAGES = Path(__file__).resolve().parents[1] / "data" / "packages.txt"
NEEDED_MB = 1000


@dataclass(frozen=True)
class Checked:
    """One line of the answer; lost: what it costs that this is not there (empty: all is well)."""

    name: str
    state: str
    lost: str = ""

    def __str__(self) -> str:
        return f"{'brak' if self.lost else 'jest'}  {self.name}: {self.lost or self.state}"


@click.command(options_metavar="[OPCJE]")
@with_root
def doctor(root: Path) -> None:
    """Powiedz, co jest na tym komputerze, czego brakuje i co wtedy nie działa."""
    for finding in [_program(), _libraries(), _spelling(), _disk(root), _folder(root)]:
        click.echo(str(finding))
    missing = [entry for entry in packages() if not _installed(entry[1])] if _debian() else None
    if missing is None:
        click.echo("?     pakiety systemu: to nie Debian ani Ubuntu, więc tego nie sprawdzam")
        return
    for when, name, lost in missing:
        click.echo(str(Checked(f"pakiet {name}{' (tylko testy)' if when == 'test' else ''}", "", lost)))
    names = " ".join(name for _, name, _ in missing)
    click.echo(f"Wykonaj raz: {install_line(names)}" if missing else "jest  pakiety systemu: wszystkie")


def install_line(names: str) -> str:
    """The line that installs the named packages of the system."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {names}"


def packages() -> Iterator[tuple[str, str, str]]:
    """(when, name, what is lost without it) of each package of data/packages.txt."""
    for line in PACKAGES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            when, name, lost = (part.strip() for part in line.split("|"))
            yield when, name, lost


def _program() -> Checked:
    return Checked("program", f"{version()}, Python {platform.python_version()} ({Path(sys.prefix).name})")


def _libraries() -> Checked:
    """Every file of every installed library is where pip put it."""
    gone = sorted({str(found.name) for found in metadata.distributions() if _incomplete(found)})
    lost = f"uszkodzone: {', '.join(gone)} – wykonaj: rm -r {sys.prefix} && ./campaign doctor" if gone else ""
    count = sum(1 for _ in metadata.distributions())
    return Checked("biblioteki Pythona", f"{count}, żadnego pliku nie brakuje", lost)


def _incomplete(found: metadata.Distribution) -> bool:
    # the list as it was written: since Python 3.12 metadata.files leaves out what has gone
    record = csv.reader((found.read_text("RECORD") or "").splitlines())
    files = [row[0] for row in record if row and not row[0].endswith(".pyc")]
    return not all(Path(str(found.locate_file(file))).exists() for file in files)


def _spelling() -> Checked:
    from campaign.language.spelling import missing_tools

    gone = missing_tools()
    lost = {0: "", 1: f"{gone[0] if gone else ''} – sprawdza tylko drugi słownik, uwagi są ostrzeżeniami"}
    return Checked(
        "słowniki", "hunspell i Morfeusz", lost.get(len(gone), "oba – pisownia nie jest sprawdzana")
    )


def _disk(root: Path) -> Checked:
    free = shutil.disk_usage(root).free // 1_000_000
    lost = f"wolne tylko {free} MB – zwolnij {NEEDED_MB} MB" if free < NEEDED_MB else ""
    return Checked("miejsce na dysku", f"{free} MB", lost)


def _folder(root: Path) -> Checked:
    lost = "" if os.access(root, os.W_OK) else "folder jest tylko do odczytu, więc nic w nim nie powstanie"
    return Checked("folder projektu", str(root), lost)


def _debian() -> bool:
    return shutil.which("dpkg-query") is not None


def _installed(package: str) -> bool:
    asked = ["dpkg-query", "-W", "-f=${Status}", package]
    done = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
    return "ok installed" in done.stdout
