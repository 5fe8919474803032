"""Reports and cards as tagged PDF, through the project's print engine."""

from __future__ import annotations

from functools import cache

from campaign import ASSETS
from campaign.press import engine

LEAFLETS = ASSETS / "leaflets"
STYLE = LEAFLETS / "_shared" / "document.css"
FONT = LEAFLETS / "_shared" / "fonts" / "document" / "NotoSans-Regular.ttf"


def html_to_pdf(html: str) -> bytes:
    """A tagged PDF/UA-1 of a self-contained page. Raises CampaignError where it cannot be made."""
    sheet = engine.Sheet(printable(html), LEAFLETS, (STYLE,), (LEAFLETS,))
    return engine.pdf(engine.layout(sheet))


def printable(text: str) -> str:
    """The text without what the fonts lack: pictures go, a foreign letter leaves a question mark.

    Everything stays as typed in the log, in DOCX and in HTML; a note with an emoji must not stop a report.
    """
    known = _letters()
    lacking = {char for char in text if ord(char) > 126 and ord(char) not in known}
    return text.translate({ord(char): "?" if char.isalpha() else None for char in lacking})


@cache
def _letters() -> frozenset[int]:
    from fontTools.ttLib import TTFont

    return frozenset(TTFont(FONT).getBestCmap())
