"""The architecture of the design holds: who may import whom, who may write, how large things are."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.mutants import MUTANTS
from project import ROOT

PACKAGE = ROOT / "scripts/campaign"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]
each_module = pytest.mark.parametrize("path", MODULES, ids=NAMES)

# from the ground up; a module imports from its own layer or from below
FLOORS = [
    "problems", "contained", "language", "model", "content", "design", "project", "checks", "output", "press", "prints", "kits",
    "site", "log", "build", "authoring", "commands", "__main__",
]  # fmt: skip


def floor(module: str) -> int:
    """The floor of 'campaign.x.y', by x; a module the design does not place is a mistake."""
    part = module.split(".")[1] if "." in module else "problems"
    part = "problems" if part.isupper() else part  # a constant of the package itself, on the ground
    assert part in FLOORS, f"{module} stands on no floor: name its room in FLOORS"
    return FLOORS.index(part)


def imports(path: Path, everywhere: bool = True) -> Iterator[str]:
    """Modules a file imports, as dotted names; everywhere: inside functions too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for guarded in [node for node in tree.body if isinstance(node, ast.If)]:
        if ast.unparse(guarded.test) == "TYPE_CHECKING":
            guarded.body = [ast.Pass()]  # names for the type checker are not imported when it runs
    for node in ast.walk(tree) if everywhere else tree.body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "absolute imports only"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own(path: Path) -> str:
    return ".".join(("campaign", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


@each_module
def test_imports_go_downward_only(path: Path) -> None:
    for name in imports(path):
        if name.startswith("campaign."):
            assert floor(name) <= floor(own(path)), f"{own(path)} imports {name}"


def who_names(pattern: str) -> set[str]:
    return {
        name
        for name, path in zip(NAMES, MODULES, strict=True)
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def who_imports(*wanted: str) -> set[str]:
    return {
        name for name, path in zip(NAMES, MODULES, strict=True)
        if any(found.split(".")[0] in wanted for found in imports(path))
    }  # fmt: skip


def test_only_site_names_the_generator() -> None:
    assert who_imports("mkdocs", "material", "zensical") == {"site/generator.py"}


def test_only_the_press_imports_weasyprint() -> None:
    importers = who_imports("weasyprint")
    assert "press/engine.py" in importers
    assert {name for name in importers if not name.startswith("press/")} == set()


def test_weasyprint_is_imported_lazily() -> None:
    for name in who_imports("weasyprint"):
        tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
        top = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        assert not [node for node in top if "weasyprint" in ast.unparse(node)]


def circle(graph: dict[str, set[str]]) -> list[str]:
    """Rooms that import one another, whichever way round; empty when there are none."""
    left = {room: set(found) for room, found in graph.items()}
    while free := [room for room, found in left.items() if not found & left.keys()]:
        for room in free:
            del left[room]
    return sorted(left)


def test_no_rooms_stand_in_a_circle() -> None:
    graph: dict[str, set[str]] = {}
    for path in MODULES:
        room = own(path).split(".")[1] if "." in own(path) else ""
        found = {name.split(".")[1] for name in imports(path) if name.startswith("campaign.")}
        graph.setdefault(room, set()).update(found - {room})
    assert circle(graph) == []
    assert circle({"a": {"b"}, "b": {"a"}, "c": {"a"}}) != []


def test_a_class_has_one_name_in_the_whole_package() -> None:
    names = [
        node.name
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    assert [name for name, times in Counter(names).items() if times > 1] == []


def test_a_file_name_stands_for_one_thing() -> None:
    """Only a command bears the name of what it runs."""
    same: dict[str, list[Path]] = {}
    for path in MODULES:
        if path.name != "__init__.py":
            same.setdefault(path.name, []).append(path)
    twice = {name: paths for name, paths in same.items() if len(paths) > 1}
    assert {name for name, paths in twice.items() if len(paths) > 2} == set()
    for name, paths in twice.items():
        command = PACKAGE / "commands" / name
        (other,) = {own(path) for path in paths} - {own(command)}
        assert any(found == other or found.startswith(f"{other}.") for found in imports(command)), name


WRITES = r"\.write_(?:text|bytes)\(|\bos\.replace\(|\brmtree\(|\.unlink\(|\.rename\(|\.touch\(|\bopen\([^)]*[\"'][wax]"
# press: fontconfig's file in a temporary folder; schema command: content/schema
MAY_WRITE = {
    "output/files.py",
    "output/disk.py",
    "site/generator.py",
    "press/engine.py",
    "output/memory.py",
    "commands/schema.py",
    "commands/claims.py",
}
# packages with files of their own: the log, and new content an author asks for
ELSEWHERE = ("log/", "authoring/")


def test_only_files_and_site_write() -> None:
    writers = {name for name in who_names(WRITES) if not name.startswith(ELSEWHERE)}
    assert writers <= MAY_WRITE, writers - MAY_WRITE
    assert {"output/disk.py", "site/generator.py"} <= writers, "the pattern itself still sees who writes"


def test_outputs_know_no_clock() -> None:
    clock = r"date\.today|datetime\.now|time\.time\(|\bnow\(\)"
    found = {name for name in who_names(clock) if name.startswith(("output/", "prints/", "kits/", "site/"))}
    assert found == {"output/disk.py"}, "only there: how old is what a killed program left behind"


def functions(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{own(path)}.{node.name}", (node.end_lineno or 0) - node.lineno + 1


def test_functions_are_short() -> None:
    sizes = dict(found for path in MODULES for found in functions(path))
    ordered = sorted(sizes.values())
    assert ordered[len(ordered) // 2] <= 10, "median"
    assert ordered[int(len(ordered) * 0.9)] <= 30, "nine in ten"
    assert {name for name, lines in sizes.items() if lines > 60} == set()


@each_module
def test_modules_are_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("name", ["commands/cli", "__main__"])
def test_help_and_errors_start_without_the_heavy_parts(name: str) -> None:
    """What the launcher needs for --help must not load the renderer, the generator or the model."""
    for found in imports(PACKAGE / f"{name}.py", everywhere=False):
        assert not found.startswith("campaign.") or found.split(".")[1] in ("commands", "problems"), found


def test_nothing_committed_names_a_machine() -> None:
    machine = re.compile(r"(?<![\w.])/(?:work|root|tmp|home)/\w")
    for folder in ("content", "docs", "leaflets", "scripts"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in (".py", ".yml", ".md", ".html", ".css", ".po", ".svg"):
                assert not machine.search(path.read_text(encoding="utf-8")), path
    for name in ("requirements.txt", "requirements-test.txt", "pyproject.toml", "mkdocs.yml"):
        assert not machine.search((ROOT / name).read_text(encoding="utf-8")), name
    for name in ("requirements.txt", "requirements-test.txt"):  # pins and hashes, no address at all
        assert "://" not in (ROOT / name).read_text(encoding="utf-8"), name


def test_planted_faults_fit_the_program() -> None:
    """A fault whose text has left the program would test nothing."""
    for mutant in MUTANTS:
        place = PACKAGE / mutant.place
        texts = [
            path.read_text(encoding="utf-8") for path in ([place] if place.is_file() else place.rglob("*.py"))
        ]
        assert sum(text.count(mutant.old) for text in texts) == 1, (mutant.place, mutant.old)
