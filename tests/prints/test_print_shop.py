"""What a print shop gets: boxes, marks, bleed, inks, and inside the trim the same print as from an office printer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import x4
from gates import GATES, Case
from paper import MM
from PIL import Image, ImageChops, ImageFilter
from shop import approved, campaign_of, cases

from campaign.content.loader import load_formats
from campaign.model.campaign import Campaign
from campaign.press import inks
from campaign.prints import leaflets, ordering
from campaign.prints.prints import Print, Selection, prints
from campaign.problems import CampaignError
from project import ROOT, Workspace, copy_project, opened

PX = 5
"""Pixels in a millimetre."""
LONGEST = max(campaign_of().shown, key=lambda method: len(method.slug)).slug
FORMATS = [slug for slug, form in load_formats(ROOT)[0].items() if form.ordered_in_print_shops]
PIECE = {"sticker": (15, 12.5), "bookmark": (11, 8), "band": (15, 16)}
"""Where on the office's sheet the first piece lies, mm from the left and from the top; elsewhere in the corner."""


def _both(form: str) -> Iterator[tuple[Case, Case]]:
    """Each print of a format as an office and as a print shop gets it; the method with the longest name."""
    method = LONGEST if load_formats(ROOT)[0][form].for_each == "method" else None
    made = list(cases(selection=Selection("kpp-zalesie", method, form, bleed=True)))
    for case in [case for case in made if case.item.bleed]:
        alike = [other for other in made if not other.item.bleed and _layout(other) == _layout(case)]
        yield _as_ordered(alike[0], case), case


def _layout(case: Case) -> tuple[object, ...]:
    """What prints of one format must have in common to look alike; the first that do is not thrifty."""
    return case.item.zoom, case.item.reading


def _as_ordered(office: Case, ordered: Case) -> Case:
    """An office print with the shop's code."""
    number = office.campaign.core.edition.number
    html = office.source.replace(office.item.code(number), ordered.item.code(number))
    if html == office.source:
        return office
    return replace(
        office,
        pdf=leaflets.produce(ROOT / "leaflets", office.root, [office.item], html, len(office.paper.document))[
            0
        ],
    )


@pytest.fixture(scope="module", params=FORMATS)
def pairs(request: pytest.FixtureRequest) -> list[tuple[Case, Case]]:
    """All prints of one format, in both versions."""
    return list(_both(request.param))


def test_every_gate_is_passed(pairs: list[tuple[Case, Case]]) -> None:
    for _, case in pairs:
        assert "100 mm" not in case.source
        wrong = {name: list(gate(case))[:5] for name, gate in GATES.items()}
        assert not any(wrong.values()), (case.item.file, wrong)


def test_boxes_are_the_trimmed_page_its_bleed_and_the_sheet(pairs: list[tuple[Case, Case]]) -> None:
    for _, case in pairs:
        for page in case.paper.document:
            width, height = case.item.size
            boxes = (page.get_trimbox(), page.get_bleedbox(), page.get_mediabox())
            for (left, low, right, high), more in zip(boxes, (0, 3, 8), strict=True):
                found = [edge * MM for edge in (left, low, right, high)]
                assert found == pytest.approx([-more, -more, width + more, height + more], abs=0.01)


def _shown(page: object, left: float, top: float, width: float, height: float) -> Image.Image:
    """The grey picture of a part of a page, PX pixels a millimetre; mm from the trimmed page's upper left corner."""
    x, _, _, y = page.get_trimbox()  # type: ignore[attr-defined]
    box = (x + left / MM, y - (top + height) / MM, x + (left + width) / MM, y - top / MM)
    sheet = page.get_mediabox()  # type: ignore[attr-defined]
    for put in (page.set_mediabox, page.set_cropbox):  # type: ignore[attr-defined]
        put(*box)
    picture = page.render(scale=PX * MM, may_draw_forms=False).to_pil().convert("L")  # type: ignore[attr-defined]
    for put in (page.set_mediabox, page.set_cropbox):  # type: ignore[attr-defined]
        put(*sheet)
    return picture


def _unlike(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    """Where two pictures differ in light and dark by more than the edges of letters; None: nowhere."""
    light = [picture.point(lambda value: 255 if value > 150 else 0) for picture in (one, other)]
    return ImageChops.difference(*light).filter(ImageFilter.MinFilter(3)).getbbox()


def test_inside_the_trim_it_is_the_office_print(pairs: list[tuple[Case, Case]]) -> None:
    for office, case in pairs:
        at = PIECE.get(case.item.format.slug, (0, 0))
        for page, ordered in zip(office.paper.document, case.paper.document, strict=True):
            pictures = _shown(page, *at, *case.item.size), _shown(ordered, 0, 0, *case.item.size)
            assert _unlike(*pictures) is None, case.item.file
            shifted = _shown(ordered, 1, 0, *case.item.size)  # a millimetre off is seen
            assert _unlike(pictures[0], shifted), case.item.file


def _marks(picture: Image.Image, along: int) -> list[float]:
    """Middles, in mm, of the dark places along one side (0: across, 1: down) of a narrow strip."""
    length = picture.size[along]
    strip = picture.resize((length, 1) if along == 0 else (1, length), Image.Resampling.BOX)
    dark = [
        place for place in range(length) if strip.getpixel((place, 0) if along == 0 else (0, place)) < 200
    ]
    groups: list[list[int]] = []
    for place in dark:
        if groups and place - groups[-1][-1] == 1:
            groups[-1].append(place)
        else:
            groups.append([place])
    return [sum(group) / len(group) / PX + 0.1 for group in groups]


def test_marks_stand_outside_the_bleed_at_corners_and_folds(pairs: list[tuple[Case, Case]]) -> None:
    for _, case in pairs:
        (width, height), folds = case.item.size, case.item.format.folds
        for page in case.paper.document:
            rows = [_shown(page, -2, top, width + 4, 2) for top in (-6.5, height + 4.5)]
            columns = [_shown(page, left, -2, 2, height + 4) for left in (-6.5, width + 4.5)]
            across, down = [_marks(row, 0) for row in rows], [_marks(column, 1) for column in columns]
            assert across[0] == pytest.approx(across[1], abs=0.2)
            assert down[0] == pytest.approx(down[1], abs=0.2)
            for found, side in ((across[0], width), (down[0], height)):
                assert [found[0], found[-1]] == pytest.approx([2, side + 2], abs=0.4), case.item.file
            assert len(across[0]) + len(down[0]) == 4 + folds, case.item.file


def test_nothing_is_drawn_between_the_trim_and_the_marks(pairs: list[tuple[Case, Case]]) -> None:
    """No design of ours touches the edge: the bleed is white, and so are the corners beside the crop marks."""
    for _, case in pairs:
        width, height = case.item.size
        for page in case.paper.document:
            around = [
                (-3, -3, width + 6, 3), (-3, height, width + 6, 3),
                (-3, 0, 3, height), (width, 0, 3, height), (-8, -8, 7.5, 7.5),
            ]  # fmt: skip
            assert [_shown(page, *part).getextrema()[0] > 240 for part in around] == [True] * 5, (
                case.item.file
            )


def _painted(pdf: bytes, *names: str) -> list[tuple[str, list[object]]]:
    return [(name, operands) for name, operands in x4.operators(pdf) if name in names]


def test_colours_are_inks_and_letters_are_black_alone(pairs: list[tuple[Case, Case]]) -> None:
    for office, case in pairs:
        assert _painted(office.pdf, *x4.SCREEN_COLOURS), "an office print is in RGB"
        assert not _painted(case.pdf, *x4.SCREEN_COLOURS)
        assert ("k", [0, 0, 0, 1]) in _painted(case.pdf, "k")


def test_it_is_pdf_x4_in_every_state(pairs: list[tuple[Case, Case]]) -> None:
    for office, case in pairs:
        assert x4.faults(case.pdf) == [], case.item.file
        assert x4.faults(office.pdf), "an office print is another kind of file"


@pytest.mark.parametrize(
    ("colour", "wanted"),
    [
        ("#111111", (0, 0, 0, 1)),
        ("#000000", (0, 0, 0, 1)),
        ("#ffffff", (0, 0, 0, 0)),
        ("#ffe04a", (0, 0.12, 0.71, 0)),
        ("#43484f", (0, 0, 0, 0.86)),
        ("#16202e", (0.52, 0.3, 0, 0.82)),
    ],
)
def test_inks_of_the_identity(colour: str, wanted: tuple[float, ...]) -> None:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    assert inks.inks_of(*channels) == pytest.approx(wanted, abs=0.01)


COMMON = Selection("kpp-zalesie", None, "poster-common", bleed=True)
BAND = '.side::before {{ content: ""; position: absolute; background: var(--ink); {place} }}\n'
TO_THE_EDGE = BAND.format(place="left: -10mm; top: -10mm; width: 210mm; height: 4mm;")
PAST_IT = BAND.format(
    place="left: calc(-10mm - var(--bleed)); top: calc(-10mm - var(--bleed));"
    " width: calc(210mm + 2 * var(--bleed)); height: calc(4mm + var(--bleed));"
)


def test_a_ground_that_stops_at_the_edge_is_told(project: Workspace) -> None:
    name = "leaflets/poster-common/style.css"
    project.write(name, project.read(name) + TO_THE_EDGE)
    with pytest.raises(CampaignError, match=r"tło „side.*” kończy się na brzegu kartki.*--bleed") as told:
        list(cases(project.root, COMMON, only=lambda item: item.bleed))
    assert "drukarnia/" in str(told.value)


def test_a_ground_that_touches_the_edge_runs_into_the_bleed(project: Workspace) -> None:
    name = "leaflets/poster-common/style.css"
    project.write(name, project.read(name) + PAST_IT)
    ordered = list(cases(project.root, COMMON, only=lambda item: item.bleed))
    assert len(ordered) == 2  # A4 and A3
    for case in ordered:
        page, (width, height) = case.paper.document[0], case.item.size
        for left, top in ((-2.8, -2.8), (width + 0.6, -2.8), (width / 2, -2.8), (-2.8, 2)):
            assert _shown(page, left, top, 2, 2).getextrema()[1] < 100, "ink up to the end of the bleed"
        assert _shown(page, width / 2, -3.8, 2, 0.6).getextrema()[0] > 240, "and no farther"
        assert _shown(page, -2.8, height, 2, 2).getextrema()[0] > 240


def _for_the_shop(item: Print) -> bool:
    return item.bleed


def test_the_same_print_has_the_same_bytes() -> None:
    one, two = ([case.pdf for case in cases(selection=COMMON, only=_for_the_shop)] for _ in range(2))
    assert one == two


def _letters(campaign: Campaign) -> dict[str, str]:
    project = opened(campaign=campaign)
    every = prints(project, Selection(bleed=True))
    return {output.path: output.render().decode("utf-8-sig") for output in ordering.sheets(project, every)}


def test_the_letter_names_every_file_with_size_sides_and_folds() -> None:
    campaign = campaign_of()
    letters = _letters(campaign)
    assert set(letters) == {f"drukarnia/{slug}/0-ZAMAWIAM.txt" for slug in campaign.publishers}
    for item in prints(opened(), Selection(bleed=True)):
        if item.bleed:
            text = letters[f"drukarnia/{item.publisher.slug}/0-ZAMAWIAM.txt"]
            assert f"\r\n{item.file}\r\n{item.title}. Po przycięciu: " in text
    text = letters["drukarnia/kpp-zalesie/0-ZAMAWIAM.txt"]
    assert "Karta do telefonu A6. Po przycięciu: 105 × 148 mm. Stron w pliku: 2, druk z obu stron." in text
    assert "(A3). Po przycięciu: 297 × 420 mm. Stron w pliku: 1, druk z jednej strony." in text
    assert "Zagięć (bigów): 3." in text
    assert "Rozciąć" not in text
    sample = opened().formats["card"]
    assert (
        f"Nakład: ........ sztuk (50 osób – na spotkanie: 50, na obchód: 50). Papier: {sample.stock}." in text
    )
    files = re.findall(r"^\S+-drukarnia\.pdf", text, re.MULTILINE)
    assert len(files) == len(set(files)) > 30
    assert not re.search("oszczedn|slajdy|quiz|0-CZYTAJ", text)


def test_the_letter_warns_until_the_publisher_has_approved() -> None:
    warning = "wydawca zaakceptuje"
    assert all(warning in text for text in _letters(campaign_of()).values())
    assert not any(warning in text for text in _letters(approved(campaign_of())).values())


# The folder of the build


def _ordered(project: Workspace) -> set[str]:
    folder = project.build_folder / "drukarnia"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_folder_holds_what_was_asked_for_last_and_never_anything_stale(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "projekt", ("card", "sticker"))
    project.path("content/partners/miasto.yml").unlink()  # it promises a leaflet
    card, letter = "karta-telefon-drukarnia.pdf", "0-ZAMAWIAM.txt"
    project.build(edition="kpp-zalesie", bleed=True)
    files = {f"kpp-zalesie/{name}" for name in (card, "naklejki-telefon-drukarnia.pdf", letter)}
    assert _ordered(project) == files
    office = {name: data for name, data in project.files().items() if not name.startswith("drukarnia/")}
    assert "Zmienione pliki: 0," in project.build(edition="kpp-zalesie", bleed=True).summary
    assert "Dla drukarni" in project.build(edition="kpp-zalesie", format="card", bleed=True).summary
    assert _ordered(project) == {f"kpp-zalesie/{name}" for name in (card, letter)}
    assert "Dla drukarni" not in project.build(edition="kpp-zalesie", method="na-krewnego").summary
    assert _ordered(project) == set()
    left = {name: data for name, data in project.files().items() if name in office}
    del office[".manifest.json"], left[".manifest.json"]
    assert {name for name in office if left.get(name) != office[name]} == set()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("card", r"(?i)format „card” jest jeden dla wszystkich metod – pomiń --method"),
        ("slides", r"(?i)formatu „slides” nie zamawia się w drukarni – wybierz z: common, "),
        ("a7", r"(?i)nie ma formatu „a7” – wybierz z: .*slides"),
    ],
)
def test_what_nobody_orders_is_refused_with_the_list_of_formats(
    project: Workspace, form: str, said: str
) -> None:
    with pytest.raises(CampaignError, match=said):
        project.build(format=form, bleed=True, method="na-krewnego" if form == "card" else None)
    assert not project.build_folder.exists()


def test_a_format_of_all_methods_is_refused_with_one_method_without_bleed_too(project: Workspace) -> None:
    with pytest.raises(
        CampaignError, match=r"(?i)format „card” jest jeden dla wszystkich metod – pomiń --method"
    ):
        project.build(format="card", method="na-krewnego")
    assert not project.build_folder.exists()


def test_text_that_does_not_fit_one_piece_is_told(project: Workspace) -> None:
    name = "leaflets/sticker/style.css"
    project.write(name, project.read(name) + ".frame .words { height: 12mm; }\n")
    chosen = Selection("kpp-zalesie", None, "sticker", bleed=True)
    told = r"^drukarnia/.*naklejki-telefon-drukarnia\.pdf \(format sticker\): pole"
    with pytest.raises(CampaignError, match=told):
        list(cases(project.root, chosen, only=lambda item: item.bleed))


def test_places_of_marks_are_read_from_a_picture() -> None:
    strip = Image.new("L", (100, 10), 255)
    for middle in (10, 50, 51, 90):
        strip.putpixel((middle, 5), 0)
        for y in range(10):
            strip.putpixel((middle, y), 0)
    found = _marks(strip, 0)
    assert [round(place, 1) for place in found] == [2.1, 10.2, 18.1]
    assert all(two > one for one, two in pairwise(found))
