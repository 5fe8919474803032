"""The same log behind a PostgreSQL URL: triggers, one line of versions, many writers, moving there."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from campaign.commands.log import log
from campaign.log.desk import Desk
from campaign.log.entry.drafts import new_id
from campaign.log.report.data import Report
from campaign.log.report.writing import html
from campaign.log.store.care import copy, verify
from campaign.log.store.database import NotSavedError, writing
from campaign.log.store.event import EventKind
from campaign.log.store.journal import Store
from campaign.problems import CampaignError
from log.samples import NOW, TALK, counted, desk, entry_event, fill, next_event, project

pytestmark = pytest.mark.postgres


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log_event SET people = 9",
        "UPDATE log_event SET note = '', reason = ''",
        "DELETE FROM log_event",
        "TRUNCATE log_event CASCADE",
        "DELETE FROM log_redaction",
    ],
)
def test_postgresql_refuses_changes(postgres: str, statement: str) -> None:
    store = Store(postgres, new=True)
    event = entry_event()
    store.append(event)
    gone = entry_event()
    store.append(gone)
    store.redact(gone.entry_id, NOW, "rejon-3", "nazwisko")
    with pytest.raises(NotSavedError), writing(store.engine) as connection:
        connection.execute(text(statement))
    assert store.numbered("2026-2", 1)[0].event.entry == TALK


def test_postgresql_brings_an_old_log_up_to_date(postgres: str) -> None:
    store = Store(postgres, new=True)
    event = entry_event()
    store.append(event)
    with writing(store.engine) as connection:  # the tables as version 1 had them
        for statement in (
            "ALTER TABLE log_event DROP COLUMN piece",
            "ALTER TABLE log_event ALTER COLUMN leaflet TYPE VARCHAR(64)",
            "ALTER TABLE log_event ADD COLUMN digest VARCHAR(64) NOT NULL DEFAULT 'x'",
            "UPDATE log_schema SET version = 1",
        ):
            connection.execute(text(statement))
    again = Store(postgres)
    assert verify(again) == []
    assert again.append(event).already
    with pytest.raises(NotSavedError), writing(again.engine) as connection:
        connection.execute(text("UPDATE log_event SET piece = 'sms'"))


def test_postgresql_redacts_and_corrects(postgres: str) -> None:
    store = Store(postgres, new=True)
    first = entry_event(replace(TALK, note="Zenobia"))
    store.append(first)
    store.append(next_event(first, EventKind.CORRECTION, replace(first.entry, people=4)))
    with pytest.raises(CampaignError, match="zmieniono już"):
        store.append(next_event(first, EventKind.CORRECTION))
    assert store.redact(first.entry_id, NOW, "rejon-3", "nazwisko") == 2
    assert [row.event.entry.note for row in store.numbered("2026-2", 1)] == ["", ""]
    assert verify(store) == []


def test_postgresql_numbers_many_writers_without_gaps(postgres: str) -> None:
    store = Store(postgres, new=True)
    events = [entry_event() for _ in range(200)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(store.append, events + events))
    rows = store.events("2026-2")
    assert [row.number for row in rows] == list(range(1, 201))
    assert {row.event.event_id for row in rows} == {event.event_id for event in events}


def test_a_log_is_started_in_an_empty_database(postgres: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    environment = {"CAMPAIGN_DATA": str(root / "data"), "CAMPAIGN_LOG_URL": postgres}
    runner = CliRunner(env=environment)
    missing = runner.invoke(log, ["list", "--root", str(root)])
    assert "W bazie nie ma dziennika – załóż go: ./campaign log start" in missing.output
    assert "Założono dziennik" in runner.invoke(log, ["start", "--root", str(root)]).output
    assert "Dziennik już jest" in runner.invoke(log, ["start", "--root", str(root)]).output
    assert runner.invoke(log, ["list", "--root", str(root)]).exit_code == 0


def test_moving_to_postgresql_keeps_the_report_to_the_letter(postgres: str, tmp_path: Path) -> None:
    one = desk(project(tmp_path))
    fill(one)
    row = one.find("3", None)[-1]
    one.save([one.next(row, None, "pomyłka", new_id(), "cli")])
    one.store.redact(one.find("4", None)[-1].event.entry_id, NOW, "rejon-3", "nazwisko")
    assert copy(one.store, postgres) == 11
    with pytest.raises(CampaignError, match="jest już dziennik"):
        copy(one.store, postgres)
    moved = replace(one, store=Store(postgres))
    assert moved.store.events() == one.store.events()
    assert page(moved) == page(one)
    moved.save([moved.new(TALK, new_id(), "cli")])
    assert [row.number for row in moved.store.events("2026-2")] == list(range(1, 13))


def page(one: Desk) -> str:
    return html(Report(counted(one), one.catalogue))


def test_start_makes_a_log_on_a_server(postgres: str, tmp_path: Path) -> None:
    root = project(tmp_path)
    runner = CliRunner(env={"CAMPAIGN_DATA": str(root / "data"), "CAMPAIGN_LOG_URL": postgres})
    said = [runner.invoke(log, ["start", "--root", str(root)]).output for _ in range(2)]
    assert "Założono dziennik" in said[0]
    assert "Dziennik już jest" in said[1]
