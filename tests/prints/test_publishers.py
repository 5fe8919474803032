"""What a publisher adds (logo, address) and has not yet given (approval) fits on every print, all at once."""

from __future__ import annotations

import pytest
from shop import campaign_of, cases, confirmed

from campaign.content.loader import load_formats
from campaign.prints.prints import Selection
from project import ROOT, Workspace

FORMATS = load_formats(ROOT)[0]
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="28"><rect width="60" height="28"/></svg>'
LONGEST = max(campaign_of().shown, key=lambda method: len(method.title)).slug


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_logo_address_and_draft_mark_fit_together(project: Workspace, form: str) -> None:
    project.write("content/logos/znak.svg", LOGO)
    campaign = confirmed(campaign_of(project.root), logo="znak.svg")
    method = LONGEST if FORMATS[form].for_each == "method" else None
    case = next(cases(project.root, Selection("kpp-zalesie", method, form), campaign))
    assert "PROJEKT" in case.paper.text  # proof-read while it was made
