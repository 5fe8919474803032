"""Word documents from clean HTML blocks: real headings, Polish as the language, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from campaign.output import disk
from campaign.press.fragment import Block, Run
from campaign.press.wordxml import box, ground, hyperlink, inset, underline

FONT = "Arial"
_INK = RGBColor(0x16, 0x20, 0x2E)
_LINK = RGBColor(0x12, 0x3E, 0x82)
_MUTE = RGBColor(0x43, 0x48, 0x4F)
_HEADINGS = {"h1": ("Heading 1", 24), "h2": ("Heading 2", 18), "h3": ("Heading 3", 15)}
# size in points, space before and after; announcements are read by eyes of 70
_ROLES = {
    "": (14, 0, 8),
    "said": (18, 0, 12),
    "use": (12, 0, 14),
    "origin": (11, 14, 0),
    "option": (14, 0, 2),
    "blank": (16, 12, 10),
    "line": (14, 0, 0),
    "apart": (14, 14, 0),
    "half": (14, 0, 0),
    "label": (14, 0, 2),
    "hint": (14, 0, 0),
    "tick": (14, 0, 2),
    "rule": (14, 14, 0),
    "lead": (15, 3, 2),
}
_LINES = {"line": 0, "apart": 0, "half": 85}
"""Empty paragraphs with a line under them, to type or to write on: millimetres they end before the margin."""
_LINE_HEIGHT, _ROW_HEIGHT = Pt(24), Mm(13)
"""Given and not added before a paragraph: the last of several lines would lose what is added."""
_COLOURS = {"use": _MUTE, "origin": _MUTE, "rule": RGBColor(0xFF, 0xFF, 0xFF)}
_GROUNDS = {"rule": (str(_INK), 11), "lead": ("F4F1EA", 5)}
"""Colour under a paragraph and how far it reaches around the text, in points."""
_WHOLE = ("said", "option", "rule", "lead")
"""Read aloud or chosen from: never torn over two pages."""
_KEPT = ("option", "label", "tick")
"""On one page with what stands before it."""
_LONG = 30
"""Letters of a title that still fit one line in its own size."""
_TICK, _RULE = Pt(22), Pt(17)
"""A box to tick stands alone in its run, as large as on paper; the rule is the largest line on its ground."""


@dataclass(frozen=True)
class Properties:
    """What a document says about itself; day: the edition's date, not the clock; foot: its footer, points."""

    title: str
    author: str
    day: date
    footer: str
    foot: int = 12


def document(blocks: Iterable[Block], properties: Properties) -> bytes:
    """A .docx; each h1 after the first begins a new page."""
    word = begun(properties)
    every = list(blocks)
    for number, block in enumerate(every):
        if block.tag in _TABLES:
            _TABLES[block.tag](word, block)
            continue
        paragraph = _paragraph(word, block)
        follows = every[number + 1].role if number + 1 < len(every) else ""
        if block.role in ("use", "hint") or follows in _KEPT:
            paragraph.paragraph_format.keep_with_next = True
        if (block.tag == "h1" and number) or block.role == "page":
            paragraph.paragraph_format.page_break_before = True
        for run in block.runs:
            _write(paragraph, run, block)
    return saved(word)


def saved(word: Any) -> bytes:
    """The bytes of a document, the same each time."""
    raw = io.BytesIO()
    word.save(raw)
    return disk.repacked(raw.getvalue())


def begun(properties: Properties) -> Any:
    """An empty document: page, styles, language, footer, properties."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(13)
    for name, size in [*_HEADINGS.values(), ("Normal", 14), ("List Bullet", 14)]:
        _style(word.styles[name], size)
    for name, _ in _HEADINGS.values():  # 9 points above: six questions of a quiz fit one sheet
        style = word.styles[name]
        style.font.bold, style.font.color.rgb = True, _INK
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(9), Pt(3)
        style.paragraph_format.keep_with_next = True
    bullets = word.styles["List Bullet"]
    bullets.paragraph_format.space_after = Pt(4)
    for mark in bullets.element.findall(f".//{qn('w:contextualSpacing')}"):
        mark.getparent().remove(mark)  # it would swallow the space between items
    _footer(section, properties.footer, properties.foot)
    _describe(word.core_properties, properties)
    return word


def _style(style: Any, size: float) -> None:
    """One font for all scripts, and Polish for the spelling checker and the screen reader."""
    style.font.name, style.font.size = FONT, Pt(size)
    run = style.element.get_or_add_rPr()
    fonts = run.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    for old in run.findall(qn("w:lang")):
        run.remove(old)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "pl-PL")
    run.append(language)


def _footer(section: Any, text: str, size: int) -> None:
    paragraph = section.footer.paragraphs[0]
    paragraph.style, paragraph.alignment = "Normal", WD_ALIGN_PARAGRAPH.LEFT  # Word's own has two more stops
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    for said, reckoned in ((f"{text}\tstrona ", "PAGE"), (" z ", "NUMPAGES")):
        written, number = paragraph.add_run(said), paragraph.add_run()
        for run in (written, number):
            run.font.size, run.font.color.rgb = Pt(size), _INK
        field = OxmlElement("w:fldSimple")  # Word reckons it
        field.set(qn("w:instr"), reckoned)
        number._r.addprevious(field)
        field.append(number._r)


def _describe(core: Any, properties: Properties) -> None:
    day = datetime.combine(properties.day, time())
    core.title, core.author, core.last_modified_by = properties.title, properties.author, properties.author
    core.created = core.modified = day
    core.language, core.comments, core.revision = "pl-PL", "", 1


def _paragraph(word: Any, block: Block) -> Any:
    if block.tag in _HEADINGS:
        return word.add_paragraph(style=_HEADINGS[block.tag][0])
    if block.tag == "li":
        return word.add_paragraph(style="List Bullet")
    return _shaped(word.add_paragraph(), block.role)


def _shaped(paragraph: Any, role: str, indent: float | None = None) -> Any:
    """The paragraph as its role wants it; indent: millimetres a line to write on ends before the margin."""
    _, before, after = _ROLES[role]
    shape = paragraph.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.line_spacing = {"option": 1.15, "tick": 1.0, "rule": 1.15, "lead": 1.0}.get(role, 1.25)
    shape.left_indent = Mm(8) if role == "option" else None
    shape.widow_control = True
    shape.keep_together = role in _WHOLE
    if role in _LINES:
        shape.right_indent, shape.line_spacing = Mm(_LINES[role] if indent is None else indent), _LINE_HEIGHT
        underline(paragraph)
    if role in _GROUNDS:
        colour, points = _GROUNDS[role]
        shape.left_indent = shape.right_indent = Pt(points)  # the ground reaches as far beyond the text
        ground(paragraph, colour, points)
    return paragraph


def _table(word: Any, block: Block) -> None:
    """Heads over empty rows to write in."""
    table = inset(word.add_table(rows=block.rows + 1, cols=len(block.runs), style="Table Grid"), 1.6)
    for cell, run in zip(table.rows[0].cells, block.runs, strict=True):
        head = cell.paragraphs[0]
        head.paragraph_format.space_before = head.paragraph_format.space_after = Pt(5)
        head.add_run(run.text).bold = True
    for row in table.rows[1:]:
        row.height = _ROW_HEIGHT


def _pair(word: Any, block: Block) -> None:
    """Two lines beside each other, each with its label under it; apart from what stands above, or near it."""
    lines, labels = inset(word.add_table(rows=2, cols=2), 0).rows
    for line, label, run, indent in zip(lines.cells, labels.cells, block.runs, (6, 0), strict=True):
        shape = _shaped(line.paragraphs[0], "line", indent).paragraph_format
        shape.keep_with_next, shape.space_before = True, Pt(6 + _ROLES[block.role][1])
        _shaped(label.paragraphs[0], "label").add_run(run.text)


_TABLES = {"table": _table, "pair": _pair}


def _write(paragraph: Any, run: Run, block: Block) -> None:
    place = hyperlink(paragraph, run.link) if run.link else paragraph
    written = paragraph.add_run(run.text)
    if block.role == "rule" and run is not block.runs[-1]:
        written.add_break()
    if block.tag == "h1" and len(run.text) > _LONG:
        written.font.size = Pt(20)
    if block.tag in _HEADINGS and run is not block.runs[0]:
        written.bold, written.font.size = False, Pt(14)
        return
    if block.tag == "p":
        written.font.size = _size(run, block)
        written.font.color.rgb = _COLOURS.get(block.role)
        if block.role == "tick" and run is block.runs[0]:
            box(written)
    if place is not paragraph:
        place.append(written._r)
        written.font.underline, written.font.color.rgb = True, _LINK
    written.bold = True if run.bold else None


def _size(run: Run, block: Block) -> Any:
    """The size its role gives a run of a paragraph."""
    if block.role == "tick" and run is block.runs[0]:
        return _TICK
    return _RULE if block.role == "rule" and run.bold else Pt(_ROLES[block.role][0])
