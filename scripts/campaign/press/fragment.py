"""Clean HTML as blocks: what a paste into any editor keeps, and what Word and plain text are made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = ("h1", "h2", "h3", "p", "li")
INLINE = ("strong", "a")
GROUPS = ("ul",)


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look; link: its absolute address or None."""

    text: str
    bold: bool = False
    link: str | None = None


@dataclass
class Block:
    """A heading, paragraph or list item; role: the class of a paragraph ('said', 'use', 'origin' …) or ''.

    A form has also a 'table' of heads over empty rows, and a 'pair' of lines with a label under each.
    """

    tag: str
    role: str = ""
    runs: list[Run] = field(default_factory=list)
    rows: int = 0

    @property
    def text(self) -> str:
        """The block's text in one line."""
        return "".join(run.text for run in self.runs).strip()


def parse(html: str) -> list[Block]:
    """The blocks of a fragment. Raises ValueError for a tag no announcement may use."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [_trimmed(block) for block in reader.blocks if block.text]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._bold = False
        self._link: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a block or a look."""
        if tag not in BLOCKS + INLINE + GROUPS:
            raise ValueError(f"znacznik <{tag}> nie jest dozwolony w ogłoszeniu")
        values = dict(attrs)
        if tag in BLOCKS:
            self.blocks.append(Block(tag, values.get("class") or ""))
        self._bold = self._bold or tag == "strong"
        self._link = values.get("href") if tag == "a" else self._link

    def handle_endtag(self, tag: str) -> None:
        """Close a look."""
        self._bold = self._bold and tag != "strong"
        self._link = None if tag == "a" else self._link

    def handle_data(self, data: str) -> None:
        """Text of the open block; line ends of the template are single spaces."""
        joined = " ".join(data.replace("\u00a0", "\0").split()).replace("\0", "\u00a0")
        if self.blocks and not joined and self.blocks[-1].runs:
            last = self.blocks[-1].runs.pop()  # a space between two looks belongs to the first
            self.blocks[-1].runs.append(Run(f"{last.text.rstrip(' ')} ", last.bold, last.link))
        elif joined and self.blocks:
            before = " " if data[0] in " \n" else ""
            after = " " if data[-1] in " \n" else ""
            self.blocks[-1].runs.append(Run(f"{before}{joined}{after}", self._bold, self._link))


def _trimmed(block: Block) -> Block:
    """The block without spaces at its ends."""
    first, *rest = block.runs
    runs = [Run(first.text.lstrip(" "), first.bold, first.link), *rest]
    last = runs.pop()
    return Block(block.tag, block.role, [*runs, Run(last.text.rstrip(" "), last.bold, last.link)])
