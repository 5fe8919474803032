"""Work that foreign files decide about: within limits of time and memory, or in a process of its own.

A spreadsheet or a style sheet can be made so that reading it takes hours or all memory, or crashes a library.
Whoever starts such work learns in one sentence which document did it; what was there before stays.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType
from typing import ParamSpec, TypeVar

from campaign.problems import CampaignError

Given = ParamSpec("Given")
Result = TypeVar("Result")
_GRACE = 5
"""Seconds a child has to say itself that it took too long, before it is ended."""


@dataclass(frozen=True)
class Allowance:
    """What some work may take: seconds of the clock, megabytes beyond what the process holds already."""

    seconds: int
    megabytes: int


class _TooLongError(Exception):
    """The time is over."""


@contextmanager
def limited(limits: Allowance, what: str) -> Iterator[None]:
    """Do work within limits; what: the document, as the sentence names it. Raises CampaignError.

    Limits may stand inside others: the tighter ones hold, and the outer clock goes on. Outside of the main
    thread only memory is limited: no signal reaches another one.
    """
    before = resource.getrlimit(resource.RLIMIT_AS)
    timed = threading.current_thread() is threading.main_thread()
    resource.setrlimit(resource.RLIMIT_AS, (_most(limits, before[0]), before[1]))
    handler = signal.signal(signal.SIGALRM, _over) if timed else None
    begun, outer = time.monotonic(), 0.0
    if timed:
        outer = signal.getitimer(signal.ITIMER_REAL)[0]
        signal.setitimer(signal.ITIMER_REAL, min(limits.seconds, outer or limits.seconds))
    try:
        yield
    except _TooLongError as error:
        raise CampaignError(_slow(what, limits)) from error
    except MemoryError as error:
        raise CampaignError(_large(what, limits)) from error
    finally:
        if timed:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, handler)
            if outer:  # what is left of the outer clock, and a moment when nothing is
                signal.setitimer(signal.ITIMER_REAL, max(outer - (time.monotonic() - begun), 0.001))
        resource.setrlimit(resource.RLIMIT_AS, before)


def apart(work: Callable[Given, Result], limits: Allowance, what: str, *given: object) -> Result:
    """What work answers in a child process; work, what it is given and its answer must be picklable.

    Raises CampaignError when it says so itself, takes too much, or the child crashes.
    """
    context = multiprocessing.get_context("spawn")  # a fork would copy threads that are not there any more
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_answer, args=(theirs, work, limits, what, given), daemon=True)
    child.start()
    theirs.close()
    try:
        if not ours.poll(limits.seconds + _GRACE):
            raise CampaignError(_slow(what, limits))
        answer: Result | CampaignError = ours.recv()
    except EOFError:
        raise CampaignError(f"{what}: program, który to czyta, nagle przestał działać – {_REMEDY}") from None
    finally:
        child.kill()
        child.join()
        ours.close()
    if isinstance(answer, CampaignError):
        raise answer
    return answer


def _answer(
    pipe: Connection, work: Callable[..., object], limits: Allowance, what: str, given: object
) -> None:
    """The child's whole life."""
    try:
        with limited(limits, what):
            answer = work(*given)  # type: ignore[misc]
    except CampaignError as error:
        answer = error
    except Exception as error:  # a library's own: nobody but the child hears it
        answer = CampaignError(f"{what}: nie umiem tego odczytać ({type(error).__name__}) – {_REMEDY}")
    pipe.send(answer)


def _over(_: int, __: FrameType | None) -> None:
    raise _TooLongError


def _most(limits: Allowance, held_to: int) -> int:
    held = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    most = held + limits.megabytes * 1_000_000
    return most if held_to == resource.RLIM_INFINITY else min(most, held_to)


_REMEDY = "plik jest zbyt złożony albo uszkodzony; uprość go i spróbuj jeszcze raz"


def _slow(what: str, limits: Allowance) -> str:
    return f"{what}: trwało to ponad {limits.seconds} s – {_REMEDY}"


def _large(what: str, limits: Allowance) -> str:
    return f"{what}: zabrakło pamięci (ponad {limits.megabytes} MB) – {_REMEDY}"
