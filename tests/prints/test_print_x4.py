"""PDF/X-4 of an approved card with every logo; and a file that is spoilt in one place is found out."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import x4
from pikepdf import Array, Dictionary, Name, Pdf
from shop import LOGOS, campaign_of, cases, draw_logos, finished

from campaign.prints.prints import Print, Selection
from project import EVERY_FORMAT, Workspace, copy_project

CARD = Selection("kpp-zalesie", None, "card", bleed=True)


def _for_the_shop(item: Print) -> bool:
    return item.bleed


@pytest.fixture(scope="module")
def approved(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    project = copy_project(tmp_path_factory.mktemp("druk") / "projekt", EVERY_FORMAT)
    draw_logos(project.path("content/logos"))
    return project


@pytest.mark.parametrize("logo", LOGOS)
def test_every_logo_is_in_inks(approved: Workspace, logo: str) -> None:
    assert x4.faults(_card(approved.root, logo)) == []


def _card(root: Path, logo: str) -> bytes:
    (case,) = cases(root, CARD, finished(campaign_of(root), logo), only=_for_the_shop)
    return case.pdf


@pytest.fixture(scope="module")
def right(approved: Workspace) -> bytes:
    return _card(approved.root, "szeroki.png")


def _no_intent(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents


def _no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0].DestOutputProfile


def _page_without_trim(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/TrimBox"]


def _bleed_within_trim(pdf: Pdf) -> None:
    pdf.pages[0].BleedBox = Array([10, 10, 100, 100])


def _group_for_screens(pdf: Pdf) -> None:
    pdf.pages[0].Group.CS = Name.DeviceRGB


def _letters_for_screens(pdf: Pdf) -> None:
    pdf.pages[1].contents_add(b"1 0 0 rg", prepend=True)


def _form_for_screens(pdf: Pdf) -> None:
    form = next(item for item in pdf.objects if x4.is_a(item, "/Form"))
    form.write(b"0 1 0 RG " + form.read_bytes())  # type: ignore[union-attr]


def _font_left_out(pdf: Pdf) -> None:
    font = next(item for item in pdf.objects if isinstance(item, Dictionary) and "/FontFile2" in item)
    del font["/FontFile2"]


def _picture_for_screens(pdf: Pdf) -> None:
    picture = next(item for item in pdf.objects if x4.is_a(item, "/Image"))
    picture["/ColorSpace"] = Name.DeviceRGB  # type: ignore[index]


def _link(pdf: Pdf) -> None:
    pdf.pages[0].Annots = Array([Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI))])


def _field(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(Fields=Array())


def _not_said(pdf: Pdf) -> None:
    del pdf.docinfo["/Trapped"]


def _no_description(pdf: Pdf) -> None:
    del pdf.Root.Metadata


SPOILT: list[tuple[Callable[[Pdf], None], str]] = [
    (_no_intent, "0 output intents"),
    (_no_profile, "without its profile"),
    (_page_without_trim, "page 2: a box is missing"),
    (_bleed_within_trim, "page 1: boxes are not one in another"),
    (_group_for_screens, "mixes in /DeviceRGB"),
    (_letters_for_screens, "page 2: rg"),
    (_form_for_screens, "a form paints with RG"),
    (_font_left_out, "is not in the file"),
    (_picture_for_screens, "a picture in /DeviceRGB"),
    (_link, "page 1: annotations"),
    (_field, "/AcroForm"),
    (_not_said, "trapped"),
    (_no_description, "no PDF/X-4"),
]


@pytest.mark.parametrize(("spoil", "found"), SPOILT)
def test_what_is_spoilt_is_found(right: bytes, spoil: Callable[[Pdf], None], found: str) -> None:
    spoilt = BytesIO()
    with pikepdf.open(BytesIO(right)) as pdf:
        spoil(pdf)
        pdf.save(spoilt, static_id=True)
    assert any(found in fault for fault in x4.faults(spoilt.getvalue()))
