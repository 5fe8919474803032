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

from campaign.log.store import tables
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
    ("connection", "nie mogę połączyć się z bazą – sprawdź CAMPAIGN_LOG_URL i sieć"),
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
    """There is no log at the place; lost: there was one, its copies are still there."""

    def __init__(self, message: str, lost: bool) -> None:
        super().__init__(message)
        self.lost = lost


def reason(error: BaseException) -> str:
    """The Polish reason behind a database error; driver words are never shown (they may hold typed text)."""
    if not isinstance(error, (SQLAlchemyError, sqlite3.Error)):
        return DAMAGED
    said = str(getattr(error, "orig", None) or error).lower()
    found = next((polish for words, polish in _REASONS if re.search(words, said)), None)
    return found or "baza odmówiła zapisu – uruchom: ./campaign log verify"


def open_engine(url: str, wait: float = LOCK_WAIT) -> Engine:
    """An engine for the URL; no file is touched yet. Raises CampaignError for an unusable URL."""
    options: dict[str, Any] = {}
    try:
        if sqlite := make_url(url).get_backend_name() == "sqlite":
            # open only during a transaction: nothing is left to close, whatever becomes of the store
            options = {"connect_args": {"timeout": wait}, "poolclass": NullPool}
        engine = create_engine(url, hide_parameters=True, **options)
    except (ArgumentError, NoSuchModuleError) as error:
        raise CampaignError("adres bazy jest nieczytelny – popraw CAMPAIGN_LOG_URL") from error
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


def start(engine: Engine) -> bool:
    """Make the folder and the tables of a new log; False when there is one. Raises CampaignError."""
    file = log_file(engine)
    try:
        if file:
            file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        said = "nie mogę założyć folderu danych – sprawdź CAMPAIGN_DATA"
        raise NotSavedError(f"NIE ZAPISANO: {said}") from error
    _refuse_empty(file)
    with writing(engine) as connection:
        if inspect(connection).has_table(tables.VERSION.name):
            return False
        if file and inspect(connection).get_table_names():
            raise CampaignError(f"{file.name} to nie jest plik dziennika – wskaż inny folder w CAMPAIGN_DATA")
        tables.create(connection)
    return True


def _refuse_empty(file: Path | None) -> None:
    if file and file.exists() and file.stat().st_size == 0:
        remedy = "przywróć kopię (./campaign log restore PLIK) albo usuń go i załóż nowy"
        raise CampaignError(f"plik {file.name} jest pusty – {remedy}")


def require(engine: Engine) -> None:
    """Open an existing log; one of an older program is brought up to date. Raises CampaignError when it is
    missing, empty, foreign or of a newer program.
    """
    file = log_file(engine)
    if file and not file.exists():
        raise _gone(file)
    _refuse_empty(file)
    with reading(engine) as connection:
        known = inspect(connection).has_table(tables.VERSION.name)
        found = connection.execute(_VERSION).scalar() if known else None
    if found is None:
        where = f"{file.name} to nie jest plik dziennika" if file else "w bazie nie ma dziennika"
        said = f"{where} – wskaż właściwy albo załóż nowy: ./campaign log start"
        raise NoLogError(said, lost=file is not None)  # an empty base may become one, a foreign file never
    if found > tables.SCHEMA_VERSION:
        raise CampaignError("dziennik zapisała nowsza wersja programu – zaktualizuj program")
    if found < tables.SCHEMA_VERSION:
        _upgrade(engine)


_VERSION = select(tables.VERSION.c.version)


def _gone(file: Path) -> NoLogError:
    """A log that was there once leaves copies behind; then it is lost, not new."""
    backups = sorted(file.parent.glob("kopie/*.db"), key=lambda path: path.stat().st_mtime)
    if not (backups or any(file.parent.glob("dziennik-*.csv"))):
        said = f"nie ma dziennika w folderze {file.parent} – załóż go: ./campaign log start"
        return NoLogError(said, lost=False)
    said = f"nie ma pliku {file.name}, a są jego kopie, więc dziennik zniknął"
    newest = backups[-1] if backups else "PLIK"
    return NoLogError(f"{said} – przywróć go: ./campaign log restore {newest}", lost=True)


def _upgrade(engine: Engine) -> None:
    try:
        with writing(engine) as connection:
            if (connection.execute(_VERSION).scalar() or 0) < tables.SCHEMA_VERSION:  # another may be faster
                tables.upgrade(connection)
    except NotSavedError as error:
        why = str(error).removeprefix("NIE ZAPISANO: ")
        said = "dziennik jest ze starszej wersji programu i trzeba go raz uzupełnić, a nie mogę"
        raise CampaignError(f"{said}: {why}") from error
