"""`campaign new plan --like`: the next half-year from an old plan, on the small campaign."""

from __future__ import annotations

import shutil
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from campaign import checks
from campaign.authoring import like
from campaign.commands.cli import campaign as command
from campaign.model.booster import REMIND_WITHIN
from campaign.problems import CampaignError
from campaign.project import Project, open_project

SAMPLE = Path(__file__).parents[1] / "sample"
DAY = date(2026, 11, 24)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(SAMPLE / "content", tmp_path / "content")
    return open_project(tmp_path, DAY)


def test_dates_move_and_partners_and_actions_stay(project: Project) -> None:
    like.write(project, "2027-1", "2024-2", 55)
    old = project.campaign.plans["2024-2"]
    new = open_project(project.root, DAY).campaign.plans["2027-1"]
    assert (new.period.start, new.period.end) == (date(2027, 1, 1), date(2027, 6, 30))
    assert new.partners == old.partners
    assert [action.text for action in new.actions] == [action.text for action in old.actions]
    assert all(action.due is None or action.due in new.period for action in new.actions)
    assert (new.closed, new.draft, new.indicator.target) == (False, True, 55)
    assert "55" in new.indicator.text
    assert str(old.indicator.target) not in new.indicator.text


def test_numbers_of_the_old_diagnosis_are_not_carried_over(project: Project) -> None:
    like.write(project, "2027-1", "2024-2", 55)
    new = open_project(project.root, DAY).campaign.plans["2027-1"]
    assert not any(letter.isdigit() for text in new.diagnosis for letter in text)


def test_agreed_days_are_agreed_anew(project: Project) -> None:
    like.write(project, "2027-2", "2026-2", 40)
    new = open_project(project.root, DAY).campaign.plans["2027-2"]
    assert not any(action.dates for action in new.actions)


def test_the_calendar_keeps_its_own_pace(project: Project) -> None:
    like.write(project, "2027-1", "2024-2", 55)
    again = open_project(project.root, DAY)
    boosters = again.campaign.plans["2027-1"].boosters
    assert len(boosters) >= 12
    for one, other in pairwise(boosters):
        assert other.day - one.day <= REMIND_WITHIN
        assert (one.form, one.about) != (other.form, other.about)
    found = [p for p in checks.run(checks.Context(again)) if p.path == "content/plans/2027-1.yml"]
    assert not [p.message for p in found if "nie ma zestawu" not in p.message]


def test_a_proposal_stops_publishing(project: Project) -> None:
    like.write(project, "2027-1", "2024-2", 55)
    found = checks.run(checks.Context(open_project(project.root, DAY), publish=True))
    assert any("propozycją" in p.message and p.path.endswith("2027-1.yml") for p in found)


def test_a_day_keeps_its_place_in_the_half_year() -> None:
    old, new = like.half_year("2024-2"), like.half_year("2027-1")
    assert like._shift(date(2024, 8, 31), old, new) == date(2027, 2, 28)
    assert like._shift(date(2024, 12, 31), old, new) == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("slug", "old", "words"),
    [
        ("2027-1", "2024-3", "nie ma planu „2024-3”"),
        ("wiosna", "2024-2", "nie nazywa półrocza"),
        ("2024-2", "2024-2", "już istnieje"),
    ],
)
def test_refuses(project: Project, slug: str, old: str, words: str) -> None:
    with pytest.raises(CampaignError, match=words):
        like.write(project, slug, old, 10)


def test_the_command_asks_for_the_target(project: Project) -> None:
    arguments = ["new", "plan", "2027-1", "--like", "2024-2", "--root", str(project.root)]
    done = CliRunner().invoke(command, arguments, input="120\n")
    assert done.exit_code == 0, done.output
    assert "Ile ma być w nowym planie" in done.output
    assert open_project(project.root, DAY).campaign.plans["2027-1"].indicator.target == 120


def test_only_a_plan_is_made_like_another(project: Project) -> None:
    arguments = ["new", "method", "na-probe", "--like", "2024-2", "--root", str(project.root)]
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 1
    assert "--like pasuje tylko do planu" in done.output
