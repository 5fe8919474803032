"""`campaign rename`: a method or worker gets another address, and the printed one lives on as a redirect."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from campaign import checks
from campaign.content.yamlsource import Loc, SourceFile
from campaign.model.base import is_slug
from campaign.model.topic import PAGES, Status
from campaign.output import disk
from campaign.prints.prints import prints
from campaign.problems import CampaignError, errors
from campaign.project import Project, open_project


def move(project: Project, old: str, new: str) -> list[str]:
    """Give an entry another name; returns titles of the prints whose codes carry the old address.

    The old file stays, withdrawn, and leads to the new one. Whatever names the entry names it anew. All is
    tried on a copy first: nothing is written when the content would not be in order. Raises CampaignError.
    """
    folder = _folder(project, old, new)
    carrying = [one.title for one in prints(project) if one.method and one.method.slug == old]
    changed = dict(_changed(project, folder, old, new))
    _try(project, changed)
    for path, text in changed.items():
        disk.write(project.root / path, text.encode())
    return sorted(set(carrying))


def _folder(project: Project, old: str, new: str) -> str:
    """The folder of the entry. Raises CampaignError for a name that does not exist, is taken or is none."""
    entries = {entry.slug: (path, entry) for path, entry in project.campaign.topics()}
    living = [slug for slug, (_, entry) in entries.items() if entry.status is not Status.WITHDRAWN]
    if old not in living:
        raise CampaignError(f"nie ma metody ani pracownika „{old}” – wybierz z: {', '.join(sorted(living))}")
    if not is_slug(new):
        raise CampaignError(f"„{new}” to zła nazwa – wpisz małe litery a–z, cyfry i myślniki, np. na-kuriera")
    if new in entries:
        raise CampaignError(f"nazwa „{new}” jest już zajęta – wybierz inną albo popraw ten plik")
    return Path(entries[old][0]).parent.name


def _changed(project: Project, folder: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    """Path under the root -> new text of each file that changes, the two of the entry first."""
    own = f"content/{folder}/{old}.yml"
    yield f"content/{folder}/{new}.yml", project.sources[own].text
    yield own, _withdrawn(project.sources[own].text, new)
    said = {(path, text.loc) for path, text in project.texts}
    for path, source in project.sources.items():
        after = _named(source, {loc for name, loc in said if name == path}, old, new)
        if path == "content/campaign.yml":
            after = _listed(after, f"{PAGES[folder]}/{old}", f"{PAGES[folder]}/{new}")
        if path != own and after != source.text:
            yield path, after


def _named(source: SourceFile, said: set[Loc], old: str, new: str) -> str:
    """A file with every reference to the entry under its new name; said: places of texts, which stay.

    „gaz” is a worker's name and a word of many sentences.
    """
    rows = source.text.split("\n")
    places = [place for loc, place in source.values.items() if loc not in said]
    for line, column in sorted(places, reverse=True):  # from the end, so that places before stay true
        row, start = rows[line - 1], column - 1
        if found := re.match(rf"[\"']?{re.escape(old)}[\"']?(?=\s*(?:[,\]}}#]|$))", row[start:]):
            rows[line - 1] = row[:start] + new + row[start + found.end() :]
    return "\n".join(rows)


def _withdrawn(text: str, new: str) -> str:
    """The old file: its page says that it moved."""
    return re.sub(r"(?m)^status: \S+$", f"status: withdrawn\nreplaced_by: {new}", text, count=1)


def _listed(text: str, old: str, new: str) -> str:
    """The register of printed addresses with the new one beside the old one, if that was printed."""
    return re.sub(rf"(?m)^(\s*- ){re.escape(old)}$", rf"\g<0>\n\g<1>{new}", text)


def _try(project: Project, changed: dict[str, str]) -> None:
    """Raise CampaignError with what would be wrong afterwards and is in order now."""
    known = {problem.message for problem in checks.run(checks.Context(project))}
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(project.root / "content", copy / "content")
        for path, text in changed.items():
            disk.write(copy / path, text.encode())
        after = checks.run(checks.Context(open_project(copy, project.day)))
    if wrong := [problem for problem in errors(after) if problem.message not in known]:
        raise CampaignError("Nic nie zostało zmienione: treść nie byłaby w porządku.", wrong)
