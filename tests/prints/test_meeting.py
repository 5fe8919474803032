"""What a meeting needs fits together: the leader's text names the slides that are there."""

from __future__ import annotations

import re

from campaign.model.campaign import Campaign
from campaign.prints import leaflets
from campaign.prints.prints import Selection, prints
from campaign.project import Project
from project import opened


def page(project: Project, slug: str) -> str:
    item = next(item for item in prints(project, Selection(format=slug)) if not item.variant)
    return leaflets.page(project, item)


def test_the_leader_is_told_the_slide_of_each_part() -> None:
    project = opened()
    named = [part.split("–") for part in re.findall(r"<br>slajd ([\d–]+)", page(project, "talk"))]
    slides = page(project, "slides").count('<section class="side">')
    ends = [(int(part[0]), int(part[-1])) for part in named]
    assert [begin for begin, _ in ends] == [1, *(end + 1 for _, end in ends[:-1])], "a slide without a part"
    assert ends[-1][1] == slides


def test_a_short_box_ends_with_the_police() -> None:
    campaign: Campaign = opened().campaign
    police = next(step for step in campaign.core.after.values() if "policję" in step.do)
    for method in (None, *campaign.shown):
        steps = campaign.first_steps(method, 3)
        assert police in steps
        assert len(steps) <= 4
        assert steps == [step for step in campaign.after_steps(method) if step in steps]
