"""The front matter of a page's Markdown."""

from __future__ import annotations

import re
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader written in C where PyYAML has it: eighty pages are read."""
_FRONT = re.compile(r"\s*---\n(.*?)\n---\n", re.DOTALL)


def front(text: str) -> dict[str, Any]:
    """The front matter of a page; empty when it has none."""
    found = _FRONT.match(text)
    data = yaml.load(found[1], Loader=_LOADER) if found else None  # a safe loader, see there
    return data if isinstance(data, dict) else {}
