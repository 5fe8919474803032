"""LibreOffice without a screen: converts and really recalculates, in a profile of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

_RECKON = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>{mode}</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse">
<value>{mode}</value></prop></item>
</oor:items>
"""


def convert(path: Path, wanted: str, work: Path, always: bool = True) -> Path:
    """path converted to the wanted ending (with a filter, e.g. 'xlsx' or 'csv:Text…') inside work.

    always: every formula is reckoned on opening; without it, as the program comes, stored values are trusted.
    """
    return convert_all([path], wanted, work, always)[0]


def convert_all(paths: Sequence[Path], wanted: str, work: Path, always: bool = True) -> list[Path]:
    """Many files in one start of the program."""
    program = shutil.which("libreoffice") or shutil.which("soffice")
    if program is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("brak LibreOffice")
    user = work / "profile" / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(_RECKON.format(mode=0 if always else 1), encoding="utf-8")
    out = work / "out"
    command = [
        program, f"-env:UserInstallation={user.parent.as_uri()}", "--headless",
        "--convert-to", wanted, "--outdir", str(out), *map(str, paths),
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=1800, env={**os.environ, "HOME": str(work)}
    )
    made = [out / f"{path.stem}.{wanted.split(':')[0]}" for path in paths]
    assert all(file.is_file() for file in made), done.stderr
    return made
