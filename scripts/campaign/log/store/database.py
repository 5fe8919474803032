"""Opens the log's database: SQLite by default, PostgreSQL by URL, and says in Polish why a save failed."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from campaign.log.store.event import SCHEMA_VERSION, VERSION, build
from campaign.problems import CampaignError

LOCK_WAIT = 30.0
"""Seconds a save waits for another one; five or less give "database is locked" under load."""

DAMAGED = "plik dziennika jest uszkodzony – przywróć kopię zapasową: ./campaign log restore PLIK"
_REASONS = (
    ("locked", "plik dziennika jest zajęty przez inny program – zamknij go i powtórz zapis"),
    ("full|no space", "na dysku nie ma miejsca – zwolnij miejsce i powtórz zapis"),
    ("read-?only", "folder dziennika jest tylko do odczytu – wskaż inny w CAMPAIGN_DATA albo zmień prawa"),
    ("unable to open", "nie mogę otworzyć pliku dziennika – sprawdź folder danych i jego prawa"),
    ("not a database", "to nie jest plik dziennika – wskaż właściwy albo przywróć kopię zapasową"),
    ("malformed|corrupt|no such|decode", DAMAGED),
    ("disk i/o", "dysk nie przyjmuje zapisu – sprawdź dysk i powtórz zapis"),
    ("connection", "nie mogę połączyć się z bazą – sprawdź sieć i adres bazy (CAMPAIGN_LOG_URL)"),
)
"""What a driver says, and the Polish sentence for it; the first that fits."""
BROKEN = (
    SQLAlchemyError, sqlite3.Error, ValueError, TypeError, KeyError, AttributeError, OverflowError,
    MemoryError,
)  # fmt: skip
"""What reading a damaged file may raise, also for a value no program wrote."""


class NotSavedError(CampaignError):
    """The log did not take the event; nothing was counted and the same event may be sent again."""


class NoLogError(CampaignError):
    """There never was a log at the place: one may be made."""


def reason(error: BaseException) -> str:
    """The Polish reason behind a database error; driver words are never shown (they may hold typed text)."""
    if not isinstance(error, (SQLAlchemyError, sqlite3.Error)):
        return DAMAGED
    said = str(getattr(error, "orig", None) or error).lower()
    found = next((polish for words, polish in _REASONS if re.search(words, said)), None)
    return found or "baza odmówiła zapisu – uruchom: ./campaign log verify"


def open_engine(url: str, wait: float = LOCK_WAIT) -> Engine:
    """An engine for the URL, open only during a transaction: nothing is left to close.

    Raises CampaignError for an unusable URL; no file is touched yet.
    """
    try:
        sqlite = make_url(url).get_backend_name() == "sqlite"
        given = {"timeout": wait} if sqlite else {}
        engine = create_engine(url, hide_parameters=True, poolclass=NullPool, connect_args=given)
    except (ArgumentError, NoSuchModuleError) as error:
        raise CampaignError(
            "nieczytelny adres bazy – popraw go w poleceniu albo w CAMPAIGN_LOG_URL"
        ) from error
    except ImportError as error:
        raise CampaignError("brak sterownika bazy – doinstaluj psycopg: pip install psycopg") from error
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Rollback journal, not WAL: a WAL file cannot be read in a read-only folder nor trusted on a share.

    EXTRA is FULL that also syncs the folder once the journal is gone: saved stays saved at a power cut.
    """
    connection.isolation_level = None
    try:
        for pragma in ("journal_mode=DELETE", "synchronous=EXTRA", "secure_delete=ON", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise


def _begin_sqlite(connection: Connection) -> None:
    """Only writers take the write lock; readers would otherwise fail while somebody saves."""
    writes = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction, alone among writers; durable when the block has ended. Raises NotSavedError."""
    try:
        with engine.execution_options(write=True).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('campaign-log'))")
            yield connection
    except BROKEN as error:
        raise NotSavedError(f"NIE ZAPISANO: {reason(error)}") from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction. Raises CampaignError, also for values that no program of ours wrote."""
    try:
        with engine.begin() as connection:
            yield connection
    except BROKEN as error:
        raise CampaignError(f"nie mogę odczytać dziennika: {reason(error)}") from error


def log_file(engine: Engine) -> Path | None:
    """The file behind an engine; None for a server."""
    name = engine.url.database if engine.dialect.name == "sqlite" else None
    return Path(name) if name else None


def ready(engine: Engine, new: bool = False) -> None:
    """Open a log; one of an older program is brought up to date. new: make it where none is.

    Raises CampaignError for a log that is missing, empty, foreign or of a newer program.
    """
    file, asked = log_file(engine), select(VERSION.c.version)
    if file:
        _require_content(file, new)
    with (writing if new else reading)(engine) as connection:
        there = inspect(connection).get_table_names()
        found = connection.execute(asked).scalar() if VERSION.name in there else None
        if new and VERSION.name not in there and not (file and there):
            build(connection)
            return
    if found is None and file:
        raise CampaignError(f"{file.name} to nie jest plik dziennika – wskaż inny folder w CAMPAIGN_DATA")
    if found is None:
        raise NoLogError("w bazie nie ma dziennika – załóż go: ./campaign log start")
    if found > SCHEMA_VERSION:
        raise CampaignError("dziennik zapisała nowsza wersja programu – zaktualizuj program")
    if found < SCHEMA_VERSION:
        with writing(engine) as connection:
            if connection.execute(asked).scalar_one() < SCHEMA_VERSION:  # another may be faster
                build(connection)


def _require_content(file: Path, new: bool) -> None:
    """Raise for a file that is empty or missing (new: make its folder); where copies are, the log is lost."""
    if file.exists():
        if file.stat().st_size == 0:
            remedy = "przywróć kopię (./campaign log restore PLIK) albo usuń go i załóż nowy"
            raise CampaignError(f"plik {file.name} jest pusty – {remedy}")
    elif new:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            said = "nie mogę założyć folderu danych – sprawdź CAMPAIGN_DATA"
            raise NotSavedError(f"NIE ZAPISANO: {said}") from error
    else:
        backups = sorted(file.parent.glob("kopie/*.db"))  # by the day in their names: copying shuffles times
        copies = any(file.parent.glob("dziennik-*.csv"))
        if not (backups or copies):
            raise NoLogError(f"nie ma dziennika w folderze {file.parent} – załóż go: ./campaign log start")
        again = (
            "przenieś pliki CSV do folderu kopie, załóż nowy (log start) i wczytaj je stamtąd (log import)"
        )
        remedy = f"przywróć go: ./campaign log restore {backups[-1]}" if backups else again
        raise CampaignError(f"nie ma pliku {file.name}, a są jego kopie, więc dziennik zniknął – {remedy}")
