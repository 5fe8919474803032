"""An output is renewed when anything it is made from changes, and only then: content, files, program."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from campaign import build
from campaign.output import program
from campaign.output.output import Output, fingerprint, look_again
from campaign.site import generator, pages
from project import ROOT, Workspace, copy_project, opened

PRINTS, KITS, OFFICER = "leaflets/", "partnerzy/", "dzielnicowy/"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A copy with a few print formats."""
    return copy_project(tmp_path_factory.mktemp("keys") / "projekt", formats=("common", "a4", "poster"))


def planned(workspace: Workspace) -> list[Output]:
    project = opened(workspace.root)
    return build.planned(project, build.Order(), pages.plan(project))


def keys(outputs: list[Output]) -> dict[str, str]:
    look_again()
    program._digest.cache_clear()
    program._module.cache_clear()
    return {item.path: replace(item).key for item in outputs}


@pytest.fixture(scope="module")
def outputs(workspace: Workspace) -> list[Output]:
    return planned(workspace)


@pytest.fixture(scope="module")
def before(outputs: list[Output]) -> dict[str, str]:
    return keys(outputs)


def renewed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {path for path in before if before[path] != after.get(path)}


def among(before: dict[str, str], wanted: Callable[[str], bool]) -> set[str]:
    found = {path for path in before if wanted(path)}
    assert found, "the case asks about something"
    return found


def printed(path: str) -> bool:
    return path.endswith((".pdf", ".jpg", "zapowiedz.png"))


def own(path: str) -> bool:
    """What is laid out with the prints' style sheet: everything printed but the log's card."""
    return printed(path) and "karta-liczenia" not in path


def laid_out(path: str) -> bool:
    """A print, of a publisher or of a kit that speaks in its own name."""
    return path.startswith(PRINTS) or (path.startswith(KITS) and "-ulotka-" in path)


MODULES: dict[str, Callable[[str], bool] | None] = {
    "press/engine.py": lambda path: printed(path) or path.endswith(".docx"),
    "press/proof.py": lambda path: laid_out(path) or path.endswith(".jpg"),
    "press/thumbnail.py": lambda path: laid_out(path) or path.endswith((".jpg", "zapowiedz.png")),
    "press/docx.py": lambda path: path.endswith((".docx", "teksty.pdf")) and "informacja" not in path,
    "press/wordtemplate.py": lambda path: "informacja" in path,
    "log/card.py": lambda path: "karta-liczenia" in path,
    "log/workbook/state_sheet.py": lambda path: path.endswith(".xlsx"),
    "log/report/writing.py": lambda path: "informacja" in path,
    "site/social.py": lambda path: path.endswith("zapowiedz.png"),
    "checks/wording.py": None,
    "authoring/review.py": None,
    "commands/cli.py": None,
    "project.py": None,
}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the program whose modules a test may change."""
    pattern = shutil.ignore_patterns("__pycache__", "templates", "locale", "data")
    shutil.copytree(ROOT / "scripts/campaign", tmp_path / "campaign", ignore=pattern)
    monkeypatch.setattr(program, "ROOT", tmp_path)
    yield tmp_path / "campaign"
    program._module.cache_clear()
    program._digest.cache_clear()


@pytest.mark.parametrize("name", MODULES)
def test_a_changed_module_renews_what_it_makes(
    name: str, package: Path, outputs: list[Output], before: dict[str, str]
) -> None:
    module, wanted = package / name, MODULES[name]
    text = module.read_text(encoding="utf-8")
    module.write_text(f"{text}\nCHANGED = True\n", encoding="utf-8")
    expected = among(before, wanted) if wanted else set()
    changed = renewed(before, keys(outputs))
    if name == "project.py":  # read by what finds the program's own fonts, never by what lays a print out
        assert not [path for path in changed if path.startswith((PRINTS, KITS))]
    else:
        assert changed == expected


def test_a_comment_in_a_copy_of_the_program_renews_nothing(
    package: Path, outputs: list[Output], before: dict[str, str]
) -> None:
    for name in MODULES:
        text = (package / name).read_text(encoding="utf-8")
        (package / name).write_text(f"# a remark\n{text}\n# another\n", encoding="utf-8")
    assert keys(outputs) == before


@pytest.mark.parametrize("name", ["site/generator.py", "site/search.py"])
def test_a_changed_module_renews_the_site(name: str, package: Path, workspace: Workspace) -> None:
    def key() -> str:
        program._digest.cache_clear()
        program._module.cache_clear()
        return generator._key(opened(workspace.root), workspace.build_folder)

    old = key()
    assert key() == old
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\nCHANGED = True\n")
    assert key() != old


def test_another_version_of_the_site_generator_renews_the_site(monkeypatch: pytest.MonkeyPatch) -> None:
    program._digest.cache_clear()
    old = program.digest("campaign.site.generator")
    program._digest.cache_clear()
    monkeypatch.setattr(program, "version", lambda name: "99" if name == "mkdocs-material" else "1")
    new = program.digest("campaign.site.generator")
    program._digest.cache_clear()
    monkeypatch.setattr(program, "version", lambda name: "1")
    assert len({old, new, program.digest("campaign.site.generator")}) == 3
    program._digest.cache_clear()


FILES: dict[str, Callable[[str], bool]] = {
    "leaflets/_shared/base.css": own,
    "leaflets/_shared/fonts/NotoSans-Bold.ttf": own,
    "leaflets/a4/style.css": lambda path: (
        path.startswith(PRINTS) and "/ulotka-" in path and "wspolna" not in path
    ),
    "leaflets/_shared/document.css": lambda path: "karta-liczenia" in path,
}


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_renews_what_is_made_with_it(
    name: str, workspace: Workspace, outputs: list[Output], before: dict[str, str]
) -> None:
    raw = workspace.path(name).read_bytes()
    workspace.write(name, raw + b"\n")
    try:
        assert renewed(before, keys(outputs)) == among(before, FILES[name])
    finally:
        workspace.write(name, raw)


def test_a_changed_logo_renews_its_publisher_only(workspace: Workspace, before: dict[str, str]) -> None:
    name = "content/logos/policja.svg"
    raw = workspace.path(name).read_bytes()
    workspace.write(name, raw.replace(b"</svg>", b"<title>x</title></svg>"))
    changed = renewed(before, keys(planned(workspace)))
    workspace.write(name, raw)
    assert among(before, lambda path: path.startswith(f"{PRINTS}kpp-zalesie/")) <= changed
    assert "kpp-zalesie/docs/img/policja.svg" in changed
    assert not [path for path in changed if "um-zalesie" in path]


def test_a_changed_method_renews_its_own_prints(workspace: Workspace, before: dict[str, str]) -> None:
    name = "content/methods/na-krewnego.yml"
    text = workspace.read(name)
    workspace.change(name, lambda data: data.update(truth=data["truth"] + " Zawsze."))
    changed = renewed(before, keys(planned(workspace)))
    workspace.write(name, text)
    prints = {path for path in changed if path.startswith(PRINTS)}
    assert prints
    assert all("na-krewnego" in path for path in prints)


def test_a_renamed_method_reaches_the_officers_workbook(workspace: Workspace, before: dict[str, str]) -> None:
    name = "content/methods/na-krewnego.yml"
    text = workspace.read(name)
    workspace.change(name, lambda data: data.update(name="Na kuzyna"))
    changed = renewed(before, keys(planned(workspace)))
    workspace.write(name, text)
    log = among(
        before,
        lambda path: path.startswith(OFFICER) and path.endswith((".xlsx", ".pdf")) and "5-LICZ" in path,
    )
    assert log <= changed


def test_pieces_of_a_key_do_not_run_together() -> None:
    assert fingerprint("ab", "c") != fingerprint("a", "bc")
