"""What a page says about itself to search engines (schema.org), and only where it is true."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from campaign.design.rendering import plain
from campaign.model.campaign import Campaign

_CONTEXT = "https://schema.org"


def functions(campaign: Campaign) -> dict[str, Callable[..., str]]:
    """how_to(title, steps) and faq(questions) for templates: JSON that may stand in a script element."""

    def said(item: Any, name: str) -> str:
        value = item.get(name) if isinstance(item, Mapping) else getattr(item, name)
        return plain(value, campaign.facts) if value else ""

    def how_to(title: str, steps: Iterable[Any]) -> str:
        """Steps in order: objects or mappings with do and why."""
        listed = [
            {"@type": "HowToStep", "name": said(step, "do"), "text": said(step, "why") or said(step, "do")}
            for step in steps
        ]
        return _script("HowTo", name=plain(title, campaign.facts), step=listed)

    def faq(questions: Iterable[Any]) -> str:
        """Questions that stand on the page with their answers."""
        listed = [
            {
                "@type": "Question",
                "name": said(item, "ask"),
                "acceptedAnswer": {"@type": "Answer", "text": said(item, "answer")},
            }
            for item in questions
        ]
        return _script("FAQPage", mainEntity=listed)

    return {"how_to": how_to, "faq": faq}


def _script(kind: str, **said: Any) -> str:
    """Short and with Polish letters as they are; no text of ours can end the script element."""
    text = json.dumps(
        {"@context": _CONTEXT, "@type": kind, **said}, ensure_ascii=False, separators=(",", ":")
    )
    return text.replace("<", "\\u003c")
