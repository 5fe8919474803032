"""What all commands of the log share: the desk they work at, their options, and how they fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from functools import update_wrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from campaign.commands.log_prompts import confirm, warn
from campaign.log.entry.fields import FIELDS
from campaign.log.entry.words import closed
from campaign.problems import CampaignError

if TYPE_CHECKING:  # SQLAlchemy and the content are only loaded once a command runs
    from campaign.log.desk import Desk


def find_root(start: Path) -> Path:
    """The nearest folder upwards that holds content/; start itself when there is none."""
    return next((folder for folder in (start, *start.parents) if (folder / "content").is_dir()), start)


def with_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command its desk; expected mistakes become one sentence and exit code 1."""
    return at_desk(opened)(command)


def with_new_desk(command: Callable[..., None]) -> Callable[..., None]:
    """Like with_desk, but a log that was never there may be made, when somebody says so."""
    return at_desk(_opened_or_asked)(command)


def at_desk(opening: Callable[..., Desk]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """with_desk for a desk opened in another way."""

    def with_it(command: Callable[..., None]) -> Callable[..., None]:
        return _wrapped(command, opening)

    return with_it


def _wrapped(command: Callable[..., None], opening: Callable[..., Desk]) -> Callable[..., None]:
    @click.option("--root", type=click.Path(path_type=Path), help="Folder projektu (z folderem content).",
                  metavar="ŚCIEŻKA")  # fmt: skip
    @click.option("--as-of", "as_of", type=click.DateTime(["%Y-%m-%d"]), help="Dzień uznany za dzisiejszy.",
                  metavar="RRRR-MM-DD")  # fmt: skip
    @click.option("--by", envvar="CAMPAIGN_LOG_BY", default="dzielnicowy", metavar="STANOWISKO",
                  help="Stanowisko, nigdy nazwisko.")  # fmt: skip
    def run(root: Path | None, as_of: datetime | None, by: str, **rest: Any) -> None:
        now = datetime.now(UTC).astimezone().replace(microsecond=0)
        today = as_of.date() if as_of else now.date()
        try:
            folder = root or given_root() or find_root(Path.cwd())
            with closing(opening(folder, now, today, by)) as desk:
                for name in desk.catalogue.broken:
                    warn(f"Plik {name} ma błąd; dziennik działa bez niego (./campaign check).")
                command(desk, **rest)
        except CampaignError as error:
            fail(error)
        except click.Abort:
            warn("\nPrzerwano. Nic więcej nie zapisano.")
            sys.exit(1)

    return update_wrapper(run, command)


def opened(folder: Path, now: datetime, today: date, by: str, new: bool = False) -> Desk:
    """The desk; new: a log is made where there is none. Raises CampaignError."""
    from campaign.log.desk import open_desk

    return open_desk(folder, now, today, os.environ, by, new)


def _opened_or_asked(folder: Path, now: datetime, today: date, by: str) -> Desk:
    from campaign.log.store.database import NoLogError

    try:
        return opened(folder, now, today, by)
    except NoLogError as error:
        if error.lost or not sys.stdin.readable():
            raise
        warn(closed(f"{str(error)[:1].upper()}{str(error)[1:]}"))
        if not _agreed():
            raise
        return opened(folder, now, today, by, new=True)


def _agreed() -> bool:
    """The answer; nobody at the keyboard means no."""
    try:
        return confirm("Założyć go teraz?")
    except click.Abort:
        return False


def given_root() -> Path | None:
    """The folder given to the whole command line (./campaign --root), if any."""
    return click.get_current_context().find_object(Path)


def fail(error: CampaignError) -> None:
    """Say what is wrong and end with exit code 1."""
    for problem in error.problems:
        warn(str(problem))
    text = str(error)
    warn(closed(f"{text[:1].upper()}{text[1:]}"))
    sys.exit(1)


PLAN = click.option("--plan", envvar="CAMPAIGN_LOG_PLAN", metavar="NAZWA",
                    help="Plan, np. 2024-2; bez tego: bieżący albo ostatni.")  # fmt: skip
YES = click.option("--yes", is_flag=True, help="Odpowiada „tak” na pytania o nietypowe wpisy.")
REASON = click.option("--reason", default="", metavar="TEKST", help="Powód, krótko i bez nazwisk.")


def entry_options(*names: str, default: str | None = None) -> Callable[..., Callable[..., None]]:
    """One option for each field of an entry (or for those named); texts go through the shared checks untouched."""

    def with_options(command: Callable[..., None]) -> Callable[..., None]:
        for field in reversed([FIELDS[name] for name in names or FIELDS]):
            kind = "LICZBA" if field.number else "TEKST"
            variable = "CAMPAIGN_LOG_PLAN" if field.name == "plan" else None
            option = click.option(field.option, field.name, default=default, metavar=kind, help=field.help,
                                  envvar=variable)  # fmt: skip
            command = option(command)
        return command

    return with_options


def refresh(desk: Desk, register: str, whole: bool = False) -> None:
    """Bring the CSV copy up to date; a failure there is a warning, the entry itself is safe."""
    try:
        desk.refresh(register, whole)
    except CampaignError as error:
        warn(f"Wpis jest bezpieczny, ale kopia CSV nie jest odświeżona: {error}.")
