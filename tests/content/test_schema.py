"""The schemas in content/schema are fresh, Polish, and wired to every file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from campaign.content.schema import schemas
from project import ROOT

KINDS = {
    "methods": "method",
    "workers": "worker",
    "publishers": "publisher",
    "plans": "plan",
    "partners": "partner",
}


@pytest.mark.parametrize("name", sorted(schemas()))
def test_schema_on_disk_is_fresh(name: str) -> None:
    stored = (ROOT / "content" / "schema" / name).read_text(encoding="utf-8")
    assert stored == schemas()[name], "uruchom: ./campaign schema"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_every_field_is_described_in_polish(name: str) -> None:
    fields = dict(_fields(json.loads(schemas()[name])))
    assert fields
    assert "slug" not in fields
    for field, spec in fields.items():
        assert not re.search(r"\b(the|of|and|what|one|is)\b", spec["description"], re.IGNORECASE), field


def _fields(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(node, dict):
        yield from node.get("properties", {}).items()
        for value in node.values():
            yield from _fields(value)
    elif isinstance(node, list):
        for item in node:
            yield from _fields(item)


def test_unknown_keys_are_refused() -> None:
    assert all(json.loads(text)["additionalProperties"] is False for text in schemas().values())


def test_every_content_file_names_its_schema() -> None:
    for path in (ROOT / "content").rglob("*.yml"):
        folder = path.parent.name
        wanted = f"../schema/{KINDS[folder]}.json" if folder in KINDS else f"schema/{path.stem}.json"
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={wanted}", path.name
        assert (path.parent / wanted).is_file()


def test_editor_settings_map_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    assert {name.rpartition("/")[2] for name in settings["yaml.schemas"]} == set(schemas())
