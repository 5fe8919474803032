"""content/ on disk becomes a Campaign, or a list of problems; it never raises for what an author typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar, cast

from pydantic import ValidationError

from campaign.content.messages import explain
from campaign.content.yamlsource import SourceFile, read
from campaign.model.base import Record, is_slug
from campaign.model.campaign import Campaign, expired
from campaign.model.core import CampaignFile
from campaign.model.facts import FactBase
from campaign.model.format import Format
from campaign.model.language import Language
from campaign.model.method import Method
from campaign.model.partner import Kit
from campaign.model.plan import Plan
from campaign.model.publisher import Publisher
from campaign.model.topic import Topic
from campaign.model.worker import Worker
from campaign.problems import Problem

R = TypeVar("R", bound=Record)
E = TypeVar("E", bound=Topic)

SINGLE: dict[str, type[Record]] = {
    "campaign.yml": CampaignFile,
    "facts.yml": FactBase,
    "language.yml": Language,
}
FORMAT_FILES = ("format.yml", "template.html", "style.css")
FOLDERS: dict[str, type[Record]] = {
    "methods": Method,
    "workers": Worker,
    "publishers": Publisher,
    "plans": Plan,
    "partners": Kit,
}


@dataclass
class Loaded:
    """What loading found: the campaign (None when something is wrong), all problems, all sources by path."""

    campaign: Campaign | None = None
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, SourceFile] = field(default_factory=dict)


def load(root: Path, as_of: date) -> Loaded:
    """Read root/content; as_of decides which review dates have passed."""
    loaded = Loaded()
    content = root / "content"
    if not content.is_dir():
        loaded.problems.append(
            Problem("content", 0, 0, f"nie ma folderu {content} – podaj --root z folderem content")
        )
        return loaded
    records = {name: _single(loaded, root, content / name, model) for name, model in SINGLE.items()}
    folders = {name: _folder(loaded, root, content / name, model) for name, model in FOLDERS.items()}
    if not loaded.problems:
        loaded.campaign = _assemble(records, folders, as_of)
    return loaded


def _assemble(
    records: Mapping[str, Record | None], folders: Mapping[str, dict[str, Record]], as_of: date
) -> Campaign:
    base = cast(FactBase, records["facts.yml"])
    methods = _ordered(cast(dict[str, Method], folders["methods"]))
    workers = _ordered(cast(dict[str, Worker], folders["workers"]))
    return Campaign(
        core=cast(CampaignFile, records["campaign.yml"]),
        base=base,
        methods=methods,
        publishers=cast(dict[str, Publisher], folders["publishers"]),
        plans=cast(dict[str, Plan], folders["plans"]),
        language=cast(Language, records["language.yml"]),
        partners=cast(dict[str, Kit], folders["partners"]),
        workers=workers,
        expired=expired(base, (*methods.values(), *workers.values()), as_of),
    )


def _ordered(found: dict[str, E]) -> dict[str, E]:
    return dict(sorted(found.items(), key=lambda item: (item[1].order, item[0])))


def load_formats(assets: Path) -> tuple[dict[str, Format], list[Problem]]:
    """Print formats by folder name, in display order; a folder without one of its files is a problem."""
    loaded, found = Loaded(), dict[str, Format]()
    for folder in sorted((assets / "leaflets").glob("[!_.]*/")):
        missing = [name for name in FORMAT_FILES if not (folder / name).is_file()]
        shown = folder.relative_to(assets).as_posix()
        if missing:
            message = (
                f"w folderze brakuje pliku: {', '.join(missing)} – dopisz go, wzór jest w leaflets/common"
            )
            loaded.problems.append(Problem(shown, 0, 0, message))
        elif record := _record(loaded, assets, folder / "format.yml", Format, folder.name):
            found[folder.name] = record
    ordered = dict(sorted(found.items(), key=lambda item: (item[1].order, item[0])))
    return ordered, loaded.problems


def _single(loaded: Loaded, root: Path, path: Path, model: type[R]) -> R | None:
    if not path.is_file():
        shown = path.relative_to(root).as_posix()
        loaded.problems.append(Problem(shown, 0, 0, "nie ma tego pliku – przywróć go z poprzedniej wersji"))
        return None
    return _record(loaded, root, path, model)


def _folder(loaded: Loaded, root: Path, folder: Path, model: type[R]) -> dict[str, R]:
    found: dict[str, R] = {}
    for path in sorted(folder.glob("*")) if folder.is_dir() else []:
        if path.name.startswith("."):
            continue
        if path.suffix != ".yml" or not is_slug(path.stem) or not path.is_file():
            loaded.problems.append(_bad_name(root, path))
        elif record := _record(loaded, root, path, model, path.stem):
            found[path.stem] = record
    return found


def _bad_name(root: Path, path: Path) -> Problem:
    wanted = "małe litery a–z bez polskich znaków, cyfry i myślniki, koniec .yml, np. na-wnuczka.yml"
    return Problem(path.relative_to(root).as_posix(), 0, 0, f"zła nazwa pliku – {wanted}")


def _record(loaded: Loaded, root: Path, path: Path, model: type[R], slug: str | None = None) -> R | None:
    """One file as a record; its problems go to loaded."""
    shown = path.relative_to(root).as_posix()
    source = read(shown, path.read_bytes())
    loaded.sources[shown] = source
    loaded.problems += source.problems
    if source.data is None:
        return None
    if not isinstance(source.data, dict):
        loaded.problems.append(
            Problem(shown, 1, 1, "plik nie składa się z pól – zacznij od „nazwa_pola: wartość”")
        )
        return None
    return _validate(loaded, source, source.data, model, slug)


def _validate(
    loaded: Loaded, source: SourceFile, data: dict[str, object], model: type[R], slug: str | None
) -> R | None:
    if slug is not None and "slug" in data:
        place = source.key_place(("slug",))
        loaded.problems.append(
            Problem(source.path, *place, "pole „slug” – usuń je, identyfikatorem jest nazwa pliku")
        )
        data = {key: value for key, value in data.items() if key != "slug"}
    try:
        return model.model_validate(data if slug is None else {**data, "slug": slug})
    except ValidationError as error:
        known = {(p.line, p.column) for p in source.problems}
        found = explain(source, model, error.errors(include_url=False))
        loaded.problems += [p for p in found if (p.line, p.column) not in known]
        return None
