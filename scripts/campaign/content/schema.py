"""JSON Schemas for editors: completion and Polish descriptions, made from the model and never by hand."""

from __future__ import annotations

import json
from typing import Any

from campaign.model.base import Record
from campaign.model.core import CampaignFile
from campaign.model.facts import FactBase
from campaign.model.language import Language
from campaign.model.method import Method
from campaign.model.partner import Kit
from campaign.model.plan import Plan
from campaign.model.publisher import Publisher
from campaign.model.worker import Worker

KINDS: dict[str, type[Record]] = {
    "campaign": CampaignFile,
    "facts": FactBase,
    "language": Language,
    "method": Method,
    "partner": Kit,
    "plan": Plan,
    "publisher": Publisher,
    "worker": Worker,
}
"""Kind of file to its model; the name is the schema's file name and what `campaign new` is told."""

_TITLES = {
    "campaign": "To, co mówimy raz i wszędzie tak samo",
    "facts": "Baza faktów i źródeł",
    "language": "Granice prostego języka i słowa projektu",
    "method": "Metoda oszustwa",
    "partner": "Zestaw dla partnera",
    "plan": "Plan działania priorytetowego",
    "publisher": "Wydawca (jedno wydanie strony)",
    "worker": "Pracownik albo urzędnik, który puka do drzwi",
}


def schemas() -> dict[str, str]:
    """File name in content/schema to JSON text, one for each kind of content file."""
    return {f"{kind}.json": _schema(kind, model) for kind, model in KINDS.items()}


def _schema(kind: str, model: type[Record]) -> str:
    data = _untitled(model.model_json_schema())
    for described in (data, *data.get("$defs", {}).values()):
        described.pop("description", None)  # class docstrings speak English to developers
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _TITLES[kind]}
    return json.dumps(head | data, ensure_ascii=False, indent=2) + "\n"


def _untitled(node: Any) -> Any:
    """Without the titles the validator makes of Python names (a field called title is a mapping)."""
    if isinstance(node, list):
        return [_untitled(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _untitled(value) for key, value in node.items() if key != "title" or not isinstance(value, str)
    }
