"""With a confirmed address every print that has room leads, by QR code, to a page that exists."""

from __future__ import annotations

import pytest
from gates import LAYOUT, Case, _read
from shop import approved, campaign_of, cases

from campaign.content.loader import load_formats
from campaign.prints.prints import Selection
from project import ROOT, Workspace

FORMATS = sorted(load_formats(ROOT)[0])
LONGEST = max(campaign_of().shown, key=lambda method: len(method.slug)).slug


def _first(form: str) -> Case:
    """The print of a format whose names are longest, as approved."""
    each = load_formats(ROOT)[0][form].for_each == "method"
    selection = Selection("kpp-zalesie", LONGEST if each else None, form)
    return next(cases(selection=selection, campaign=approved(campaign_of())))


@pytest.mark.parametrize("form", FORMATS)
def test_approved_print_passes_every_gate_and_leads_to_a_page(everything: Workspace, form: str) -> None:
    case = _first(form)
    wrong = {name: list(gate(case))[:5] for name, gate in LAYOUT.items()}
    assert not any(wrong.values()), {name: found for name, found in wrong.items() if found}
    codes = [code.text for page in case.paper.document for code in _read(page)]
    assert bool(codes) == case.item.format.qr
    for address in set(codes):
        page = address.removeprefix("https://kpp-zalesie.example.pl/") or "index.html"
        assert (everything.build_folder / "kpp-zalesie/site" / page).is_file()


def test_code_is_the_same_on_all_copies_of_a_sheet() -> None:
    case = _first("card")
    codes = [code.text for page in case.paper.document for code in _read(page)]
    assert len(codes) == case.item.format.copies_per_sheet
