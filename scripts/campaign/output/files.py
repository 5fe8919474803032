"""Puts outputs on disk: renders only what changed, writes safely, removes what nobody claims any more."""

from __future__ import annotations

import fcntl
import json
import multiprocessing
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from campaign import contained
from campaign.output import disk
from campaign.output.output import Output, look_again
from campaign.problems import CampaignError

MANIFEST = ".manifest.json"
LIMITS = contained.Allowance(seconds=120, megabytes=2_000)
"""For one slow output; the largest takes five seconds and 300 MB."""
Progress = Callable[[int, int, str], None]


@dataclass
class Written:
    """What a run did: paths under build/ that were made anew, kept, and removed."""

    made: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


@contextmanager
def alone(build: Path) -> Iterator[None]:
    """Keep other commands away from a build folder. Raises CampaignError when one is at work there."""
    try:
        build.mkdir(parents=True, exist_ok=True)
        lock = (build / ".lock").open("w")
    except OSError as error:
        raise disk.refused(build, error) from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            message = (
                f"w folderze {build} buduje właśnie inne polecenie – poczekaj, aż skończy, i powtórz swoje"
            )
            raise CampaignError(message) from None
        yield


def complete(build: Path) -> bool:
    """True when everything that was made there is still there, the sites included."""
    made = _read_manifest(build)
    sites = (
        path.replace("/docs/", "/site/")[:-2] + "html" for path in made if path.endswith("/docs/index.md")
    )
    return bool(made) and all(made.values()) and all((build / path).is_file() for path in (*made, *sites))


def write(
    build: Path,
    outputs: Iterable[Output],
    *,
    prune: bool,
    workers: int,
    progress: Progress,
    later: Iterable[str] = (),
    only_claimed: tuple[str, ...] = (),
) -> Written:
    """Bring build/ up to date with the outputs.

    prune: also remove files of earlier runs that no output claims (False for a partial build).
    only_claimed: beginnings of paths for which that is done even when prune is False.
    later: paths a second pass of the same build claims, so that they are no leftovers.
    workers: processes for slow outputs, 1: this one; the bytes are the same for any number.
    progress: called with (done, total, label) before each slow output and once at the end.
    Raises CampaignError when an output cannot be made or written; what was there before stays.
    """
    planned = list(outputs)
    look_again()
    old = _read_manifest(build)
    done = Written()
    dirty = [item for item in planned if _dirty(build, item, old)]
    made_anew = {item.path for item in dirty}
    done.kept = [name for item in planned if item.path not in made_anew for name in item.names]
    stale = {path for item in dirty for path in item.paths}
    keys = {path: key for path, key in old.items() if path not in stale}
    ready = list(_render(dirty, workers, progress))  # all of it, or the folder stays as it was
    if dirty:  # forgotten first: a run that stops half-way must not leave new bytes under an old key
        _write_manifest(build, {path: old[path] if path not in stale else "" for path in old})
    for item, made in ready:
        for path, data in made.items():
            disk.write(build / path, data)
            keys[path] = item.key
        done.made.extend(item.names)
    claimed = {path for item in planned for path in item.paths} | set(later)
    done.removed = sorted(path for path in set(old) - claimed if prune or path.startswith(only_claimed))
    for path in done.removed:
        _remove(build, path)
        keys.pop(path, None)
    _write_manifest(build, keys)
    return done


def _dirty(build: Path, item: Output, old: dict[str, str]) -> bool:
    return any(old.get(path) != item.key or not (build / path).is_file() for path in item.paths)


Made = dict[str, bytes]
_AT_WORK = 32
"""How many outputs may have been begun when a process crashed."""


def _render(dirty: list[Output], workers: int, progress: Progress) -> Iterator[tuple[Output, Made]]:
    slow = [item for item in dirty if item.slow]
    yield from ((item, item.make()) for item in dirty if not item.slow)
    if not slow or workers < 2:
        results: Iterator[Made | CampaignError] = (_attempt(item) for item in slow)
        yield from _told(slow, results, progress)
    else:
        for warm in {item.warm for item in slow if item.warm}:
            warm()
        with _pool(workers) as pool:
            yield from _told(slow, pool.map(_attempt, slow), progress)


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that share what was loaded.

    What they leave behind in the machine's temporary folder goes with them: they end without tidying up.
    """
    context = multiprocessing.get_context("fork")
    with (
        TemporaryDirectory(prefix="campaign-") as scratch,
        ProcessPoolExecutor(workers, context, _work_in, (scratch,)) as pool,
    ):
        yield pool


def _work_in(scratch: str) -> None:
    tempfile.tempdir = scratch


def _crashed(suspects: list[Output]) -> str:
    """Which output crashes its process: each of those that were at work is tried alone."""
    for item in suspects:
        try:
            with _pool(1) as alone_again:
                alone_again.submit(_attempt, item).result()
        except BrokenProcessPool:
            said = f"{item.label} ({item.path}): program drukujący nagle przestał działać"
            return f"{said} – cofnij ostatnią zmianę"
    return "proces drukujący przerwał pracę, może zabrakło pamięci – uruchom jeszcze raz z --workers 1"


def _attempt(item: Output) -> Made | CampaignError:
    """What an output makes, or why it cannot: one fault must not hide those of the others."""
    try:
        with contained.limited(LIMITS, f"{item.label} ({item.path})"):
            return item.make()
    except CampaignError as error:
        return error


def _told(
    slow: list[Output], results: Iterator[Made | CampaignError], progress: Progress
) -> Iterator[tuple[Output, Made]]:
    """The outputs with their files; raises at the end, with the faults of all that could not be made."""
    faults = []
    for number, item in enumerate(slow):
        progress(number, len(slow), item.label)
        try:
            made = next(results)
        except BrokenProcessPool as error:
            raise CampaignError(_crashed(slow[number : number + _AT_WORK])) from error
        if isinstance(made, CampaignError):
            faults.append(made)
        else:
            yield item, made
    if slow:
        progress(len(slow), len(slow), "")
    _raise(faults)


def _raise(faults: list[CampaignError]) -> None:
    if len(faults) == 1:
        raise faults[0]
    if faults:
        told = "\n".join(str(fault) for fault in faults)
        problems = {problem for fault in faults for problem in fault.problems}
        raise CampaignError(f"Nie powstało plików: {len(faults)}.\n{told}", problems)


def _read_manifest(build: Path) -> dict[str, str]:
    try:
        found = json.loads((build / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # first run, or a torn file: everything is made anew
        return {}
    return found if isinstance(found, dict) else {}


def _write_manifest(build: Path, keys: dict[str, str]) -> None:
    """Remember what is in build/; a path with an empty key is ours but must be made anew."""
    disk.write(build / MANIFEST, json.dumps(keys, indent=0, sort_keys=True).encode())


def _remove(build: Path, path: str) -> None:
    target = build / path
    target.unlink(missing_ok=True)
    parent = target.parent
    while parent != build and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent
