"""One row of the log, a full version of an entry: as a value, and in a table that refuses changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter

from campaign.log.entry.drafts import Entry, by_kind
from campaign.log.entry.fields import NOTE_LIMIT, REASON_LIMIT


class EventKind(StrEnum):
    """What a row does to its entry."""

    ENTRY = "entry"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


@dataclass(frozen=True)
class Event:
    """One version of an entry.

    supersedes: event_id of the version before (None for an ENTRY). recorded_by: a post, never a person.
    source: door it came through. Its numbers belong to the register of its entry's plan.
    """

    event_id: str
    entry_id: str
    kind: EventKind
    entry: Entry
    recorded_at: datetime
    recorded_by: str
    source: str
    supersedes: str | None = None
    reason: str = ""

    @property
    def register(self) -> str:
        """Slug of the plan whose numbers it uses, or NO_PLAN."""
        return self.entry.plan


@dataclass(frozen=True)
class Row:
    """An event as kept. number: its own in the register; entry_number: the entry's first one there.

    redacted: its texts have been erased.
    """

    event: Event
    number: int
    entry_number: int
    redacted: bool = False

    def says_the_same(self, other: Event) -> bool:
        """True when both would tell a reader the same: a retry, not a second event."""
        own = self.event
        said = replace(other, recorded_at=own.recorded_at, recorded_by=own.recorded_by, source=own.source)
        if self.redacted:
            said = replace(said, entry=replace(said.entry, note=""), reason="")
        return said == own


SCHEMA_VERSION = 3
"""2: a piece of a partner's kit. 3: several kinds of leaflets in one entry; no digests, seals and salts."""

META = sa.MetaData()

EVENTS = sa.Table(
    "log_event",
    META,
    sa.Column("event_id", sa.String(36), primary_key=True),
    sa.Column("entry_id", sa.String(36), nullable=False, index=True),
    sa.Column("event_kind", sa.String(16), nullable=False),
    sa.Column("supersedes", sa.String(36), sa.ForeignKey("log_event.event_id"), unique=True),
    sa.Column("register", sa.String(64), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("recorded_at", sa.String(40), nullable=False),
    sa.Column("recorded_by", sa.String(64), nullable=False),
    sa.Column("source", sa.String(96), nullable=False),
    sa.Column("day", sa.Date, nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("place", sa.String(80), nullable=False),
    sa.Column("people", sa.Integer, nullable=False),
    sa.Column("leaflets", sa.Integer, nullable=False),
    sa.Column("people_new", sa.Integer),
    sa.Column("leaflet", sa.String(400)),
    sa.Column("edition", sa.Integer),
    sa.Column("partner", sa.String(64)),
    sa.Column("note", sa.String(NOTE_LIMIT), nullable=False),
    sa.Column("reason", sa.String(REASON_LIMIT), nullable=False),
    sa.Column("piece", sa.String(64)),
    sa.UniqueConstraint("register", "number"),
    sa.CheckConstraint("event_kind IN ('entry', 'correction', 'withdrawal')"),
    sa.CheckConstraint("(event_kind = 'entry') = (supersedes IS NULL)"),
    sa.CheckConstraint("(event_kind = 'entry') = (event_id = entry_id)"),
    sa.CheckConstraint("number >= 1 AND people >= 0 AND leaflets >= 0"),
    sa.CheckConstraint("people_new IS NULL OR (people_new >= 0 AND people_new <= people)"),
)

REDACTIONS = sa.Table(
    "log_redaction",
    META,
    sa.Column("event_id", sa.String(36), sa.ForeignKey("log_event.event_id"), primary_key=True),
    sa.Column("redacted_at", sa.String(40), nullable=False),
    sa.Column("redacted_by", sa.String(64), nullable=False),
    sa.Column("reason", sa.String(REASON_LIMIT), nullable=False),
)

VERSION = sa.Table("log_schema", META, sa.Column("version", sa.Integer, primary_key=True))

_KEPT = [column.name for column in EVENTS.columns if column.name not in ("note", "reason")]
_REFUSED = "dziennik: wpisu nie wolno zmienić ani usunąć"


def _redaction_only(same: str) -> str:
    """Condition of the one allowed update; same: the dialect's operator for equal or both NULL."""
    kept = " AND ".join(f"NEW.{name} {same} OLD.{name}" for name in _KEPT)
    traced = "EXISTS (SELECT 1 FROM log_redaction r WHERE r.event_id = OLD.event_id)"
    return f"{kept} AND NEW.note = '' AND NEW.reason = '' AND {traced}"


_RAISE = f"BEGIN SELECT RAISE(ABORT, '{_REFUSED}'); END"
_SQLITE = {
    "log_event_update": f"BEFORE UPDATE ON log_event WHEN NOT ({_redaction_only('IS')})",
    # INSERT OR REPLACE deletes without firing delete triggers
    "log_event_replace": "BEFORE INSERT ON log_event WHEN EXISTS (SELECT 1 FROM log_event e WHERE "
    "e.event_id = NEW.event_id OR e.supersedes = NEW.supersedes "
    "OR (e.register = NEW.register AND e.number = NEW.number))",
    "log_event_delete": "BEFORE DELETE ON log_event",
    "log_redaction_update": "BEFORE UPDATE ON log_redaction",
    "log_redaction_delete": "BEFORE DELETE ON log_redaction",
}
_ALLOWED = {"log_event": _redaction_only("IS NOT DISTINCT FROM"), "log_redaction": "FALSE"}
"""What may be updated in each table of PostgreSQL; all else its function refuses, which the triggers run."""
_POSTGRESQL = {
    f"{table}_{name}": f"BEFORE {what} EXECUTE FUNCTION {table}_guard()"
    for table in _ALLOWED
    for name, what in (
        ("rows", f"UPDATE OR DELETE ON {table} FOR EACH ROW"),
        ("all", f"TRUNCATE ON {table} FOR EACH STATEMENT"),
    )
}


def triggers(dialect: str) -> dict[str, str]:
    """The statement of every trigger by name."""
    bodies, end = (_SQLITE, f" {_RAISE}") if dialect == "sqlite" else (_POSTGRESQL, "")
    return {name: f"CREATE TRIGGER {name} {body}{end}" for name, body in bodies.items()}


def build(connection: sa.Connection) -> None:
    """Make tables and triggers, or bring earlier ones up to date, in the caller's transaction; rows stay."""
    dialect, run = connection.dialect.name, connection.exec_driver_sql
    META.create_all(connection)
    for name in triggers(dialect):  # the old ones go first: they know the columns that are dropped
        table = f" ON {name.rpartition('_')[0]}" if dialect == "postgresql" else ""
        run(f"DROP TRIGGER IF EXISTS {name}{table}")
    found = {column["name"] for column in sa.inspect(connection).get_columns("log_event")}
    if "piece" not in found:
        run("ALTER TABLE log_event ADD COLUMN piece VARCHAR(64)")
    for name in found - {column.name for column in EVENTS.columns}:
        run(f'ALTER TABLE log_event DROP COLUMN "{name}"')
    if dialect == "postgresql":
        run("ALTER TABLE log_event ALTER COLUMN leaflet TYPE VARCHAR(400)")
        for table, allowed in _ALLOWED.items():
            run(
                f"CREATE OR REPLACE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF TG_OP = 'UPDATE' AND ({allowed}) THEN RETURN NEW; END IF; "
                f"RAISE EXCEPTION '{_REFUSED}'; END $$"
            )
    for statement in triggers(dialect).values():
        run(statement)
    connection.execute(VERSION.delete())
    connection.execute(VERSION.insert().values(version=SCHEMA_VERSION))


_ROW = TypeAdapter(Row)


def values_of(event: Event, number: int) -> dict[str, object]:
    """The columns of an event that gets this number."""
    values = {**vars(event), **vars(event.entry), "register": event.register, "number": number}
    values |= {"kind": event.entry.kind.value, "event_kind": event.kind.value}
    values["recorded_at"] = event.recorded_at.isoformat()
    return {column.name: values[column.name] for column in EVENTS.columns}


def row_of(columns: Mapping[Any, Any]) -> Row:
    """The event behind a row of columns. Raises ValueError or TypeError for a row no program wrote."""
    values = dict(columns)
    for value in values.values():  # SQLite keeps anything in any column
        if isinstance(value, bytes | float) or (isinstance(value, int) and value < 0):
            raise ValueError("damaged row")
    by_kind(values["leaflet"], 1)
    entry = {**values, "plan": values["register"]}
    event = {**values, "kind": values["event_kind"], "entry": entry}
    event["recorded_at"] = datetime.fromisoformat(values["recorded_at"])
    return _ROW.validate_python({**values, "event": event, "redacted": values["redacted"] is not None})
