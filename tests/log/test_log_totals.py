"""Counting and verdicts: only direct talks count, each rule earns its word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.content.loader import load
from campaign.log.count.results import Word, action_result, partner_result, target_result
from campaign.log.count.stock import Account, account
from campaign.log.count.totals import Totals, totals
from campaign.log.entry.catalogue import retention_end
from campaign.log.entry.vocabulary import CHANNELS, DIRECT, Kind
from campaign.log.store.journal import Cell
from campaign.model import Plan
from log.samples import TODAY, desk, fill, project

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def plan() -> Plan:
    campaign = load(ROOT, TODAY).campaign
    assert campaign is not None
    return campaign.plans["2024-2"]


def cell(
    day: str, kind: Kind, people: int = 0, leaflets: int = 0, partner: str | None = None, n: int = 1
) -> Cell:
    return Cell(date.fromisoformat(day), kind, partner, None, n, people, 0, 0, leaflets, n if leaflets else 0)


def counted(plan: Plan, *cells: Cell, as_of: str = "2024-12-31") -> Totals:
    return Totals(plan, cells, (), date.fromisoformat(as_of))


def test_only_meetings_rounds_and_talks_count(plan: Plan) -> None:
    every = [cell("2024-09-01", kind, people=10) for kind in Kind]
    assert counted(plan, *every).people == 30
    assert DIRECT == (Kind.MEETING, Kind.ROUND, Kind.TALK)


def test_the_day_the_target_was_reached(plan: Plan) -> None:
    made = counted(plan, cell("2024-10-02", Kind.TALK, 1), cell("2024-09-01", Kind.MEETING, 79))
    assert made.reached_on == date(2024, 10, 2)
    assert (made.missing, made.target.word) == (0, Word.DONE)
    short = counted(plan, cell("2024-09-01", Kind.MEETING, 79))
    assert (short.reached_on, short.missing, short.target.word) == (None, 1, Word.PARTLY)


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2024-06-30", 0), ("2024-07-01", 0), ("2024-09-30", 40), ("2024-12-31", 80), ("2025-05-01", 80)],
)
def test_the_even_pace(plan: Plan, as_of: str, expected: int) -> None:
    assert counted(plan, as_of=as_of).expected == expected


def test_at_most_is_kept_or_not(plan: Plan) -> None:
    below = plan.indicator.model_copy(update={"direction": "at-most", "result": 85})
    over = Totals(plan.model_copy(update={"indicator": below}), (), (), TODAY)
    assert (over.value, over.missing, over.target.word, over.reached_on) == (85, 5, Word.NOT, None)
    assert target_result(below, 80).word is Word.DONE


def verdict(
    plan: Plan, number: int, *cells: Cell, as_of: str = "2024-12-31", **changed: object
) -> tuple[str, str]:
    action = plan.actions[number - 1].model_copy(update=changed)
    found = action_result(plan, action, cells, date.fromisoformat(as_of))
    return found.word.value, found.note


def test_an_action_earns_its_word(plan: Plan) -> None:
    meeting = cell("2024-09-01", Kind.MEETING, 20)
    assert verdict(plan, 1) == ("nie wykonano", "")
    assert verdict(plan, 1, meeting) == ("wykonano", "")
    assert verdict(plan, 1, meeting, count=3) == ("w części", "1 z 3 zaplanowanych")
    assert verdict(plan, 1, meeting, due=date(2024, 8, 1)) == ("w części", "po terminie")


def test_rounds_through_the_whole_period_need_every_month_gone(plan: Plan) -> None:
    rounds = [cell(f"2024-{month:02}-10", Kind.ROUND, 5) for month in range(7, 12)]
    assert verdict(plan, 2, *rounds, as_of="2024-11-30") == ("wykonano", "")
    assert verdict(plan, 2, *rounds) == ("w części", "w 5 z 6 miesięcy")


def test_leaflets_are_done_by_leaflets_not_by_meetings_without_any(plan: Plan) -> None:
    assert verdict(plan, 4, cell("2024-09-01", Kind.MEETING, 20)) == ("nie wykonano", "")
    assert verdict(plan, 4, cell("2024-09-01", Kind.MEETING, 20, leaflets=1)) == ("wykonano", "")
    assert verdict(plan, 4, cell("2024-09-01", Kind.RECEIVED, leaflets=99)) == ("nie wykonano", "")


def test_announcements_need_every_channel_the_partners_offer(plan: Plan) -> None:
    radio, parish = cell("2024-09-01", Kind.RADIO), cell("2024-09-01", Kind.PARISH)
    assert verdict(plan, 5, radio) == ("w części", "brak: komunikat w parafii")
    assert verdict(plan, 5, radio, parish) == ("wykonano", "")
    without = plan.model_copy(update={"partners": [p for p in plan.partners if p.id != "parafie"]})
    assert verdict(without, 5, radio) == ("wykonano", "")


def test_a_partner_is_known_by_its_own_entries(plan: Plan) -> None:
    soltys = next(p for p in plan.partners if p.id == "soltys-lasy")
    handed = cell("2024-09-01", Kind.HANDED, leaflets=60, partner="soltys-lasy")
    assert partner_result(soltys, [handed]).leaflets == 60
    assert partner_result(soltys, [handed]).word is Word.DONE
    assert partner_result(soltys, [handed._replace(partner="pzerii")]).word is Word.NOT
    assert (
        partner_result(soltys, [cell("2024-09-01", Kind.MEETING, 9, partner="soltys-lasy")]).word is Word.NOT
    )


def test_stock_is_carried_over_from_earlier_plans() -> None:
    earlier = [cell("2024-01-01", Kind.RECEIVED, leaflets=100), cell("2024-02-01", Kind.TALK, leaflets=30)]
    now = [cell("2024-08-01", Kind.RECEIVED, leaflets=50), cell("2024-08-02", Kind.SPOILED, leaflets=5)]
    assert account(now, earlier) == {None: Account(opening=70, received=50, spoiled=5)}
    assert account(now, earlier)[None].left == 115


CELLS = st.builds(
    cell,
    st.dates(date(2024, 7, 1), date(2024, 12, 31)).map(date.isoformat),
    st.sampled_from(Kind),
    st.integers(0, 50),
    st.integers(0, 50),
    n=st.integers(1, 3),
)


@given(st.lists(CELLS, max_size=30))
def test_every_table_adds_up_to_the_same_totals(plan: Plan, cells: list[Cell]) -> None:
    made = counted(plan, *cells)
    assert sum(month.total for month in made.months) == made.people
    handed = sum(sum(row.values()) for row in made.handed_out.values())
    assert (
        handed
        == sum(month.leaflets for month in made.months)
        == sum(c.leaflets for c in cells if c.kind in CHANNELS)
    )
    assert made.stock_total.residents + made.stock_total.partners == handed
    if made.reached_on:
        before = made.reached_on - timedelta(days=1)
        assert sum(c.people for c in cells if c.kind in DIRECT and c.day <= made.reached_on) >= 80
        assert sum(c.people for c in cells if c.kind in DIRECT and c.day <= before) < 80


def test_entries_belong_to_the_plan_by_their_day_whatever_the_register(tmp_path: Path) -> None:
    """Typed before the plan was started, they count once the plan is there."""
    root = project(tmp_path)
    file = root / "content" / "plans" / "2026-2.yml"
    text = file.read_text("utf-8")
    file.unlink()
    one = desk(root)
    assert {saved.register for saved in fill(replace(one))} == {"bez-planu"}
    assert one.outside() == 10
    file.write_text(text, "utf-8")
    later = desk(root)
    assert later.outside() == 0
    assert totals(later.store, later.plan("2026-2"), TODAY).people == 66


def test_retention_is_counted_from_the_plans_end(plan: Plan) -> None:
    assert retention_end(plan) is None
    assert retention_end(plan.model_copy(update={"retention_months": 12})) == date(2025, 12, 31)
    assert retention_end(plan.model_copy(update={"retention_months": 2})) == date(2025, 2, 28)
