"""Seven, eight and nine methods: prints about all of them still fit, and pass every gate."""

from __future__ import annotations

from dataclasses import replace

import pytest
from gates import LAYOUT
from shop import campaign_of, cases

from campaign.checks import Context, method_count
from campaign.content.loader import load_formats
from campaign.model.campaign import Campaign
from campaign.model.format import MOST_METHODS
from campaign.prints.prints import Selection
from project import ROOT, opened

COMMON = [
    slug
    for slug, form in load_formats(ROOT)[0].items()
    if form.for_each == "campaign"
    and "methods" in (ROOT / f"leaflets/{slug}/template.html").read_text(encoding="utf-8")
]
"""Prints about all methods that name them."""


def with_methods(count: int) -> Campaign:
    """The campaign with so many methods; the longest ones come again under new names."""
    campaign = campaign_of()
    methods = dict(campaign.methods)
    longest = sorted(campaign.shown, key=lambda method: -sum(len(str(quiz)) for quiz in method.quiz))
    for number in range(count - len(methods)):
        slug = f"na-nowe-{number}"
        methods[slug] = longest[number % len(longest)].model_copy(
            update={"slug": slug, "name": f"Na nowe {number}", "order": 90}
        )
    return replace(campaign, methods=methods)


@pytest.mark.parametrize("slug", COMMON)
@pytest.mark.parametrize("count", [7, 9])  # odd, and one more than fits
def test_common_print_fits_and_passes_every_gate(slug: str, count: int) -> None:
    case = next(cases(selection=Selection("um-zalesie", format=slug), campaign=with_methods(count)))
    wrong = {name: list(gate(case))[:3] for name, gate in LAYOUT.items()}
    assert not any(wrong.values()), {name: found for name, found in wrong.items() if found}


@pytest.mark.parametrize(("count", "pages"), [(6, 8), (7, 10), (8, 10), (9, 10)])
def test_the_key_of_the_quiz_is_never_on_the_back_of_a_question(count: int, pages: int) -> None:
    case = next(cases(selection=Selection("um-zalesie", format="quiz"), campaign=with_methods(count)))
    texts = [page.get_textpage().get_text_range() for page in case.paper.document]
    assert len(texts) == pages
    assert ["Klucz dla prowadzącego" in text for text in texts] == [False] * (pages - 2) + [True] * 2


def test_a_method_left_out_of_common_prints_is_told() -> None:
    project = opened()
    sources = project.sources
    many = with_methods(9)
    known = sources | {f"content/methods/{slug}.yml": next(iter(sources.values())) for slug in many.methods}
    told = list(method_count.check(Context(replace(project, campaign=many, sources=known))))
    assert len(told) == 9 - MOST_METHODS
    assert many.shown[-1].slug in told[0].path
    assert not list(method_count.check(Context(project)))
