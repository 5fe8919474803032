"""Every kind of output as the text a reader sees; one reader per file ending."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import docx
import pypdfium2
from python_calamine import CalamineWorkbook

_SILENT = ("script", "style", "head")
_PAGE_NUMBER = re.compile(r"\b\d{1,2} / \d{1,2}\b")
"""At a page's foot; it belongs to no sentence."""
_IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
"""A row's own, drawn by lot: eight of its figures may look like a telephone number."""
_INLINE = ("a", "abbr", "b", "br", "em", "i", "mark", "small", "span", "strong", "time")


class _Visible(HTMLParser):
    """Text of a page, a line for each block; titles and alternative texts are read out as well."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in _SILENT
        if tag not in _INLINE:  # no sentence goes on from one block to the next
            self.pieces.append(" |\n")
        self.pieces += [f"\n{value}\n" for name, value in attrs if name in ("alt", "aria-label") and value]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\n", " "))


def html(path: Path) -> str:
    reader = _Visible()
    reader.feed(path.read_text(encoding="utf-8"))
    return "".join(reader.pieces)


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


def pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        whole = " ".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()
    return _PAGE_NUMBER.sub("|", whole)


def word(path: Path) -> str:
    document = docx.Document(io.BytesIO(path.read_bytes()))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    feet = [p.text for section in document.sections for p in section.footer.paragraphs]
    # hyperlinks are no runs of their own in older readers, so the XML text is taken
    lines = [
        "".join(node.text or "" for node in p._p.iter() if node.tag.endswith("}t"))
        for p in document.paragraphs
    ]
    return "\n".join([*lines, " |\n".join(cells), *feet])


def workbook(path: Path) -> str:
    book = CalamineWorkbook.from_path(str(path))
    rows = (row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    cells = (str(cell) for row in rows for cell in row if cell not in ("", None))
    return " |\n".join(cell for cell in cells if not _IDENTIFIER.fullmatch(cell))


def feed(path: Path) -> str:
    return "\n".join(node.text or "" for node in ElementTree.parse(path).iter())


def package(path: Path) -> str:
    """Pages of a zip; a folder of files is as good as its files."""
    pages = []
    with zipfile.ZipFile(path) as packed:
        for name in packed.namelist():
            if name.endswith(".html"):
                reader = _Visible()
                reader.feed(packed.read(name).decode())
                pages.append("".join(reader.pieces))
    return "\n".join(pages)


READERS: dict[str, Callable[[Path], str]] = {
    ".html": html,
    ".txt": text,
    ".pdf": pdf,
    ".docx": word,
    ".xlsx": workbook,
    ".xml": feed,
    ".zip": package,
}


def read(path: Path) -> str:
    """The visible text: hard spaces are spaces, soft hyphens nothing, line ends kept."""
    plain = READERS[path.suffix](path).replace("\u00a0", " ").replace("\u00ad", "").replace("\r", "")
    return re.sub(r"[^\S\n]+", " ", plain)
