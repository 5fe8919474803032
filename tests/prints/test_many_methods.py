"""Five to twelve methods: prints about all of them still fit, pass every gate, and say what they leave out."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

import pytest
from gates import LAYOUT
from shop import campaign_of, cases

from campaign.checks import Context, method_count
from campaign.content.loader import load_formats
from campaign.model.campaign import Campaign
from campaign.prints.prints import Selection
from campaign.problems import Level, Problem
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
@pytest.mark.parametrize("count", [5, 7, 9, 12])  # few; odd; one more than a leaflet has room for; many
def test_common_print_fits_and_passes_every_gate(slug: str, count: int) -> None:
    case = next(cases(selection=Selection("um-zalesie", format=slug), campaign=with_methods(count)))
    wrong = {name: list(gate(case))[:3] for name, gate in LAYOUT.items()}
    assert not any(wrong.values()), {name: found for name, found in wrong.items() if found}


@pytest.mark.parametrize(("count", "pages"), [(6, 8), (7, 10), (8, 10), (9, 12), (11, 15)])
def test_the_key_of_the_quiz_is_never_on_the_back_of_a_question(count: int, pages: int) -> None:
    case = next(cases(selection=Selection("um-zalesie", format="quiz"), campaign=with_methods(count)))
    texts = [page.get_textpage().get_text_range() for page in case.paper.document]
    assert len(texts) == pages
    keys = ["Klucz dla prowadzącego" in text for text in texts]
    assert keys == sorted(keys)
    assert sum(keys) == ceil(count / 5), "five methods on each page of the key"
    assert keys.index(True) % 2 == 0


def _told(many: Campaign) -> list[Problem]:
    project = opened()
    return list(method_count.check(Context(replace(project, campaign=many))))


def test_the_unit_is_asked_which_methods_a_common_print_shows() -> None:
    assert not _told(campaign_of())
    (told,) = _told(with_methods(10))
    assert "common" in told.message
    assert with_methods(10).shown[-1].name in told.message
    assert told.level is Level.WARNING


def test_a_choice_of_methods_is_kept_and_the_rest_is_named() -> None:
    many = with_methods(11)
    chosen = [method.slug for method in many.shown][1:]
    many = replace(many, core=many.core.model_copy(update={"common": chosen}))
    assert not _told(many)
    shown, others = many.printed(10)
    assert [method.slug for method in shown] == chosen
    assert len(others) == 1
    (case,) = (
        one
        for one in cases(selection=Selection("um-zalesie", format="poster-common"), campaign=many)
        if not one.item.variant
    )
    assert "Albo jeszcze inaczej." in " ".join(case.paper.text.replace("\u00a0", " ").split())


def test_a_choice_of_a_method_nobody_sees_is_a_mistake() -> None:
    campaign = campaign_of()
    core = campaign.core.model_copy(update={"common": ["na-wymysl"]})
    (told,) = _told(replace(campaign, core=core))
    assert "na-wymysl" in told.message
    assert told.level is Level.ERROR
