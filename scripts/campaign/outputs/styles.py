"""One style sheet per edition: its colours, the icons it needs, the signs of methods, then site.css."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from campaign import marks
from campaign.model import Campaign, Publisher
from campaign.outputs import Output, ready

SHEET = Path("docs/css/site.css")
_ICON = re.compile(r'class="icon ([a-z-]+)"')


def plan(root: Path, campaign: Campaign, publisher: Publisher, pages: str) -> list[Output]:
    """The edition's style sheet and favicon; pages is all HTML, searched for the icons it uses."""
    rules = [
        f":root{{--ink:{publisher.colours.ink};--says-tail:url({marks.data_uri(marks.says_tail())})}}",
        *_icons(root, pages + (root / "docs/overrides/main.html").read_text(encoding="utf-8")),
        *_signs(root, campaign),
    ]
    sheet = "\n".join(rules) + "\n" + (root / SHEET).read_text(encoding="utf-8")
    favicon = marks.favicon(root, publisher.colours.ink)
    folder = f"{publisher.slug}/docs"
    return [
        ready(f"{folder}/css/campaign.css", sheet.encode(), "arkusz stylów"),
        ready(f"{folder}/img/favicon.svg", favicon.encode(), "ikona strony"),
    ]


def _icons(root: Path, html: str) -> Iterator[str]:
    for name in sorted(set(_ICON.findall(html))):
        yield f".icon.{name}{{--i:url({marks.data_uri(marks.icon(root, name, '#000'))})}}"


def _signs(root: Path, campaign: Campaign) -> Iterator[str]:
    for method in campaign.shown:
        yield f".s-{method.slug}{{background-image:url({marks.data_uri(marks.sign(root, method.look))})}}"
        yield f".p-{method.slug}{{background-image:url({marks.data_uri(marks.strip(method.look))})}}"
