"""`campaign changes`: what changed in content/ since a version, in sentences for a mail to a webmaster."""

from __future__ import annotations

import io
import re
import subprocess
import tarfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from campaign.content.loader import load
from campaign.content.yamlsource import SourceFile, read
from campaign.model.base import Record
from campaign.model.core import CampaignFile
from campaign.model.method import Method
from campaign.model.plan import Plan
from campaign.model.publisher import Publisher
from campaign.model.worker import Worker
from campaign.problems import CampaignError

Data = dict[str, dict[str, Any]]
"""Path under the root to the fields of that content file."""

_DATES = {"reviewed_on", "review_by"}
_FOLDERS: dict[str, tuple[type[Record], str, str]] = {
    "methods": (Method, "metodę", "W metodzie"),
    "workers": (Worker, "stronę pracownika", "Na stronie pracownika"),
    "publishers": (Publisher, "wydawcę", "U wydawcy"),
    "plans": (Plan, "plan", "W planie"),
}
_STATUS = {
    "published": "Opublikowaliśmy {} „{}”.",
    "withdrawn": "Wycofaliśmy {} „{}”. Jej adres działa i odsyła do innych.",
}


def last_version(root: Path) -> str:
    """The newest tag in git's history. Raises CampaignError where there is no git or no tag."""
    return _git(root, "describe", "--tags", "--abbrev=0").decode().strip()


def at_version(root: Path, version: str) -> Data:
    """content/ as it was at a version (tag or commit)."""
    archive = _git(root, "archive", "--format=tar", version, "--", "content")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        files = {
            entry.name: file.read() for entry in tar if entry.isfile() and (file := tar.extractfile(entry))
        }
    return _seen({path: read(path, raw) for path, raw in files.items() if path.endswith(".yml")})


def on_disk(root: Path) -> Data:
    """content/ as it is now. Raises CampaignError with every mistake in it."""
    loaded = load(root, date.today())
    if loaded.problems:
        raise CampaignError(f"Błędów: {len(loaded.problems)}. Najpierw proszę je poprawić.", loaded.problems)
    return _seen(loaded.sources)


def _seen(sources: Mapping[str, SourceFile]) -> Data:
    """What readers see: a draft is not there."""
    found = {path: source.data for path, source in sources.items() if isinstance(source.data, dict)}
    return {path: data for path, data in found.items() if data.get("status") != "draft"}


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=True)
    except FileNotFoundError:
        raise CampaignError("nie wiem, co się zmieniło, bo nie ma programu git – zainstaluj git") from None
    except subprocess.CalledProcessError as error:
        reason = _why(error, arguments)
        raise CampaignError(f"nie wiem, co się zmieniło, bo {reason} – podaj ją po --since") from None
    return done.stdout


def _why(error: subprocess.CalledProcessError, arguments: tuple[str, ...]) -> str:
    said = error.stderr.decode(errors="replace")
    if "not a git repository" in said:
        return "ten folder nie ma historii git"
    return "historia nie ma jeszcze żadnej wersji" if "describe" in arguments else "nie ma takiej wersji"


def sentences(old: Data, new: Data) -> list[str]:
    """What changed, a sentence each, methods first; empty when nothing a reader could notice did."""
    found: list[str] = []
    for folder in _FOLDERS:
        for path in sorted(p for p in {*old, *new} if p.startswith(f"content/{folder}/")):
            found += _file(folder, old.get(path), new.get(path))
    found += _facts(_section(old, "facts"), _section(new, "facts"))
    core = "content/campaign.yml"
    changed = _changed(CampaignFile, old.get(core, {}), new.get(core, {}))
    return found + ([f"Zmieniliśmy teksty wspólne: {'; '.join(changed)}."] if changed else [])


def _file(folder: str, old: dict[str, Any] | None, new: dict[str, Any] | None) -> Iterator[str]:
    model, what, inside = _FOLDERS[folder]
    name = (new or old or {}).get("name") or (new or old or {}).get("title", "")
    if old is None or new is None:
        yield f"{'Dodaliśmy' if old is None else 'Usunęliśmy'} {what} „{name}”."
        return
    if old.get("status") != new.get("status"):
        yield _STATUS[str(new["status"])].format(what, name)
    changed = _changed(model, old, new)
    if changed:
        yield f"{inside} „{name}” zmieniliśmy: {'; '.join(changed)}."
    elif any(old.get(field) != new.get(field) for field in _DATES):
        yield f"{inside} „{name}” sprawdziliśmy ponownie źródła. Tekst się nie zmienił."


def _changed(model: type[Record], old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """Polish names of the fields that differ, in the model's order."""
    fields = model.model_fields
    return [
        _label(name, fields[name].description or name)
        for name in fields
        if name not in _DATES | {"slug", "status"} and old.get(name) != new.get(name)
    ]


def _label(name: str, description: str) -> str:
    if name == "sources":
        return "źródła"
    short = re.split(r"[.:;(]|, (?!któr)", description)[0].strip()
    return short[0].lower() + short[1:]


def _section(data: Data, name: str) -> dict[str, Any]:
    section = data.get("content/facts.yml", {}).get(name)
    return section if isinstance(section, dict) else {}


def _facts(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    for slug in sorted({*old, *new}):
        if slug not in old:
            yield f"Dodaliśmy: {new[slug]['label']}, {new[slug]['value']}."
        elif slug not in new:
            yield f"Usunęliśmy: {old[slug]['label']}, {old[slug]['value']}. Proszę usunąć to także u siebie."
        else:
            yield from _fact(old[slug], new[slug])


def _fact(before: dict[str, Any], now: dict[str, Any]) -> Iterator[str]:
    if before["value"] != now["value"]:
        yield f"{now['label']}: było {before['value']}, jest {now['value']}. Proszę poprawić u siebie."
    elif _without_dates(before) != _without_dates(now):
        yield f"{now['label']}: zmieniliśmy opis albo źródła."
    elif before != now:
        yield f"{now['label']}: sprawdziliśmy ponownie, bez zmian."


def _without_dates(fact: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fact.items() if key not in _DATES}
