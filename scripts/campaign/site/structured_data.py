"""What a page says about itself to search engines (schema.org), and only where it is true."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from campaign.design.rendering import plain
from campaign.model.campaign import Campaign

_CONTEXT = "https://schema.org"


def functions(campaign: Campaign) -> dict[str, Callable[..., dict[str, Any]]]:
    """how_to(title, steps) and faq(questions) for templates; texts come out plain."""

    def said(item: Any, name: str) -> str:
        value = item.get(name) if isinstance(item, Mapping) else getattr(item, name)
        return plain(value, campaign.facts) if value else ""

    def how_to(title: str, steps: Iterable[Any]) -> dict[str, Any]:
        """Steps in order: objects or mappings with do and why."""
        listed = [
            {"@type": "HowToStep", "name": said(step, "do"), "text": said(step, "why") or said(step, "do")}
            for step in steps
        ]
        return {"@context": _CONTEXT, "@type": "HowTo", "name": plain(title, campaign.facts), "step": listed}

    def faq(questions: Iterable[Any]) -> dict[str, Any]:
        """Questions that stand on the page with their answers."""
        listed = [
            {
                "@type": "Question",
                "name": said(item, "ask"),
                "acceptedAnswer": {"@type": "Answer", "text": said(item, "answer")},
            }
            for item in questions
        ]
        return {"@context": _CONTEXT, "@type": "FAQPage", "mainEntity": listed}

    return {"how_to": how_to, "faq": faq}
