"""Every library the program brings has a licence that lets a police unit and a town use it, and it is listed."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution

import pytest

from project import ROOT

LIST = ROOT / "THIRD-PARTY.md"
LOCKED = sorted(set(re.findall(r"^([a-z0-9_.-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE)))
FREE = {
    "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD", "LGPL-2.1-only", "MIT", "MIT-0", "MIT-CMU", "MPL-1.1",
    "MPL-2.0", "OFL-1.1", "PSF-2.0",
}  # fmt: skip
"""Licences under which a library may be used unchanged beside ours, without a word in our own."""
SAID = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Mozilla Public License 1.1 (MPL 1.1)": "MPL-1.1",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "http://morfeusz.sgjp.pl/doc/license/": "BSD-2-Clause",
}
"""What a library's metadata says -> the usual short name."""


def listed() -> dict[str, str]:
    return dict(
        re.findall(r"^\| ([a-z][a-z0-9_.-]*) \| ([^|]+) \|$", LIST.read_text(encoding="utf-8"), re.MULTILINE)
    )


def declared(name: str) -> set[str]:
    """Short names of the licences a library's own metadata offers."""
    data = distribution(name).metadata
    kinds = [
        line.split(" :: ")[-1] for line in data.get_all("Classifier") or [] if line.startswith("License ::")
    ]
    first = (data.get("License") or "").split("\n")[0]
    said = [data.get("License-Expression")] if data.get("License-Expression") else kinds or [first]
    return {SAID.get(one, one) for one in said if one}


def test_the_list_holds_every_locked_library_and_no_other() -> None:
    assert sorted(listed()) == LOCKED


@pytest.mark.parametrize("name", LOCKED)
def test_a_licence_is_free_and_the_one_the_library_declares(name: str) -> None:
    mine = listed()[name]
    assert set(re.split(r" (?:OR|AND) ", mine)) <= FREE, mine
    try:
        offered = declared(name)
    except PackageNotFoundError:
        return  # for another interpreter
    assert mine in offered or any(one.startswith(mine) or mine.startswith(one) for one in offered), offered
