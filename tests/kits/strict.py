"""A strict sanitizer's profile: rebuilds a fragment from a short allow-list, as a careful CMS would."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

ALLOWED: dict[str, tuple[str, ...]] = dict.fromkeys(("h2", "h3", "p", "ul", "li", "strong"), ()) | {
    "a": ("href",)
}


class _Strict(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ALLOWED:
            kept = [(k, v) for k, v in attrs if k in ALLOWED[tag] and (v or "").startswith("https://")]
            self.out.append(
                f"<{tag}{''.join(f' {k}={chr(34)}{escape(v or str())}{chr(34)}' for k, v in kept)}>"
            )

    def handle_endtag(self, tag: str) -> None:
        if tag in ALLOWED:
            self.out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.out.append(escape(data, quote=False))


def sanitized(html: str) -> str:
    """What is left of a fragment: allowed tags, absolute https links, text."""
    parser = _Strict()
    parser.feed(html)
    parser.close()
    return "".join(parser.out)
