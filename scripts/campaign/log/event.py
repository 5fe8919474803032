"""One row of the log: a full version of an entry, its digest, and the salted seal of its free texts."""

from __future__ import annotations

import hashlib
import json
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from campaign.log.entry import Entry

SCHEMA_VERSION = 2
"""2: an entry may name a piece of a partner's kit."""


class EventKind(StrEnum):
    """What a row does to its entry."""

    ENTRY = "entry"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


def new_id() -> str:
    """A fresh identifier; made before a form is shown, so that sending it twice counts once."""
    return str(uuid.uuid4())


@dataclass(frozen=True)
class Event:
    """One version of an entry.

    register: slug of the plan whose numbers it uses, or NO_PLAN. supersedes: event_id of the version
    before (None for an ENTRY). recorded_by: a post, never a person. source: door it came through.
    salt: hex, erased together with the texts by redact; seal: sha256 of salt and texts, stays.
    """

    event_id: str
    entry_id: str
    kind: EventKind
    register: str
    entry: Entry
    recorded_at: datetime
    recorded_by: str
    source: str
    supersedes: str | None = None
    reason: str = ""
    salt: str | None = field(default_factory=lambda: secrets.token_hex(16))
    seal: str = ""
    schema_version: int = SCHEMA_VERSION

    def sealed(self) -> Event:
        """The event with its seal computed."""
        seal = seal_of(self.salt or "", self.entry.note, self.reason)
        return Event(**{**self.__dict__, "seal": seal})

    @property
    def redacted(self) -> bool:
        """True once its texts have been erased."""
        return self.salt is None

    def says_the_same(self, other: Event) -> bool:
        """True when both would tell a reader the same: a retry, not a second event."""
        mine, yours = self._said(other), other._said(self)
        return mine == yours

    def _said(self, other: Event) -> tuple[object, ...]:
        values = self.entry.plain()
        if self.redacted or other.redacted:
            values.pop("note")
        reason = "" if self.redacted or other.redacted else self.reason
        return (self.entry_id, self.kind, self.supersedes, reason, *values.items())


def seal_of(salt: str, note: str, reason: str) -> str:
    """sha256 over salt and free texts. Without the salt nobody can guess a short name back from it."""
    return _sha256({"salt": salt, "note": note, "reason": reason})


def digest_of(event: Event) -> str:
    """sha256 over all that is kept, with the seal in place of the texts and without the register's number."""
    values = event.entry.told()
    values.pop("note")
    return _sha256(
        {
            **values,
            "event_id": event.event_id,
            "entry_id": event.entry_id,
            "event_kind": event.kind.value,
            "register": event.register,
            "supersedes": event.supersedes,
            "recorded_at": event.recorded_at.isoformat(),
            "recorded_by": event.recorded_by,
            "source": event.source,
            "seal": event.seal,
            "schema_version": event.schema_version,
        }
    )


def _sha256(values: dict[str, object]) -> str:
    text = json.dumps(values, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
