"""Partners in the log: what they were given and published, in which version, and what they still owe."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from campaign.commands.log import log
from campaign.log.count import ledger
from campaign.log.entry.drafts import Entry
from campaign.log.entry.vocabulary import Kind
from log.samples import counted, desk, fill, project

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


def told(root: Path, partner: str, label: str, today: date = date(2026, 12, 5)) -> list[str]:
    """What status says of a partner under a label."""
    one = desk(root, today)
    return ledger.account(counted(one), one.catalogue, partner).get(label, [])


def due(root: Path, partner: str) -> list[str]:
    return told(root, partner, "Do zrobienia")


def outdated(root: Path, partner: str) -> list[str]:
    return told(root, partner, "Proszę podmienić")


def test_a_kit_is_handed_over_in_the_newest_version(root: Path) -> None:
    said = run(root, "handed", "parafia", "--date", "24.11.2026")
    assert "przekazanie partnerowi" in said
    assert "przedstawiciele parafii · cały zestaw (wydanie 1)" in said
    (entry,) = entries(root)
    assert (entry.kind, entry.partner, entry.piece, entry.edition) == (Kind.HANDED, "parafie", "zestaw", 1)
    assert "66" not in said
    assert "0 z 80 mieszkańców" in said


@pytest.mark.parametrize(
    ("more", "piece", "leaflets"),
    [
        (("--leaflets", "5"), None, 5),
        (("--leaflet", "na-wnuczka 3, wspolna 2"), None, 5),
        (("zestaw", "--leaflets", "5"), "zestaw", 5),
        (("ogloszenie",), "ogloszenie", 0),
    ],
)
def test_leaflets_alone_are_no_kit(
    root: Path, more: tuple[str, ...], piece: str | None, leaflets: int
) -> None:
    said = run(root, "handed", "parafie", *more)
    assert ("cały zestaw" in said) == (piece == "zestaw")
    (entry,) = entries(root)
    assert (entry.piece, entry.leaflets) == (piece, leaflets)


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
    assert (entry.kind, entry.edition) == (kind, 1)
    refused = run(
        root, "add", "--date", "1.12.2026", "--action", "ogłoszenie partnera", "--partner", "pzerii",
        "--people", "90", code=1,
    )  # fmt: skip
    assert "nie liczy się osób do miernika" in refused


def test_a_partner_with_several_channels_is_never_guessed(root: Path) -> None:
    file = root / "content" / "plans" / "2026-2.yml"
    file.write_text(
        file.read_text("utf-8").replace("contributes: [radio]", "contributes: [radio, web]"), "utf-8"
    )
    asked = run(root, "published", "radio-eska", "pol-minuty", code=1)
    assert '--action "komunikat w radiu" albo --action "publikacja w internecie"' in asked
    run(root, "published", "radio-eska", "pol-minuty", "--action", "internet")
    assert [entry.kind for entry in entries(root)] == [Kind.WEB]


@pytest.mark.parametrize(
    ("got", "gave", "told_of"),
    [
        ([("60", "na-wnuczka")], [("70", "na-wnuczka")], ["ulotek „Na wnuczka” otrzymano 60, a rozdano 70"]),
        ([("60", "na-wnuczka")], [("10", "wspolna")], ["ulotek „wspólna” otrzymano 0, a rozdano 10"]),
        ([("60", "")], [("10", "wspolna"), ("50", "na-wnuczka")], []),
        ([("60", "na-wnuczka")], [("60", "")], []),
        (
            [("9", "na-wnuczka")],
            [("4", "na-wnuczka"), ("6", "")],
            ["ulotek bez rodzaju otrzymano 0, a rozdano 6"],
        ),
    ],
)
def test_a_partner_who_gave_out_more_than_he_got_is_named(
    root: Path, got: list[tuple[str, str]], gave: list[tuple[str, str]], told_of: list[str]
) -> None:
    for number, kind in got:
        run(root, "handed", "soltys-lasy", "--leaflets", number, "--leaflet", kind)
    for number, kind in gave:
        run(root, "add", "kolportaż", "Lasy", number, "--partner", "soltys-lasy", "--leaflet", kind, "--yes")
    said = told(root, "soltys-lasy", "Proszę sprawdzić")
    assert [one.partition(" – ")[0] for one in said] == told_of
    assert ("Proszę sprawdzić" in run(root, "status")) == bool(told_of)


def test_a_partner_outside_the_plan_who_gave_out_what_it_never_got_is_named(root: Path) -> None:
    run(root, "add", "kolportaż", "Lasy", "5", "--partner", "policja", "--leaflet", "wspolna", "--yes")
    assert "ulotek „wspólna” otrzymano 0, a rozdano 5" in run(root, "status")


def test_an_article_is_kept_however_its_publication_is_entered(root: Path) -> None:
    """The test's own content is no whole project: what is asked here is that keeping was tried."""
    typed = ("--action", "publikacja", "--partner", "burmistrz", "--piece", "artykul", "--date", "1.12.2026")
    for command in (("published", "burmistrz"), ("add", *typed)):
        assert "artykuł („burmistrz”) nie jest odłożony" in run(root, *command, "--yes")


def test_a_partner_without_a_kit_publishes_something_unnamed(root: Path) -> None:
    (root / "content" / "partners" / "parafie.yml").unlink()
    assert "komunikat w parafii · Lasy" in run(root, "published", "parafie", "--place", "Lasy")
    assert entries(root)[0].piece is None


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("handed", "parafje"), "czy chodziło o „parafie”"),
        (("published", "qqqq"), "gdzie się ukazało:\n  pzerii – Przewodniczący"),
        (("handed", "radio-eska", "pol-minyty"), "czy chodziło o „pol-minuty” (Tekst na pół minuty)?"),
        (("handed", "parafie", "sms"), "do wyboru: zestaw, ogloszenie, po-mszy, plebania"),
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
    out = run(root, "add", typed="przekazanie partnerowi\nwczoraj\n0\nn\n2\n1\n")
    assert "1. cały zestaw" in out
    assert "sołtys miejscowości Lasy · cały zestaw (wydanie 1)" in out


def test_an_old_version_is_saved_and_shown_until_it_is_replaced(root: Path) -> None:
    second_edition(root)
    run(root, "handed", "radio-eska", "pol-minuty", "--edition", "1")
    assert entries(root)[0].edition == 1
    assert outdated(root, "radio-eska") == ["wydanie 1 („Tekst na pół minuty”), najnowsze jest 2"]


def test_a_version_nobody_can_know_is_asked_for(root: Path) -> None:
    second_edition(root)
    earlier = ("handed", "radio-eska", "--date", "20.11.2026")
    refused = run(root, *earlier, typed="n\n", code=1)
    assert "wydanie 2 jest dopiero z 26.11.2026 – proszę wpisać numer wydania ze stopki" in refused
    run(root, *earlier, "--yes")
    assert entries(root)[0].edition is None
    assert outdated(root, "radio-eska") == [
        "wydanie sprzed 26.11.2026 (cały zestaw), najnowsze jest 2",
    ]


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
    assert outdated(root, "soltys-lasy") == outdated(root, "burmistrz") == []


def test_a_new_piece_in_hand_does_not_change_what_hangs_on_the_site(root: Path) -> None:
    run(root, "published", "burmistrz", "--date", "24.11.2026")
    second_edition(root)
    run(root, "handed", "burmistrz")
    assert outdated(root, "burmistrz") == [
        "na stronie wydanie 1 („Jak poznać oszusta i co wtedy zrobić”), najnowsze jest 2",
    ]


def test_one_renewed_piece_leaves_the_others_old(root: Path) -> None:
    run(root, "handed", "radio-eska", "--date", "24.11.2026")
    second_edition(root)
    run(root, "handed", "radio-eska", "pol-minuty")
    (said,) = outdated(root, "radio-eska")
    assert said.startswith("wydanie 1 („Wiadomość do serwisu”, „Trzy pytania")
    assert "pół minuty" not in said


def test_what_the_plan_still_expects(root: Path) -> None:
    file = root / "content" / "plans" / "2026-2.yml"
    file.write_text(file.read_text("utf-8").replace("localities:", BOOSTERS), "utf-8")
    assert due(root, "parafie") == [
        "komunikat w parafii (termin 31.12.2026)",
        "zaległe powtórki: 2, ostatnia: powtórka 02.11.2026–08.11.2026, Zaduszki",
        "powtórka 20.12.2026, rekolekcje: „Krótka rozmowa z wiernymi po mszy”",
    ]
    run(root, "published", "parafie", "ogloszenie", "--place", "Kraśnik", "--date", "13.09.2026")
    assert due(root, "parafie") == [
        "zaległa powtórka 02.11.2026–08.11.2026, Zaduszki",
        "powtórka 20.12.2026, rekolekcje: „Krótka rozmowa z wiernymi po mszy”",
    ]
    run(root, "add", "przyjęcie", "50", "--date", "2.11.2026", "--partner", "parafie", "--yes")
    assert due(root, "parafie")[0].startswith("zaległa powtórka 02.11.2026"), "paper received reminds nobody"
    late = told(root, "radio-eska", "Nie zrobiono", date(2027, 1, 10))
    assert late == ["komunikat w radiu (termin minął 31.12.2026)"]
    said = ledger.state(counted(desk(root, date(2027, 1, 10))), desk(root).catalogue)
    assert "    Nie zrobiono: komunikat w radiu (termin minął 31.12.2026)." in list(said)


def test_texts_handed_over_are_not_yet_the_partners_work(root: Path) -> None:
    run(root, "handed", "soltys-lasy")
    assert due(root, "soltys-lasy") == ["ogłoszenie albo ulotki (termin 31.12.2026)"]
    assert not counted(desk(root)).partners[1].cells
    run(root, "published", "soltys-lasy", "zebranie")
    assert due(root, "soltys-lasy") == []
    assert counted(desk(root, date(2026, 12, 5))).partners[1].entries == 1


def test_sheets_a_partner_gives_out_left_the_cupboard_when_it_got_them(root: Path) -> None:
    given = ("add", "kolportaż", "Lasy", "40", "--partner", "soltys-lasy")
    run(root, "add", "przyjęcie", "300")
    assert "partner ma 0, a wpisano 40 – najpierw dopisz, że je dostał" in run(root, *given, code=1)
    run(root, "handed", "soltys-lasy", "--leaflets", "60")
    run(root, *given)
    assert "zostało 240" in run(root, "status")
    assert "partner ma 20, a wpisano 40" in run(root, *given, code=1)
    run(root, "add", "kolportaż", "Lasy", "10", "--yes")
    assert "zostało 230" in run(root, "status")


def test_leaflets_given_before_an_edition_was_there_are_not_of_it(root: Path) -> None:
    second_edition(root)
    given = ("handed", "soltys-lasy", "--leaflets", "30", "--leaflet", "wspolna", "--date", "20.11.2026")
    for more in ((), ("--edition", "2")):
        assert "wydanie 2 jest dopiero z 26.11.2026" in run(root, *given, *more, typed="n\n", code=1)
    run(root, *given, "--yes")
    assert entries(root)[0].edition is None
    assert "30 ulotek" in run(root, "recall", "--edition", "1")
    assert "Nigdzie nie odnotowano" in run(root, "recall", "--edition", "2")
    run(root, *given, "--edition", "1", "--yes")
    assert entries(root)[1].edition == 1


def test_leaflets_of_any_kind_in_a_partners_hands_are_recalled(root: Path) -> None:
    run(root, "handed", "soltys-lasy", "--leaflets", "30", "--date", "24.11.2026")
    assert "30 ulotek" in run(root, "recall", "--edition", "1")
    second_edition(root)
    run(root, "handed", "parafie", "--leaflets", "20", "--date", "20.11.2026", "--yes")
    recalled = run(root, "recall", "--edition", "1")
    assert "30 ulotek" in recalled
    assert "20 ulotek" in recalled
    assert "Nigdzie nie odnotowano" in run(root, "recall", "--edition", "2")


def test_paper_handed_over_later_does_not_lie_there_yet(root: Path) -> None:
    run(root, "handed", "soltys-lasy", "--leaflets", "30", "--edition", "1", "--date", "4.12.2026")
    assert "leży od 04.12.2026 (1 dzień)" in run(root, "recall", "--edition", "1")
    assert "Nigdzie nie odnotowano" in run(root, "recall", "--edition", "1", as_of="2026-12-03")
