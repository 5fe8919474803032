"""Each gate that looks at the finished PDF must notice the fault it is there for."""

from __future__ import annotations

import shutil
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import gates
import pytest
from fontTools.ttLib import TTFont
from gates import Case
from shop import approved, campaign_of, cases

from campaign.press import engine
from campaign.prints.prints import Selection
from campaign.problems import CampaignError
from project import ROOT

ONE = Selection("kpp-zalesie", "na-krewnego", "a4")


@pytest.fixture(scope="module")
def good() -> Case:
    return next(cases(selection=ONE))


def _printed(case: Case, html: str, folder: Path = ROOT / "leaflets", zoom: float = 1) -> Case:
    """The case printed again from other HTML, without the proof-reading of a build."""
    own = folder / case.item.format.slug
    sheet = engine.Sheet(html, own, (folder / "_shared/base.css", own / "style.css"), (folder,))
    return replace(case, source=html, pdf=engine.pdf(engine.layout(sheet), zoom))


def test_good_print_passes(good: Case) -> None:
    assert {name: list(gate(good)) for name, gate in gates.GATES.items() if list(gate(good))} == {}


def test_wrong_letters_under_a_right_text_layer_are_seen(good: Case, tmp_path: Path) -> None:
    folder = tmp_path / "leaflets"
    shutil.copytree(ROOT / "leaflets", folder)
    path = folder / "_shared/fonts/NotoSans-Black.ttf"
    font = TTFont(path)
    for table in font["cmap"].tables:
        table.cmap[ord("ś")] = table.cmap[ord("ć")]
        table.cmap[ord("ę")] = table.cmap[ord("e")]
    font.save(path)
    with get_context("spawn").Pool(1) as pool:  # the renderer knows one font per name and process
        case = pool.apply(_printed, (replace(good), good.source, folder))
    assert "kogoś" in case.paper.text
    assert any("ś looks like ć" in wrong for wrong in gates.polish_letters_in_the_picture(case))


@pytest.mark.parametrize(
    ("gate", "old", "new"),
    [
        (gates.contrast_in_grey, "<h1", '<h1 style="color: #8a8a8a"'),
        (gates.smallest_type, "<h1", '<h1 style="font-size: 9pt"'),
        (gates.inside_the_page, "<h1", '<h1 style="left: -9mm"'),
        (gates.rule_in_text_layer, "Przerywam ", "Czekam "),
        (gates.definition_in_text_layer, "Nigdy ten", "Zawsze ten"),
        (gates.draft_or_approved, "PROJEKT", "Gotowe"),
        (gates.version_and_batch_code, "A4/na-krewnego/1/", "A4/na-krewnego/2/"),
        (gates.page_count, "</section>", '</section><section class="side"><p>x</p></section>'),
        (gates.pdf_ua, "<main>", "<main><h5>x</h5>"),
        (gates.smallest_type, '<p class="batch"', '<p class="batch">mały druk</p><p class="batch"'),
        (gates.smallest_type, '<p class="batch"', '<p style="font-size: 7pt" class="batch"'),
        (gates.no_orphan_at_a_line_end, '"middle">Metoda', '"middle">Metoda z<br>'),
    ],
)
def test_fault_is_noticed(good: Case, gate: gates.Gate, old: str, new: str) -> None:
    assert old in good.source
    assert list(gate(_printed(good, good.source.replace(old, new))))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('class="control"', 'class="control" style="width: 98.9mm"'),
        ("100 mm</p>", "Miara</p>"),
        ('class="control"', 'class="control" hidden'),
    ],
)
def test_a_wrong_control_line_is_noticed(old: str, new: str) -> None:
    first = next(cases(selection=Selection("kpp-zalesie", None, "read-me")))
    assert not list(gates.control_line(first))
    assert old in first.source
    assert list(gates.control_line(_printed(first, first.source.replace(old, new))))


def test_other_size_is_noticed(good: Case) -> None:
    assert list(gates.trim_size(_printed(good, good.source, zoom=1.01)))


def test_lost_text_is_noticed(good: Case) -> None:
    longer = good.source.replace("</main>", "<p>Tego nie ma na papierze.</p></main>")
    assert list(gates.no_text_lost(replace(good, source=longer)))


def test_large_file_is_noticed(good: Case) -> None:
    assert list(gates.file_size(replace(good, pdf=good.pdf + b"%" * 60_000)))


def test_code_to_another_address_is_noticed() -> None:
    case = next(cases(selection=ONE, campaign=approved(campaign_of())))
    url = case.item.publisher.site_url.model_copy(update={"address": "https://inny.example.pl/"})
    other = replace(case.item, publisher=case.item.publisher.model_copy(update={"site_url": url}))
    assert not list(gates.qr_leads_to_a_page(case))
    assert list(gates.qr_leads_to_a_page(replace(case, item=other)))


def test_code_without_confirmed_address_is_noticed(good: Case) -> None:
    case = next(cases(selection=ONE, campaign=approved(campaign_of())))
    assert list(gates.qr_leads_to_a_page(replace(case, item=good.item)))


def test_a_letter_is_never_borrowed_from_the_fonts_of_another_family(good: Case) -> None:
    document = ROOT / "leaflets/_shared/document.css"  # its fonts know letters the leaflets' fonts lack
    rare = '<html lang="cs"><head><title>x</title></head><body><p>Žluťoučký</p></body></html>'
    engine.layout(engine.Sheet(rare, document.parent, (document,), (ROOT / "leaflets",)))
    with pytest.raises(CampaignError, match="program do wydruku ostrzega"):
        _printed(good, rare, ROOT / "leaflets")
