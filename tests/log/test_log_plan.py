"""What a plan file may say for the log: localities, contributions, counts, agreed days, retention."""

from __future__ import annotations

from pathlib import Path

import pytest

from campaign.content.loader import load
from log.samples import ROOT, TODAY, project


def problems(tmp_path: Path, **replaced: str) -> list[str]:
    return [str(problem) for problem in load(project(tmp_path, **replaced), TODAY).problems]


def test_the_closed_example_is_valid_and_invents_nothing() -> None:
    campaign = load(ROOT, TODAY).campaign
    assert campaign is not None
    plan = campaign.plans["2024-2"]
    assert plan.closed
    assert plan.indicator.target == 80
    assert [action.count for action in plan.actions] == [None] * 5
    assert plan.retention_months is None
    assert len(plan.period.months) == 6


def test_half_years_are_not_calendar_halves() -> None:
    campaign = load(ROOT, TODAY).campaign
    assert campaign is not None
    period = campaign.plans["2024-2"].period.model_copy(
        update={"start": TODAY.replace(2023, 8, 1), "end": TODAY.replace(2024, 1, 31)}
    )
    assert [first.month for first in period.months] == [8, 9, 10, 11, 12, 1]
    assert TODAY.replace(2024, 1, 31) in period
    assert TODAY.replace(2024, 2, 1) not in period


@pytest.mark.parametrize(
    ("replaced", "said"),
    [
        ({"localities: [Kraśnik, Lasy]": "localities: [Lasy, Lasy]"}, "ta sama miejscowość"),
        ({"id: parafie": "id: pzerii"}, "dwóch partnerów ma ten sam id"),
        ({"kind: meeting": "kind: meeting\n    dates: [2027-01-05]"}, "05.01.2027 jest poza okresem planu"),
        ({"kind: meeting": "kind: meeting\n    count: 0"}, "wpisz co najmniej 1"),
        ({"contributes: [radio]": "contributes: [telewizja]"}, "nie jest na liście"),
        ({"retention_months:": "retention_months: dużo"}, "nie jest liczbą całkowitą"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, replaced: dict[str, str], said: str) -> None:
    found = problems(tmp_path, **replaced)
    assert len(found) == 1
    assert said in found[0]
    assert found[0].startswith("content/plans/2026-2.yml:")
