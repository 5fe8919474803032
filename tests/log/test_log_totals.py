"""Counting and verdicts: only direct talks count, each rule earns its word."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.log.count.totals import Progress, Stock, Totals, account, of_partner, totals
from campaign.log.entry.catalogue import read_catalogue, retention_end
from campaign.log.entry.drafts import Entry, new_id
from campaign.log.entry.vocabulary import DIRECT, TO_RESIDENTS, Kind
from campaign.log.store.journal import Cell
from campaign.model.plan import Period, Plan
from log.samples import TODAY, desk, fill, project, run
from log.samples import counted as counted_plan


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_catalogue(Path(__file__).parent).plans["2024-2"]


def cell(
    day: str, kind: Kind, people: int = 0, leaflets: int = 0, partner: str | None = None, n: int = 1
) -> Cell:
    return Cell(
        "2024-2",
        date.fromisoformat(day),
        kind,
        partner,
        None,
        n,
        people,
        0,
        0,
        leaflets,
        n if leaflets else 0,
    )


def counted(plan: Plan, *cells: Cell, as_of: str = "2024-12-31") -> Totals:
    return Totals(cells, plan, date.fromisoformat(as_of))


def test_only_meetings_rounds_and_talks_count(plan: Plan) -> None:
    every = [cell("2024-09-01", kind, people=10) for kind in Kind]
    assert counted(plan, *every).net == 30
    assert DIRECT == (Kind.MEETING, Kind.ROUND, Kind.TALK)


def test_the_day_the_target_was_reached(plan: Plan) -> None:
    made = counted(plan, cell("2024-10-02", Kind.TALK, 1), cell("2024-09-01", Kind.MEETING, 79))
    assert made.reached_on == date(2024, 10, 2)
    assert made.missing == 0
    short = counted(plan, cell("2024-09-01", Kind.MEETING, 79))
    assert (short.reached_on, short.missing) == (None, 1)


def test_both_ends_belong_to_a_period_which_has_two_days_at_least(plan: Plan) -> None:
    start, end, one = plan.period.start, plan.period.end, timedelta(days=1)
    assert [day in plan.period for day in (start - one, start, end, end + one)] == [False, True, True, False]
    with pytest.raises(ValueError, match="koniec planu jest przed początkiem"):
        Period(start=start, end=start)


def test_the_due_day_is_in_time_for_planning_and_for_doing(plan: Plan) -> None:
    meeting = next(action for action in plan.actions if action.due)
    assert meeting.due
    once = meeting.model_copy(update={"count": 1})
    held = Progress(plan, once, (cell(meeting.due.isoformat(), Kind.MEETING, 3),), meeting.due)
    nothing = Progress(plan, once, (), meeting.due)
    assert (nothing.state, held.state) == ("zaplanowano", "zrealizowano")
    after = Progress(plan, once, held.cells, meeting.due + timedelta(days=1))
    assert (after.state, after.late) == ("zrealizowano", False)


def test_leaflets_from_before_the_plan_are_its_opening_stock(tmp_path: Path) -> None:
    one = desk(project(tmp_path), date(2027, 2, 1))
    received = Entry(date(2026, 6, 1), Kind.RECEIVED, "cały rejon", leaflets=40, leaflet="wspolna")
    later = Entry(date(2027, 1, 15), Kind.RECEIVED, "cały rejon", leaflets=7, leaflet="wspolna")
    one.save([one.new(entry, new_id(), "cli") for entry in (received, later)])
    assert counted_plan(one).stock_total.opening == 40


def test_more_given_than_received_before_the_plan_is_no_negative_stock(tmp_path: Path) -> None:
    one = desk(project(tmp_path), date(2026, 9, 1))
    given = Entry(date(2026, 6, 1), Kind.TALK, "Lasy", people=2, leaflets=5, leaflet="wspolna")
    here = {"leaflet": "wspolna", "plan": "2026-2"}
    received = Entry(date(2026, 8, 1), Kind.RECEIVED, "cały rejon", leaflets=40, **here)
    one.save([one.new(entry, new_id(), "cli") for entry in (given, received)])
    stock = counted_plan(one).stock_total
    assert (stock.opening, stock.received, stock.left) == (0, 40, 40)


def test_nothing_later_than_the_day_asked_counts(tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    fill(one)
    end = date(2026, 8, 31)
    early = totals(one.store, one.catalogue, one.plan("2026-2"), end)
    entries = [row.event.entry for row in one.store.current()]
    assert early.people == sum(e.people for e in entries if e.day <= end and e.kind in DIRECT)
    assert 0 < early.people < counted_plan(one).people


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2024-06-30", 0),
        ("2024-07-01", 0),
        ("2024-07-02", 1),
        ("2024-09-30", 40),
        ("2024-12-31", 80),
        ("2025-05-01", 80),
    ],
)
def test_the_even_pace(plan: Plan, as_of: str, expected: int) -> None:
    assert counted(plan, as_of=as_of).expected == expected


def test_at_most_is_kept_or_not(plan: Plan) -> None:
    below = plan.indicator.model_copy(update={"direction": "at-most", "result": 85})
    over = Totals((), plan.model_copy(update={"indicator": below}), TODAY)
    assert (over.value, over.missing, over.reached_on) == (85, 5, None)


def state(plan: Plan, number: int, *cells: Cell, as_of: str = "2025-01-10", **changed: object) -> str:
    action, day = plan.actions[number - 1].model_copy(update=changed), date.fromisoformat(as_of)
    return Progress(plan, action, cells, day).state


def test_nothing_is_called_undone_while_its_deadline_lies_ahead(plan: Plan) -> None:
    meeting = cell("2024-09-01", Kind.MEETING, 20)
    assert state(plan, 1, as_of="2024-10-01") == "zaplanowano"
    assert state(plan, 1) == "nie zrealizowano"
    assert state(plan, 1, meeting, as_of="2024-10-01") == "w toku"
    assert state(plan, 1, meeting) == "zrealizowano"
    assert state(plan, 1, meeting, count=3) == "zrealizowano w części"
    assert state(plan, 1, meeting, count=1, as_of="2024-10-01") == "zrealizowano"
    assert state(plan, 1, meeting, due=date(2024, 8, 1)) == "zrealizowano po terminie"


def test_rounds_through_the_whole_period_need_every_month_gone(plan: Plan) -> None:
    rounds = [cell(f"2024-{month:02}-10", Kind.ROUND, 5) for month in range(7, 12)]
    december = Progress(plan, plan.actions[1], rounds, date(2024, 12, 31))
    assert december.months == [date(2024, 12, 1)]
    assert Progress(plan, plan.actions[1], rounds, date(2024, 12, 30)).months == []
    assert state(plan, 2, *rounds) == "zrealizowano w części"


def test_leaflets_are_done_by_leaflets_for_residents(plan: Plan) -> None:
    assert state(plan, 4, cell("2024-09-01", Kind.MEETING, 20)) == "nie zrealizowano"
    assert state(plan, 4, cell("2024-09-01", Kind.MEETING, 20, leaflets=1)) == "zrealizowano"
    for kind in (Kind.RECEIVED, Kind.HANDED):
        assert state(plan, 4, cell("2024-09-01", kind, leaflets=99)) == "nie zrealizowano"


def test_announcements_need_every_channel_the_partners_offer(plan: Plan) -> None:
    radio, parish = cell("2024-09-01", Kind.RADIO), cell("2024-09-01", Kind.PARISH)
    assert Progress(plan, plan.actions[4], [radio], TODAY).silent == [Kind.PARISH]
    assert state(plan, 5, radio) == "zrealizowano w części"
    assert state(plan, 5, radio, parish) == "zrealizowano"
    without = plan.model_copy(update={"partners": [p for p in plan.partners if p.id != "parafie"]})
    assert state(without, 5, radio) == "zrealizowano"


def test_a_partner_is_known_by_its_own_entries(plan: Plan) -> None:
    soltys = next(p for p in plan.partners if p.id == "soltys-lasy")
    handed = cell("2024-09-01", Kind.HANDED, leaflets=60, partner="soltys-lasy")
    assert of_partner(soltys, [handed]).entries == 1
    assert not of_partner(soltys, [handed._replace(partner="pzerii")]).cells
    assert not of_partner(soltys, [cell("2024-09-01", Kind.MEETING, 9, partner="soltys-lasy")]).cells


def test_repeats_are_taken_out_and_several_kinds_of_leaflets_are_one_meeting(plan: Plan) -> None:
    first = cell("2024-09-01", Kind.MEETING, 30)._replace(people_asked=30, people_new=25)
    mixed = cell("2024-10-01", Kind.MEETING, 60, leaflets=10, n=2)._replace(leaflet="na-wnuczka:3,wspolna:2")
    made = counted(plan, first, mixed)
    assert (made.people, made.repeats, made.net, made.reached_on) == (90, 5, 85, date(2024, 10, 1))
    assert made.curve == [(date(2024, 9, 1), 25), (date(2024, 10, 1), 85)]
    assert made.stock == {"na-wnuczka": Stock(residents=6), "wspolna": Stock(residents=4)}


def test_stock_is_carried_over_from_earlier_plans() -> None:
    earlier = [cell("2024-01-01", Kind.RECEIVED, leaflets=100), cell("2024-02-01", Kind.TALK, leaflets=30)]
    now = [cell("2024-08-01", Kind.RECEIVED, leaflets=50), cell("2024-08-02", Kind.SPOILED, leaflets=5)]
    assert account(now, earlier) == {None: Stock(opening=70, received=50, spoiled=5)}
    assert account(now, earlier)[None].left == 115


def test_a_kind_given_out_of_what_had_no_kind_is_carried_over_with_it() -> None:
    earlier = [cell("2024-01-01", Kind.RECEIVED, leaflets=100),
               cell("2024-02-01", Kind.TALK, leaflets=30)._replace(leaflet="na-paczke")]  # fmt: skip
    carried = account([], earlier)
    assert sum(stock.opening for stock in carried.values()) == 70


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
    assert sum(made.of(kind).people for kind in DIRECT) == made.people
    given_out = sum(c.leaflets for c in cells if c.kind in TO_RESIDENTS)
    assert made.stock_total.residents == given_out == made.leaflets
    if made.reached_on:
        before = made.reached_on - timedelta(days=1)
        assert sum(c.people for c in cells if c.kind in DIRECT and c.day <= made.reached_on) >= 80
        assert sum(c.people for c in cells if c.kind in DIRECT and c.day <= before) < 80


def second_district(root: Path) -> None:
    """Another district's plan of the same days."""
    file = root / "content" / "plans" / "2026-2.yml"
    other = file.read_text("utf-8").replace("rejonu służbowego nr 3", "rejonu służbowego nr 4")
    file.with_name("2026-2-r4.yml").write_text(other, "utf-8")


def test_plans_of_one_period_are_kept_apart_and_the_unit_sums_each_once(tmp_path: Path) -> None:
    root = project(tmp_path)
    fill(desk(root))
    second_district(root)
    talk = ("rozmowa", "Lasy", "5", "--date", "3.09.2026")
    assert "trwa więcej niż jeden plan" in run(root, "add", *talk).output
    assert run(root, "add", *talk, "--plan", "2026-2-r4").exit_code == 0
    assert run(root, "add", *talk, "--plan", "2024-2").exit_code == 1
    one = desk(root)
    assert (counted_plan(one).people, counted_plan(one, "2026-2-r4").people) == (66, 5)
    shown = run(root, "status", "--unit").output
    assert "Razem w 2 rejonach: 50 z 160" in shown
    assert "to samo spotkanie" not in shown


def test_a_meeting_in_two_districts_is_asked_about_and_counted_until_one_is_withdrawn(tmp_path: Path) -> None:
    root = project(tmp_path)
    fill(desk(root))
    second_district(root)
    meeting = ("spotkanie", "Kraśnik", "18", "--date", "10.07.2026", "--plan", "2026-2-r4")
    typed = run(root, "add", *meeting, typed="t\n")
    assert "jest tam już takie działanie (nr 2026-2/2: 22 osoby)" in typed.output
    question = "Te dwa wpisy wyglądają na to samo spotkanie: nr 2026-2/2 i nr 2026-2-r4/1"
    status = run(root, "status", "--unit").output
    assert "Razem w 2 rejonach: 63 z 160" in status
    assert question in status
    assert question in run(root, "verify").output
    run(root, "withdraw", "2026-2-r4/1", "--reason", "wspólne spotkanie")
    assert question not in run(root, "status", "--unit").output + run(root, "verify").output


def test_an_entry_from_before_the_plan_counts_for_the_only_plan_of_its_day(tmp_path: Path) -> None:
    root = project(tmp_path)
    file = root / "content" / "plans" / "2026-2.yml"
    text = file.read_text("utf-8")
    file.unlink()
    assert {saved.register for saved in fill(desk(root))} == {"bez-planu"}
    file.write_text(text, "utf-8")
    assert counted_plan(desk(root)).people == 66
    second_district(root)
    assert counted_plan(desk(root)).people == counted_plan(desk(root), "2026-2-r4").people == 0
    moved = run(root, "correct", "2", "--plan", "bez-planu", "--to-plan", "2026-2-r4", "--reason", "rejon 4")
    assert moved.exit_code == 0, moved.output
    assert counted_plan(desk(root), "2026-2-r4").people == 22


def test_retention_is_counted_from_the_plans_end(plan: Plan) -> None:
    assert retention_end(plan) is None
    assert retention_end(plan.model_copy(update={"retention_months": 12})) == date(2025, 12, 31)
    assert retention_end(plan.model_copy(update={"retention_months": 2})) == date(2025, 2, 28)


def test_a_draft_beside_a_plan_is_neither_running_nor_summed(tmp_path: Path) -> None:
    root = project(tmp_path)
    fill(desk(root))
    file = root / "content" / "plans" / "2026-2.yml"
    draft = file.read_text("utf-8").replace("closed: false", "closed: false\ndraft: true")
    file.with_name("2026-2-kopia.yml").write_text(draft, "utf-8")
    assert "Plan 2026-2, " in run(root, "status").output
    assert run(root, "add", "rozmowa", "Lasy", "5", "--date", "3.09.2026").exit_code == 0
    shown = run(root, "status", "--unit").output
    assert "Razem w 1 rejonie: 50 z 80" in shown
    assert "Nie wliczam planu 2026-2-kopia: to projekt" in shown
