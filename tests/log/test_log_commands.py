"""The command line as a new user meets it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click import Context
from click.testing import CliRunner, Result

from campaign.commands.cli import campaign
from campaign.commands.log import log
from campaign.log.entry.drafts import new_id
from campaign.log.store.journal import Store
from log.samples import desk, fill, project

TALK = ("--date", "12.09.2026", "--action", "rozmowa", "--place", "Lasy", "--people", "3", "--leaflets", "2")


class Terminal:
    """Runs commands in one project on one day."""

    def __init__(self, root: Path) -> None:
        self.root, self.runner = root, CliRunner(env={"CAMPAIGN_DATA": str(root / "data")})

    def __call__(self, *arguments: str, typed: str = "", code: int = 0) -> str:
        options = ["--root", str(self.root)] + ["--as-of", "2026-11-23"] * ("--as-of" not in arguments)
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
    out = run("add", typed="2\nwczoraj\nWarszawa\n3\n12\n5\nn\n")
    wrong, mended = out.index("„Warszawa” nie jest na liście"), out.index("Osoby (")
    assert wrong < mended, "said at once, before the next field"
    assert "Zapisano: nr 1 w rejestrze 2026-2. 22.11.2026 · obchód · Lasy · 12 osób · 5 ulotek" in out
    assert "12 z 80 mieszkańców, do celu brakuje 68; na dziś powinno być około 63" in out


def test_questions_with_details(run: Terminal) -> None:
    out = run("add", typed="spot\n3.09\nKraśnik\n20\n15\nt\n20\n2\n\n1\nsala\n")
    assert "20 osób · pierwszy raz 20 · 15 ulotek (Na wnuczka, wyd. 1) · Przewodniczący" in out


def test_radio_is_not_asked_for_people_and_leaflets(run: Terminal) -> None:
    out = run("add", typed="5\n3.09\nn\n")
    assert "komunikat w radiu · cały rejon" in out
    assert "Osoby" not in out


def test_nobody_at_the_keyboard_saves_nothing(run: Terminal) -> None:
    out = run("add", typed="1\n", code=1)
    assert "Przerwano. W dzienniku nic się nie zmieniło." in out
    assert desk(run.root).store.events() == []


def test_the_same_id_counts_once_and_a_broken_id_is_said(run: Terminal) -> None:
    event_id = new_id()
    run("add", *TALK, "--id", event_id)
    assert "był już zapisany: nr 1" in run("add", *TALK, "--id", event_id)
    assert len(desk(run.root).store.events()) == 1
    assert "UUID" in run("add", *TALK, "--id", "abc", code=2)


def test_a_copy_that_cannot_be_written_does_not_lose_the_entry(run: Terminal) -> None:
    (run.root / "data" / "dziennik-2026-2.csv").mkdir(parents=True)
    assert "Wpis jest bezpieczny, ale kopia CSV nie jest odświeżona" in run("add", *TALK)
    assert len(desk(run.root).store.events()) == 1


def test_correct_withdraw_and_the_list(filled: Terminal) -> None:
    assert "Poprawiono wpis nr 3. Zapis: nr 11 w rejestrze 2026-2" in filled(
        "correct", "3", "--people", "12", "--reason", "pomyłka"
    )
    gone = filled("withdraw", "5", "--reason", "policzone dwa razy")
    assert "Wycofano wpis nr 5. Zapis: nr 12 w rejestrze 2026-2. " in gone
    assert "z 80 mieszkańców" in gone
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
    out = filled("correct", "3", typed="\n2\n\n15\n\n\n\n\n\n\npomyłka\n")
    assert re.search(r"Działanie \(numer, nazwa albo jej początek.*\) \[obchód\]: 2", out), (
        "as in a new entry"
    )
    assert "Materiał" not in out
    assert "14.08.2026 · obchód · Lasy · 15 osób · 9 ulotek" in out


def test_a_correction_to_another_plans_day_is_numbered_there(filled: Terminal) -> None:
    out = filled(
        "correct", "3", "--date", "14.08.2024", "--to-plan", "2024-2", "--reason", "zły rok", "--yes"
    )
    assert "nr 1 w rejestrze 2024-2" in out
    assert "14.08.2024" in filled("list", "--plan", "2024-2")
    assert "obchód" not in filled("list")
    assert "przeniesiony: 2024-2/1" in filled("list", "--all")


def test_every_number_in_a_list_leads_to_its_own_entry(run: Terminal) -> None:
    plan = run.root / "content/plans/2026-2.yml"
    text = plan.read_text("utf-8")
    plan.unlink()
    run("add", "rozmowa", "Lasy", "1", "--yes")
    run("add", "rozmowa", "Lasy", "2", "--yes")
    plan.write_text(text, "utf-8")
    assert "proszę wpisać bez-planu/1: " in run("withdraw", "1", "--reason", "próba", code=1)
    run("add", "obchód", "Lasy", "3", "--yes")
    run("correct", "bez-planu/2", "--to-plan", "2026-2", "--reason", "plan już jest", "--yes")
    people = dict(re.findall(r"^ *(\S+)  .* (\d) os", run("list", "--plan", "2026-2"), re.M))
    assert people == {"bez-planu/1": "1", "1": "3", "2": "2"}
    for number, there in people.items():
        assert f" {there} os" in run("withdraw", number, "--plan", "2026-2", "--reason", "próba")
    assert "Nie ma jeszcze wpisów" in run("list", "--plan", "2026-2")


@pytest.mark.parametrize("command", ["withdraw", "redact"])
def test_a_number_is_no_plans_number_unless_the_plan_is_named(filled: Terminal, command: str) -> None:
    later = ("--as-of", "2027-02-01", "--reason", "pomyłka")
    told = filled(command, "4", *later, code=1)
    assert "jeśli chodzi o ten wpis, proszę wpisać 2026-2/4: 14.08.2026 · rozmowa · Lasy · 2 osoby" in told
    assert len(desk(filled.root).store.events()) == 10
    filled(command, "2026-2/4", *later)
    filled(command, "5", "--plan", "2026-2", *later)


@pytest.mark.parametrize("reason", ["", "a" * 121, "pani Kowalska się myli", "tel. 600100200"])
def test_a_reason_is_needed_short_and_without_personal_data(filled: Terminal, reason: str) -> None:
    out = filled("withdraw", "3", "--reason", reason, typed="\n", code=1)
    assert "Kowalska" not in out
    assert "600100200" not in out
    assert len(desk(filled.root).store.events()) == 10


def test_data_may_not_lie_where_builds_sweep(run: Terminal) -> None:
    run.runner.env["CAMPAIGN_DATA"] = str(run.root / "build" / "x")
    assert "Folder danych leży w build/" in run("list", code=1)


def test_the_post_is_no_name(run: Terminal) -> None:
    assert "Złe oznaczenie stanowiska" in run("list", "--by", "Jan Kowalski", code=1)


def test_help_is_polish() -> None:
    for name in log.list_commands(Context(log)):
        text = CliRunner().invoke(log, [name, "--help"]).output
        assert re.search("[ąćęłńóśźż]", text), name


def test_a_day_in_one_line_with_beginnings_of_words(run: Terminal) -> None:
    assert "23.11.2026 · rozmowa · Lasy · 2 osoby · 5 ulotek" in run(
        "add", "rozm", "las", "2", "--leaflets", "5"
    )
    assert "przyjęcie ulotek · cały rejon · 300 ulotek" in run(
        "add", "przyjęcie", "300", "--leaflet", "na-wnuczka"
    )
    said = run("add", "przekazanie", "soltys-lasy", "60", "--leaflet", "na-wnuczka 40, wspolna 20", "--yes")
    assert "60 ulotek (Na wnuczka 40, wspólna 20, wyd. 1) · sołtys miejscowości Lasy" in said
    for typed in ("3", "+5", "2.0"):
        said = f"Nie rozumiem „{typed}” – liczbę podaje się cyframi, a ulotki osobno"
        assert said in run("add", "rozmowa", "Lasy", "2", typed, code=1)
    for typed in ("-5", "-25"):
        said = f"Nie rozumiem „{typed}” – liczbę podaje się cyframi, bez minusa, np. add rozmowa Lasy 2"
        assert said in run("add", "rozmowa", "Lasy", "2", typed, code=1)
    assert "„--leafl”" in run("add", "rozmowa", "Lasy", "2", "--leafl", "-5", code=2)
    assert "Nie rozumiem słowa 4 – " in run("add", "rozmowa", "Lasy", "2", "Nowak", code=1)
    assert "do wyboru: komunikat w radiu, komunikat w parafii" in run("add", "komunikat", "Lasy", code=1)


def test_the_latest_similar_entry_is_offered_as_a_start(filled: Terminal) -> None:
    out = filled("add", typed="obchód\nt\nwczoraj\n11\n\nn\n")
    assert "Ostatnio: 14.08.2026 · obchód · Lasy · 9 osób · 9 ulotek. Zacząć od tego wpisu?" in out
    assert "22.11.2026 · obchód · Lasy · 11 osób · 9 ulotek" in out


def test_details_are_asked_for_also_after_a_start_that_was_not_taken(filled: Terminal) -> None:
    out = filled("add", typed="obchód\nn\nwczoraj\nLasy\n11\n\nt\n4\n\n\n\n\n\n")
    assert "11 osób · pierwszy raz 4" in out


def test_a_damaged_copy_is_told_and_renewed(run: Terminal) -> None:
    run("add", *TALK)
    copy = run.root / "data" / "dziennik-2026-2.csv"
    first = copy.read_bytes()
    run("add", *TALK[:1], "13.09.2026", *TALK[2:])
    whole = copy.read_bytes()
    for broken in (b"", "śmieci".encode(), first, whole[:-9]):
        copy.write_bytes(broken)
        assert "Kopia dziennik-2026-2.csv jest niepełna albo jej nie ma" in run("verify")
    run("add", *TALK[:1], "14.09.2026", *TALK[2:])
    assert "niepełna" not in run("verify")
    assert copy.read_bytes().startswith(whole)


def test_nothing_is_redacted_where_there_is_no_text(run: Terminal) -> None:
    run("add", *TALK)
    assert "nie ma czego usuwać" in run("redact", "1", "--reason", "nazwisko")
    assert "usunięty" not in run("list", "--all")


def test_a_version_says_which_entry_it_is_about(run: Terminal) -> None:
    run("add", *TALK)
    run("correct", "1", "--people", "4", "--reason", "pomyłka")
    assert "nr 2, poprawka wpisu nr 1," in run("list", "--all")


def test_the_copy_grows_and_is_never_rewritten(run: Terminal) -> None:
    run("add", *TALK, "--note", "=1+1")
    copy = run.root / "data" / "dziennik-2026-2.csv"
    first = copy.read_bytes()
    assert first.startswith(b"\xef\xbb\xbfNr;Zapis;Dotyczy nr;Plan;Data;")
    assert ";'=1+1;" in first.decode("utf-8-sig")
    run("correct", "1", "--people", "4", "--reason", "pomyłka")
    assert copy.read_bytes().startswith(first)
    assert copy.read_bytes().count(b"\r\n") == 3
    copy.write_bytes(copy.read_bytes().replace(b";4;;2;", b";40;;2;"))
    assert "dziennik-2026-2.csv brakuje albo mówi co innego niż dziennik: nr 2 " in run("verify", code=1)


def test_verify_compares_notes_with_the_copy_also_after_one_was_erased(run: Terminal) -> None:
    run("add", *TALK, "--note", "z rana")
    run("add", "rozmowa", "Lasy", "2", "--note", "=1+1")
    copy = run.root / "data" / "dziennik-2026-2.csv"
    whole = copy.read_bytes()
    copy.write_bytes(whole.replace(b"z rana", b"wieczorem"))
    assert "mówi co innego niż dziennik: nr 1 " in run("verify", code=1)
    copy.write_bytes(whole)
    run("redact", "1", "--reason", "nazwisko")
    assert "Dziennik jest cały" in run("verify")


def test_redact_reaches_backups_and_names_other_files(filled: Terminal) -> None:
    filled("add", *TALK)
    filled("backup")
    data = filled.root / "data"
    for name in (
        "stary.csv",
        "dziennik-2026-2-poprzedni.csv",
    ):  # the second as earlier versions set one aside
        (data / name).write_text("z rana", "utf-8")
    filled("export")
    out = filled("redact", "4", "--reason", "nazwisko")
    assert "Usunięto teksty z 1 wersji wpisu nr 4. Liczby bez zmian." in out
    assert "Tekst usunięto też z kopii dziennik-" in out
    assert "stary.csv nadal ma ten tekst" in out
    assert "poprzedni.csv nadal ma ten tekst" in out
    assert "dziennik-2026-2.xlsx nadal ma ten tekst" in out
    for file in (data / "dziennik-2026-2.csv", data / "dziennik.db", *(data / "kopie").glob("*.db")):
        assert file.read_bytes().count(b"z rana") == (
            file.suffix != ".json"
        )  # the twin entry nr 5 keeps its own
    assert "tekst usunięty" in filled("list", "--all")
    assert "Dziennik jest cały" in filled("verify")


def test_status_says_where_the_plan_stands(filled: Terminal) -> None:
    shown = filled("status")
    assert "45 z 80 mieszkańców, do celu brakuje 35; na dziś powinno być około 63" in shown
    assert "Kontaktów: 66, w tym powtórzeń: 21 (szacunek dla 53 z 66 kontaktów)" in shown
    assert "termin 31.12.2026: 2 wpisy, ostatnio 02.10.2026" in shown
    assert "Ulotki: zostało 168 (przyjęto 300, mieszkańcom 68, partnerom 60, zniszczone 4)" in shown
    assert "-" not in shown.partition("Ulotki:")[2].split("\n")[0]


def test_status_reads_sums_and_no_single_entry(filled: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of 100 000 entries reading each takes seconds; the closed plan of the half-year before asks whether one is there."""
    monkeypatch.setattr(Store, "current", None)
    assert "45 z 80 mieszkańców" in filled("status")


def test_without_a_plan_for_today_one_is_offered(run: Terminal) -> None:
    (run.root / "content" / "plans" / "2026-2.yml").unlink()
    assert "nie obejmuje żaden plan" in run("add", *TALK, typed="n\n", code=1)
    run("add", *TALK, "--yes")
    shown = run("status")
    assert "Poza planem: 1 wpis" in shown
    assert "Poza planem: 1 wpis" in run("list")
    assert "rozmowa · Lasy" in run("list", "--plan", "bez-planu")


def test_a_typo_in_a_method_does_not_stop_the_officer_and_one_in_the_plan_does(run: Terminal) -> None:
    (run.root / "content" / "methods" / "na-wnuczka.yml").write_text("name: [", "utf-8")
    out = run("add", *TALK, "--leaflet", "na-wnuczka")
    assert "Plik content/methods/na-wnuczka.yml ma błąd; dziennik działa bez niego" in out
    file = run.root / "content" / "plans" / "2026-2.yml"
    file.write_text(file.read_text("utf-8").replace("target: 80", "target: dużo"), "utf-8")
    assert "Plik 2026-2.yml ma błąd – pokaże go: ./campaign check" in run("list", code=1)


def test_a_log_is_started_once_and_never_by_another_command(run: Terminal) -> None:
    (run.root / "data" / "dziennik.db").unlink()
    assert "log start" in run("list", code=1)
    assert "Nie ma dziennika" in run("add", *TALK, typed="t\n", code=1)
    assert "Założono dziennik" in run_plain(run, "start")
    assert "Zapisano: nr 1" in run("add", *TALK)
    assert "Dziennik już jest" in run_plain(run, "start", code=1)
    run("backup")
    (run.root / "data" / "dziennik.db").unlink()
    lost = "dziennik zniknął – przywróć go: ./campaign log restore"
    assert lost in run_plain(run, "start", code=1)
    for command in (("add", *TALK), ("status",)):
        assert lost in run(*command, typed="t\n", code=1)
    copy = next((run.root / "data" / "kopie").glob("dziennik-*.db"))
    assert "Przywrócono 1 zapis" in run_plain(run, "restore", str(copy), "--yes")
    assert "rozmowa · Lasy" in run("list")


def run_plain(run: Terminal, *arguments: str, typed: str = "", code: int = 0) -> str:
    """A command that knows no day."""
    result = run.runner.invoke(log, [*arguments, "--root", str(run.root)], input=typed)
    assert result.exit_code == code, result.output
    return result.output


def test_recall_lists_where_old_paper_lies(filled: Terminal) -> None:
    shown = filled("recall", "--edition", "1")
    assert "sołtys miejscowości Lasy; leży od 20.08.2026 (95 dni)" in shown
    assert "Własne ulotki proszę sprawdzić" in shown, "the officer's own paper is old, too"
    assert "Nigdzie nie odnotowano" in filled("recall", "--edition", "7")


def test_merge_brings_a_colleagues_file_in(filled: Terminal, tmp_path: Path) -> None:
    other = Terminal(project(tmp_path / "drugi"))
    other("add", "rozmowa", "Lasy", "7")
    file = str(other.root / "data" / "dziennik.db")
    assert "Dołączono: 1 zapis" in filled("merge", file)
    assert "Dołączono: 0 zapisów" in filled("merge", file)
    assert "52 z 80" in filled("status")


def test_a_log_older_than_its_csv_takes_no_entry(run: Terminal) -> None:
    """Its numbers would be given a second time, and what the copy knows would be gone."""
    data = run.root / "data"
    run("add", *TALK)
    run("backup")
    run("add", "rozmowa", "Lasy", "6")
    shutil.copy(next((data / "kopie").glob("dziennik-*.db")), data / "dziennik.db")
    refused = run("add", "rozmowa", "Lasy", "4", code=1)
    assert "NIE ZAPISANO: plik dziennik-2026-2.csv ma zapis nr 2, którego nie ma w dzienniku" in refused
    assert "są zapisy, których nie ma w dzienniku: nr 2" in run("verify", code=1)
    assert "NIE ZAPISANO" in run("merge", str(next((data / "kopie").glob("*.db"))), code=1)


def test_verify_sees_copies_of_plans_without_an_entry_and_gaps_in_copies(run: Terminal) -> None:
    data = run.root / "data"
    for number in ("3", "4", "5"):
        run("add", "rozmowa", "Lasy", number)
    copy = data / "dziennik-2026-2.csv"
    lines = copy.read_bytes().splitlines(keepends=True)
    (data / "dziennik-2024-2.csv").write_bytes(b"".join(lines))
    told = run("verify", code=1)
    assert "w pliku dziennik-2024-2.csv są zapisy, których nie ma w dzienniku: nr 1, 2, 3" in told.lower()
    (data / "dziennik-2024-2.csv").unlink()
    copy.write_bytes(b"".join([*lines[:2], lines[3]]))
    assert (
        "w pliku dziennik-2026-2.csv brakuje albo mówi co innego niż dziennik: nr 2 "
        in run("verify", code=1).lower()
    )


def test_restore_keeps_what_was_there_and_merge_brings_later_entries_back(run: Terminal) -> None:
    run("add", *TALK)
    run("backup")
    run("add", "rozmowa", "Lasy", "6")
    copy = next((run.root / "data" / "kopie").glob("dziennik-*.db"))
    assert "nic nie zmieniono" in run_plain(run, "restore", str(copy), code=1).lower()
    told = run_plain(run, "restore", str(copy), "--yes")
    assert "brakujące wpisy dołącza: ./campaign log merge" in told
    aside = next((run.root / "data" / "kopie").glob("zastapiony-*.db"))
    assert "Dołączono: 1 zapis, już były: 1." in run("merge", str(aside))
    assert "Nie ma pliku" in run("merge", str(run.root / "brak.db"), code=1)


def test_restore_says_what_only_the_copies_know_and_import_brings_it_back(run: Terminal) -> None:
    run("add", *TALK)
    run("backup")
    run("add", "rozmowa", "Lasy", "6")
    run("correct", "1", "--people", "4", "--reason", "pomyłka")
    run("add", "rozmowa", "Kraśnik", "7")
    copy = next((run.root / "data" / "kopie").glob("dziennik-*.db"))
    told = run_plain(run, "restore", str(copy), "--yes")
    assert "Ma 2 wpisy i 1 poprawkę, których nie ma w przywróconym dzienniku" in told.replace("\u00a0", " ")
    (csv,) = (run.root / "data" / "kopie").glob("*.csv")
    assert f"./campaign log import {csv}" in told
    assert "Nowe: 2, poprawione: 1" in run("import", str(csv), "--changed", "poprawka", "--yes")


def test_a_backup_takes_a_new_file_and_names_what_is_wrong_with_its_own_address(run: Terminal) -> None:
    run("add", *TALK)
    there = run.root / "data" / "stary.db"
    assert f"Skopiowano 1 zapis: {there}" in run("backup", "--to", str(there))
    new = run.root / "nowy"
    assert f"Zakładam folder {new}" in run("backup", "--to", str(new / "a.db"))
    assert f"Zakładam folder {new / 'b'}" in run("export", "--out", str(new / "b"))
    plain = run.root / "notatki.txt"
    plain.write_text("moje", "utf-8")
    for file in (there, plain):
        for to in (str(file), f"sqlite:///{file}"):
            told = run("backup", "--to", to, code=1)
            assert f"Pod nazwą {file.name} już coś jest – podaj w --to plik, którego jeszcze nie ma" in told
    assert plain.read_text("utf-8") == "moje"
    told = run("backup", "--to", "kopia://tam", code=1)
    assert "popraw go w poleceniu" in told


def test_merge_names_an_entry_that_says_the_same(run: Terminal, tmp_path: Path) -> None:
    other = Terminal(project(tmp_path / "drugi"))
    for one, people in ((run, "22"), (other, "18")):
        one("add", *TALK)
        one("add", "spotkanie", "Lasy", people, "--date", "1.10.2026")
    told = run("merge", str(other.root / "data" / "dziennik.db"), code=1)
    assert "Wpis nr 3 mówi to samo co nr 1 (2026-2)" in told
    assert "Wpis nr 4 to pewnie to samo spotkanie co nr 2 (2026-2)" in told


def test_the_same_crowd_twice_a_day_is_asked(run: Terminal) -> None:
    talk = ("add", "--date", "12.09.2026", "--action", "spotkanie", "--place", "Lasy", "--people", "23")
    run(*talk, "--leaflets", "20")
    again = run(*talk[:-1], "24", "--leaflets", "20", typed="n\n", code=1)
    assert "tego dnia jest tam już takie działanie (nr 2026-2/1: 23 osoby)" in again
    assert "taki sam wpis już jest w dzienniku" in run(*talk, "--leaflets", "20", typed="n\n", code=1)
    assert len(desk(run.root).store.events()) == 1
    run("correct", "1", "--leaflets", "21", "--reason", "pomyłka")


@pytest.mark.parametrize("words", [("log", "--unit", "status"), ("--unit", "log", "status")])
def test_an_option_before_its_command_is_told_its_place(words: tuple[str, ...]) -> None:
    result = CliRunner().invoke(campaign, words)
    assert result.exit_code == 2
    assert re.search("Opcję „--unit” proszę wpisać po poleceniu: .*log status … --unit", result.output)
    assert "proszę wpisać po" not in CliRunner().invoke(campaign, ["log", "--unt", "status"]).output


def test_merge_tells_the_new_numbers_each_time(run: Terminal, tmp_path: Path) -> None:
    other = Terminal(project(tmp_path / "drugi"))
    fill(desk(run.root))
    for people in "345":
        other("add", "rozmowa", "Lasy", people, "--date", "3.09.2026", "--plan", "2026-2")
    there = str(other.root / "data" / "dziennik.db")
    numbers = "Wpisy z tamtego dziennika mają tu inne numery (tam → tu): 2026-2/1–3 → 11–13."
    assert numbers in run("merge", there)
    again = run("merge", there)
    assert numbers in again, "a correction of the colleague's is found by it"
    assert "Dołączono: 0 zapisów, już były: 3" in again
    other("correct", "2", "--people", "6", "--reason", "pomyłka")
    assert "2026-2/1–4 → 11–14." in run("merge", there)


def test_restore_compares_before_it_asks(filled: Terminal) -> None:
    filled("backup")
    (backup,) = (filled.root / "data" / "kopie").glob("dziennik-*.db")
    filled("add", *TALK)
    told = run_plain(filled, "restore", str(backup), typed="n\n", code=1)
    now, then = (
        "Teraz: 11 zapisów, najnowszy z ",
        f"W kopii {backup.name}: 10 zapisów, najnowszy z ",
    )
    assert told.index(now) < told.index(then) < told.index("Ma o 1 zapis mniej")
    assert len(desk(filled.root).store.events()) == 11
    (filled.root / "zly.db").write_bytes(b"popsute")
    for name in ("zly.db", "nie-ma.db"):
        assert "Zastąpić" not in run_plain(filled, "restore", str(filled.root / name), code=1)
    assert now in run_plain(filled, "restore", str(backup), "--yes")
    assert len(desk(filled.root).store.events()) == 10


def test_a_merge_is_settled_once_both_say_the_same(run: Terminal, tmp_path: Path) -> None:
    other = Terminal(project(tmp_path / "drugi"))
    run("add", *TALK)
    there = str(other.root / "data" / "dziennik.db")
    other("merge", str(run.root / "data" / "dziennik.db"))
    run("correct", "1", "--people", "4", "--reason", "pomyłka")
    other("correct", "1", "--people", "5", "--reason", "pomyłka")
    assert "mówi w obu dziennikach co innego" in run("merge", there, code=1)
    run("correct", "1", "--people", "5", "--reason", "jak tam")
    run("merge", there)


def test_merge_tells_of_an_erased_text_and_of_a_plan_that_is_not_here(run: Terminal, tmp_path: Path) -> None:
    other = Terminal(project(tmp_path / "drugi"))
    run("add", *TALK, "--note", "z psem")
    other("merge", str(run.root / "data" / "dziennik.db"))
    other("redact", "1", "--reason", "nazwisko")
    there = str(other.root / "data" / "dziennik.db")
    assert "usuń go też tu: ./campaign log redact 2026-2/1" in run("merge", there, code=1)
    run("redact", "2026-2/1", "--reason", "nazwisko")
    run("merge", there)
    (run.root / "content" / "plans" / "2026-2.yml").unlink()
    assert "Są wpisy planu 2026-2, którego tu nie ma" in run("merge", there)


def test_files_the_officer_keeps_beside_are_no_copies(filled: Terminal) -> None:
    data = filled.root / "data"
    desk(filled.root).copies.renew("2026-2")
    for name in ("dziennik-2026-2-poprzedni.csv", "dziennik-2026-2 — kopia.csv"):
        (data / name).write_bytes((data / "dziennik-2026-2.csv").read_bytes())
    filled("add", *TALK, "--yes")
    assert "Dziennik jest cały" in filled("verify")


def test_a_report_after_the_end_names_the_plan_that_ended(filled: Terminal) -> None:
    plans = filled.root / "content" / "plans"
    later = (
        (plans / "2026-2.yml")
        .read_text("utf-8")
        .replace("2026-07-01", "2027-01-01")
        .replace("2026-12-31", "2027-06-30")
    )
    (plans / "2027-1.yml").write_text(later, "utf-8")
    told = filled("report", "--as-of", "2027-01-05")
    assert "Plan 2026-2 zakończył się 31.12.2026: --plan 2026-2" in told


def test_a_report_is_not_written_from_a_log_that_its_copy_contradicts(filled: Terminal) -> None:
    copy = filled.root / "data" / "dziennik-2026-2.csv"
    desk(filled.root).copies.renew("2026-2")
    text = copy.read_text("utf-8-sig")
    copy.write_text(text.replace(";Kraśnik;22;", ";Kraśnik;90;", 1), "utf-8-sig", newline="")
    told = filled("report", code=1)
    assert "mówi co innego niż dziennik" in told
    assert not list((filled.root / "build").rglob("*.docx"))


def test_recall_counts_what_a_partner_passed_on_once(run: Terminal) -> None:
    run("handed", "soltys-lasy", "--leaflets", "20", "--leaflet", "wspolna", "--date", "02.09.2026", "--yes")
    run("add", "kolportaż", "Lasy", "--leaflets", "15", "--leaflet", "wspolna", "--partner", "soltys-lasy",
        "--date", "03.09.2026", "--yes")  # fmt: skip
    told = run("recall", "--edition", "1")
    assert "z tego partner rozdał już 15" in told
    assert told.count("leży od") == 1


def test_a_name_is_no_reason(filled: Terminal) -> None:
    for command in ("withdraw", "redact"):
        told = filled(command, "1", "--reason", "Jan Kowalski się pomylił", code=1)
        assert "Powód zawiera pewnie imię i nazwisko" in told


def test_the_leaflets_of_one_district_are_not_the_others(run: Terminal) -> None:
    plans = run.root / "content" / "plans"
    other = (plans / "2026-2.yml").read_text(encoding="utf-8")
    (plans / "2026-2-rejon-4.yml").write_text(other, encoding="utf-8")
    received = ("add", "przyjęcie", "--date", "1.09.2026", "--leaflets")
    run(*received, "100", "--plan", "2026-2")
    run(*received, "10", "--plan", "2026-2-rejon-4")
    talk = ("add", *TALK[:-1], "15", "--plan")
    assert "według dziennika zostało 10, a wpisano 15" in run(*talk, "2026-2-rejon-4", typed="n\n", code=1)
    run(*talk, "2026-2")


def test_merge_names_an_entry_that_says_something_else_there(run: Terminal, tmp_path: Path) -> None:
    event_id = new_id()
    run("add", *TALK, "--id", event_id)
    other = project(tmp_path / "inny")
    second = Terminal(other)
    second("add", *TALK[:-3], "9", *TALK[-2:], "--id", event_id)
    told = run("merge", str(other / "data" / "dziennik.db"), code=1)
    assert "Wpis nr 1 (2026-2) mówi w obu dziennikach co innego (tu → tam: Osoby 3 → 9)" in told


def test_what_cannot_be_corrected_can_be_withdrawn(filled: Terminal) -> None:
    told = filled("correct", "2", "--leaflets", "0", "--reason", "pomyłka", code=1)
    assert "Jeśli tego wpisu ma nie być: ./campaign log withdraw 2" in told


def test_an_edition_is_a_number_from_1(run: Terminal) -> None:
    assert "Wydanie musi być liczbą od 1" in run("recall", "--edition", "0", code=1)


def test_the_state_tells_a_plan_that_has_ended_and_what_was_carried_over(filled: Terminal) -> None:
    plans = filled.root / "content" / "plans"
    later = (
        (plans / "2026-2.yml").read_text("utf-8").replace("2026-07-01", "2027-01-01")
        .replace("2026-12-31", "2027-06-30").replace("target: 80", "target: 0")
    )  # fmt: skip
    (plans / "2027-1.yml").write_text(
        later.partition("partners:")[0] + later[later.index("publication:") :], "utf-8"
    )
    filled("add", "przyjęcie", "150", "--date", "20.11.2026")
    filled("add", "--action", "ulotki zniszczone", "--leaflets", "10", "--date", "21.11.2026")
    assert "bez podania rodzaju: przyjęto 150, zniszczone 10, " in filled("status")
    told = filled("status", "--as-of", "2027-01-04")
    assert "Plan 2026-2 zakończył się 31.12.2026: --plan 2026-2" in told
    assert "Na wnuczka: z poprzedniego okresu 181, przyjęto 0" in told
    assert "Celu jeszcze nie wpisano (target w pliku planu); do tej pory: 0" in told
    assert "UZUPEŁNIJ" not in told
    assert "Partnerzy:" not in told
