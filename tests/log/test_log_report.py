"""The closing report: sentences by rule, the same in DOCX and PDF, three to four pages, refused when unfilled."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from campaign.commands.cli import campaign
from campaign.log import card, documents
from campaign.log.count.totals import Totals
from campaign.log.documents import html_to_pdf
from campaign.log.entry.vocabulary import Kind
from campaign.log.report import sentences, writing
from campaign.log.report.data import Report, require_filled
from campaign.log.report.writing import html
from campaign.log.show import state
from campaign.log.store.journal import Cell
from campaign.problems import CampaignError
from log.office import convert
from log.samples import desk, fill, project, run

END = date(2027, 1, 10)


def cell(day: str, kind: Kind, people: int = 0, leaflets: int = 0, **more: object) -> Cell:
    base = Cell(
        "2026-2", date.fromisoformat(day), kind, None, None, 1, people, 0, 0, leaflets, int(leaflets > 0)
    )
    return base._replace(**more)


MODEL = [
    cell("2026-07-02", Kind.RECEIVED, leaflets=150, leaflet="wspolna"),
    *(cell(f"2026-{month:02}-12", Kind.ROUND, 5, 5, leaflet="wspolna") for month in range(7, 12)),
    *(cell(day, Kind.MEETING, 15, 14, leaflet="wspolna", partner="pzerii", people_asked=10, people_new=7)
      for day in ("2026-09-09", "2026-10-07", "2026-11-18", "2026-12-09")),
    *(cell(f"2026-08-{day:02}", Kind.TALK, 3, 2, leaflet="wspolna") for day in (3, 5, 10, 20)),
    cell("2026-09-05", Kind.HANDED, leaflets=30, leaflet="wspolna", partner="soltys-lasy", piece="zestaw"),
    cell("2026-09-12", Kind.WEB, partner="burmistrz"),
    cell("2026-09-10", Kind.RADIO, partner="radio-eska"),
    cell("2026-10-06", Kind.PARISH, partner="parafie", place="Kraśnik"),
    cell("2026-10-10", Kind.LEAFLETS, leaflets=22, leaflet="wspolna", place="Kraśnik"),
]  # fmt: skip


def made(tmp_path: Path, *cells: Cell, as_of: date = END, public: bool = False, **replaced: str) -> Report:
    one = desk(project(tmp_path, **replaced), as_of)
    return Report(Totals(tuple(cells), one.plan("2026-2"), as_of), one.catalogue, public)


def plain(report: Report) -> str:
    """Every text of the report with plain spaces."""
    text = re.sub(r"<title>.*?</title>|<style>.*?</style>|<[^>]+>", " ", html(report), flags=re.S)
    return " ".join(text.replace("\u200d", "").replace("\u00a0", " ").replace("&#34;", '"').split())


def docx_text(raw: bytes) -> str:
    document = Document(io.BytesIO(raw))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join(
        "\n".join([*(p.text for p in document.paragraphs), *cells]).replace("\u00a0", " ").split()
    )


SAID = [
    "dla rejonu służbowego nr 3 na okres od 01.07.2026 roku do 31.12.2026 roku",
    "Cel osiągnięto w dniu 09.12.2026 r.",
    "Działaniami objęto 85 mieszkańców: odnotowano 97 kontaktów (w tym 25 podczas obchodów), od których "
    "odliczono 12 ustalonych powtórzeń.",
    "Powtórzenia ustalano szacunkowo, bez gromadzenia danych osobowych, dla 40 z 97 kontaktów.",
    "Przeprowadzono 4 spotkania z seniorami, w których uczestniczyło łącznie 60 osób; przekazano 56 ulotek. "
    "Odbyły się w dniach 09.09, 07.10, 18.11 i 09.12.2026 r.",
    "prowadzono w dniach 12.07, 12.08, 12.09, 12.10 i 12.11.2026 r.; rozmawiano łącznie z 25 osobami; przekazano 25 ulotek. "
    "W grudniu 2026 r. obchodów w ramach planu nie odnotowano. Przyczyna: ………",
    "Rozmowy prowadzono w dniach 03.08, 05.08, 10.08 i 20.08.2026 r.; rozmawiano łącznie z 12 osobami; przekazano 8 ulotek.",
    "Mieszkańcom przekazano 111 ulotek, w tym 22 podczas odrębnego kolportażu w miejscowości Kraśnik. "
    "Podmiotom współpracującym wydano 30 ulotek.",
    "Komunikat wyemitowano w dniu 10.09.2026 r. (nadawca: Radio Eska Kraśnik). Ogłoszenie odczytano w parafii w dniu 06.10.2026 r.",
    "We współpracy z tym podmiotem zorganizowano 4 spotkania (pkt 3 ppkt 1).",
    "W dniu 05.09.2026 r. przekazano materiały informacyjne i 30 ulotek. Sposób ich wykorzystania: ………",
    "Artykuł opublikowano na stronie internetowej w dniu 12.09.2026 r.",
    "Emisję opisano w pkt 3 ppkt 5.",
    "Mieszkańców informowano bezpośrednio podczas obchodów i spotkań.",
    "31.07 – 5; 31.08 – 22; 30.09 – 39; 31.10 – 56; 30.11 – 73; 09.12 – 85; 31.12 – 85 (cel: 80).",
    "spotkania 4 60 56 zrealizowano",
    "obchody 5 dni 25 25 zrealizowano w części",
    "odrębny kolportaż 1 dzień – 22 zrealizowano",
    "komunikaty 1 emisja, 1 ogłoszenie – – zrealizowano",
    "Razem 97 111",
    "W planie wskazano: „Na podstawie",
    "metodą «na policjanta», «na wnuczka»",
    "za pośrednictwem radia «Eska» oraz przedstawicieli parafii zlokalizowanych w rejonie będą przekazywane "
    "odpowiednie komunikaty z apelem”.",
    "150 111 30 9",
    "Sporządził:",
    "dzielnicowy rejonu służbowego nr 3",
    "Wyk. w ……… egz.",
]
NEVER = [
    "wpis",
    "dziennik",
    "rejestr ",
    "zestaw",
    "wydanie 1",
    "osoby:",
    "soltys-lasy",
    " 0 osób",
    "Rozdane",
    "█",
    "r..",
]


def test_the_report_says_it_like_the_model_in_both_forms(tmp_path: Path) -> None:
    report = made(tmp_path, *MODEL)
    page, document = plain(report), docx_text(writing.docx(report))
    for text in SAID:
        assert text in page, text
    for text in SAID[:14]:
        assert text in document, text
    for text in NEVER:
        assert text not in page, text
        assert text not in document, text
    assert not re.search(r"(?<!\d)[-−]\d", page)
    assert len(report.remarks) == 1, "that the plan is quoted"


def test_nothing_done_is_planned_while_the_plan_runs_and_undone_after(tmp_path: Path) -> None:
    running = plain(made(tmp_path / "a", as_of=date(2026, 9, 30)))
    for text in ("nie wykonano", "nie zrealizowano", "zabrakło", "brak", "Przyczyna"):
        assert text not in running
    assert "stan na dzień 30.09.2026 r." in running
    assert "Spotkania zaplanowano do dnia 31.12.2026 r." in running
    assert "Emisję zaplanowano do dnia 31.12.2026 r. Odczytanie ogłoszenia zaplanowano" in running
    over = plain(made(tmp_path / "b"))
    assert "Do dnia 31.12.2026 r. spotkań ani rozmów nie przeprowadzono. Przyczyna: ………" in over
    assert "Do dnia 31.12.2026 r. nie uzyskano potwierdzenia odczytania ogłoszenia. Przyczyna: ………" in over
    assert "spotkania – – – nie zrealizowano" in over


def test_the_public_version_holds_no_single_meeting_and_no_blank(tmp_path: Path) -> None:
    report = made(tmp_path, *MODEL, public=True)
    assert all((day + timedelta(1)).day == 1 for day, _ in report.curve), (
        "a step is a day somebody may remember"
    )
    text = plain(report)
    for private in (
        "ZATWIERDZAM",
        "Znak sprawy",
        "Sporządził",
        "………",
        "09.09",
        "05.09.2026",
        "Kraśnik w dniu",
        "109",
    ):
        assert private not in text, private
    assert "Odbyły się od września do grudnia 2026 r." in text
    assert "Artykuł opublikowano na stronie internetowej w dniu 12.09.2026 r." in text


def test_leaflets_without_a_receipt_are_said_on_the_screen_and_never_as_a_number_below_zero(
    tmp_path: Path,
) -> None:
    report = made(tmp_path, *(one for one in MODEL if one.kind is not Kind.RECEIVED))
    assert report.stock is None
    assert (
        "otrzymano 0, wydano 141 („wspólna”). Brakuje przyjęcia co najmniej 141\u00a0ulotek"
        in report.remarks[0]
    )
    assert "Pozostało" not in plain(report)


@pytest.mark.parametrize("replaced", [{"target: 80": "target: 0"}, {"komunikaty medialne": "UZUPEŁNIJ"}])
def test_an_unfilled_plan_gives_no_report(tmp_path: Path, replaced: dict[str, str]) -> None:
    with pytest.raises(CampaignError, match=r"content/plans/2026-2\.yml"):
        require_filled(desk(project(tmp_path, **replaced)).plan("2026-2"))
    assert run(tmp_path / "project", "report", command=campaign).exit_code == 1


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "uczestniczyła 1\u00a0osoba"), (2, "uczestniczyły 2\u00a0osoby"), (5, "uczestniczyło 5\u00a0osób"),
     (12, "uczestniczyło 12\u00a0osób"), (22, "uczestniczyły 22\u00a0osoby"), (112, "uczestniczyło 112\u00a0osób")],
)  # fmt: skip
def test_plural_forms_by_rule(tmp_path: Path, number: int, said: str) -> None:
    held = cell("2026-09-09", Kind.MEETING, number, 1)
    report = made(tmp_path, held)
    assert f"w\u00a0którym {said}; przekazano 1\u00a0ulotkę. Odbyło się w\u00a0dniu" in report.actions[0].done


def test_files_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    root = project(tmp_path)
    fill(desk(root))
    out = root / "build" / "report" / "2026-2"
    first = run(root, "report", as_of="2027-01-10", command=campaign)
    assert first.exit_code == 0, first.output
    assert "Przed podpisem pozostało pól do uzupełnienia:" in first.output
    names = {str(path.relative_to(out)) for path in out.rglob("*") if path.is_file()}
    stem = "informacja-2026-2"
    assert names == {f"{stem}.docx", f"{stem}.pdf", f"do-publikacji/{stem}.docx", f"do-publikacji/{stem}.pdf",
                     "zalacznik-2026-2.xlsx"}  # fmt: skip
    before = {name: (out / name).read_bytes() for name in names}
    assert run(root, "add", "rozmowa", "Lasy", "9", as_of="2026-12-01").exit_code == 0
    refused = run(root, "report", as_of="2027-01-10", command=campaign)
    assert refused.exit_code == 1
    assert "może mieć dopisane wnioski" in refused.output
    assert {name: (out / name).read_bytes() for name in names} == before
    again = run(root, "report", "--replace", as_of="2027-01-10", command=campaign)
    assert again.exit_code == 0
    assert (out / f"{stem}.pdf").read_bytes() != before[f"{stem}.pdf"]
    for folder in (out, out / "do-publikacji"):  # what was typed into them is kept
        (kept,) = folder.glob("*-poprzednia-*.docx")
        assert kept.read_bytes() == before[str((folder / f"{stem}.docx").relative_to(out))]
        assert f"Poprzedni plik leży w {kept}" in again.output


def test_the_annex_keeps_work_and_stock_apart(tmp_path: Path) -> None:
    root = project(tmp_path)
    fill(desk(root))
    assert run(root, "report", as_of="2027-01-10", command=campaign).exit_code == 0
    book = CalamineWorkbook.from_path(str(root / "build/report/2026-2/zalacznik-2026-2.xlsx"))
    works, moved = (book.get_sheet_by_name(name).to_python() for name in ("Działania", "Ulotki"))
    counted = [row for row in works[1:] if isinstance(row[0], float)]
    total = next(row for row in works if row[0] == "Razem")
    assert [total[4], total[6]] == [sum(row[at] or 0 for row in counted) for at in (4, 6)]
    assert total[5] == "", "a sum of estimates that only some entries have says nothing"
    stock = {"przyjęcie ulotek", "przekazanie partnerowi", "ulotki zniszczone"}
    assert not stock.intersection(row[2] for row in works)
    assert {row[2] for row in moved[1:] if row[2]} <= stock
    assert "Osoby" not in moved[0]


@pytest.mark.office
def test_three_or_four_pages_and_signatures_never_alone(tmp_path: Path) -> None:
    report = made(tmp_path, *MODEL)
    file = tmp_path / "informacja.docx"
    file.write_bytes(writing.docx(report))
    assert writing.docx(report) == file.read_bytes()
    document = pypdfium2.PdfDocument(convert(file, "pdf", tmp_path))
    last = document[len(document) - 1].get_textpage().get_text_range()
    assert len(document) in (3, 4)
    assert "Sporządził" in last
    assert "Dalsze działania" in last
    document.close()


def monthly(tmp_path: Path, people: int) -> Report:
    """A report whose chart has a mark for every month, each a little wider than the other's."""
    talks = [cell(f"2026-{at:02}-12", Kind.TALK, people * 10 ** (at % 4)) for at in range(7, 13)]
    return made(tmp_path / str(people), *talks)


def torn(raw: bytes) -> list[str]:
    """Lines of a PDF's caption that end between a day and its number."""
    with pypdfium2.PdfDocument(raw) as document:
        text = "".join(page.get_textpage().get_text_range() for page in document)
    lines = text.partition("Wykres 1.")[2].partition("(cel")[0].splitlines()
    assert len(lines) > 1
    return [line for line in lines if not line.rstrip().endswith((";", lines[-1].rstrip()))]


def test_a_day_under_the_chart_stays_with_its_number(tmp_path: Path) -> None:
    """A line may end after a dash, whatever space follows."""
    for people in (1, 3, 11):
        assert torn(html_to_pdf(html(monthly(tmp_path, people)))) == []


@pytest.mark.office
def test_a_day_under_the_chart_stays_with_its_number_in_word(tmp_path: Path) -> None:
    for people in (1, 3, 11):
        file = tmp_path / f"informacja-{people}.docx"
        file.write_bytes(writing.docx(monthly(tmp_path, people)))
        assert torn(convert(file, "pdf", tmp_path).read_bytes()) == []


@pytest.mark.parametrize("day", ["2026-07-01", "2026-07-03", "2026-08-20", "2026-08-30", "2026-12-31"])
def test_every_word_of_the_chart_lies_inside_it(tmp_path: Path, day: str) -> None:
    later = cell("2026-12-31", Kind.TALK, 40)
    drawn = str(writing.curve(made(tmp_path, cell(day, Kind.MEETING, 81), later)))
    texts = re.findall(r'<text x="([-0-9.]+)" y="([-0-9.]+)" text-anchor="(\w+)"[^>]*>([^<]+)<', drawn)
    assert f"{date.fromisoformat(day):%d.%m.%Y}: " in " ".join(text for *_, text in texts)
    for x, y, anchor, text in texts:
        width = 8 * len(text)  # of bold figures, at most
        left = float(x) - (width if anchor == "end" else 0)
        assert left >= 0, text
        assert left + width <= writing.WIDTH, text
        assert 13 <= float(y) <= writing.HEIGHT, text


def test_a_broken_template_is_one_sentence(tmp_path: Path) -> None:
    report = made(tmp_path, *MODEL)
    (tmp_path / "zly.docx").write_bytes(b"nic")
    with pytest.raises(CampaignError, match="szablonu"):
        writing.docx(report, tmp_path / "zly.docx")


@pytest.mark.parametrize(
    "broken", ["{{ nic }}", "{{", "{% if nic %}x{% endif %}", "{{ t.nic }}", "{{ t | ile }}", "{{ 1 / 0 }}"]
)
def test_a_broken_sentence_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str) -> None:
    file = tmp_path / "zdania.txt"
    text = sentences.PHRASES.read_text(encoding="utf-8")
    line = next(at for at, line in enumerate(text.splitlines(), 1) if line.startswith("Cel osiągnięto {{"))
    file.write_text(text.replace("Cel osiągnięto {{", f"Cel osiągnięto {broken} {{{{"), encoding="utf-8")
    monkeypatch.setattr(sentences, "PHRASES", file)
    sentences.template.cache_clear()
    try:
        with pytest.raises(CampaignError, match=rf"^{file}:{line}: szablon ma błąd – popraw"):
            made(tmp_path, *MODEL)
    finally:
        sentences.template.cache_clear()


@pytest.mark.parametrize("text", ["{{ 1 | nic }}", "", "% macro target(t)"])
def test_a_broken_file_of_sentences_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(sentences, "PHRASES", tmp_path / "zdania.txt")
    sentences.PHRASES.write_text(text)
    sentences.template.cache_clear()
    try:
        with pytest.raises(CampaignError, match=r"zdania\.txt:1: szablon ma błąd"):
            made(tmp_path, *MODEL)
    finally:
        sentences.template.cache_clear()


def test_every_sentence_of_the_file_is_said_somewhere() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(sentences.__file__).parent.glob("*.py"))
    text = sentences.PHRASES.read_text(encoding="utf-8")
    names = re.findall(r"macro (\w+)", text)
    assert len(names) > 20
    assert [
        name for name in names if f'"{name}"' not in code and len(re.findall(rf"\b{name}\(", text)) < 2
    ] == []


def test_texts_that_look_like_code_stay_texts(tmp_path: Path) -> None:
    report = made(tmp_path, *MODEL)
    report.goal = ["A & B <b>x</b> {{ 1 }}"]
    assert "A & B <b>x</b> {{ 1 }}" in docx_text(writing.docx(report))


def test_the_tally_card_is_one_page_with_every_kind_of_leaflet(tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    many = {f"m{at}": "na pracownika banku" for at in range(12)} | {"d": "na amerykańskiego żołnierza"}
    for leaflets in (one.catalogue.leaflets, many):
        known = replace(one.catalogue, leaflets=leaflets)
        document = pypdfium2.PdfDocument(card.render(one.plan("2026-2"), known))
        assert len(document) == 1
        text = " ".join(document[0].get_textpage().get_text_range().split())
        assert all(name.lower() in text.lower() for name in [*leaflets.values(), "bez rodzaju"])
        document.close()


def test_a_partners_page_is_never_called_the_units_own(tmp_path: Path) -> None:
    """Section 5 asks about the unit's page: only the kit that the police answer for is that."""
    web = [one for one in MODEL if one.kind is Kind.WEB]
    assert web
    blank = "Informacja na stronie internetowej jednostki: ………"
    assert blank in plain(made(tmp_path / "a", *web))
    own = [one._replace(partner="policja") for one in web]
    assert blank not in plain(made(tmp_path / "b", *own))


def test_what_is_no_action_of_the_plan_has_no_state(tmp_path: Path) -> None:
    """Meetings are here no action of section 3; what a partner of section 4 promised is told there."""
    meeting = cell("2026-09-09", Kind.MEETING, 15, 14, leaflet="wspolna", partner="pzerii")
    one = desk(project(tmp_path), END)
    plan = one.plan("2026-2")
    without = plan.model_copy(update={"actions": [a for a in plan.actions if a.kind != "meeting"]})
    report = Report(Totals((meeting,), without, END), one.catalogue)
    assert report.works.rows[0] == ["spotkania", "1", "15", "14", "–"]


def test_leaflets_are_held_against_their_planned_number(tmp_path: Path) -> None:
    """One entry may hold all of them; the table and the sentence say the same."""
    planned = {"target: 80": "target: 80", "kind: leaflets": "kind: leaflets\n    count: 20"}
    given = cell("2026-09-09", Kind.LEAFLETS, leaflets=22, place="Lasy")
    report = made(tmp_path, given, **planned)
    assert report.works.rows[-2][-1] == "zrealizowano"
    assert "Przekazano 22 wobec 20 zaplanowanych ulotek, tj. o 2 więcej." in plain(report)


def test_a_plan_nobody_confirmed_says_so_above_everything(tmp_path: Path) -> None:
    report = made(tmp_path / "a", *MODEL)
    assert "PROJEKT PLANU" not in plain(report)
    one = desk(project(tmp_path / "b"), END)
    unsure = one.plan("2026-2").model_copy(update={"draft": True})
    said = Report(Totals(tuple(MODEL), unsure, END), one.catalogue)
    assert plain(said).replace("PROJEKT PLANU – do potwierdzenia ", "") == plain(report)
    assert plain(said).index("PROJEKT PLANU") < plain(said).index("INFORMACJA")
    assert "PROJEKT PLANU – do potwierdzenia" in docx_text(writing.docx(said))


def test_what_section_3_tells_is_not_denied_in_section_4(tmp_path: Path) -> None:
    meeting = cell("2026-09-09", Kind.MEETING, 15, place="Lasy")
    said = plain(made(tmp_path, meeting))
    assert "Przeprowadzono 1 spotkanie" in said
    assert "Spotkań przy udziale tego podmiotu nie odnotowano." in said
    assert "spotkań nie przeprowadzono" not in said
    assert said.count("nie uzyskano potwierdzenia emisji komunikatu") == 1
    assert "Emisji komunikatu nie potwierdzono (pkt 3 ppkt" in said


def test_leaflets_a_partner_gave_on_are_told_as_that(tmp_path: Path) -> None:
    handed = next(one for one in MODEL if one.kind is Kind.HANDED)._replace(piece=None)
    given = MODEL[-1]._replace(partner="soltys-lasy")
    said = plain(made(tmp_path / "full", MODEL[0], handed, given))
    assert "Przy udziale tego podmiotu w dniu 10.10.2026 r. przekazano mieszkańcom 22 ulotki." in said
    assert "wspólnie z tym podmiotem" not in said
    assert "Sposób ich wykorzystania: ………" in said
    public = plain(made(tmp_path / "public", MODEL[0], handed, given, public=True))
    assert "przekazano ulotki" in public
    assert not re.search("[0-9] ulot", public.partition("Podmioty współpracujące")[2])


def test_an_article_seen_on_two_days_was_published_once(tmp_path: Path) -> None:
    seen = [
        cell(day, Kind.WEB, partner="burmistrz", piece="artykul", edition=1)
        for day in ("2026-11-10", "2026-11-13")
    ]
    said = plain(made(tmp_path / "once", *seen))
    assert "Artykuł opublikowano na stronie internetowej w dniu 10.11.2026 r." in said
    assert "Dostępność artykułu potwierdzono w dniu 13.11.2026 r." in said
    other = [seen[0], seen[1]._replace(edition=2)]
    assert "w dniach 10.11 i 13.11.2026 r." in plain(made(tmp_path / "twice", *other))


def test_a_plan_that_is_still_to_come_begins(tmp_path: Path) -> None:
    assert "rozpocznie się w dniu 01.07.2026 r." in plain(made(tmp_path, as_of=date(2026, 6, 1)))


def test_leaflets_a_partner_gave_out_are_told_apart_from_the_stock(tmp_path: Path) -> None:
    """They left the stock when the partner got them, so table 2 counts them there and not twice."""
    given = cell(
        "2026-10-12", Kind.LEAFLETS, leaflets=15, leaflet="wspolna", place="Lasy", partner="soltys-lasy"
    )
    told = plain(made(tmp_path, *MODEL, given))
    assert "Mieszkańcom przekazano 126 ulotek" in told
    assert "(15 z nich wydano wcześniej podmiotom współpracującym)" in told
    assert "z nich wydano" not in plain(made(tmp_path / "bez", *MODEL))
    one = desk(project(tmp_path / "stan"), END)
    shown = "\n".join(state(Totals((*MODEL, given), one.plan("2026-2"), END), one.catalogue))
    assert "mieszkańcom 111 (a z rozdanymi przez partnerów 126)" in shown
    assert re.search("Mieszkańcom Podmiotom Pozostało 150 111 30", told)


def test_days_of_publications_are_no_span_of_days(tmp_path: Path) -> None:
    days = [f"2026-09-{day:02}" for day in range(1, 9)]
    aired = [cell(day, Kind.RADIO, partner="radio-eska") for day in days]
    handed = [MODEL[-5]._replace(day=date(2026, 9, day), leaflets=3) for day in (5, 6)]
    said = plain(made(tmp_path, MODEL[0], *aired, *handed))
    assert "Komunikat emitowano w 8 dniach, od 01.09.2026 r. do 08.09.2026 r." in said
    assert "W dniach 05.09 i 06.09.2026 r. przekazano" in said
    public = plain(made(tmp_path / "public", MODEL[0], *aired, *handed, public=True))
    assert "We wrześniu 2026 r. przekazano" in public
    assert "05.09" not in public


def test_table_2_stands_once_wherever_the_plan_has_leaflets(tmp_path: Path) -> None:
    whole = made(tmp_path, *MODEL)
    assert [point.stock for point in whole.actions] == [False, False, False, True, False]
    one = desk(project(tmp_path / "bez"), END)
    plan = one.plan("2026-2")
    plan = plan.model_copy(update={"actions": [a for a in plan.actions if a.kind != "leaflets"]})
    assert plain(Report(Totals(tuple(MODEL), plan, END), one.catalogue)).count("Tabela 2.") == 1
    twice = plan.model_copy(update={"actions": [*whole.plan.actions, *whole.plan.actions]})
    assert plain(Report(Totals(tuple(MODEL), twice, END), one.catalogue)).count("Tabela 2.") == 1
    lacking = made(tmp_path / "brak", *MODEL[1:])
    assert "Tabela 2" not in plain(lacking)
    assert "dlatego nie ma tabeli 2" in lacking.remarks[0].replace("\u00a0", " ")


def test_a_mistake_in_a_page_is_one_sentence_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "FOLDER", tmp_path)
    for text in ("<p>\n{{ nic }}", "<p>\n{% if %}"):
        (tmp_path / "strona.html").write_text(text)
        documents._environment.cache_clear()
        with pytest.raises(CampaignError, match=rf"^{tmp_path}/strona.html:2: szablon ma błąd – popraw"):
            documents.fill("strona.html")
    documents._environment.cache_clear()


def planned(kind: str, due: str, count: int) -> dict[str, str]:
    """A deadline of its own, and a number, for the plan's action of this kind."""
    return {f"kind: {kind}\n    due: 2026-12-31": f"kind: {kind}\n    due: {due}\n    count: {count}"}


@pytest.mark.parametrize(
    ("kind", "due", "days", "state_word", "said"),
    [
        ("meeting", "2026-09-15", ("07-08", "09-28", "10-05", "10-13"), "zrealizowano po terminie",
         "Zadanie zrealizowano w dniu 13.10.2026 r., po terminie określonym w planie (15.09.2026 r.)"),
        ("meeting", "2026-09-15", ("07-08", "09-28", "10-05"), "zrealizowano w części",
         "Do dnia 15.09.2026 r. zrealizowano 1 z 4 zaplanowanych spotkań; do dnia 31.12.2026 r. – 3"),
        ("meeting", "2026-10-05", ("07-08", "09-28", "10-05"), "zrealizowano w części",
         "Do dnia 05.10.2026 r. zrealizowano 3 z 4 zaplanowanych spotkań"),
        ("talk", "2026-08-31", ("09-06", "09-10", "11-02"), "zrealizowano w części",
         "Do dnia 31.08.2026 r. nie zrealizowano żadnej z 4 zaplanowanych rozmów; do dnia 31.12.2026 r. – 3"),
    ],
)  # fmt: skip
def test_what_came_after_the_deadline_is_told_as_that(
    tmp_path: Path, kind: str, due: str, days: tuple[str, ...], state_word: str, said: str
) -> None:
    cells = [cell(f"2026-{day}", Kind(kind), 5, partner="pzerii") for day in days]
    report = made(tmp_path, *cells, **planned(kind, due, 4))
    point = next(one.done.replace("\u00a0", " ") for one in report.actions if due[5:7] in one.plan)
    assert point.endswith(f"{said}. Przyczyna: ………")
    assert point.count("Przyczyna") == 1
    assert state_word in [row[-1] for row in report.works.rows]


def test_an_announcement_is_complete_with_its_last_channel(tmp_path: Path) -> None:
    cells = [cell("2026-08-10", Kind.RADIO), cell("2026-09-06", Kind.PARISH, place="Lasy")]
    point = made(tmp_path, *cells, **planned("broadcast", "2026-08-31", 2)).actions[-1].done
    assert "Zadanie zrealizowano w dniu 06.09.2026 r., po terminie" in point.replace("\u00a0", " ")
    short = made(tmp_path / "short", *cells[:1], **planned("broadcast", "2026-08-31", 1)).actions[-1].done
    assert "po terminie" not in short


def test_the_state_says_how_many_were_in_time(tmp_path: Path) -> None:
    one = desk(project(tmp_path, **planned("meeting", "2026-09-15", 4)), END)
    cells = [cell(day, Kind.MEETING, 5) for day in ("2026-07-08", "2026-09-28", "2026-10-13")]
    shown = "\n".join(state(Totals(cells, one.plan("2026-2"), END), one.catalogue)).replace("\u00a0", " ")
    assert "termin 15.09.2026: 3 wpisy (w terminie 1 z 3), ostatnio 13.10.2026" in shown


@pytest.mark.parametrize(
    ("partners", "said", "remark"),
    [
        (("pzerii", "pzerii"), "Odbyły się w dniach 09.09 i 10.09.2026 r.", ""),
        (("pzerii", None), "w dniach 09.09 i 10.09.2026 r., w tym 1 we współpracy z podmiotem wskazanym w pkt 4 ppkt 1.",
         "zapisano 1 z 2. Jeśli brał udział i w pozostałych, proszę go dopisać (./campaign log correct NR "
         "--partner pzerii)"),
        ((None, "burmistrz"), "10.09.2026 r. Nie odnotowano spotkań we współpracy z podmiotem wskazanym w pkt 4 ppkt 1.",
         "zapisano 2 z 2."),
    ],
)  # fmt: skip
def test_meetings_without_the_plans_partner_are_not_told_as_held_with_it(
    tmp_path: Path, partners: tuple[str | None, ...], said: str, remark: str
) -> None:
    cells = [cell(f"2026-09-{day:02}", Kind.MEETING, 9, partner=one) for day, one in enumerate(partners, 9)]
    report = made(tmp_path, *cells)
    assert report.actions[0].done.replace("\u00a0", " ").endswith(said)
    assert remark in " ".join(report.remarks).replace("\u00a0", " ")


def test_result_and_publication_are_one_paragraph_each(tmp_path: Path) -> None:
    report = made(tmp_path, *MODEL)
    assert [len(report.result), len(report.publication)] == [1, 2]
    assert "Działaniami objęto" in report.result[0]
    assert "Powtórzenia ustalano szacunkowo" in report.result[0]


def test_a_quotation_in_the_future_is_told_of_once_the_plan_is_over(tmp_path: Path) -> None:
    one = desk(project(tmp_path), END)
    plan = one.plan("2026-2")
    done = plan.model_copy(update={"diagnosis_done": ["Zdiagnozowano."], "goal_done": ["Celem było."]})
    told = [
        " ".join(Report(Totals(MODEL, which, day), one.catalogue).remarks)
        for which, day in ((plan, END), (plan, date(2026, 11, 1)), (done, END))
    ]
    assert ["diagnosis_done" in text for text in told] == [True, False, False]


def test_the_public_chart_rises_within_its_months_and_its_text_has_no_stock(tmp_path: Path) -> None:
    public = made(tmp_path, *MODEL, public=True, **planned("meeting", "2026-09-15", 4))
    assert "zrealizowano w grudniu 2026 r., po terminie" in plain(public)
    assert "mieszkańców</text>" in writing.curve(public)
    path = re.search(r' d="(M44[^"]*)"', str(writing.curve(public)))
    assert path
    assert path[1].startswith("M44 212L")
    assert "V" not in path[1]
    assert "wydano" not in plain(public)


@pytest.mark.office
def test_section_5_shares_the_page_of_the_signatures(tmp_path: Path) -> None:
    file = tmp_path / "informacja.docx"
    file.write_bytes(writing.docx(made(tmp_path, *MODEL, **planned("meeting", "2026-09-15", 4))))
    with pypdfium2.PdfDocument(convert(file, "pdf", tmp_path)) as document:
        assert "5. Przekazanie" in document[len(document) - 1].get_textpage().get_text_range()
