"""The store keeps what it was given, once, in order, and lets nobody change it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from benchmarks.log_damage import damaged_files
from campaign.log.entry.vocabulary import Kind
from campaign.log.store.care import copy, merge, restore, verify
from campaign.log.store.database import NotSavedError, writing
from campaign.log.store.event import EventKind
from campaign.log.store.journal import Store
from campaign.problems import CampaignError
from log.samples import NOW, TALK, entry_event, next_event


def test_a_retry_is_one_entry(store: Store) -> None:
    event = entry_event()
    assert not store.append(event).already
    again = store.append(event)
    assert again.already
    assert again.number == 1
    assert len(store.current()) == 1


def test_another_entry_under_a_used_id_is_refused(store: Store) -> None:
    event = entry_event()
    store.append(event)
    with pytest.raises(CampaignError, match="NIE ZAPISANO"):
        store.append(replace(event, entry=replace(TALK, people=4)))
    assert store.current()[0].event.entry.people == 3


def test_numbers_have_no_gaps_per_register(store: Store) -> None:
    for register in ("a", "b", "a", "a", "b"):
        store.append(entry_event(replace(TALK, plan=register)))
    assert [(row.event.register, row.number) for row in store.events()] == [
        ("a", 1), ("a", 2), ("a", 3), ("b", 1), ("b", 2),
    ]  # fmt: skip


def test_events_after_a_number_begin_with_the_next(store: Store) -> None:
    store.append_all([entry_event() for _ in range(3)])
    assert [row.number for row in store.events("2026-2", after=1)] == [2, 3]


def test_correction_and_withdrawal_make_a_line(store: Store) -> None:
    first = entry_event()
    store.append(first)
    second = next_event(first, EventKind.CORRECTION, replace(TALK, people=5))
    store.append(second)
    assert store.current()[0].event.entry.people == 5
    assert store.current()[0].entry_number == 1
    with pytest.raises(CampaignError, match="zmieniono już pod nr 2"):
        store.append(next_event(first, EventKind.CORRECTION, replace(TALK, people=6)))
    third = next_event(second, EventKind.WITHDRAWAL)
    store.append(third)
    assert store.current() == []
    with pytest.raises(CampaignError, match="wycofany"):
        store.append(next_event(third, EventKind.CORRECTION, TALK))
    assert [row.number for row in store.numbered("2026-2", 1)] == [1, 2, 3]
    assert [row.number for row in store.numbered("2026-2", 2)] == [1, 2, 3]
    assert verify(store) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_event SET people = 9",
        "UPDATE log_event SET piece = 'sms'",
        "UPDATE log_event SET note = ''",
        "UPDATE log_event SET note = '', reason = ''",
        "DELETE FROM log_event",
        "INSERT OR REPLACE INTO log_event SELECT event_id, entry_id, event_kind, supersedes, register,"
        " number, recorded_at, recorded_by, source, day, kind, place, 99, leaflets, people_new, leaflet,"
        " edition, partner, note, reason, piece FROM log_event",
    ],
)
def test_the_database_refuses_changes(store: Store, statement: str) -> None:
    store.append(entry_event())
    with pytest.raises(NotSavedError), writing(store.engine) as connection:
        connection.execute(text(statement))
    assert store.current()[0].event.entry == TALK


def test_negative_counts_are_refused_by_the_database(store: Store) -> None:
    with pytest.raises(NotSavedError):
        store.append(entry_event(replace(TALK, people=-1)))
    with pytest.raises(NotSavedError):
        store.append(entry_event(replace(TALK, people=2, people_new=3)))


def test_redact_erases_the_text_everywhere_and_keeps_the_count(store: Store, url: str) -> None:
    first = entry_event(replace(TALK, note="rozmowa z Zenobią Xyz"))
    store.append(first)
    store.append(
        next_event(first, EventKind.CORRECTION, replace(first.entry, people=4), reason="Zenobią liczona")
    )
    assert store.redact(first.entry_id, NOW, "rejon-3", "nazwisko") == 2
    assert store.redact(first.entry_id, NOW, "rejon-3", "nazwisko") == 0
    row = store.current()[0]
    assert (row.event.entry.note, row.event.reason, row.event.entry.people) == ("", "", 4)
    assert [row.redacted for row in store.events()] == [True, True]
    assert verify(store) == []
    assert b"Zenobi" not in Path(url.removeprefix("sqlite:///")).read_bytes()


def test_a_retry_after_redaction_is_still_one_entry(store: Store) -> None:
    event = entry_event(replace(TALK, note="abc"))
    store.append(event)
    store.redact(event.entry_id, NOW, "rejon-3", "nazwisko")
    assert store.append(event).already


def test_cells_sum_current_versions_only(store: Store) -> None:
    first = entry_event(replace(TALK, people_new=2))
    store.append(first)
    store.append(next_event(first, EventKind.CORRECTION, replace(TALK, people=10, people_new=None)))
    store.append(entry_event(replace(TALK, people_new=1)))
    store.append(entry_event(replace(TALK, day=date(2026, 10, 1), kind=Kind.ROUND, people=7)))
    cells = {(cell.day.month, cell.kind): cell for cell in store.cells()}
    talk = cells[9, Kind.TALK]
    assert (talk.entries, talk.people, talk.people_new, talk.people_asked, talk.leaflets) == (2, 13, 1, 3, 4)
    assert cells[10, Kind.ROUND].people == 7


def test_the_file_is_open_only_while_something_is_read_or_saved(store: Store, url: str) -> None:
    store.append(entry_event())
    assert store.events()
    held = [link.resolve() for link in Path("/proc/self/fd").iterdir()]
    assert Path(url.removeprefix("sqlite:///")).resolve() not in held


def test_rollback_journal_and_full_sync(store: Store) -> None:
    with store.engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous")
        }
    assert pragmas == {"journal_mode": "delete", "synchronous": 3}  # 3 is EXTRA: FULL and the folder too


def test_a_locked_file_is_not_saved_and_a_later_save_counts_once(store: Store, url: str) -> None:
    event = entry_event()
    quick = Store(url, wait=0.1, new=True)
    holder = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(NotSavedError, match="NIE ZAPISANO: plik dziennika jest zajęty"):
        quick.append(event)
    assert quick.current() == []  # reading goes on meanwhile
    holder.execute("ROLLBACK")
    holder.close()
    assert quick.append(event).number == 1
    assert quick.append(event).already


def test_a_file_that_is_no_log(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"to nie jest baza" * 100)
    with pytest.raises(CampaignError, match="to nie jest plik dziennika"):
        Store(f"sqlite:///{tmp_path / 'x.db'}")


def test_a_log_of_a_newer_program_is_refused(store: Store, url: str) -> None:
    with writing(store.engine) as connection:
        connection.execute(text("UPDATE log_schema SET version = 99"))
    with pytest.raises(CampaignError, match="nowsza wersja programu"):
        Store(url, new=True)


@pytest.mark.parametrize("bad", ["", "nonsense", "oracel://x", "sqlite"])
def test_an_unusable_url_is_one_sentence(bad: str) -> None:
    with pytest.raises(CampaignError, match="CAMPAIGN_LOG_URL"):
        Store(bad)


def test_driver_words_never_reach_the_reader(store: Store) -> None:
    with pytest.raises(NotSavedError) as caught:
        store.append(entry_event(replace(TALK, people=-1, note="Zenobia")))
    assert "Zenobia" not in str(caught.value)
    assert "Zenobia" not in str(caught.value.__cause__)


def raw(url: str, *statements: str) -> None:
    """Change the file behind the program's back."""
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as file, file:
        for name in ("update", "delete", "replace"):
            file.execute(f"DROP TRIGGER log_event_{name}")
        for statement in statements:
            file.execute(statement)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("SELECT 1", "zabezpieczenie przed zmianą wpisów jest zdjęte"),
        ("DELETE FROM log_event WHERE number = 2", "brakuje numeru 2"),
        ("UPDATE log_event SET number = 9000000000000000000 WHERE number = 3", "brakuje numeru 3"),
        ("UPDATE log_event SET people = 'trzy' WHERE number = 1", "uszkodzony"),
        ("UPDATE log_event SET kind = 'taniec' WHERE number = 1", "uszkodzony"),
        ("UPDATE log_event SET day = 'kiedyś' WHERE number = 1", "uszkodzony"),
        ("UPDATE log_event SET leaflet = 'a:b' WHERE number = 1", "uszkodzony"),
        ("UPDATE log_event SET recorded_at = x'ff' WHERE number = 1", "uszkodzony"),
        ("UPDATE log_event SET entry_id = event_id, event_kind = 'entry' WHERE number = 4", "Not"),
    ],
)
def test_verify_sees_changes_behind_the_programs_back(
    store: Store, url: str, statement: str, said: str
) -> None:
    events = [entry_event(replace(TALK, note="x")) for _ in range(3)]
    store.append_all(events)
    store.append(next_event(events[0], EventKind.CORRECTION, replace(TALK, people=4)))
    if said == "Not":  # the table's own conditions refuse it
        with pytest.raises(sqlite3.IntegrityError):
            raw(url, statement)
        return
    raw(url, statement)
    assert said in "\n".join(verify(store))


def test_a_count_that_became_a_text_is_never_summed_as_nothing(store: Store, url: str) -> None:
    store.append(entry_event())
    raw(url, "UPDATE log_event SET people = 'trzy'")
    with pytest.raises(CampaignError, match="uszkodzony"):
        store.cells()


@pytest.mark.parametrize(
    "forged",
    [
        "people_new = 9 WHERE number = 1",
        "people = -1 WHERE number = 1",
        "event_kind = 'entry' WHERE number = 2",
        "event_kind = 'withdrawal' WHERE number = 1",
        "event_kind = 'taniec' WHERE number = 1",
        "supersedes = NULL WHERE number = 2",
        "supersedes = 'x' WHERE number = 2",
        "entry_id = 'x' WHERE number = 1",
    ],
)
def test_verify_sees_rows_that_the_tables_would_have_refused(store: Store, url: str, forged: str) -> None:
    first = entry_event()
    store.append_all([first, next_event(first, EventKind.CORRECTION, replace(TALK, people=4))])
    raw(url, "PRAGMA ignore_check_constraints = ON", f"UPDATE log_event SET {forged}")
    assert "zabezpieczenie" not in verify(store)[0]
    assert len(verify(store)) >= 2


def test_a_log_is_never_made_in_silence(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'dziennik.db'}"
    with pytest.raises(CampaignError, match="log start"):
        Store(url)
    (tmp_path / "dziennik-2026-2.csv").touch()
    with pytest.raises(CampaignError, match="zniknął"):
        Store(url)
    (tmp_path / "dziennik.db").touch()
    for new in (False, True):
        with pytest.raises(CampaignError, match="jest pusty"):
            Store(url, new=new)
    with closing(sqlite3.connect(tmp_path / "inna.db")) as other, other:
        other.execute("CREATE TABLE zakupy (co TEXT)")
    for new in (False, True):
        with pytest.raises(CampaignError, match="to nie jest plik dziennika"):
            Store(f"sqlite:///{tmp_path / 'inna.db'}", new=new)


def test_several_events_are_kept_all_or_none(store: Store) -> None:
    first = entry_event()
    with pytest.raises(CampaignError):
        store.append_all([first, replace(first, entry=replace(TALK, people=9))])
    assert store.events() == []


def test_restore_moves_the_old_file_aside_and_merge_may_be_repeated(store: Store, tmp_path: Path) -> None:
    store.append(entry_event())
    url = f"sqlite:///{tmp_path / 'kopia.db'}"
    copy(store, url)
    second = entry_event()
    store.append(second)
    assert restore(Store(url), str(store.engine.url), tmp_path / "stary.db") == 1
    assert (len(store.events()), (tmp_path / "stary.db").exists()) == (1, True)
    (tmp_path / "kopia.db").write_bytes(b"popsute" * 900)
    with pytest.raises(CampaignError):
        restore(Store(url), str(store.engine.url), tmp_path / "x.db")
    old = Store(f"sqlite:///{tmp_path / 'stary.db'}")
    came, said = merge(old, store)
    assert came == 1
    assert "mówi to samo co nr 1" in said[0]
    assert merge(old, store) == (0, [])
    store.append(next_event(second, EventKind.CORRECTION, replace(TALK, people=8)))
    old.append(next_event(second, EventKind.CORRECTION, replace(TALK, people=9)))
    assert "mówi w obu dziennikach co innego (tu → tam: Osoby" in merge(old, store)[1][0]
    assert verify(store) == []


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_a_log_of_an_earlier_version_keeps_its_numbers(tmp_path: Path, version: str) -> None:
    file = tmp_path / "dziennik.db"
    with closing(sqlite3.connect(file)) as old, old:
        old.executescript((Path(__file__).parent / f"log-{version}.sql").read_text("utf-8"))
        asked = "SELECT event_id, register, number, people, leaflets, leaflet FROM log_event ORDER BY 2, 3"
        before = old.execute(asked).fetchall()
    assert before
    store = Store(f"sqlite:///{file}")
    rows = store.events()
    assert verify(store) == []
    kept = [(r.event.event_id, r.event.register, r.number, r.event.entry.people, r.event.entry.leaflets,
             r.event.entry.leaflet) for r in rows]  # fmt: skip
    assert kept == before
    assert store.append(entry_event(replace(TALK, plan=rows[-1].event.register))).number == before[-1][2] + 1
    with pytest.raises(NotSavedError), writing(store.engine) as connection:
        connection.execute(text("UPDATE log_event SET people = 9"))


@pytest.mark.parametrize("seed", range(3))
def test_no_damaged_file_ends_in_a_traceback(tmp_path: Path, seed: int) -> None:
    assert damaged_files(tmp_path, 12, seed) == []
