"""Every icon and logo that is named is there; otherwise the build would stop at a missing file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from campaign.checks.context import Context
from campaign.design import logo
from campaign.design.marks import ICONS
from campaign.problems import Problem, remedy


def check(context: Context) -> Iterator[Problem]:
    """Icons of any field and logos of publishers without a file."""
    known = sorted(file.stem for file in (context.project.assets / ICONS).glob("*.svg"))
    for path, text in context.texts():
        if text.voice == "icon" and text.value not in known:
            message = remedy(text.value, known, f"wybierz nazwę pliku z folderu {ICONS.as_posix()}")
            yield context.problem(path, text.loc, f"nie ma ikony „{text.value}” – {message}")
    for slug, publisher in context.campaign.publishers.items():
        if publisher.logo and not (context.project.logos / publisher.logo).is_file():
            message = f"nie ma pliku {publisher.logo} – dodaj go do content/logos albo usuń pole logo"
            yield context.problem(f"content/publishers/{slug}.yml", ("logo",), message)
        elif publisher.logo and (wrong := _refused(context.project.logos / publisher.logo)):
            message = f"nie mogę wydrukować znaku {publisher.logo}: {wrong}"
            yield context.problem(f"content/publishers/{slug}.yml", ("logo",), message)


def _refused(path: Path) -> str:
    """Why a logo cannot be printed; empty when it can."""
    try:
        logo.Logo.read(path)
    except logo.LogoError as error:
        return str(error)
    return ""
