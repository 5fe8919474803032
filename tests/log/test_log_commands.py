"""The command line as a new user meets it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from campaign.commands.log import log
from campaign.log.store.event import new_id
from campaign.log.store.journal import Store
from log.samples import desk, fill, project

TALK = ("--date", "12.09.2026", "--action", "rozmowa", "--place", "Lasy", "--people", "3", "--leaflets", "2")


class Terminal:
    """Runs commands in one project on one day."""

    def __init__(self, root: Path) -> None:
        self.root, self.runner = root, CliRunner(env={"CAMPAIGN_DATA": str(root / "data")})

    def __call__(self, *arguments: str, typed: str = "", code: int = 0) -> str:
        options = ["--root", str(self.root), "--as-of", "2026-11-23"]
        result: Result = self.runner.invoke(log, [*arguments, *options], input=typed)
        assert result.exit_code == code, result.output
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "\u00a0" not in result.output
        return result.output


@pytest.fixture
def run(tmp_path: Path) -> Terminal:
    return Terminal(project(tmp_path))


@pytest.fixture
def filled(run: Terminal) -> Terminal:
    fill(desk(run.root))
    return run


def test_an_entry_by_questions_with_a_mistake_on_the_way(run: Terminal) -> None:
    out = run("add", typed="wczoraj\n2\nWarszawa\n12\n5\nn\n3\n")
    assert "„Warszawa” nie jest na liście" in out
    assert "Zapisano: nr 1 w rejestrze 2026-2. 22.11.2026 · obchód · Lasy · 12 osób · 5 ulotek" in out
    assert "12 z 80 mieszkańców, na dziś powinno być około 63, brakuje 68" in out


def test_questions_with_details(run: Terminal) -> None:
    out = run("add", typed="3.09\nspotkanie\nKraśnik\n20\n15\nt\n20\n2\n\n1\nsala\n")
    assert "20 osób · pierwszy raz 20 · 15 ulotek (Na wnuczka, wyd. 1) · Przewodniczący" in out


def test_radio_is_not_asked_for_people_and_leaflets(run: Terminal) -> None:
    out = run("add", typed="3.09\n5\nn\n")
    assert "komunikat w radiu · cały rejon" in out
    assert "Osoby" not in out


def test_nobody_at_the_keyboard_saves_nothing(run: Terminal) -> None:
    out = run("add", typed="3.09\n", code=1)
    assert "Przerwano. Nic więcej nie zapisano." in out
    assert desk(run.root).store.events() == []


def test_the_same_id_counts_once_and_a_broken_id_is_said(run: Terminal) -> None:
    event_id = new_id()
    run("add", *TALK, "--id", event_id)
    assert "był już zapisany: nr 1" in run("add", *TALK, "--id", event_id)
    assert len(desk(run.root).store.events()) == 1
    assert "Zły identyfikator" in run("add", *TALK, "--id", "abc", code=1)


def test_a_copy_to_open_in_excel_lies_beside_the_log(run: Terminal) -> None:
    run("add", *TALK, "--note", "=1+1")
    raw = (run.root / "data" / "dziennik-2026-2.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfNr;Data;")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 2
    assert ";3;2;" in raw.decode("utf-8-sig")
    assert ";'=1+1;" in raw.decode("utf-8-sig")


def test_a_copy_that_cannot_be_written_does_not_lose_the_entry(run: Terminal) -> None:
    (run.root / "data" / "dziennik-2026-2.csv").mkdir(parents=True)
    assert "Wpis jest bezpieczny, ale kopia CSV nie jest odświeżona" in run("add", *TALK)
    assert len(desk(run.root).store.events()) == 1


def test_correct_withdraw_and_the_list(filled: Terminal) -> None:
    assert "nr 11 w rejestrze 2026-2" in filled("correct", "3", "--people", "12", "--reason", "pomyłka")
    assert "Wycofano wpis nr 5 (zapis nr 12)" in filled("withdraw", "5", "--reason", "policzone dwa razy")
    shown = filled("list")
    assert "   3  14.08.2026 · obchód · Lasy · 12 osób · 9 ulotek (poprawiony, nr 11)" in shown
    assert not re.search(r"^ +5 ", shown, re.M)
    everything = filled("list", "--all")
    assert "nr 11, poprawka" in everything
    assert "policzone dwa razy" in everything
    assert "Nic się nie zmieniło" in filled("correct", "3", "--people", "12", "--reason", "x", code=1)
    assert "jest wycofany" in filled("correct", "5", "--people", "1", "--reason", "x", code=1)
    assert "Nie ma takiego numeru" in filled("correct", "99", "--people", "1", "--reason", "x", code=1)
    assert "Nie ma takiego numeru" in filled("withdraw", "²", "--reason", "x", code=1)


def test_a_correction_by_questions_keeps_what_enter_keeps(filled: Terminal) -> None:
    out = filled("correct", "3", typed="\n\n\n15\n\n\n\n\n\n\n\npomyłka\n")
    assert "14.08.2026 · obchód · Lasy · 15 osób · 9 ulotek" in out


def test_a_correction_to_another_plans_day_is_numbered_there(filled: Terminal) -> None:
    out = filled("correct", "3", "--date", "14.08.2024", "--reason", "zły rok", "--yes")
    assert "nr 1 w rejestrze 2024-2" in out
    assert "14.08.2024" in filled("list", "--plan", "2024-2")
    assert "obchód" not in filled("list")


@pytest.mark.parametrize("reason", ["", "a" * 121, "pani Kowalska się myli", "tel. 600100200"])
def test_a_reason_is_needed_short_and_without_personal_data(filled: Terminal, reason: str) -> None:
    out = filled("withdraw", "3", "--reason", reason, typed="\n", code=1)
    assert "Kowalska" not in out
    assert "600100200" not in out
    assert len(desk(filled.root).store.events()) == 10


def test_redact(filled: Terminal) -> None:
    filled("backup")
    out = filled("redact", "4", "--reason", "nazwisko")
    assert "Usunięto teksty z 1 wersji wpisu nr 4. Liczby bez zmian." in out
    assert "kopie zapasowe nadal mają ten tekst" in out
    assert "tekst usunięty" in filled("list", "--all")
    assert "z rana" not in (filled.root / "data" / "dziennik-2026-2.csv").read_text("utf-8").split("\n")[4]
    assert "Dziennik jest cały" in filled("verify")


def test_status_and_stock(filled: Terminal) -> None:
    shown = filled("status")
    assert "66 z 80 mieszkańców, na dziś powinno być około 63, brakuje 14" in shown
    assert "termin 31.12.2026: 2 wpisy, ostatnio 02.10.2026" in shown
    assert "jeszcze nic" not in filled("status").split("5)")[0].split("4)")[1]
    assert "Ulotki: zostało 168 (przyjęto 300, mieszkańcom 68, partnerom 60, zniszczone 4)" in shown
    assert "nr 11" in filled("stock", "przyjęcie", "100", "--leaflet", "wspolna")
    assert "wspólna: przyjęto 100, zostało 96" in filled("stock")
    assert "Nieznany ruch ulotek" in filled("stock", "taniec", "3", code=1)
    assert "Ulotki: wpisz liczbę całkowitą" in filled("stock", "zniszczone", "-3x", code=1)


def test_without_a_plan_for_today_one_is_offered(run: Terminal) -> None:
    (run.root / "content" / "plans" / "2026-2.yml").unlink()
    refused = run("add", *TALK, typed="n\n", code=1)
    assert "nie obejmuje żaden plan" in refused
    assert "campaign new plan" in refused
    run("add", *TALK, "--yes")
    shown = run("status")
    assert "Poza planem: 1 wpis" in shown
    assert "Nowy zakłada polecenie: campaign new plan" in shown
    assert "rozmowa · Lasy" in run("list", "--plan", "bez-planu")


def test_backup_is_whole_and_dated_and_verify_reads_an_earlier_line(filled: Terminal) -> None:
    filled("correct", "3", "--people", "12", "--reason", "pomyłka")
    filled("redact", "4", "--reason", "nazwisko")
    assert "Skopiowano 11" in filled("backup")
    copy = next((filled.root / "data" / "kopie").glob("dziennik-*.db"))
    assert Store(f"sqlite:///{copy}").events() == desk(filled.root).store.events()
    line = re.search(r"Rejestr 2026-2: (\d+:[0-9a-f]+)", filled("verify"))
    assert line
    filled("withdraw", "6", "--reason", "pomyłka")
    assert "cały" in filled("verify", "--line", line[1])
    assert "nie zgadza się" in filled("verify", "--line", line[1][:-4] + "0000", code=1)


def test_content_with_a_mistake_is_shown_with_its_place(run: Terminal) -> None:
    file = run.root / "content" / "plans" / "2026-2.yml"
    file.write_text(file.read_text("utf-8").replace("target: 80", "target: dużo"), "utf-8")
    out = run("list", code=1)
    assert "content/plans/2026-2.yml:" in out
    assert "Treść ma błędy" in out


def test_data_may_not_lie_where_builds_sweep(run: Terminal) -> None:
    run.runner.env["CAMPAIGN_DATA"] = str(run.root / "build" / "x")
    assert "Folder danych leży w build/" in run("list", code=1)


def test_the_post_is_no_name(run: Terminal) -> None:
    assert "Złe oznaczenie stanowiska" in run("list", "--by", "Jan Kowalski", code=1)


def test_help_is_polish() -> None:
    for name in log.commands:
        text = CliRunner().invoke(log, [name, "--help"]).output
        assert re.search("[ąćęłńóśźż]", text), name
