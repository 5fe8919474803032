"""Partners in the log: what they were given and published, in which version, and what they still owe."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import text

from campaign.commands.log import log
from campaign.log.count import ledger
from campaign.log.count.totals import totals
from campaign.log.desk import Desk
from campaign.log.entry.drafts import LABELS, Entry
from campaign.log.entry.vocabulary import Kind
from campaign.log.report import word
from campaign.log.report.writing import html
from campaign.log.sheets.importing import content_id
from campaign.log.store.database import NotSavedError, writing
from campaign.log.store.integrity import verify
from campaign.log.store.journal import Store
from log.filling import type_into
from log.office import convert
from log.samples import TALK, desk, fill, project
from log.test_log_report import docx_text, html_text, made
from log.test_log_workbook import cells, workbook

BOOSTERS = """boosters:
  - {day: 2026-09-10, occasion: pierwszy piątek, partner: parafie, form: spoken, piece: ogloszenie}
  - {day: 2026-11-02, until: 2026-11-08, occasion: Zaduszki, partner: parafie, form: paper}
  - {day: 2026-12-20, occasion: rekolekcje, partner: parafie, form: spoken, piece: po-mszy}
localities:"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def run(root: Path, *arguments: str, code: int = 0, typed: str = "", as_of: str = "2026-12-05") -> str:
    options = ["--root", str(root), "--as-of", as_of]
    runner = CliRunner(env={"CAMPAIGN_DATA": str(root / "data")})
    result: Result = runner.invoke(log, [*arguments, *options], input=typed)
    assert result.exit_code == code, result.output
    assert "?." not in result.output
    return result.output


def second_edition(root: Path, day: str = "2026-11-26") -> None:
    """A newer edition of everything comes out on that day."""
    file = root / "content" / "campaign.yml"
    words = file.read_text("utf-8")
    old = "  number: 1\n  date: 2026-11-23"
    assert old in words
    file.write_text(words.replace(old, f"  number: 2\n  date: {day}"), "utf-8")


def entries(root: Path) -> list[Entry]:
    return [row.event.entry for row in desk(root).store.current()]


def account(root: Path, partner: str, today: date = date(2026, 12, 5)) -> ledger.Account:
    one = desk(root, today)
    counted = totals(one.store, one.plan("2026-2"), today)
    return next(a for a in ledger.accounts(counted, one.catalogue) if a.slug == partner)


def test_a_kit_is_handed_over_in_the_newest_version(root: Path) -> None:
    said = run(root, "handed", "parafia", "--date", "24.11.2026")
    assert "przekazanie partnerowi" in said
    assert "przedstawiciele parafii · cały zestaw (wydanie 1)" in said
    (entry,) = entries(root)
    assert (entry.kind, entry.partner, entry.piece, entry.edition) == (Kind.HANDED, "parafie", "zestaw", 1)
    assert "66" not in said
    assert "0 z 80 mieszkańców" in said


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (("radio-eska", "pol-minuty"), Kind.RADIO),
        (("parafie", "Ogłoszenie po mszy", "--place", "Kraśnik"), Kind.PARISH),
        (("soltys-lasy", "zebranie", "--place", "Lasy"), Kind.NOTICE),
        (("pzerii", "gazetka"), Kind.NOTICE),
        (("policja",), Kind.WEB),
    ],
)
def test_what_a_partner_published_is_no_resident_reached(
    root: Path, arguments: tuple[str, ...], kind: Kind
) -> None:
    assert "0 z 80 mieszkańców" in run(root, "published", *arguments)
    (entry,) = entries(root)
    assert (entry.kind, entry.edition, entry.counted) == (kind, 1, 0)
    refused = run(
        root, "add", "--date", "1.12.2026", "--action", "ogłoszenie partnera", "--partner", "pzerii",
        "--people", "90", code=1,
    )  # fmt: skip
    assert "nie liczy się osób do miernika" in refused


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("handed", "soltys"), "czy chodziło o „soltys-lasy” (sołtys miejscowości Lasy)?"),
        (("handed", "parafje"), "czy chodziło o „parafie”"),
        (("published", "radio"), "czy chodziło o „radio-eska”"),
        (("published", "qqqq"), "wpisz jedno z: pzerii, soltys-lasy"),
        (("handed", "radio-eska", "pol-minut"), "czy chodziło o „pol-minuty” (Tekst na pół minuty)?"),
        (("handed", "parafie", "sms"), "wpisz jedno z: zestaw, ogloszenie, po-mszy, plebania"),
        (("published", "radio-eska"), "dopisz po partnerze jedno z: wiadomosc (Wiadomość do serwisu)"),
        (("handed", "parafie", "--edition", "7"), "nie ma wydania 7, najnowsze to 1"),
        (("add", "--action", "rozmowa", "--piece", "sms", "--partner", "soltys-lasy", "--date", "1.12.2026",
          "--place", "Lasy", "--people", "1"), "przy działaniu „rozmowa” nie podaje się materiału"),
        (("add", "--action", "ogłoszenie partnera", "--piece", "sms", "--date", "1.12.2026"),
         "czyj to materiał"),
    ],
)  # fmt: skip
def test_a_mistake_is_a_sentence_with_the_nearest_name(
    root: Path, arguments: tuple[str, ...], said: str
) -> None:
    assert said in run(root, *arguments, code=1)
    assert entries(root) == []


def test_what_looks_like_a_person_is_not_repeated(root: Path) -> None:
    assert "Kowalski" not in run(root, "handed", "pan Kowalski", code=1)
    assert "600100200" not in run(root, "published", "600100200", code=1)


def test_questions_lead_to_the_piece(root: Path) -> None:
    out = run(root, "add", typed="wczoraj\nprzekazanie partnerowi\n0\nn\n2\n1\n")
    assert "1. cały zestaw" in out
    assert "sołtys miejscowości Lasy · cały zestaw (wydanie 1)" in out


def test_an_old_version_is_saved_with_a_note(root: Path) -> None:
    second_edition(root)
    said = run(root, "handed", "radio-eska", "pol-minuty", "--edition", "1")
    assert "to wydanie 1, a najnowsze jest 2 (z 26.11.2026) – proszę podmienić materiał u partnera" in said
    assert entries(root)[0].edition == 1


def test_a_version_nobody_can_know_is_asked_for(root: Path) -> None:
    second_edition(root)
    earlier = ("handed", "radio-eska", "--date", "20.11.2026")
    refused = run(root, *earlier, typed="n\n", code=1)
    assert "wydanie 2 jest dopiero z 26.11.2026 – proszę wpisać numer wydania ze stopki" in refused
    run(root, *earlier, "--yes")
    assert entries(root)[0].edition is None
    assert account(root, "radio-eska").outdated == (
        "wydanie sprzed 26.11.2026 (cały zestaw), najnowsze jest 2",
    )


def test_status_says_what_was_given_published_owed_and_out_of_date(root: Path) -> None:
    fill(desk(root))
    run(root, "handed", "soltys-lasy", "--date", "24.11.2026")
    run(root, "published", "burmistrz", "--date", "24.11.2026")
    second_edition(root)
    shown = run(root, "status").partition("Partnerzy:")[2]
    mayor = shown.partition("Burmistrz Miasta Kraśnik\n")[2].partition("\n  przedstawiciel")[0]
    assert "Ukazało się: 13.09.2026 – publikacja w internecie; 24.11.2026 – publikacja w internecie:" in mayor
    assert "Proszę podmienić: na stronie wydanie 1 („Jak poznać oszusta" in mayor
    assert "build/partnerzy/burmistrz/burmistrz-podmiana-mail.txt" in mayor
    assert "20.08.2026 – 60 ulotek (Na wnuczka); 24.11.2026 – cały zestaw (wydanie 1)." in shown
    assert "Proszę podmienić: wydanie 1 (cały zestaw), najnowsze jest 2." in shown
    assert "Do zrobienia: komunikat w parafii (termin 31.12.2026)." in shown
    assert "Razem z partnerem: 10.07.2026 – spotkanie; 02.10.2026 – spotkanie." in shown
    run(root, "handed", "soltys-lasy")
    run(root, "published", "burmistrz")
    assert account(root, "soltys-lasy").outdated == account(root, "burmistrz").outdated == ()


def test_a_new_piece_in_hand_does_not_change_what_hangs_on_the_site(root: Path) -> None:
    run(root, "published", "burmistrz", "--date", "24.11.2026")
    second_edition(root)
    run(root, "handed", "burmistrz")
    assert account(root, "burmistrz").outdated == (
        "na stronie wydanie 1 („Jak poznać oszusta i co wtedy zrobić”), najnowsze jest 2",
    )


def test_one_renewed_piece_leaves_the_others_old(root: Path) -> None:
    run(root, "handed", "radio-eska", "--date", "24.11.2026")
    second_edition(root)
    run(root, "handed", "radio-eska", "pol-minuty")
    (said,) = account(root, "radio-eska").outdated
    assert said.startswith("wydanie 1 („Wiadomość do serwisu”, „Trzy pytania")
    assert "pół minuty" not in said


def test_what_the_plan_still_expects(root: Path) -> None:
    file = root / "content" / "plans" / "2026-2.yml"
    file.write_text(file.read_text("utf-8").replace("localities:", BOOSTERS), "utf-8")
    assert account(root, "parafie").due == (
        "komunikat w parafii (termin 31.12.2026)",
        "powtórka 10.09.2026, pierwszy piątek: „Ogłoszenie po mszy”",
        "powtórka 02.11.2026–08.11.2026, Zaduszki",
        "powtórka 20.12.2026, rekolekcje: „Krótka rozmowa z wiernymi po mszy”",
    )
    run(root, "published", "parafie", "ogloszenie", "--place", "Kraśnik", "--date", "13.09.2026")
    assert account(root, "parafie").due == (
        "powtórka 02.11.2026–08.11.2026, Zaduszki",
        "powtórka 20.12.2026, rekolekcje: „Krótka rozmowa z wiernymi po mszy”",
    )
    late = account(root, "radio-eska", date(2027, 1, 10))
    assert late.due == ("komunikat w radiu (termin minął 31.12.2026)",)
    assert late.lines() == ["Nie zrobiono: komunikat w radiu (termin minął 31.12.2026)."]


def test_texts_handed_over_are_not_yet_the_partners_work(root: Path) -> None:
    run(root, "handed", "soltys-lasy")
    assert account(root, "soltys-lasy").due == ("ogłoszenie albo ulotki (termin 31.12.2026)",)
    one = desk(root)
    word = totals(one.store, one.plan("2026-2"), one.today).partners[1].word
    assert word.value == "nie wykonano"
    run(root, "published", "soltys-lasy", "zebranie")
    assert account(root, "soltys-lasy").due == ()
    assert totals(one.store, one.plan("2026-2"), one.today).partners[1].word.value == "wykonano"


def test_the_report_tells_each_partners_story_and_the_public_one_asks_for_nothing(root: Path) -> None:
    fill(desk(root))
    run(root, "handed", "soltys-lasy", "--date", "24.11.2026")
    run(root, "published", "policja", "--date", "24.11.2026", "--note", "dział porad")
    second_edition(root)
    one: Desk = desk(root, date(2026, 12, 5))
    full, public = made(one), made(one, public=True)
    for form in (html_text(html(full)), docx_text(word.render(full))):
        plain = form.replace("\u00a0", " ")
        assert "Przekazano: 20.08.2026 – 60 ulotek (Na wnuczka); 24.11.2026 – cały zestaw" in plain
        assert "Proszę podmienić: wydanie 1 (cały zestaw), najnowsze jest 2." in plain
        assert "Inne przekazania i publikacje" in plain
        assert "Strona internetowa policji. Ukazało się: 24.11.2026 – publikacja w internecie:" in plain
        assert "66 mieszkańców" in plain
    assert "cały zestaw (wydanie 1)" in html_text(html(public))
    for private in ("podmienić", "dział porad"):
        assert private not in html_text(html(public))
        assert private not in docx_text(word.render(public))


ROWS = [
    ("2026-11-24", "przekazanie partnerowi", "", "", "", "", "", "1", "przedstawiciele parafii", "cały zestaw", ""),
    ("2026-11-25", "komunikat w parafii", "Kraśnik", "", "", "", "", "", "przedstawiciele parafii",
     "Ogłoszenie po mszy", "po sumie"),
    ("2026-11-26", "ogłoszenie partnera", "Lasy", "", "", "", "", "", "sołtys miejscowości Lasy", "zebranie",
     ""),
]  # fmt: skip


def test_the_workbook_takes_pieces_and_their_mistakes(root: Path, tmp_path: Path) -> None:
    empty = workbook(desk(root), tmp_path / "pusty.xlsx")
    assert "Materiał" in cells(empty, "Wpisy")[3]
    assert any("Ogłoszenie po mszy" in row for row in cells(empty, "Plan"))
    wrong = (*ROWS[2][:9], "zebrane", "")
    typed = type_into(empty, tmp_path / "dziennik.xlsx", [*ROWS[:2], wrong])
    said = run(root, "import", str(typed), code=1)
    assert "Nowe: 2" in said
    assert "nie ma w zestawie partnera – czy chodziło o „zebranie” (Na zebranie wiejskie)?" in said
    fixed = type_into(empty, tmp_path / "dziennik2.xlsx", ROWS)
    assert "Nowe: 1, poprawione: 0, bez zmian: 2" in run(root, "import", str(fixed))
    assert [(e.piece, e.edition) for e in entries(root)] == [
        ("zestaw", 1),
        ("ogloszenie", 1),
        ("zebranie", 1),
    ]
    second_edition(root)
    assert "Nowe: 0, poprawione: 0, bez zmian: 3" in run(root, "import", str(fixed))


def test_an_imported_article_is_to_be_kept(root: Path, tmp_path: Path) -> None:
    title = "Jak poznać oszusta i co wtedy zrobić"
    row = ("2026-11-27", "publikacja w internecie", *[""] * 6, "Burmistrz Miasta Kraśnik", title, "")
    typed = type_into(workbook(desk(root), tmp_path / "pusty.xlsx"), tmp_path / "d.xlsx", [row])
    assert "./campaign published burmistrz --date 2026-11-27" in run(root, "import", str(typed))


def test_an_imported_old_version_is_noted(root: Path, tmp_path: Path) -> None:
    second_edition(root)
    row = ("2026-11-27", *ROWS[0][1:])
    typed = type_into(workbook(desk(root), tmp_path / "pusty.xlsx"), tmp_path / "d.xlsx", [row])
    said = run(root, "import", str(typed))
    assert "wiersz 5: Wydanie: to wydanie 1, a najnowsze jest 2" in said
    assert "Nowe: 1" in said


@pytest.mark.office
def test_libreoffice_counts_partners_as_the_program_does(tmp_path: Path) -> None:
    root = project(tmp_path, "2025-07-01", "2025-12-31")
    second_edition(root, "2025-11-20")
    rows = [(row[0].replace("2026", "2025"), *row[1:]) for row in ROWS]
    typed = type_into(workbook(desk(root), tmp_path / "pusty.xlsx"), tmp_path / "dziennik.xlsx", rows)
    recalculated = convert(typed, "xlsx", tmp_path)
    assert "Nowe: 3" in run(root, "import", str(recalculated), "--yes")
    ours = workbook(desk(root), tmp_path / "ours.xlsx")
    assert "1, jest 2" in str(cells(ours, "Stan"))
    assert "materiały przekazano: 24.11.2025 (wydanie 1, jest 2)" in str(cells(ours, "Informacja"))
    for sheet in ("Stan", "Informacja"):
        pairs = zip(cells(recalculated, sheet), cells(ours, sheet), strict=True)
        assert [pair for pair in pairs if pair[0] != pair[1] and pair[0][0] != "Dziś"] == []


@pytest.fixture
def old_log(root: Path) -> Path:
    """A log as version 1 of the program wrote it: entries, a correction, a withdrawal, a redaction."""
    file = root / "data" / "dziennik.db"
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as raw, raw:
        raw.executescript((Path(__file__).parent / "log-v1.sql").read_text("utf-8"))
    return file


def test_an_old_log_is_read_whole_and_goes_on(root: Path, old_log: Path) -> None:
    store = desk(root).store
    assert verify(store) == []
    assert matches(store, "2026-2", "12:c990070e6a4e63a2")  # printed by the program that wrote it
    assert {row.event.schema_version for row in store.events()} == {1}
    assert "nr 13 w rejestrze 2026-2" in run(root, "handed", "parafie")
    assert "Dziennik jest cały" in run(root, "verify", "--line", "12:c990070e6a4e63a2")
    assert store.events()[-1].event.schema_version == 2


@pytest.mark.parametrize("number", [1, 4])  # 4 is redacted: its texts may change, its piece may not
def test_the_guard_of_an_old_log_learns_the_new_column(root: Path, old_log: Path, number: int) -> None:
    store = desk(root).store
    with pytest.raises(NotSavedError), writing(store.engine) as connection:
        connection.execute(text(f"UPDATE log_event SET piece = 'sms' WHERE number = {number}"))
    with closing(sqlite3.connect(old_log)) as raw, raw:
        raw.execute("DROP TRIGGER log_event_update")
        raw.execute(f"UPDATE log_event SET piece = 'sms' WHERE number = {number}")
    assert any(f"nr {number}: wpis zmieniono" in said for said in verify(Store(f"sqlite:///{old_log}")))


def test_an_old_log_that_cannot_be_completed_says_why(root: Path, old_log: Path) -> None:
    with closing(sqlite3.connect(old_log)) as raw, raw:
        raw.execute("DROP TRIGGER log_event_update")  # the upgrade replaces it and must find it
    said = run(root, "list", code=1)
    assert "jest ze starszej wersji programu i trzeba go raz uzupełnić, a nie mogę" in said


def test_old_sheets_are_still_the_same_entries(root: Path) -> None:
    assert content_id(TALK, 1) == "965e41cc-aa34-5c90-9729-759a70bf0272"  # as version 1 computed it
    fill(desk(root))
    run(root, "add", "--date", "1.12.2026", "--action", "rozmowa", "--place", "Lasy", "--people", "1",
        "--leaflets", "0")  # fmt: skip
    copy = root / "data" / "dziennik-2026-2.csv"
    lines = copy.read_text("utf-8-sig").splitlines()
    at = [*LABELS].index("piece") + 1  # the number comes first
    old = [";".join(cell for i, cell in enumerate(line.split(";")) if i != at) for line in lines]
    copy.write_text("\n".join([old[0].replace("Wydanie", "Wydanie ulotki"), *old[1:]]), "utf-8")
    assert "Nowe: 0, poprawione: 0, bez zmian: 11" in run(root, "import", str(copy))
