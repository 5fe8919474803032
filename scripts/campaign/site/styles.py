"""One style sheet per edition: its colours, the icons it needs, the signs of methods, then site.css."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from campaign.design import marks
from campaign.model.campaign import Campaign
from campaign.model.channel import Channel
from campaign.model.publisher import Publisher
from campaign.output.output import Output, ready

if TYPE_CHECKING:
    from campaign.project import Project

SHEET = Path("docs/css/site.css")
DARK = "@media screen and (prefers-color-scheme:dark)"
SKY = "#6f9fe0"
NIGHT = ("#bcc4cf", "#10161f")
"""The fraudster's dashes and the page by night, as --mute and --paper in site.css."""
LETTER = 1.25
"""The page's letter to the browser's: html { font-size: 125% } in site.css."""
_WIDTH = re.compile(r"^@media \((min|max)-width: ([\d.]+)em\) (\{.*?^\})", re.DOTALL | re.MULTILINE)
_FOR_PEOPLE = re.compile(r"\s*/\*.*?\*/|(?<=\n) +", re.DOTALL)
"""Comments and indents, which no phone has to load."""
_ICON = re.compile(r'class="icon ([a-z-]+)"')


def plan(project: Project, publisher: Publisher, pages: str) -> list[Output]:
    """The edition's style sheet and favicon; pages is all HTML, searched for the icons it uses."""
    assets = project.assets
    frames = "".join(
        path.read_text(encoding="utf-8") for path in sorted((assets / "docs/overrides").glob("*.html"))
    )
    rules = [
        *_colours(publisher.colours.ink),
        *_icons(assets, pages + frames),
        *_discs(assets, publisher.colours.ink),
        *_signs(assets, project.campaign),
    ]
    own = _FOR_PEOPLE.sub("", _for_letters((assets / SHEET).read_text(encoding="utf-8")))
    sheet = "\n".join(rules) + "\n" + own
    favicon = marks.favicon(assets, publisher.colours.ink)
    folder = f"{publisher.slug}/docs"
    return [
        ready(f"{folder}/css/campaign.css", sheet.encode(), "arkusz stylów"),
        ready(f"{folder}/img/favicon.svg", favicon.encode(), "ikona strony"),
    ]


def _for_letters(sheet: str) -> str:
    """Widths of the screen as widths of a line, which is narrow too where only the letters grew.

    Media are measured in the browser's letters, containers in the page's, a quarter larger. A browser
    that knows no containers keeps what is for narrow screens.
    """

    def of_a_line(found: re.Match[str]) -> str:
        line = f"@container ({found[1]}-width: {float(found[2]) / LETTER:g}em) {found[3]}"
        return line if found[1] == "min" else f"{found[0]}\n{line}"

    return _WIDTH.sub(of_a_line, sheet)


def _colours(ink: str) -> Iterator[str]:
    """The edition's dark colour: its bubbles are lifted off the page by night."""
    day, night = (marks.data_uri(marks.says_tail(*pair)) for pair in (("#43484f", "#fff"), NIGHT))
    yield f":root{{--dark:{ink};--solid:{ink};--says-tail:url({day})}}"
    yield f"{DARK}{{:root{{--solid:{lighter(ink)};--says-tail:url({night})}}}}"


def lighter(colour: str, part: float = 0.25) -> str:
    """A hex colour mixed with that part (0 to 1) of a clear blue, to lift it off a black page."""
    pairs = zip(_channels(colour), _channels(SKY), strict=True)
    return "#" + "".join(f"{round(mine + (sky - mine) * part):02x}" for mine, sky in pairs)


def _channels(colour: str) -> list[int]:
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)]


def _icons(assets: Path, html: str) -> Iterator[str]:
    for name in sorted(set(_ICON.findall(html))):
        yield f".icon.{name}{{--i:url({marks.data_uri(marks.icon(assets, name, '#000'))})}}"


def _discs(assets: Path, ink: str) -> Iterator[str]:
    for channel in Channel:
        drawn = marks.data_uri(marks.disc(assets, channel.value, ink))
        yield f".disc.{channel.value}{{background-image:url({drawn})}}"


def _signs(assets: Path, campaign: Campaign) -> Iterator[str]:
    """As printed; by night site.css turns them round: the same hue, light, with a dark icon."""
    for entry in (*campaign.shown, *campaign.callers):
        yield f".s-{entry.slug}{{background-image:url({marks.data_uri(marks.sign(assets, entry.look))})}}"
        yield f".p-{entry.slug}{{background-image:url({marks.data_uri(marks.strip(entry.look))})}}"
