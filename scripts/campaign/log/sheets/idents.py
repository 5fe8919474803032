"""How a row of a sheet is recognised: by its Id in the hands of who fills it in, or by what it says."""

from __future__ import annotations

import hashlib
import re
import uuid

from campaign.log.entry.drafts import Entry
from campaign.log.entry.fields import fold
from campaign.log.sheets.filled import Filled

_NAMESPACE = uuid.UUID("5d8f9a52-6a0e-4b62-9f0b-0c5f3f0c7a11")


def source_name(file: str, row: int, hand: str) -> str:
    """import:<file>#<row>@<hand>"""
    return f"import:{file}#{row}@{hand}"


def file_of(source: str) -> str:
    """The file in an entry's source; empty for an entry that was typed."""
    return source.partition("#")[0] if source.startswith("import:") else ""


def name_of(raw: bytes) -> str:
    """The first signs of a file's sha256."""
    return hashlib.sha256(raw).hexdigest()[:12]


def hand_of(filled: Filled) -> str:
    """Whose files these are, in signs that tell no name: who counts, or how the file is called."""
    return hashlib.sha256((post_of(filled) or fold(filled.name)).encode()).hexdigest()[:8]


def post_of(filled: Filled) -> str:
    """„Rejon 3” and „rejon-3” are the same post."""
    return "-".join(re.findall(r"[a-z0-9]+", fold(filled.who)))


def uuid_of(text: str) -> str:
    """An identifier that the same text always gets."""
    return str(uuid.uuid5(_NAMESPACE, text))


_SAID = ["day", "kind", "place", "people", "leaflets", "people_new", "leaflet", "edition", "partner", "note"]


def said(entry: Entry) -> str:
    """What an entry says, the way identifiers have always been made of it."""
    values = entry.plain()
    return "|".join(str(values[name]) for name in (*_SAID, *(["piece"] if values["piece"] else [])))


def is_uuid(text: str) -> bool:
    """True for an identifier as this program writes them."""
    try:
        return str(uuid.UUID(text)) == text
    except ValueError:
        return False
