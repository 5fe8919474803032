"""The sign-off sheet on paper: the same rows as PDF and as DOCX, and other one-page prints for authors."""

from __future__ import annotations

import re
from typing import Any

import markdown
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt

from campaign.authoring.claims import ClaimRow, Section
from campaign.design.rendering import TEMPLATES, day, render
from campaign.design.typography import typography
from campaign.press import docx, engine
from campaign.press.wordxml import hyperlink
from campaign.project import Project

_TEXT = re.compile(r"(?<=>)[^<]+")  # between tags: hard spaces never go into Markdown or attributes
_STYLE = TEMPLATES / "authoring" / "paper.css"
_COLUMNS = (
    ("Nr", 12),
    ("Twierdzenie lub rada", 110),
    ("Źródło i data strony", 72),
    ("Stopień, kto potwierdza", 31),
    ("Zgodne", 19),
    ("Poprawić", 23),
)
TITLE = "Lista twierdzeń do akceptacji"
LEAD = (
    "Przy każdym zdaniu proszę postawić znak w jednej kratce. Uwagi można dopisać obok."
    " Stopień U to źródło urzędowe, P prasa za policją lub bankiem, W źródło słabe."
    " „Potwierdza jednostka” znaczy, że żadne źródło nie mówi tego wprost."
    " Podpisana lista nie zastępuje pola akceptacji w pliku wydawcy."
)


def claims_pdf(project: Project, sections: list[Section]) -> bytes:
    """The sheet as PDF/UA, A4 on its side."""
    html = render(
        project.templates,
        "authoring/claims.html",
        title=TITLE,
        lead=LEAD,
        sections=sections,
        edition=_edition(project),
    )
    return _pdf(project, html)


def markdown_pdf(project: Project, text: str) -> bytes:
    """A Markdown page (its first heading is the title) as PDF/UA, A4 upright."""
    title = text.lstrip("# ").partition("\n")[0]
    body = _TEXT.sub(lambda piece: typography(piece.group()), markdown.markdown(text, extensions=["tables"]))
    return _pdf(project, render(project.templates, "authoring/page.html", title=title, body=body))


def _pdf(project: Project, html: str) -> bytes:
    leaflets = project.leaflets
    styles = (leaflets / "_shared" / "base.css", _STYLE)
    return engine.pdf(engine.layout(engine.Sheet(html, leaflets / "_shared", styles, (leaflets, TEMPLATES))))


def claims_docx(project: Project, sections: list[Section]) -> bytes:
    """The sheet as DOCX, A4 on its side, with a heading row repeated on every page."""
    core = project.campaign.core
    document = docx.begun(
        docx.Properties(f"{TITLE} – {core.name}", "", core.edition.date, core.edition.label)
    )
    _sideways(document)
    document.add_heading(f"{TITLE} – {core.name}", 1)
    document.add_paragraph(_edition(project))
    document.add_paragraph(LEAD)
    for section in sections:
        document.add_heading(typography(section.title), 2)
        _table(document, section.rows)
    document.add_paragraph()
    document.add_paragraph("Data, funkcja i podpis: " + "." * 80)
    return docx.saved(document)


def _edition(project: Project) -> str:
    return f"{project.campaign.core.edition.label}. Lista z dnia {day(project.day)}"


def _sideways(document: Any) -> None:
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(15)
    document.styles["Normal"].font.size = Pt(11)


def _table(document: Any, rows: tuple[ClaimRow, ...]) -> None:
    table = document.add_table(rows=1, cols=len(_COLUMNS), style="Table Grid")
    table.autofit = False
    for column, (name, width) in zip(table.columns, _COLUMNS, strict=True):
        column.width = Mm(width)
        column.cells[0].paragraphs[0].add_run(name).bold = True
    _mark(table.rows[0], "w:tblHeader")
    for row in rows:
        line = table.add_row()
        _mark(line, "w:cantSplit")
        _fill(line.cells, row)
    for line in table.rows:
        for cell, (_, width) in zip(line.cells, _COLUMNS, strict=True):
            cell.width = Mm(width)


def _fill(cells: Any, row: ClaimRow) -> None:
    cells[0].text, cells[1].text = str(row.number), typography(row.text)
    for i, source in enumerate(row.sources):
        paragraph = cells[2].paragraphs[0] if i == 0 else cells[2].add_paragraph()
        link = paragraph.add_run(typography(source.title))
        link.font.underline = True
        hyperlink(paragraph, source.url).append(link._r)
        paragraph.add_run(f" ({source.seen_on})")
    cells[3].text = typography(f"{row.grade}, {row.confirm}")
    for cell in cells[4:]:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        cell.paragraphs[0].add_run("☐").font.size = Pt(18)


def _mark(row: Any, name: str) -> None:
    """Set a yes/no property of a table row, e.g. 'repeat as heading'."""
    row._tr.get_or_add_trPr().append(OxmlElement(name))
