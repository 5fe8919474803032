"""Foreign files at work: too long, too large, crashing; the sentence names the document, and all else stays."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from campaign import contained
from campaign.contained import Allowance
from campaign.output import files
from campaign.output.output import Output
from campaign.problems import CampaignError
from project import ROOT

TIGHT = Allowance(seconds=1, megabytes=300)


def refuse() -> None:
    raise CampaignError("nie czytam tego")


def test_a_child_answers_or_says_why_not() -> None:
    assert contained.apart(sum, TIGHT, "plik a.xlsx", [1, 2]) == 3
    with pytest.raises(CampaignError, match="nie czytam tego"):
        contained.apart(refuse, TIGHT, "plik a.xlsx")


@pytest.mark.parametrize(
    ("work", "given", "says"),
    [
        (time.sleep, 60, "trwało to ponad 1 s"),
        (bytes, 900_000_000, "zabrakło pamięci"),
        (int, "x", r"nie umiem tego odczytać \(ValueError\)"),
        (os._exit, 3, "nagle przestał działać"),
        (os.abort, None, "nagle przestał działać"),
    ],
)
def test_a_child_that_takes_too_much_or_crashes_is_named(work: object, given: object, says: str) -> None:
    with pytest.raises(CampaignError, match=f"^plik a.xlsx: .*{says}"):
        contained.apart(work, TIGHT, "plik a.xlsx", *([given] if given else []))  # type: ignore[arg-type]


def test_a_signal_no_handler_hears_ends_all_the_same() -> None:
    """A library in C does not listen; the child is ended from outside."""
    begun = time.monotonic()
    code = "import signal, time; signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM}); time.sleep(60)"
    with pytest.raises(CampaignError, match="trwało to ponad 1 s"):
        contained.apart(exec, TIGHT, "plik a.xlsx", code)
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    ("work", "says"), [(partial(time.sleep, 60), "trwało"), (partial(bytes, 900_000_000), "pamięci")]
)
def test_limits_hold_here_too_and_are_taken_back(work: partial[object], says: str) -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(CampaignError, match=says), contained.limited(TIGHT, "plakat"):
        work()
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    with contained.limited(TIGHT, "plakat"):
        pass


def fail() -> bytes:
    raise CampaignError("pole „tytuł”: tekst nie mieści się")


def outputs(last: object) -> list[Output]:
    plain = [Output(f"{name}.txt", partial(bytes, 3), name, slow=True) for name in "abc"]
    return [*plain, Output("d.txt", last, "Plakat d", slow=True)]  # type: ignore[arg-type]


def written(build: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in build.iterdir()}


def write(build: Path, wanted: list[Output], workers: int = 1) -> None:
    files.write(build, wanted, prune=True, workers=workers, progress=lambda *_: None)


def test_a_failed_build_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    write(
        tmp_path,
        [Output("a.txt", partial(bytes, 1), "a", slow=True), Output("e.txt", partial(bytes, 1), "e")],
    )
    before = written(tmp_path)
    with pytest.raises(CampaignError, match="nie mieści się"):
        write(tmp_path, outputs(fail))
    assert written(tmp_path) == before


CRASH = """import os, sys; sys.path[:0] = ["tests", "tests/output", "scripts"]
from functools import partial
from pathlib import Path
import test_contained as own
try:
    own.write(Path(sys.argv[1]), own.outputs(partial(os._exit, 3))[int(sys.argv[2]):], workers=2)
except own.CampaignError as error:
    print(error)
"""


@pytest.mark.parametrize("skipped", [0, 3], ids=["among others", "alone"])
def test_a_print_that_crashes_the_renderer_is_named(tmp_path: Path, skipped: int) -> None:
    command = [sys.executable, "-c", CRASH, str(tmp_path), str(skipped)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith("Plakat d (d.txt): program drukujący nagle przestał działać"), done.stderr
    assert written(tmp_path) == {}


def inner_then_sleep() -> None:
    with contained.limited(Allowance(seconds=30, megabytes=300), "szablon"):
        pass
    time.sleep(10)


def test_limits_inside_others_leave_the_outer_clock_going() -> None:
    """A template is rendered within its own limits while a print is made within its."""
    with pytest.raises(CampaignError, match="plakat: trwało"), contained.limited(TIGHT, "plakat"):
        inner_then_sleep()
