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
    inspect,
)

from campaign.log.entry.fields import NOTE_LIMIT, REASON_LIMIT

SCHEMA_VERSION = 3
"""2: a piece of a partner's kit. 3: several kinds of leaflets in one entry; no digests, seals and salts."""

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
    Column("leaflet", String(400)),
    Column("edition", Integer),
    Column("partner", String(64)),
    Column("note", String(NOTE_LIMIT), nullable=False),
    Column("reason", String(REASON_LIMIT), nullable=False),
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

_ERASED = {"note", "reason"}
_KEPT = [column.name for column in EVENTS.columns if column.name not in _ERASED]
_REFUSED = "dziennik: wpisu nie wolno zmienić ani usunąć"


def _redaction_only(same: str) -> str:
    """Condition of the one allowed update; same: the dialect's operator for equal or both NULL."""
    kept = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in _KEPT)
    traced = "EXISTS (SELECT 1 FROM log_redaction r WHERE r.event_id = OLD.event_id)"
    return f"{kept} AND NEW.note = '' AND NEW.reason = '' AND {traced}"


def sqlite_triggers() -> dict[str, str]:
    """The statement of every trigger by name. INSERT OR REPLACE deletes without firing delete triggers, hence
    the one before insert.
    """
    refuse = f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
    bodies = {
        "log_event_update": f"BEFORE UPDATE ON log_event WHEN NOT ({_redaction_only('IS')})",
        "log_event_replace": "BEFORE INSERT ON log_event WHEN EXISTS (SELECT 1 FROM log_event e WHERE "
        "e.event_id = NEW.event_id OR e.supersedes = NEW.supersedes "
        "OR (e.register = NEW.register AND e.number = NEW.number))",
        "log_event_delete": "BEFORE DELETE ON log_event",
        "log_redaction_update": "BEFORE UPDATE ON log_redaction",
        "log_redaction_delete": "BEFORE DELETE ON log_redaction",
    }
    return {name: f"CREATE TRIGGER {name} {body} {refuse}" for name, body in bodies.items()}


POSTGRESQL_TRIGGERS = tuple(
    f"{table}_{what}" for table in ("log_event", "log_redaction") for what in ("rows", "all")
)


def _postgresql_function(name: str, condition: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'UPDATE' AND {condition} THEN RETURN NEW; END IF; "
        f"RAISE EXCEPTION '{_REFUSED}'; END $$"
    )


def _postgresql_guards() -> list[str]:
    made = [
        _postgresql_function("log_event_guard", f"({_redaction_only('IS NOT DISTINCT FROM')})"),
        _postgresql_function("log_redaction_guard", "FALSE"),
    ]
    for table in ("log_event", "log_redaction"):
        guard = f"EXECUTE FUNCTION {table}_guard()"
        made += [
            f"CREATE TRIGGER {table}_rows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW {guard}",
            f"CREATE TRIGGER {table}_all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {guard}",
        ]
    return made


def _is_sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


def _guard(connection: Connection) -> None:
    for statement in sqlite_triggers().values() if _is_sqlite(connection) else _postgresql_guards():
        connection.exec_driver_sql(statement)


def create(connection: Connection) -> None:
    """Make tables and triggers in an empty database, inside the caller's transaction."""
    META.create_all(connection)
    _guard(connection)
    connection.execute(VERSION.insert().values(version=SCHEMA_VERSION))


def upgrade(connection: Connection) -> None:
    """Bring tables of an earlier version up to date, inside the caller's transaction; numbers and counts of
    every row stay. The old triggers go first: they know the columns that are dropped.
    """
    if _is_sqlite(connection):
        drop = [f"DROP TRIGGER IF EXISTS {name}" for name in sqlite_triggers()]
    else:
        drop = [f"DROP TRIGGER IF EXISTS {name} ON {name.rpartition('_')[0]}" for name in POSTGRESQL_TRIGGERS]
        drop.append("ALTER TABLE log_event ALTER COLUMN leaflet TYPE VARCHAR(400)")
    for statement in drop:
        connection.exec_driver_sql(statement)
    found = {column["name"] for column in inspect(connection).get_columns("log_event")}
    if "piece" not in found:
        connection.exec_driver_sql("ALTER TABLE log_event ADD COLUMN piece VARCHAR(64)")
    for name in found - {column.name for column in EVENTS.columns}:
        connection.exec_driver_sql(f'ALTER TABLE log_event DROP COLUMN "{name}"')
    _guard(connection)
    connection.execute(VERSION.update().values(version=SCHEMA_VERSION))
