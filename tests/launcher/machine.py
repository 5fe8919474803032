"""A machine for the launcher: a project of three files and a PATH with nothing on it but what a test allows."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from project import ROOT

# Stands for Python where the real one takes half a minute: makes an environment of two folders, in three steps.
PYTHON = f"""#!/bin/sh
at=$(dirname "$0")/..
libraries=$at/lib/python3.11/site-packages
case "$*" in
  *"-m venv "*) for new; do :; done; mkdir -p "$new/bin" "$new/lib/python3.11/site-packages"; cp "$0" "$new/bin/python" ;;
  *"-m pip install"*)
    if [ -n "${{FAKE_PIP:-}}" ]; then echo "$FAKE_PIP"; exit 1; fi
    for name in click jinja2; do echo "Collecting $name"; sleep "${{FAKE_PAUSE:-0}}"; mkdir "$libraries/$name"; done ;;
  *find_spec*) exec test -d "$libraries/click" ;;
  *ensurepip*) exec test -z "${{FAKE_NO_VENV:-}}" ;;
  *"-m campaign"*) test -d "$libraries/jinja2" && echo "answer: $*" ;;
  *) exec "{sys.executable}" "$@" ;;
esac
"""
TOOLS = """
sh awk cat chmod cksum cp cut date df dirname env find flock grep id ln ls mkdir mktemp mv readlink rm sed sleep
tail tee touch tr true test xargs
""".split()  # noqa: SIM905


@dataclass(frozen=True)
class Machine:
    """project: the checkout; programs: the only folder on PATH."""

    project: Path
    programs: Path

    def program(self, name: str, text: str) -> None:
        """Put a shell script on the PATH."""
        file = self.programs / name
        file.unlink(missing_ok=True)
        file.write_text(text if text.startswith("#!") else f"#!/bin/sh\n{text}\n", encoding="utf-8")
        file.chmod(0o755)

    def start(self, *arguments: str, **env: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [self.project / "campaign", *(arguments or ("check",))],
            env={"PATH": str(self.programs), "HOME": str(self.project), **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *arguments: str, **env: str) -> tuple[int, str, str]:
        """(exit code, what is said, what is complained about)."""
        started = self.start(*arguments, **env)
        out, err = started.communicate(timeout=60)
        return started.returncode, out, err

    def change_lock(self) -> None:
        with (self.project / "requirements.txt").open("a", encoding="utf-8") as file:
            file.write("new==1\n")

    def environments(self) -> list[Path]:
        return sorted(path for path in (self.project / ".venvs").glob("*.*") if path.is_dir())


def machine(folder: Path, python: bool = True) -> Machine:
    made = Machine(folder / "projekt ąę", folder / "programs")
    made.programs.mkdir()
    (made.project / "scripts/campaign/data").mkdir(parents=True)
    for name in ("campaign", "scripts/campaign/data/packages.txt"):
        shutil.copy(ROOT / name, made.project / name)
    (made.project / "requirements.txt").write_text("click==1\njinja2==1\n", encoding="utf-8")
    (made.project / "requirements-test.txt").write_text("click==1\njinja2==1\npytest==1\n", encoding="utf-8")
    for tool in TOOLS:
        if found := shutil.which(tool):
            os.symlink(found, made.programs / tool)
    made.program("id", "echo 1000")  # an ordinary user, until a test says otherwise
    if python:
        made.program("python3", PYTHON)
    return made
