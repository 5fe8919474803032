"""The writer: only what changed, only our own files, the same bytes whatever the number of workers."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from campaign.commands.cli import campaign
from campaign.output import files
from campaign.output.output import Output, ready
from campaign.problems import CampaignError
from project import AS_OF, BASIC, EDITIONS, ROOT, Workspace, copy_project, silent

RELATIVE = "content/methods/na-krewnego.yml"


def text(value: str) -> bytes:
    return value.encode()


def slow(path: str, value: str, copies: tuple[str, ...] = ()) -> Output:
    return Output(path, partial(text, value), path, (value,), copies=copies, slow=True)


def write(build: Path, *outputs: Output, prune: bool = True, workers: int = 1) -> files.Written:
    return files.write(build, outputs, prune=prune, workers=workers, progress=silent)


def test_writes_only_what_changed(tmp_path: Path) -> None:
    first = write(tmp_path, ready("a", b"1", ""), ready("d/b", b"2", ""))
    assert first.made == ["a", "d/b"]
    before = (tmp_path / "d/b").stat().st_mtime_ns
    second = write(tmp_path, ready("a", b"3", ""), ready("d/b", b"2", ""))
    assert (second.made, second.kept, second.removed) == (["a"], ["d/b"], [])
    assert (tmp_path / "a").read_bytes() == b"3"
    assert (tmp_path / "d/b").stat().st_mtime_ns == before


def test_copies_hold_the_same_bytes_and_come_back(tmp_path: Path) -> None:
    write(tmp_path, slow("a.pdf", "x", ("site/a.pdf",)))
    (tmp_path / "site/a.pdf").unlink()
    assert write(tmp_path, slow("a.pdf", "x", ("site/a.pdf",))).made == ["a.pdf"]
    assert (tmp_path / "site/a.pdf").read_bytes() == b"x"


def test_prunes_what_nobody_claims_but_never_foreign_files(tmp_path: Path) -> None:
    write(tmp_path, ready("d/e/a", b"1", ""), ready("b", b"2", ""))
    (tmp_path / "obcy.txt").write_text("nie nasz")
    done = write(tmp_path, ready("b", b"2", ""))
    assert done.removed == ["d/e/a"]
    assert not (tmp_path / "d").exists(), "empty folders go too"
    assert (tmp_path / "obcy.txt").exists()


def test_partial_build_removes_nothing_and_forgets_nothing(tmp_path: Path) -> None:
    write(tmp_path, ready("a", b"1", ""), ready("b", b"2", ""))
    assert write(tmp_path, ready("a", b"9", ""), prune=False).removed == []
    assert (tmp_path / "b").read_bytes() == b"2"
    assert write(tmp_path, ready("a", b"9", ""), ready("b", b"2", "")).kept == ["a", "b"]
    write(tmp_path, ready("a", b"9", ""), prune=False)
    assert write(tmp_path, ready("a", b"9", "")).removed == ["b"], "a later full build still knows it"


@pytest.mark.parametrize("manifest", [b"", b"{", b"[]", b"null", b'"x"', b"\xff"])
def test_torn_manifest_means_everything_is_made_anew(tmp_path: Path, manifest: bytes) -> None:
    write(tmp_path, ready("a", b"1", ""))
    (tmp_path / files.MANIFEST).write_bytes(manifest)
    assert write(tmp_path, ready("a", b"1", "")).made == ["a"]


def unlike(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    """Names of files that are not the same in both; never the bytes, whose comparison in a report takes an hour."""
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}


def stop() -> bytes:
    raise CampaignError("nie mieści się")


@pytest.mark.parametrize("workers", [1, 3])
def test_stopped_build_leaves_nothing_stale(tmp_path: Path, workers: int) -> None:
    old = [ready("page", b"old", ""), *(slow(f"{i}.pdf", "old") for i in range(3))]
    new = [ready("page", b"new", ""), *(Output(f"{i}.pdf", stop, "", ("new",), slow=True) for i in range(3))]
    write(tmp_path, *old)
    with pytest.raises(CampaignError, match="nie mieści się"):
        write(tmp_path, *new, workers=workers)
    write(tmp_path, *old)
    assert (tmp_path / "page").read_bytes() == b"old", "the half-written page came back"
    assert [(tmp_path / f"{i}.pdf").read_bytes() for i in range(3)] == [b"old"] * 3
    assert write(tmp_path, old[0]).removed == ["0.pdf", "1.pdf", "2.pdf"]


def test_a_write_that_fails_half_way_leaves_nothing_stale(tmp_path: Path) -> None:
    old, new = ([ready("a", data, ""), ready("b", data, "")] for data in (b"old", b"new"))
    write(tmp_path, *old)
    (tmp_path / "b").unlink()
    (tmp_path / "b" / "in the way").mkdir(parents=True)
    with pytest.raises(CampaignError):
        write(tmp_path, *new)
    assert (tmp_path / "a").read_bytes() == b"new"
    shutil.rmtree(tmp_path / "b")
    write(tmp_path, *old)
    assert (tmp_path / "a").read_bytes() == b"old", "new bytes under an old key"


def test_progress_counts_every_slow_output(tmp_path: Path) -> None:
    seen: list[tuple[int, int, str]] = []
    outputs = [slow("a", "1"), ready("b", b"2", "x"), slow("c", "3")]
    files.write(tmp_path, outputs, prune=True, workers=1, progress=lambda *step: seen.append(step))
    assert seen == [(0, 2, "a"), (1, 2, "c"), (2, 2, "")]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "brak miejsca na dysku"),
        (errno.EACCES, "brak uprawnień"),
        (errno.EROFS, "dysk jest tylko do odczytu"),
        (errno.EIO, f"błąd systemu nr {errno.EIO}"),
    ],
)
def test_full_disk_is_a_polish_sentence_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def refuse(file: int) -> None:  # as a full disk does: the file is there, its content is not
        raise OSError(number, os.strerror(number))

    write(tmp_path, ready("a", b"1", ""))
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(
        CampaignError, match=f"Nie mogę zapisać .*: {words} – (sprawdź miejsce na dysku|zamknij go)"
    ):
        write(tmp_path, ready("a", b"2", ""))
    monkeypatch.undo()
    assert (tmp_path / "a").read_bytes() == b"1"
    assert not list(tmp_path.glob(".a*"))


def build(project: Workspace, *options: str) -> Result:
    """The command a person gives, without the second it takes to start a process."""
    alone = ("--as-of", str(AS_OF), "--workers", "1")  # the process of a test has threads: no place to fork
    return CliRunner().invoke(campaign, ["--root", str(project.root), "build", *alone, *options])


def block_build(project: Workspace) -> None:
    project.write("build", "plik zamiast folderu")


def block_folder(project: Workspace) -> None:
    project.write("build/leaflets", "plik zamiast folderu")


def block_configuration(project: Workspace) -> None:
    project.path("build/kpp-zalesie/mkdocs.yml").mkdir(parents=True)


def block_site(project: Workspace) -> None:
    project.write("build/kpp-zalesie/site", "plik zamiast folderu")


@pytest.mark.parametrize("block", [block_build, block_folder, block_configuration, block_site])
def test_what_stands_in_the_way_ends_in_one_polish_sentence(
    project: Workspace, block: Callable[[Workspace], None]
) -> None:
    block(project)
    done = build(project, "--edition", "kpp-zalesie", "--format", "common")
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit), "a sentence, never a trace"
    last = done.output.splitlines()[-1]
    assert "Nie mogę" in last, last
    assert ": plik i folder mają tę samą nazwę – " in last


def test_second_build_changes_no_byte(project: Workspace) -> None:
    project.build()
    before = project.files()
    times = {path: path.stat().st_mtime_ns for path in project.build_folder.rglob("*.pdf")}
    report = project.build()
    assert unlike(before, project.files()) == set()
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert "Zmienione pliki: 0" in report.summary
    assert "Strony zbudowane od nowa: 0" in report.summary


BUILT_ELSEWHERE = """
import sys
from pathlib import Path
from project import Workspace
if __name__ == "__main__":
    Workspace(Path(sys.argv[1])).build(workers=3)
"""


def test_same_bytes_for_any_workers_folder_clock_and_language(built: Workspace, tmp_path: Path) -> None:
    other = copy_project(tmp_path / "inny folder")
    scratch = tmp_path / "tymczasowe"
    scratch.mkdir()
    script = tmp_path / "builds.py"
    script.write_text(BUILT_ELSEWHERE)
    machine = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": "/nonexistent"}
    machine["TMPDIR"] = str(scratch)
    machine["PYTHONPATH"] = os.pathsep.join([str(ROOT / "scripts"), str(ROOT / "tests")])
    subprocess.run([sys.executable, str(script), str(other.root)], env=os.environ | machine, check=True)
    # the officer's workbook carries identifiers made anew for every copy, so that two copies never mix
    once = {name for name in built.files() if "/5-LICZ/dziennik-" in name or name.startswith(".")}
    assert unlike(built.files(), other.files()) - once == set()
    assert not [*scratch.iterdir()]  # nothing is left in the machine's temporary folder


def test_only_the_files_of_a_changed_method_change(project: Workspace) -> None:
    project.build()
    before = project.files()
    project.replace(
        RELATIVE, "truth: Policja nie bierze przez telefon", "truth: Przez telefon policja nie bierze"
    )
    project.build()
    changed = unlike(before, project.files())
    changed -= {name for name in changed if name.endswith((".manifest.json", ".site-key"))}
    for edition in EDITIONS:
        assert {
            f"{edition}/docs/metody/na-krewnego.md",
            f"{edition}/site/metody/na-krewnego.html",
            f"{edition}/site/druk/ulotka-na-krewnego.pdf",
            f"leaflets/{edition}/ulotka-na-krewnego.pdf",
        } <= changed
    # partners' texts and their page, the feeds and the page to rehearse on tell of every method
    shared = ("/search/", "partnerzy/", "/3-DLA-PARTNEROW/", "/dla-partnerow.", "atom.xml", "/proba.")
    assert [n for n in changed if "na-krewnego" not in n and not any(part in n for part in shared)] == []


def test_partial_builds(project: Workspace) -> None:
    project = replace(project, seed=None)
    project.build(edition="um-zalesie", method="na-krewnego", format="a4")
    assert sorted(project.prints("um-zalesie")) == ["ulotka-na-krewnego.pdf"]
    assert project.prints("kpp-zalesie") == {}
    kits = project.build_folder / "partnerzy"
    assert [path.name for path in kits.iterdir()] == ["miasto"], "the kit of this edition, no other"
    project.build()
    before = project.files()
    shutil.rmtree(kits / "miasto")
    project.build(edition="kpp-zalesie", format="common")
    assert not (kits / "miasto").exists(), "another edition's kit is never written in part"
    project.build(edition="um-zalesie")
    assert unlike(before, project.files()) == set(), (
        "an edition is built with its whole kit, the zips of its site included"
    )
    project.build(method="na-przesylke")
    assert unlike(before, project.files()) == set(), "a partial build removes nothing"
    assert sorted(project.prints("kpp-zalesie")) == sorted(BASIC)
    shutil.rmtree(project.path("leaflets/a4"))
    project.build(edition="um-zalesie")
    assert not any("ulotka-na-" in name for name in project.prints("um-zalesie")), (
        "a whole edition is renewed"
    )
    assert sorted(project.prints("kpp-zalesie")) == sorted(BASIC), "and no other"


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--edition", "Nie ma wydania „x”"),
        ("--method", "Nie ma metody „x”"),
        ("--format", "Nie ma formatu „x”"),
    ],
)
def test_unknown_names_are_refused_with_those_that_exist(project: Workspace, option: str, words: str) -> None:
    done = build(project, option, "x")
    assert done.exit_code == 1
    assert f"{words} – wybierz z: " in done.output
    assert not project.build_folder.exists()


def test_a_partial_build_removes_what_nobody_claims_of_named_folders_only(tmp_path: Path) -> None:
    both = [ready("shop/a", b"1", ""), ready("shop/b", b"1", ""), ready("rest", b"1", "")]
    files.write(tmp_path, both, prune=True, workers=1, progress=silent)
    options = {"prune": False, "workers": 1, "progress": silent}
    done = files.write(tmp_path, both[:1], only_claimed=("shop/",), **options)
    assert done.removed == ["shop/b"]
    assert (tmp_path / "rest").is_file()
    assert files.write(tmp_path, [], only_claimed=("shop/",), **options).removed == ["shop/a"]
    assert not (tmp_path / "shop").exists()
    assert files.write(tmp_path, [], **options).removed == []


def test_what_one_rendering_writes_twice_comes_and_goes_together(tmp_path: Path) -> None:
    larger = ready("leaflets/a/plakat-a3.pdf", b"", "")
    small = replace(
        ready("leaflets/a/plakat.pdf", b"", ""),
        render=partial(list[bytes], [b"small", b"large"]),
        copies=("a/plakat.pdf",),
        also=(replace(larger, derived=(("a/plakat-a3.png", bytes.upper),)),),
    )
    done = write(tmp_path, small)
    assert done.made == ["leaflets/a/plakat.pdf", "leaflets/a/plakat-a3.pdf"]
    assert (tmp_path / "a/plakat.pdf").read_bytes() == b"small"
    assert (tmp_path / "a/plakat-a3.png").read_bytes() == b"LARGE"
    (tmp_path / "a/plakat-a3.png").unlink()
    assert write(tmp_path, small).made == done.made, "a lost file of either is made anew"
    assert write(tmp_path).removed == ["a/plakat-a3.png", "a/plakat.pdf", *sorted(done.made)]
