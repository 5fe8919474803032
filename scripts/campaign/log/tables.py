"""The tables and the triggers that refuse to change them, for SQLite and PostgreSQL."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Date,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from campaign.log.fields import NOTE_LIMIT, REASON_LIMIT

META = MetaData()

EVENTS = Table(
    "log_event",
    META,
    Column("event_id", String(36), primary_key=True),
    Column("entry_id", String(36), nullable=False, index=True),
    Column("event_kind", String(16), nullable=False),
    Column("supersedes", String(36), ForeignKey("log_event.event_id"), unique=True),
    Column("register", String(64), nullable=False),
    Column("number", Integer, nullable=False),
    Column("recorded_at", String(40), nullable=False),
    Column("recorded_by", String(64), nullable=False),
    Column("source", String(96), nullable=False),
    Column("day", Date, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("place", String(80), nullable=False),
    Column("people", Integer, nullable=False),
    Column("leaflets", Integer, nullable=False),
    Column("people_new", Integer),
    Column("leaflet", String(64)),
    Column("edition", Integer),
    Column("partner", String(64)),
    Column("note", String(NOTE_LIMIT), nullable=False),
    Column("reason", String(REASON_LIMIT), nullable=False),
    Column("salt", String(32)),
    Column("seal", String(64), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("piece", String(64)),
    UniqueConstraint("register", "number"),
    CheckConstraint("event_kind IN ('entry', 'correction', 'withdrawal')"),
    CheckConstraint("(event_kind = 'entry') = (supersedes IS NULL)"),
    CheckConstraint("(event_kind = 'entry') = (event_id = entry_id)"),
    CheckConstraint("number >= 1 AND people >= 0 AND leaflets >= 0"),
    CheckConstraint("people_new IS NULL OR (people_new >= 0 AND people_new <= people)"),
)

REDACTIONS = Table(
    "log_redaction",
    META,
    Column("event_id", String(36), ForeignKey("log_event.event_id"), primary_key=True),
    Column("redacted_at", String(40), nullable=False),
    Column("redacted_by", String(64), nullable=False),
    Column("reason", String(REASON_LIMIT), nullable=False),
)

VERSION = Table("log_schema", META, Column("version", Integer, primary_key=True))

_ERASED = {"note", "reason", "salt"}
_KEPT = [column.name for column in EVENTS.columns if column.name not in _ERASED]
_REFUSED = "dziennik: wpisu nie wolno zmienić ani usunąć"


def _redaction_only(same: str) -> str:
    """Condition of the one allowed update; same: the dialect's operator for equal or both NULL."""
    kept = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in _KEPT)
    traced = "EXISTS (SELECT 1 FROM log_redaction r WHERE r.event_id = OLD.event_id)"
    return f"{kept} AND NEW.note = '' AND NEW.reason = '' AND NEW.salt IS NULL AND {traced}"


_REFUSE = f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"


def _sqlite_guard() -> str:
    """The trigger that knows every column."""
    kept = _redaction_only("IS")
    return f"CREATE TRIGGER log_event_update BEFORE UPDATE ON log_event WHEN NOT ({kept}) {_REFUSE}"


def _sqlite_triggers() -> list[str]:
    """INSERT OR REPLACE deletes without firing delete triggers, hence the one before insert."""
    refuse = _REFUSE
    return [
        _sqlite_guard(),
        f"CREATE TRIGGER log_event_replace BEFORE INSERT ON log_event WHEN EXISTS (SELECT 1 FROM log_event e "
        f"WHERE e.event_id = NEW.event_id OR e.supersedes = NEW.supersedes "
        f"OR (e.register = NEW.register AND e.number = NEW.number)) {refuse}",
        f"CREATE TRIGGER log_event_delete BEFORE DELETE ON log_event {refuse}",
        f"CREATE TRIGGER log_redaction_update BEFORE UPDATE ON log_redaction {refuse}",
        f"CREATE TRIGGER log_redaction_delete BEFORE DELETE ON log_redaction {refuse}",
    ]


def _postgresql_function(name: str, condition: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' AND {condition} THEN RETURN NEW; END IF; "
        f"RAISE EXCEPTION '{_REFUSED}'; END $$"
    )


def _postgresql_guard() -> str:
    """The function that knows every column."""
    return _postgresql_function("log_event_guard", f"({_redaction_only('IS NOT DISTINCT FROM')})")


def _postgresql_triggers() -> list[str]:
    made = [_postgresql_guard(), _postgresql_function("log_redaction_guard", "FALSE")]
    for table in ("log_event", "log_redaction"):
        guard = f"EXECUTE FUNCTION {table}_guard()"
        made += [
            f"CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {guard}",
            f"CREATE TRIGGER {table}_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {guard}",
        ]
    return made


def create(connection: Connection, version: int) -> None:
    """Make tables and triggers in an empty database, inside the caller's transaction."""
    META.create_all(connection)
    sqlite = connection.dialect.name == "sqlite"
    for statement in _sqlite_triggers() if sqlite else _postgresql_triggers():
        connection.exec_driver_sql(statement)
    connection.execute(VERSION.insert().values(version=version))


def upgrade(connection: Connection, version: int) -> None:
    """Bring the tables of version 1 up to date, inside the caller's transaction; no row is touched."""
    connection.exec_driver_sql("ALTER TABLE log_event ADD COLUMN piece VARCHAR(64)")
    sqlite = connection.dialect.name == "sqlite"
    guards = ["DROP TRIGGER log_event_update", _sqlite_guard()] if sqlite else [_postgresql_guard()]
    for statement in guards:  # the old one does not know the new column and would let it change
        connection.exec_driver_sql(statement)
    connection.execute(VERSION.update().values(version=version))
