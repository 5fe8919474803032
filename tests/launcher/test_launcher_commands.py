"""`doctor`, `--version`, `completion`, and a damaged environment, as a person meets them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from campaign.commands import doctor
from campaign.commands.completion import LAUNCHER
from project import ROOT, run


def test_version() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("campaign ")


def test_doctor_says_what_each_missing_package_costs_and_one_line() -> None:
    done = run("doctor", PATH="/nonexistent")
    assert "nie Debian ani Ubuntu" in done.stdout
    done = run("doctor")
    assert (done.returncode, done.stderr) == (0, "")
    assert "jest  biblioteki Pythona" in done.stdout
    assert done.stdout.splitlines()[-1].startswith(
        ("Wykonaj raz: sudo apt-get", "jest  pakiety systemu: wszystkie")
    )


def test_doctor_names_a_package_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "dpkg-query").write_text(
        '#!/bin/sh\ncase "$*" in *hunspell-pl) exit 1 ;; esac\necho install ok installed\n'
    )
    (tmp_path / "dpkg-query").chmod(0o755)
    done = run("doctor", PATH=f"{tmp_path}:/usr/bin:/bin")
    assert "brak  pakiet hunspell-pl: pisownię sprawdza tylko jeden słownik" in done.stdout
    assert done.stdout.endswith("--no-install-recommends hunspell-pl\n")


def test_every_line_of_the_list_can_be_read() -> None:
    found = list(doctor.packages())
    assert {when for when, _, _ in found} == {"build", "test"}
    assert len({name for _, name, _ in found}) == len(found)


def test_doctor_finds_a_file_that_has_gone(tmp_path: Path) -> None:
    info = tmp_path / "proba-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: proba\nVersion: 1\n", encoding="utf-8")
    (info / "RECORD").write_text("proba.py,,\nproba-1.dist-info/METADATA,,\n", encoding="utf-8")
    (found,) = doctor.metadata.distributions(path=[str(tmp_path)])
    assert doctor._incomplete(found)
    (tmp_path / "proba.py").touch()
    assert not doctor._incomplete(found)


def test_a_library_that_cannot_be_imported_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "babel.py").write_text("import nie_ma_mnie\n", encoding="utf-8")
    done = run("check", PYTHONPATH=f"{tmp_path}:{ROOT / 'scripts'}")
    assert done.returncode == 1
    assert "rodowisko Pythona jest uszkodzone (brak: nie_ma_mnie) – wykonaj: rm -r " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(not shutil.which("bash"), reason="brak powłoki bash")
@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("bui", ["build"]),
        ("build --edi", ["--edition"]),
        ("log ex", ["export"]),
        ("completion ", ["bash", "zsh", "fish"]),
    ],
)
def test_completion_in_a_real_bash(tmp_path: Path, typed: str, wanted: list[str]) -> None:
    asks = tmp_path / "campaign"
    asks.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m campaign "$@"\n', encoding="utf-8")
    asks.chmod(0o755)
    script = run("completion", "bash").stdout.replace(str(LAUNCHER), str(asks))
    words = ["./campaign", *typed.split(" ")]
    told = f"COMP_WORDS=({' '.join(word or chr(34) * 2 for word in words)}); COMP_CWORD={len(words) - 1}"
    code = f'{script}\n{told}\n_campaign_completion ./campaign\nprintf "%s\\n" "${{COMPREPLY[@]}}"; complete -p campaign'
    done = subprocess.run(
        ["bash", "--norc", "-c", code], env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "scripts")},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [*wanted, "complete -o nosort -F _campaign_completion campaign"]


@pytest.mark.skipif(not shutil.which("shellcheck"), reason="brak programu shellcheck")
def test_the_launcher_is_clean_shell() -> None:
    done = subprocess.run(["shellcheck", ROOT / "campaign"], capture_output=True, text=True, check=False)
    assert done.stdout == ""
