"""Same content, same bytes: in any process, for any number of workers; and only what changed is printed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from shop import campaign_of

from campaign.output import files
from campaign.output.output import Output, look_again
from campaign.prints import leaflets
from campaign.prints.prints import Selection
from project import EDITIONS, ROOT, SAMPLE, Workspace, opened, silent

SOME = Selection(method="na-krewnego")
SCRIPT = """
import hashlib
from pathlib import Path
from shop import cases
from campaign.prints.prints import Selection
for case in cases(selection=Selection("kpp-zalesie", "na-krewnego")):
    print(case.item.file, hashlib.sha256(case.pdf).hexdigest())
"""


def _plan(root: Path, selection: Selection = SOME) -> list[Output]:
    campaign = campaign_of(root)
    look_again()
    return leaflets.plan(opened(root, campaign), selection)


def _written(folder: Path, outputs: list[Output], workers: int) -> files.Written:
    return files.write(folder, outputs, prune=True, workers=workers, progress=silent)


def _digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _elsewhere(script: str, **machine: str) -> str:
    """What a script says in a process of its own, with this module's names at hand."""
    folders = (ROOT / "scripts", ROOT / "tests", Path(__file__).parent)
    env = os.environ | machine | {"PYTHONPATH": os.pathsep.join(map(str, folders))}
    whole = f"from pathlib import Path\nfrom project import SAMPLE\nfrom test_determinism import _plan, _written\n{script}"
    done = subprocess.run([sys.executable, "-c", whole], env=env, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture(scope="module")
def one_worker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("one")
    _written(folder, _plan(SAMPLE), 1)
    return folder


@pytest.mark.parametrize("workers", [2, 5])
def test_bytes_do_not_depend_on_workers(one_worker: Path, tmp_path: Path, workers: int) -> None:
    _elsewhere(f"_written(Path({str(tmp_path)!r}), _plan(SAMPLE), {workers})")  # no threads where it forks
    assert _digests(tmp_path) == _digests(one_worker)
    assert any(name.endswith(".png") for name in _digests(tmp_path))


@pytest.mark.parametrize("seed", ["1", "2"])
def test_bytes_do_not_depend_on_process_zone_or_language(one_worker: Path, seed: str) -> None:
    machine = {"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "LC_ALL": "C", "SOURCE_DATE_EPOCH": seed}
    known = _digests(one_worker)
    lines = _elsewhere(SCRIPT, **machine).split("\n")[:-1]
    assert lines
    for line in lines:
        name, digest = line.split()
        assert known[f"leaflets/kpp-zalesie/{name}"] == digest


def test_one_changed_method_prints_only_its_own_prints(project: Workspace, tmp_path: Path) -> None:
    everything = [item for item in _plan(project.root, Selection()) if "/card" not in item.path]
    first = {item.path: item.key for item in everything}
    project.replace("content/methods/na-krewnego.yml", "Wolno mi. To nie jest", "Wolno mi. To wcale nie jest")
    second = {item.path: item.key for item in _plan(project.root, Selection())}
    changed = {path for path in first if first[path] != second[path]}
    assert changed
    whole = {path for path in changed if "ksiazeczka" in path}  # it tells every method's reasons
    assert all("na-krewnego" in path for path in changed - whole)
    assert len(whole) == 3 * len(EDITIONS), "on sheets, with little toner, and on the screen"


def test_nothing_changed_prints_nothing(one_worker: Path) -> None:
    done = _written(one_worker, _plan(SAMPLE), 2)
    assert done.made == []
    assert set(done.kept) == {name for output in _plan(SAMPLE) for name in output.names}


@pytest.mark.parametrize(
    "name", ["leaflets/_shared/base.css", "leaflets/a5/style.css", "leaflets/a5/format.yml"]
)
def test_changed_style_prints_its_format_again(project: Workspace, name: str) -> None:
    before = {item.path: item.key for item in _plan(project.root)}
    project.write(name, project.read(name).replace("order: 30", "order: 31") + "\n\n")
    after = {item.path: item.key for item in _plan(project.root)}
    changed = {path for path in before if before[path] != after[path]}
    assert {path for path in changed if "/a5-" in path}
    assert (changed == set(before)) == ("_shared" in name)
