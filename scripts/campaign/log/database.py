"""Opens the log's database: SQLite by default, PostgreSQL by URL, and says in Polish why a save failed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from campaign.log import tables
from campaign.log.event import SCHEMA_VERSION
from campaign.problems import CampaignError

LOCK_WAIT = 30.0
"""Seconds a save waits for another one; five or less give "database is locked" under load."""

_ONE_WRITER = "SELECT pg_advisory_xact_lock(hashtext('campaign-log'))"
_REASONS = (
    ("locked", "plik dziennika jest zajęty przez inny program – zamknij go i powtórz zapis"),
    ("full", "na dysku nie ma miejsca – zwolnij miejsce i powtórz zapis"),
    ("no space", "na dysku nie ma miejsca – zwolnij miejsce i powtórz zapis"),
    ("readonly", "folder dziennika jest tylko do odczytu – wskaż inny w CAMPAIGN_DATA albo zmień prawa"),
    ("read-only", "folder dziennika jest tylko do odczytu – wskaż inny w CAMPAIGN_DATA albo zmień prawa"),
    ("unable to open", "nie mogę otworzyć pliku dziennika – sprawdź folder danych i jego prawa"),
    ("not a database", "to nie jest plik dziennika – wskaż właściwy albo przywróć kopię zapasową"),
    ("malformed", "plik dziennika jest uszkodzony – przywróć kopię zapasową"),
    ("disk i/o", "dysk nie przyjmuje zapisu – sprawdź dysk i powtórz zapis"),
    ("connection", "nie mogę połączyć się z bazą – sprawdź CAMPAIGN_LOG_URL i sieć"),
)


class NotSavedError(CampaignError):
    """The log did not take the event; nothing was counted and the same event may be sent again."""


def reason(error: BaseException) -> str:
    """The Polish reason behind a database error; driver words are never shown (they may hold typed text)."""
    said = str(getattr(error, "orig", None) or error).lower()
    found = next((polish for words, polish in _REASONS if words in said), None)
    return found or "baza odmówiła zapisu – uruchom: campaign log verify"


def open_engine(url: str, wait: float = LOCK_WAIT) -> Engine:
    """An engine for the URL; no file is touched yet. Raises CampaignError for an unusable URL."""
    try:
        sqlite = make_url(url).get_backend_name() == "sqlite"
        engine = create_engine(url, hide_parameters=True, **(_sqlite_options(url, wait) if sqlite else {}))
    except (ArgumentError, NoSuchModuleError) as error:
        raise CampaignError("adres bazy jest nieczytelny – popraw CAMPAIGN_LOG_URL") from error
    except ImportError as error:
        raise CampaignError("brak sterownika bazy – doinstaluj psycopg: pip install psycopg") from error
    if sqlite:
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _sqlite_options(url: str, wait: float) -> dict[str, Any]:
    """A file is open only during a transaction: nothing is left to close, whatever becomes of the store."""
    in_a_file = make_url(url).database not in (None, "", ":memory:")
    return {"connect_args": {"timeout": wait}} | ({"poolclass": NullPool} if in_a_file else {})


def _prepare_sqlite(connection: Any, _record: object) -> None:
    """Rollback journal, not WAL: a WAL file cannot be read in a read-only folder nor trusted on a share.

    EXTRA is FULL that also syncs the folder once the journal is gone: saved stays saved at a power cut.
    """
    connection.isolation_level = None
    for pragma in ("journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Only writers take the write lock; readers would otherwise fail while somebody saves."""
    writes = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction, alone among writers; durable when the block has ended. Raises NotSavedError."""
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(_ONE_WRITER)
            yield connection
    except DBAPIError as error:
        raise NotSavedError(f"NIE ZAPISANO: {reason(error)}") from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction. Raises CampaignError."""
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    except DBAPIError as error:
        raise CampaignError(f"nie mogę odczytać dziennika: {reason(error)}") from error


def prepare(engine: Engine) -> None:
    """Make folder and tables when missing, add what an older version's lack, refuse a newer version's."""
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    if file and not Path(file).exists():
        try:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotSavedError(
                "NIE ZAPISANO: nie mogę założyć folderu danych – sprawdź CAMPAIGN_DATA"
            ) from error
    if _version(engine) is None:
        with writing(engine) as connection:
            if not inspect(connection).has_table(tables.VERSION.name):  # another program may have been faster
                tables.create(connection, SCHEMA_VERSION)
    found = _version(engine) or 0
    if found > SCHEMA_VERSION:
        raise CampaignError("dziennik zapisała nowsza wersja programu – zaktualizuj program")
    if found < SCHEMA_VERSION:
        _upgrade(engine)


def _upgrade(engine: Engine) -> None:
    try:
        with writing(engine) as connection:
            if (_version_in(connection) or 0) < SCHEMA_VERSION:  # another program may have been faster
                tables.upgrade(connection, SCHEMA_VERSION)
    except NotSavedError as error:
        said = str(error).removeprefix("NIE ZAPISANO: ")
        raise CampaignError(
            f"dziennik jest ze starszej wersji programu i trzeba go raz uzupełnić, a nie mogę: {said}"
        ) from error


def _version(engine: Engine) -> int | None:
    """Version of the tables; None when there are none yet."""
    with reading(engine) as connection:
        return _version_in(connection)


def _version_in(connection: Connection) -> int | None:
    if not inspect(connection).has_table(tables.VERSION.name):
        return None
    return connection.execute(select(tables.VERSION.c.version)).scalar()
