"""Packages of the system: installed where that is allowed, otherwise one line says what to run, and work goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from launcher.machine import PYTHON, Machine, machine

# dpkg knows what the fake apt has "installed"; apt-get brings python3 when asked for it
DPKG = 'for last; do :; done; test -e "$(dirname "$0")/../installed/$last" && echo "install ok installed"'
POLICY = 'case $2 in chromium*) echo "  Candidate: 2:1snap1-0ubuntu2" ;; *) echo "  Candidate: 1.0" ;; esac'


@pytest.fixture
def computer(tmp_path: Path) -> Machine:
    made = machine(tmp_path, python=False)
    (tmp_path / "installed").mkdir()
    (tmp_path / "python3").write_text(PYTHON, encoding="utf-8")
    (tmp_path / "python3").chmod(0o755)
    made.program("dpkg-query", DPKG)
    made.program("apt-cache", POLICY.replace("chromium*)", "nothing)"))
    made.program(
        "apt-get",
        f'echo "apt-get $*" >>"{tmp_path}/asked"; case "$*" in *update) exit ;; esac; test -z "${{FAKE_APT:-}}" || exit 100\n'
        f'for name; do touch "{tmp_path}/installed/$name"; done\n'
        f'case "$*" in *python3\\ *) cp "{tmp_path}/python3" "{made.programs}/python3" ;; esac',
    )
    return made


def asked(computer: Machine) -> str:
    file = computer.programs.parent / "asked"
    return file.read_text(encoding="utf-8") if file.exists() else ""


@pytest.mark.parametrize("way", ["root", "sudo"])
def test_python_itself_is_installed_where_it_may_be(computer: Machine, way: str) -> None:
    if way == "root":
        computer.program("id", "echo 0")
    else:
        computer.program("sudo", 'test "$1" = -n && shift && exec "$@"')
    code, out, _ = computer.run()
    assert (code, out) == (0, "answer: -m campaign check\n")
    for package in ("python3 ", "python3-venv", "libpangoft2-1.0-0", "hunspell-pl"):
        assert package in asked(computer)
    assert "chromium" not in asked(computer)


def test_without_the_right_to_install_one_line_says_what_to_run(computer: Machine) -> None:
    computer.program("sudo", "exit 1")  # wants a password
    code, out, err = computer.run()
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert err.startswith(
        "Nie ma Pythona 3.11 lub nowszego. Wykonaj: sudo apt-get update && sudo apt-get install -y"
    )
    assert "python3 python3-venv libpangoft2-1.0-0" in err
    assert asked(computer) == ""


def test_a_python_without_venv(computer: Machine) -> None:
    computer.program("python3", PYTHON)
    code, _, err = computer.run(FAKE_NO_VENV="1")
    assert code == 1
    assert err.startswith("Pythonowi na tym komputerze brakuje modułu venv. Wykonaj: sudo apt-get")
    assert "python3-venv" in err


def test_missing_packages_do_not_stop_a_command(computer: Machine) -> None:
    computer.program("python3", PYTHON)
    code, out, err = computer.run()
    assert (code, out) == (0, "answer: -m campaign check\n")
    assert "idę dalej bez nich. Wykonaj raz: sudo apt-get update && sudo apt-get install" in err


def test_apt_that_fails_does_not_stop_a_command(computer: Machine) -> None:
    computer.program("python3", PYTHON)
    computer.program("id", "echo 0")
    code, out, err = computer.run(FAKE_APT="fails")
    assert (code, out) == (0, "answer: -m campaign check\n")
    assert "idę dalej bez nich" in err


@pytest.fixture
def testing(computer: Machine) -> Machine:
    """A computer whose Python lets every tool of the tests succeed."""
    computer.program(
        "python3",
        PYTHON.replace('*"-m campaign"*)', '*"-m ruff"* | *"-m mypy"* | *"-m pytest"*) ;; *"-m campaign"*)'),
    )
    return computer


def test_tests_install_what_they_need(testing: Machine) -> None:
    testing.program("id", "echo 0")
    code, _, err = testing.run("test")
    assert code == 0
    for package in (
        "chromium-headless-shell",
        "libatomic1",
        "libreoffice-writer-nogui",
        "fonts-liberation",
        "postgresql",
        "hunspell",
    ):
        assert package in asked(testing)
    assert "pominięte" not in err


def test_tests_run_without_and_say_so_at_the_end(testing: Machine) -> None:
    code, _, err = testing.run("test")
    assert code == 0
    assert (
        "Testy, którym brakuje pakietów systemu, są pominięte. Wykonaj raz: sudo apt-get"
        in err.splitlines()[-1]
    )


def test_a_browser_that_is_a_snap_is_left_alone(testing: Machine) -> None:
    testing.program("id", "echo 0")
    testing.program("apt-cache", POLICY)
    assert testing.run("test")[0] == 0
    installs = [line for line in asked(testing).splitlines() if " install " in line]
    assert installs
    assert not any("chromium" in line for line in installs)
