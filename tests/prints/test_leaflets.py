"""Every finished print, measured in the PDF itself; and the proof-reader, provoked into each of its findings."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import page as pdf_ua
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from campaign.press import engine, proof
from campaign.press.fault import Fault
from campaign.prints import blame, leaflets
from campaign.prints.prints import Print, Selection, prints
from campaign.problems import CampaignError
from project import AS_OF, EDITIONS, FORMATS, METHODS, PRINTS, ROOT, SAMPLE, Make, Workspace, opened

MM = 25.4 / 72
ALL = [(edition, name) for edition in EDITIONS for name in PRINTS]
Box = tuple[float, float, float, float]
each_print = pytest.mark.parametrize(("edition", "name"), ALL, ids=[f"{e}/{n}" for e, n in ALL])


@pytest.fixture
def pdf(built: Workspace, edition: str, name: str) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(built.prints(edition)[name])
    document.init_forms()
    yield document
    document.close()


def slug_of(name: str) -> str:
    """'na-krewnego' of 'ulotka-na-krewnego-oszczedna.pdf'."""
    return name.removeprefix("ulotka-").removesuffix(".pdf").removesuffix("-oszczedna")


def is_common(name: str) -> bool:
    return slug_of(name) == "wspolna"


def signed(pdf: pdfium.PdfDocument, name: str) -> list[pdfium.PdfPage]:
    """Pages with a footer: the common leaflet's back needs its room for what is read."""
    return list(pdf)[:1] if is_common(name) else list(pdf)


def paths(page: pdfium.PdfPage) -> list[Box]:
    """Drawn shapes of a page as (left, bottom, right, top) in mm."""
    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=8)
    return [tuple(value * MM for value in item.get_bounds()) for item in found]  # type: ignore[misc]


def size(box: Box) -> tuple[float, float]:
    return round(box[2] - box[0], 1), round(box[3] - box[1], 1)


def letters(page: pdfium.PdfPage) -> Iterator[tuple[str, float, Box]]:
    """Each printed character with its type size in points and its box in mm."""
    text = page.get_textpage()
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if char.strip():
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(
                text, index, matrix
            )  # the renderer writes pixels and scales them to points
            height = raw.FPDFText_GetFontSize(text, index) * matrix.d
            yield char, height, tuple(value * MM for value in text.get_charbox(index))  # type: ignore[misc]
    text.close()


def fonts_of(page: pdfium.PdfPage) -> Iterator[tuple[str, bool]]:
    """Name and embeddedness of the font of each text object."""
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=8):
        font = raw.FPDFTextObj_GetFont(item)
        name = ctypes.create_string_buffer(200)
        raw.FPDFFont_GetBaseFontName(font, name, 200)
        yield name.value.decode(), raw.FPDFFont_GetIsEmbedded(font) == 1


def words(page: pdfium.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().replace("\u00a0", " ").split())


def test_every_print_is_there(built: Workspace) -> None:
    for edition in EDITIONS:
        assert sorted(built.prints(edition)) == sorted(PRINTS)
        for name, path in built.prints(edition).items():
            assert (built.build_folder / edition / "site/druk" / name).read_bytes() == path.read_bytes()
    assert len(ALL) == 16, "8 leaflets, each also with little toner"


@each_print
def test_two_sides_of_a4(pdf: pdfium.PdfDocument) -> None:
    assert len(pdf) == 2
    for page in pdf:
        assert [round(value * MM, 1) for value in page.get_size()] == [210, 297]
        for box in (page.get_mediabox(), page.get_cropbox(), page.get_trimbox()):
            assert [round(value * MM, 1) for value in box] == [0, 0, 210, 297]


@each_print
def test_nothing_is_printed_in_the_margin_a_home_printer_cannot_reach(pdf: pdfium.PdfDocument) -> None:
    for page in pdf:
        for char, _, box in letters(page):
            assert box[0] > 9, (char, box)
            assert box[2] < 201, (char, box)
            assert box[1] > 9, (char, box)
            assert box[3] < 288, (char, box)


@each_print
def test_fonts_are_ours_embedded_and_subset(pdf: pdfium.PdfDocument) -> None:
    fonts = {font for page in pdf for font in fonts_of(page)}
    assert sorted(name.split("+")[-1] for name, _ in fonts) == ["KS-Display", "KS-Text", "KS-Text-Bold"]
    for name, embedded in fonts:
        assert re.fullmatch(r"[A-Z]{6}\+KS-.*", name), "a subset has six letters and a plus"
        assert embedded


@each_print
def test_every_letter_can_be_copied_out(pdf: pdfium.PdfDocument) -> None:
    for page in pdf:
        text = page.get_textpage()
        assert not [
            index for index in range(text.count_chars()) if raw.FPDFText_HasUnicodeMapError(text, index)
        ]


@each_print
def test_conforms_to_pdf_ua_1(built: Workspace, edition: str, name: str) -> None:
    report = pdf_ua.validate_pdf_bytes(built.prints(edition)[name].read_bytes(), profile="ua1")
    assert report.is_compliant, str(report)
    assert not report.failures


@each_print
def test_title_and_language(pdf: pdfium.PdfDocument, built: Workspace, edition: str) -> None:
    assert " – ulotka" in pdf.get_metadata_value("Title")
    assert pdf.get_metadata_value("Author") == built.load(f"content/publishers/{edition}.yml")["name"]
    assert read_wide(raw.FPDFCatalog_GetLanguage, pdf) == "pl"


@each_print
def test_smallest_type_is_14_points(pdf: pdfium.PdfDocument) -> None:
    """Only what the printing hand reads may be smaller: the batch code."""
    small = "".join(char for page in pdf for char, height, _ in letters(page) if height < 13.95)
    assert re.fullmatch(r"(?:(?:[A-Z0-9a-z-]+/)+[a-z-]+|100mm)*", small), small
    assert min(height for page in pdf for _, height, _ in letters(page)) >= 8.95


@each_print
def test_the_action_is_larger_than_the_words_of_the_fraudster(
    pdf: pdfium.PdfDocument, built: Workspace, name: str
) -> None:
    facts = built.load("content/facts.yml")["facts"]

    def height(sentence: str) -> float:
        told = re.sub(r"\{fact:(.*?)\}", lambda found: facts[found[1]]["value"], sentence)
        wanted = re.sub(r"\s", "", told)
        for page in pdf:
            found = [(char, points) for char, points, _ in letters(page)]
            at = "".join(char for char, _ in found).find(wanted)
            if at >= 0:
                return found[at][1]
        raise AssertionError(f"{sentence} is not printed")

    slugs = METHODS if is_common(name) else [slug_of(name)]
    for slug in slugs:
        method = built.load(f"content/methods/{slug}.yml")
        common = len(slugs) > 1
        quote = (method["tile"]["quote"] if common else method["quotes"][0]).rstrip(".")
        action = method["tile"]["action"] if common else method["actions"][0]["do"]
        assert height(action) > height(quote)
    every = "".join(words(page) for page in pdf)
    assert len(re.findall("Oszust (mówi|pisze):", every)) >= len(slugs)


@each_print
def test_words_on_the_front(pdf: pdfium.PdfDocument, name: str) -> None:
    limit = 90 if is_common(name) else 120
    assert 30 < len(words(pdf[0]).split()) <= limit


@each_print
def test_footer_says_who_which_edition_and_that_it_is_a_draft(
    pdf: pdfium.PdfDocument, built: Workspace, edition: str, name: str
) -> None:
    publisher = built.load(f"content/publishers/{edition}.yml")
    for page in signed(pdf, name):
        text = words(page)
        assert " ".join(publisher["name_lines"]) in text
        assert "Wydanie 1, 11/2026" in text
        assert "PROJEKT – do akceptacji" in text


@each_print
def test_112_stands_under_the_first_step_of_the_channel(pdf: pdfium.PdfDocument, built: Workspace) -> None:
    front = words(pdf[0])
    panels = built.load("content/campaign.yml")["panels"].values()
    said = [panel["first"] for panel in panels] + [built.load("content/campaign.yml")["door"]["demand"]]
    firsts = [first.rstrip(".") for first in said if first.rstrip(".") in front]
    assert firsts
    assert "112" not in front or min(front.index(first) for first in firsts) < front.rindex("112")


@each_print
def test_stamp_box_is_60_by_25_mm_and_empty(pdf: pdfium.PdfDocument) -> None:
    page = pdf[1]
    boxes = [box for box in paths(page) if size(box) == (60, 25)]
    assert len(boxes) == 1
    left, bottom, right, top = boxes[0]
    inside = [
        char for char, _, box in letters(page) if left < (box[0] + box[2]) / 2 < right and bottom < box[1] and box[3] < top
    ]  # fmt: skip
    assert inside == []
    assert "miejsce na pieczęć" in words(page)


@each_print
def test_lines_for_the_hand(pdf: pdfium.PdfDocument, name: str) -> None:
    """Each line is 70 mm long at least, and 10 mm above it nothing is printed."""
    page = pdf[0] if is_common(name) else pdf[1]
    lines = [
        box
        for box in paths(page)
        if 10 <= box[3] - box[1] <= 13 and 70 <= box[2] - box[0] <= 100 and box[1] > 45
    ]
    lines = [box for box in lines if not [b for b in fields(page) if abs(b[1] - box[1]) < 1]]
    assert len(lines) == (3 if is_common(name) else 2)
    for left, bottom, right, _ in lines:
        above = [
            char for char, _, box in letters(page)
            if left <= (box[0] + box[2]) / 2 <= right and bottom < (box[1] + box[3]) / 2 < bottom + 10
        ]  # fmt: skip
        assert above == []


def fields(page: pdfium.PdfPage) -> list[Box]:
    """Widget annotations of a page, as boxes in mm."""
    found: list[Box] = []
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(annotation, rect)
            low, high = sorted((rect.bottom * MM, rect.top * MM))
            found.append((rect.left * MM, low, rect.right * MM, high))
        raw.FPDFPage_CloseAnnot(annotation)
    return found


@each_print
def test_local_numbers_are_fillable_named_fields(
    pdf: pdfium.PdfDocument, built: Workspace, edition: str, name: str
) -> None:
    boxes = fields(pdf[1])
    contacts = built.load(f"content/publishers/{edition}.yml")["contacts"]
    phones = [contact["label"] for contact in contacts if contact["kind"] == "phone"]
    assert len(boxes) == min(2, len(phones))
    assert pdf.get_formtype() == raw.FORMTYPE_ACRO_FORM
    for box in boxes:
        assert size(box)[1] >= 9
        assert size(box)[0] >= 70
    names = names_of_fields(pdf)
    assert [short for short, _ in names] == [f"numer-{i + 1:02}" for i in range(len(boxes))]
    assert [long for _, long in names] == phones[:2]
    assert all(label in words(pdf[1]) for label in phones[:2])


def names_of_fields(pdf: pdfium.PdfDocument) -> list[tuple[str, str]]:
    """(name, name for a screen reader) of each field, in order."""
    found = []
    for page in pdf:
        for index in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, index)
            if raw.FPDFAnnot_GetSubtype(annotation) == raw.FPDF_ANNOT_WIDGET:
                env = pdf.formenv
                pair = [
                    read_wide(get, env, annotation)
                    for get in (raw.FPDFAnnot_GetFormFieldName, raw.FPDFAnnot_GetFormFieldAlternateName)
                ]
                found.append((pair[0], pair[1].replace("\u00a0", " ")))
            raw.FPDFPage_CloseAnnot(annotation)
    return found


def read_wide(get: Any, *arguments: Any) -> str:
    """A text from a function of the PDF library that fills a buffer with UTF-16."""
    length = get(*arguments, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    get(*arguments, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


@each_print
def test_no_address_and_no_picture_code_until_the_address_is_confirmed(
    pdf: pdfium.PdfDocument, built: Workspace, edition: str, name: str
) -> None:
    text = "".join(words(page) for page in pdf)
    assert "http" not in text
    assert "www." not in text
    images = [item for page in pdf for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=8)]
    logo = built.load(f"content/publishers/{edition}.yml")["logo"]
    pictures = len(signed(pdf, name)) if logo.endswith(".png") else 0
    assert len(images) == pictures, "the publisher's picture in each footer"


# The proof-reader and the press


@pytest.fixture(scope="module")
def sample() -> Any:
    """The common leaflet of the sample: (print, html)."""
    project = opened()
    item = Print(project.formats["common"], project.campaign.publishers["kpp-zalesie"], None)
    return item, leaflets.page(project, item)


def produce(sample: Any, old: str = "", new: str = "", css: str = "", **changes: object) -> bytes:
    item, html = sample
    assert old in html
    html = html.replace(old, new, 1).replace("</head>", f"<style>{css}</style></head>")
    changed = replace(item, format=item.format.model_copy(update=changes))
    (pdf,) = leaflets.produce(ROOT / "leaflets", SAMPLE, [changed], html, changed.format.pages)
    return pdf


def test_the_sample_itself_is_clean(sample: Any) -> None:
    assert produce(sample).startswith(b"%PDF-1.7")


ACTION = "Odkładam słuchawkę, nie\u00a0klikam, zamykam drzwi."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"pages": 3}, "stron jest 2, a ma być 3"),
        ({"pages": 1}, "stron jest 2, a ma być 1"),
        ({"most_words": 20}, "a mieści się 20 – skróć teksty"),
        ({"smallest_type": 15}, "najmniejsza czcionka ma 14,0 pkt zamiast 15 pkt"),
        ({"old": ACTION, "new": "Tak. " * 90, "most_words": None}, "pole „co robię”: tekst nie mieści się o "),
        ({"old": "Moje numery", "new": "Moje" + "numery" * 12}, "pole „moje numery”: słowo wystaje w prawo o "),
        ({"css": ".kicker { display: none }"}, "zgin"),
        ({"old": "<main>", "new": "<main><p hidden>Nikt.</p>"}, "poza polami zgin"),
        ({"css": ".kicker { margin-bottom: -12mm }"}, "teksty „Przerywam” i „Ktoś chce"),
        ({"css": ".panel.steps { position: static; height: 120mm; margin-top: 220mm } .side { height: auto }"},
         "tekst przechodzi na następną stronę"),
    ],
    ids=["pages", "too many", "words", "type", "below", "right", "hidden", "outside", "collide", "cut"],
)  # fmt: skip
def test_the_proof_reader_stops_what_would_be_lost(sample: Any, change: dict[str, Any], words: str) -> None:
    with pytest.raises(CampaignError) as caught:
        produce(sample, **change)
    assert words in str(caught.value)
    assert str(caught.value).startswith("leaflets/kpp-zalesie/ulotka-wspolna.pdf (format common): ")


def test_text_past_a_fixed_box_is_lost_without_the_proof_reader(sample: Any) -> None:
    """The renderer itself says nothing: page count right, no warning, text gone. So findings() must."""
    item, html = sample
    long = html.replace(ACTION, ACTION + " Jeszcze jedno zdanie na próbę." * 200, 1)
    sheet = engine.Sheet(
        long, ROOT / "leaflets/common",
        (ROOT / "leaflets/_shared/base.css", ROOT / "leaflets/common/style.css"), (ROOT / "leaflets",)
    )  # fmt: skip
    document = engine.layout(sheet)
    found = " ".join(map(str, proof.findings(document, item.format, 2)))
    assert "co robię" in found


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ("😀", ".notdef"),
        ("漢字", ".notdef"),
        ('<img src="nie-ma.png" alt="x">', "nie-ma.png"),
        ('<img src="../../content/facts.yml" alt="x">', "wolno używać tylko plików z folderu leaflets"),
        ('<img src="file:///etc/passwd" alt="x">', "wolno używać tylko plików z folderu leaflets"),
        ('<img src="https://example.org/a.png" alt="x">', "wolno używać tylko plików z folderu leaflets"),
        ('<img src="file://example.org/a.png" alt="x">', "wolno używać tylko plików z folderu leaflets"),
        ('<p style="colour: red">x</p>', "colour"),
    ],
)
def test_the_press_refuses_missing_letters_and_foreign_files(sample: Any, new: str, words: str) -> None:
    with pytest.raises(CampaignError, match=re.escape(words)):
        produce(sample, ACTION, new)


def test_a_text_too_long_for_its_panel_names_file_and_panel(project: Workspace) -> None:
    project.change(
        "content/methods/na-krewnego.yml",
        lambda data: data["actions"][0].update(why="Bardzo długie wyjaśnienie bez końca. " * 15),
    )
    with pytest.raises(CampaignError) as caught:
        project.build(edition="kpp-zalesie", method="na-krewnego")
    assert "leaflets/kpp-zalesie/ulotka-na-krewnego.pdf (format a4): " in str(caught.value)
    assert "pole „co robię”" in str(caught.value)


def confirm(project: Workspace) -> None:
    project.change(
        "content/publishers/kpp-zalesie.yml",
        lambda data: data.update(site_url={"address": "https://przerywam.example.org/", "confirmed": True}),
    )
    project.change(
        "content/publishers/kpp-zalesie.yml",
        lambda data: data.update(approved_on=AS_OF, approved_by="Komendant Powiatowy"),
    )


def test_confirmed_address_is_printed_with_a_code_a_phone_can_read(make: Make) -> None:
    import zxingcpp

    project = make("approved", confirm)
    for name, path in project.prints("kpp-zalesie").items():
        with pdfium.PdfDocument(path) as document:
            said = "".join(words(page) for page in document)
            assert "przerywam.example.org" in re.sub(r"[\s\ufffe-]", "", said)
            assert "PROJEKT" not in said
            # 100 dpi: a phone that shakes
            pictures = [page.render(scale=100 / 72, grayscale=True).to_pil() for page in document]
            codes = {code.text for picture in pictures for code in zxingcpp.read_barcodes(picture)}
            page = "" if is_common(name) else f"metody/{slug_of(name)}.html"
            assert codes == {f"https://przerywam.example.org/{page}"}
        assert pdf_ua.validate_pdf_bytes(path.read_bytes(), profile="ua1").is_compliant
    other = "".join(
        words(page) for path in project.prints("um-zalesie").values() for page in pdfium.PdfDocument(path)
    )
    assert "example.org" not in other
    assert "PROJEKT" in other


def test_each_selection_plans_what_it_names() -> None:
    project = opened()
    spine = replace(project, formats={name: project.formats[name] for name in FORMATS})

    def count(**wanted: str) -> int:
        return len(list(prints(spine, Selection(**wanted))))

    assert count() == 16
    assert count(edition="um-zalesie") == 8
    assert count(method="na-przesylke") == 4
    assert count(format="common") == 4
    assert count(edition="um-zalesie", method="na-przesylke", format="common") == 0


def test_a_workers_row_is_named_in_the_workers_file() -> None:
    project = opened()
    item = next(prints(project, Selection("kpp-zalesie", format="who-knocks")))
    row = project.campaign.workers["kurier"].row.check
    (told,) = blame.problems(SAMPLE, item, [Fault("za długie", row, 5)])
    assert told.path == "content/workers/kurier.yml"
