"""`campaign rename`: a method or worker gets another address, and the printed one lives on as a redirect."""

from __future__ import annotations

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
    yield own, _withdrawn(project.sources[own], new)
    said = {(path, text.loc) for path, text in project.texts}
    for path, source in project.sources.items():
        # „gaz” is a worker's name and a word of many sentences
        named = [loc for loc in source.spans if (path, loc) not in said]
        changes = {loc: new for loc in named if source.written(loc).strip("\"'") == old}
        if path == "content/campaign.yml":
            changes |= dict(_listed(source, f"{PAGES[folder]}/{old}", f"{PAGES[folder]}/{new}"))
        if path != own and changes:
            yield path, source.replaced(changes)


def _withdrawn(source: SourceFile, new: str) -> str:
    """The old file: its page says that it moved."""
    text, start = source.replaced({("status",): "withdrawn"}), source.spans["status",][0]
    line, _, rest = text[start:].partition("\n")
    return f"{text[:start]}{line.rstrip()}{source.newline}replaced_by: {new}{source.newline}{rest}"


def _listed(source: SourceFile, old: str, new: str) -> Iterator[tuple[Loc, str]]:
    """The register of printed addresses with the new one before the old one, if that was printed."""
    for loc in source.spans:
        if loc[0:1] == ("addresses",) and (written := source.written(loc)).strip("\"'") == old:
            lead = source.lead(loc)
            yield loc, f"{new}{source.newline + lead if lead.strip() == '-' else ', '}{written}"


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
