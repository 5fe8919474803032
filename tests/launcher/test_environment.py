"""An environment cannot be lost: whatever goes wrong, the old one or the new one answers, in one Polish sentence."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from pathlib import Path

import pytest

from launcher.machine import Machine, machine

ANSWER = "answer: -m campaign check\n"


@pytest.fixture
def computer(tmp_path: Path) -> Machine:
    return machine(tmp_path)


def test_the_first_start_prepares_and_the_second_is_silent(computer: Machine) -> None:
    code, out, err = computer.run()
    assert (code, out) == (0, ANSWER)
    assert "Przygotowuję środowisko" in err
    assert computer.run() == (0, ANSWER, "")
    assert (computer.project / ".venv/bin/python").exists()


@pytest.mark.parametrize("flock", [True, False])
def test_twenty_first_starts_at_once_make_one_environment(computer: Machine, flock: bool) -> None:
    if not flock:
        (computer.programs / "flock").unlink()
    started = [computer.start(FAKE_PAUSE="0.05") for _ in range(20)]
    assert [one.communicate(timeout=60)[0] for one in started] == [ANSWER] * 20
    assert len(computer.environments()) == 1


def test_a_changed_lock_makes_a_new_one_beside_the_old(computer: Machine) -> None:
    computer.run()
    (old,) = computer.environments()
    computer.change_lock()
    assert computer.run()[1] == ANSWER
    assert old in computer.environments(), "a command may still be running from it"
    assert len(computer.environments()) == 2


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("Temporary failure in name resolution", "Sprawdź połączenie z internetem"),
        ("OSError: [Errno 28] No space left on device", "Na dysku jest za mało miejsca"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "nie zgadza się z plikiem requirements.txt"),
    ],
)
def test_what_stops_an_installation_is_said_and_the_old_one_goes_on(
    computer: Machine, said: str, sentence: str
) -> None:
    code, out, err = computer.run(FAKE_PIP=said)
    assert (code, out) == (1, "")
    assert sentence in err.splitlines()[-1]
    assert err.endswith("ykonaj jeszcze raz: ./campaign check\n")
    assert computer.environments() == []
    computer.run()
    computer.change_lock()
    code, out, err = computer.run(FAKE_PIP=said)
    assert (code, out) == (0, ANSWER)
    assert err.endswith("Na razie używam poprzedniego środowiska.\n")
    assert computer.run()[:2] == (0, ANSWER)


def test_tests_never_run_from_an_older_environment(computer: Machine) -> None:
    computer.run()
    code, _, err = computer.run("test", FAKE_PIP="no network")
    assert code == 1
    assert "wykonaj jeszcze raz: ./campaign test" in err


def test_a_library_that_has_gone_is_put_back(computer: Machine) -> None:
    computer.run()
    shutil.rmtree(next(computer.project.glob(".venvs/*/lib/python3.11/site-packages/jinja2")))
    assert computer.run()[:2] == (0, ANSWER)


@pytest.mark.parametrize("flock", [True, False])
def test_killed_at_any_moment(computer: Machine, flock: bool) -> None:
    if not flock:
        (computer.programs / "flock").unlink()
    assert kill_often(computer, 8) == []
    assert computer.run()[:2] == (0, ANSWER)


def kill_often(computer: Machine, kills: int, longest: float = 0.5) -> list[str]:
    """Kill an installation over an old environment at random moments; what is said when nothing answers then."""
    computer.run()
    lost = []
    chance = random.Random(kills)
    for _ in range(kills):
        computer.change_lock()
        started = computer.start(FAKE_PAUSE="0.1")
        time.sleep(chance.uniform(0, longest))
        os.killpg(started.pid, signal.SIGKILL)
        started.communicate()
        code, out, err = computer.run(FAKE_PIP="no network")
        if (code, out) != (0, ANSWER):
            lost.append(err)
    return lost


def test_an_earlier_launchers_folder_is_moved_aside(computer: Machine) -> None:
    (computer.project / ".venv/bin").mkdir(parents=True)
    (computer.project / ".venv/mine").write_text("x", encoding="utf-8")
    assert computer.run()[:2] == (0, ANSWER)
    assert (computer.project / ".venv").is_symlink()
    assert list(computer.project.glob(".venvs/before.*/mine"))


def test_a_shared_environment_stays_where_its_link_leads(computer: Machine, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    (computer.project / ".venv").symlink_to(shared / ".venv")
    assert computer.run()[:2] == (0, ANSWER)
    assert (computer.project / ".venv").readlink() == shared / ".venv"
    assert (shared / ".venv/bin/python").exists()
    assert not (computer.project / ".venvs").exists()


def test_a_link_to_another_checkouts_environment_moves_nothing_there(
    computer: Machine, tmp_path: Path
) -> None:
    other = tmp_path / "other/.venvs/key.abc"
    (other / "bin").mkdir(parents=True)
    for name in ("mine", ".ready"):
        (other / name).write_text("mine\n", encoding="utf-8")
    (computer.project / ".venv").symlink_to(other)
    assert computer.run()[:2] == (0, ANSWER)
    assert (other / "mine").exists()
    assert not (other.parent / ".venvs").exists()
    assert not other.is_symlink()


def test_a_folder_that_cannot_be_written(computer: Machine) -> None:
    (computer.project / ".venvs").write_text("a file in the way", encoding="utf-8")
    code, _, err = computer.run()
    assert code == 1
    assert "nie wolno mi pisać" in err.splitlines()[-1]
    assert err.rstrip().endswith("wykonaj tam: ./campaign check")


def test_what_is_set_for_other_programs_does_no_harm(computer: Machine, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("print('noise'); raise SystemExit(3)", encoding="utf-8")
    env = {
        "PYTHONPATH": str(tmp_path),
        "PYTHONHOME": "/nowhere",
        "PYTHONSTARTUP": "/nowhere",
        "PIP_USER": "1",
    }
    assert computer.run(**env)[:2] == (0, ANSWER)
    assert computer.run(**env) == (0, ANSWER, "")
