"""The sign-off sheet holds every claim once, on paper and in Word."""

from __future__ import annotations

import io
import re
import time

import docx
import pypdfium2
import pytest

from campaign.authoring.claims import Section, collect
from campaign.authoring.signoff import claims_docx, claims_pdf, markdown_pdf
from campaign.content.texts import spell_out
from campaign.model.campaign import Campaign
from campaign.project import Project
from content_copy import DAY
from project import ROOT, opened


@pytest.fixture(scope="module")
def project() -> Project:
    return opened(day=DAY)


@pytest.fixture(scope="module")
def campaign(project: Project) -> Campaign:
    return project.campaign


@pytest.fixture(scope="module")
def sections(campaign: Campaign) -> list[Section]:
    return collect(campaign)


def test_every_sourced_text_is_a_row(campaign: Campaign, sections: list[Section]) -> None:
    told = " ".join(row.text for section in sections for row in section.rows)
    for method in campaign.shown:
        for claim in (*method.steps, *method.variants, *method.never):
            assert spell_out(claim.text, campaign.facts) in told
        assert method.truth in told
    for fact in campaign.facts.values():
        assert fact.value in told


def test_rows_are_numbered_through_and_have_sources(sections: list[Section]) -> None:
    rows = [row for section in sections for row in section.rows]
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert {row.grade for row in rows} >= {"U", "2 × P", "bez źródła"}
    assert all((row.confirm == "potwierdza jednostka") is not bool(row.sources) for row in rows)


def test_every_instruction_is_a_row(project: Project, sections: list[Section]) -> None:
    told = " ".join(row.text for section in sections for row in section.rows)
    core = project.campaign.core
    steps = [*core.now, *core.actions, *core.after.values(), *core.beside, *core.officer_steps]
    steps += [step for method in project.campaign.shown for step in method.actions]
    said = [text for step in steps for text in (step.do, step.why or "")]
    said += [core.rule.trusted, core.rule.never]
    said += [quiz.why for method in project.campaign.shown for quiz in method.quiz]
    assert [text for text in said if spell_out(text, project.campaign.facts) not in told] == []


def test_docx_holds_the_rows(project: Project, sections: list[Section]) -> None:
    document = docx.Document(io.BytesIO(claims_docx(project, sections)))
    rows = sum(len(section.rows) for section in sections)
    assert document.core_properties.language == "pl-PL"
    assert len(document.tables) == len(sections)
    assert sum(len(table.rows) - 1 for table in document.tables) == rows
    assert (
        sum(cell.text == "☐" for table in document.tables for row in table.rows for cell in row.cells)
        == 2 * rows
    )
    links = {rel.target_ref for rel in document.part.rels.values() if "hyperlink" in rel.reltype}
    assert links >= {source.url for section in sections for row in section.rows for source in row.sources}


def test_docx_is_the_same_each_time(
    project: Project, sections: list[Section], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = claims_docx(project, sections[:2])
    later = time.localtime(time.time() + 3600)
    monkeypatch.setattr(time, "localtime", lambda *_: later)
    assert claims_docx(project, sections[:2]) == first


def test_pdf_is_tagged_polish_and_complete(project: Project, sections: list[Section]) -> None:
    data = claims_pdf(project, sections)
    paper = pypdfium2.PdfDocument(data)
    assert pypdfium2.raw.FPDFCatalog_IsTagged(paper)
    assert paper.get_metadata_value("Title") == "Lista twierdzeń do akceptacji – Przerywam i pytam"
    text = _pdf_text(data)
    for section in sections:
        assert _plain(section.title) in text
        assert all(_plain(row.text[:40]) in text for row in section.rows)


def test_reader_test_is_one_page_with_its_five_questions(project: Project) -> None:
    script = (ROOT / "readers" / "proba-z-czytelnikami.md").read_text(encoding="utf-8")
    data = markdown_pdf(project, script)
    assert _pages(data) == 1
    questions = re.findall(r"^\d\. (.+)$", script, re.MULTILINE)
    assert len(questions) == 5
    text = _pdf_text(data)
    assert all(_plain(question) in text for question in questions)


def _pdf_text(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return _plain(" ".join(page.get_textpage().get_text_range() for page in pages))


def _pages(data: bytes) -> int:
    return len(pypdfium2.PdfDocument(data))


def _plain(text: str) -> str:
    """Without any white space, which is where lines break."""
    return re.sub(r"\s|\u00a0|\ufffe", "", text)
