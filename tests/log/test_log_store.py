"""The store keeps what it was given, once, in order, and lets nobody change it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text

from campaign.log.entry.vocabulary import Kind
from campaign.log.store.database import NotSavedError, writing
from campaign.log.store.event import EventKind
from campaign.log.store.integrity import control, matches, verify
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
        store.append(entry_event(register=register))
    assert [(row.event.register, row.number) for row in store.events()] == [
        ("a", 1), ("a", 2), ("a", 3), ("b", 1), ("b", 2),
    ]  # fmt: skip


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
    assert [row.number for row in store.history(first.entry_id)] == [1, 2, 3]
    assert [row.number for row in store.numbered("2026-2", 2)] == [1, 2, 3]
    assert verify(store) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_event SET people = 9",
        "UPDATE log_event SET piece = 'sms'",
        "UPDATE log_event SET note = ''",
        "UPDATE log_event SET note = '', reason = '', salt = NULL",
        "DELETE FROM log_event",
        "INSERT OR REPLACE INTO log_event SELECT event_id, entry_id, event_kind, supersedes, register,"
        " number, recorded_at, recorded_by, source, day, kind, place, 99, leaflets, people_new, leaflet,"
        " edition, partner, note, reason, salt, seal, digest, schema_version, piece FROM log_event",
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
    assert len(store.redactions()) == 2
    assert verify(store) == []
    assert b"Zenobi" not in Path(url.removeprefix("sqlite:///")).read_bytes()


def test_a_retry_after_redaction_is_still_one_entry(store: Store) -> None:
    event = entry_event(replace(TALK, note="abc"))
    store.append(event)
    store.redact(event.entry_id, NOW, "rejon-3", "nazwisko")
    assert store.append(event).already


def test_verify_sees_changes_behind_the_programs_back(store: Store, url: str) -> None:
    for _ in range(3):
        store.append(entry_event(replace(TALK, note="x")))
    printed = control("2026-2", store.events("2026-2")).short
    assert matches(store, "2026-2", printed)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw, raw:
        for name in ("update", "delete"):
            raw.execute(f"DROP TRIGGER log_event_{name}")
        raw.execute("UPDATE log_event SET people = 30 WHERE number = 1")
        raw.execute("UPDATE log_event SET note = 'y' WHERE number = 3")
        raw.execute("DELETE FROM log_event WHERE number = 2")
    found = "\n".join(verify(store))
    assert "brakuje numerów 2" in found
    assert "nr 1: wpis zmieniono" in found
    assert "nr 3: wpis zmieniono" in found


def test_only_an_earlier_line_shows_that_the_last_rows_were_cut(store: Store, url: str) -> None:
    for _ in range(3):
        store.append(entry_event())
    printed = control("2026-2", store.events("2026-2")).short
    store.append(entry_event())
    assert matches(store, "2026-2", printed)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw, raw:
        raw.execute("DROP TRIGGER log_event_delete")
        raw.execute("DELETE FROM log_event WHERE number > 2")
    assert verify(store) == []
    assert not matches(store, "2026-2", printed)


@pytest.mark.parametrize("printed", ["", "12", "x:abcdef0123", "3:abc", "²:abcdef0123"])
def test_a_mistyped_control_line_is_said_to_be_one(store: Store, printed: str) -> None:
    with pytest.raises(CampaignError, match="przepisz go"):
        matches(store, "2026-2", printed)


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
    assert store.cells(end=date(2026, 9, 30)) == [talk]


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
    quick = Store(url, wait=0.1)
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
        Store(url)


@pytest.mark.parametrize("bad", ["", "nonsense", "oracel://x", "sqlite"])
def test_an_unusable_url_is_one_sentence(bad: str) -> None:
    with pytest.raises(CampaignError, match="CAMPAIGN_LOG_URL"):
        Store(bad)


def test_driver_words_never_reach_the_reader(store: Store) -> None:
    with pytest.raises(NotSavedError) as caught:
        store.append(entry_event(replace(TALK, people=-1, note="Zenobia")))
    assert "Zenobia" not in str(caught.value)
    assert "Zenobia" not in str(caught.value.__cause__)
