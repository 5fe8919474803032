"""A short slice of the attacker's day (tests/benchmarks/attack.py), of every kind but the slowest."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.attack import TEMPLATES, Score, run
from campaign.problems import CampaignError

SLICE = {
    "content": 40,
    "kills": 2,
    "pictures": 12,
    "templates": 3,
    "workbooks": 4,
    "logs": 4,
    "sheets": 4,
}


@pytest.mark.parametrize("name", SLICE)
def test_an_attack_ends_in_a_sentence_or_a_right_result(tmp_path: Path, name: str) -> None:
    (score,) = run(tmp_path, {name: SLICE[name]}, 18, prints=False)
    assert score.tried >= SLICE[name]
    assert score.wrong == []


def test_the_score_sees_what_goes_wrong() -> None:
    def refused() -> None:
        raise CampaignError("nie tak")

    def leaking() -> None:
        raise CampaignError("nie tak \x1b[2J")

    score = Score("próba")
    for work in (refused, leaking, lambda: 1 / 0, lambda: None):
        score.attack("coś", work)
    assert (score.tried, score.refused, len(score.wrong)) == (4, 2, 2)
    assert len(TEMPLATES) > 10
