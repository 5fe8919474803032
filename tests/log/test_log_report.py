"""The closing report: what the client's document lacked, in each of its forms."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document
from python_calamine import CalamineWorkbook

from campaign.commands.log import report
from campaign.log import card
from campaign.log.count.totals import totals
from campaign.log.desk import Desk
from campaign.log.entry.drafts import Draft
from campaign.log.report import build, word
from campaign.log.report.writing import html
from campaign.log.store.integrity import control
from campaign.problems import CampaignError
from log.office import convert
from log.samples import desk, fill, project


def made(one: Desk, public: bool = False):
    plan = one.plan("2026-2")
    line = control(plan.slug, one.store.events(plan.slug))
    return build(totals(one.store, plan, one.today), one.catalogue, one.rows(plan), line, public)


@pytest.fixture
def filled(tmp_path: Path) -> Desk:
    one = desk(project(tmp_path))
    fill(one)
    return one


def docx_text(raw: bytes) -> str:
    document = Document(io.BytesIO(raw))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


class Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def html_text(page: str) -> str:
    reader = Text()
    reader.feed(page)
    return " ".join(" ".join(reader.parts).split())


SAID = [
    "dla rejonu służbowego nr 3 na okres od 01.07.2026 roku do 31.12.2026 roku",
    "1. Charakterystyka zdiagnozowanego zagrożenia w rejonie służbowym",
    "2. Zakładany cel i jego osiągnięcie",
    "3. Działania: plan i wykonanie",
    "4. Podmioty współpracujące: zadania i wykonanie",
    "5. Przekazanie informacji społeczności",
    "Wynik: 66 mieszkańców, cel: co najmniej 80. Do celu zabrakło 14.",
    "2\u00a0wpisy, od 10.07.2026 do 02.10.2026, osoby: 53, ulotki: 55",
    "(brak: komunikat w parafii)",
    "12.09.2026 – komunikat w radiu (przedstawiciel Radia „Eska” – oddział Kraśnik)",
    "Ulotki bez podania rodzaju odjęto tylko w wierszu „Razem”.",
    "Wnioski",
    "zapoznał się / zatwierdził (data i podpis)",
]


def test_every_form_says_the_same(filled: Desk) -> None:
    page, document = html_text(html(made(filled))), docx_text(word.render(made(filled)))
    for text in SAID:
        assert text.replace("\u00a0", " ") in page.replace("\u00a0", " "), text
        assert text in document, text


def test_the_public_version_has_no_single_entries(filled: Desk) -> None:
    full, public = made(filled), made(filled, public=True)
    for form in (html_text(html(public)), docx_text(word.render(public))):
        for private in ("z rana", "Zapis kontrolny", "Załącznik: wpisy", "Wnioski", "nr 4:", "obchód · Lasy"):
            assert private not in form
        assert "66 mieszkańców" in form
    assert "z rana" in docx_text(word.render(full))


def test_texts_that_look_like_code_stay_texts(tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    verdict = one.checker().check(
        Draft("12.09.2026", "rozmowa", "Lasy", "3", "0", note="A & B <b>x</b> {{ 1 }} =1+1")
    )
    assert verdict.entry
    one.add(verdict.entry, "00000000-0000-4000-8000-000000000001", "cli")
    assert "A & B <b>x</b> {{ 1 }} =1+1" in docx_text(word.render(made(one)))
    assert "A &amp; B &lt;b&gt;x&lt;/b&gt; {{ 1 }} =1+1" in html(made(one))


def test_the_chart_says_its_numbers(filled: Desk) -> None:
    assert "Mieszkańcy, z którymi rozmawiano, po miesiącach. lipiec 2026: 22, sierpień 2026: 13," in html(
        made(filled)
    )


def test_conclusions_are_blank_and_an_empty_log_makes_a_report(tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    text = docx_text(word.render(made(one)))
    assert text.count("nie wykonano: w dzienniku nie ma wpisów") == 10
    assert "W dzienniku nie ma ulotek." in text
    assert re.search(r"Wnioski\n+\n", text)


def test_the_control_line_counts_corrections_and_can_be_checked(filled: Desk) -> None:
    row = filled.find("3", None)[-1]
    filled.withdraw(row, "pomyłka", "00000000-0000-4000-8000-000000000009", "cli")
    said = "\n".join(made(filled).control)
    assert "wpisy 10, poprawki 0, wycofania 1, ostatni numer 11" in said
    assert re.search(r"Zapis do sprawdzenia: 11:[0-9a-f]{16}", said)


def test_a_template_edited_into_nonsense_is_one_sentence(filled: Desk, tmp_path: Path) -> None:
    document = Document(str(word.TEMPLATE))
    document.add_paragraph("{% for x in %}")
    document.save(str(tmp_path / "zly.docx"))
    with pytest.raises(CampaignError, match=r"szablon informacja\.docx ma błąd"):
        word.render(made(filled), tmp_path / "zly.docx")
    (tmp_path / "pusty.docx").write_bytes(b"")
    with pytest.raises(CampaignError, match="nie mogę otworzyć szablonu"):
        word.render(made(filled), tmp_path / "pusty.docx")


def run(one: Desk, *more: str):
    arguments = ["--root", str(one.project.root), "--as-of", "2027-01-10", "--plan", "2026-2", *more]
    return CliRunner(env={"CAMPAIGN_DATA": str(one.project.root / "data")}).invoke(report, arguments)


def test_all_files_are_written_and_a_docx_with_conclusions_is_kept(filled: Desk) -> None:
    first = run(filled)
    assert first.exit_code == 0, first.output
    folder = filled.root / "build" / "report" / "2026-2"
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    stem = "informacja-2026-2"
    assert names == [
        f"do-publikacji/{stem}.docx", f"do-publikacji/{stem}.html", f"do-publikacji/{stem}.pdf",
        f"{stem}.docx", f"{stem}.html", f"{stem}.pdf", "zalacznik-2026-2.xlsx",
    ]  # fmt: skip
    document = folder / f"{stem}.docx"
    document.write_bytes(document.read_bytes() + b" ")
    kept = document.read_bytes()
    second = run(filled)
    assert second.exit_code == 1
    assert "może mieć dopisane wnioski" in second.output
    assert document.read_bytes() == kept
    assert run(filled, "--replace").exit_code == 0
    assert document.read_bytes() != kept


def test_the_pdf_is_tagged_polish_and_titled(filled: Desk) -> None:
    assert run(filled).exit_code == 0
    import pypdfium2

    raw = (filled.root / "build" / "report" / "2026-2" / "informacja-2026-2.pdf").read_bytes()
    with pypdfium2.PdfDocument(raw) as document:
        assert document.is_tagged()
        assert document.get_metadata_dict()["Title"].startswith("Informacja dotycząca realizacji planu")
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "66 mieszkańców" in text


def test_the_annex_holds_every_row_of_the_register(filled: Desk) -> None:
    row = filled.find("3", None)[-1]
    filled.withdraw(row, "=1+1", "00000000-0000-4000-8000-000000000009", "cli")
    assert run(filled).exit_code == 0
    file = filled.root / "build" / "report" / "2026-2" / "zalacznik-2026-2.xlsx"
    book = CalamineWorkbook.from_path(file)
    assert len(book.get_sheet_by_name("Wpisy").to_python()) == 1 + 9
    register = book.get_sheet_by_name("Rejestr").to_python()
    assert register[-1][:4] == [11.0, "wycofanie", 3.0, "=1+1"]
    with zipfile.ZipFile(file) as raw:
        assert not [name for name in raw.namelist() if b"<f>" in raw.read(name)]


def test_the_card_is_one_a5_page(filled: Desk) -> None:
    import pypdfium2

    raw = card.render(filled.plan("2026-2"), filled.catalogue)
    with pypdfium2.PdfDocument(raw) as document:
        assert len(document) == 1
        assert [round(side / 72 * 25.4) for side in document[0].get_size()] == [148, 210]
        text = document[0].get_textpage().get_text_bounded()
    assert all(word in text for word in ("Osoby", "Ulotki", "Kraśnik", "Na wnuczka", "Bez nazwisk"))


@pytest.mark.office
def test_libreoffice_opens_the_docx_with_everything_in_it(filled: Desk, tmp_path: Path) -> None:
    import pypdfium2

    file = tmp_path / "informacja.docx"
    file.write_bytes(word.render(made(filled)))
    with pypdfium2.PdfDocument(convert(file, "pdf", tmp_path)) as document:
        text = " ".join(page.get_textpage().get_text_bounded() for page in document)
        assert 3 <= len(document) <= 6
    words = " ".join(text.split())
    assert "Do celu zabrakło 14." in words
    assert "{{" not in words
    assert "{%" not in words
