"""The consistency guard: all outputs of all kinds say the same; one planted contradiction of each sort is caught."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import guard_safety
import pytest
import xlsxwriter
from guard_readers import READERS, read
from guard_rules import Guard, flat
from python_calamine import CalamineWorkbook

from campaign.content.loader import load
from campaign.content.pieces import replacement_mail
from campaign.kits import announcements, calendar, partners, pictures
from project import AS_OF, ROOT, SAMPLE, Workspace, opened, run
from running_plan import with_calendar

PLANTS = {
    "zasada": "Przerywam i pytam bank.",
    "numer": "Proszę dzwonić pod 997.",
    "termin": "Bank ma na to 45 dni.",
    "liczba": "Rok temu oszuści zabrali 300 mln zł.",
    "dzwonienie": "W trakcie rozmowy dzwonię pod 112.",
    "wstyd": "Naiwni tracą wszystko.",
    "nigdy": "Policja czasem prosi o pieniądze.",
}
CONTRADICTED = (
    "Nigdy ten, kto dzwoni pierwszy raz.",
    "Po 30 sekundach połączenie się kończy.",
    "Telefon na stole kończy rozmowę.",
    "Odbieram, gdy dzwoni znowu.",
    "Zapisuję tu numer karty.",
    "Klikam w link.",
    "Otwieram drzwi i zapraszam do środka.",
    "Zatwierdzam prośbę w aplikacji.",
    "Wypłatę BLIK można cofnąć.",
    "Loguję się do banku na tym komputerze.",
    "Wysyłam pieniądze na bilet.",
    "Zastrzeżenie numeru PESEL działa na stałe.",
    "Zastrzeżoną kartę można potem odblokować.",
    "Odznaka na ekranie telefonu to dowód.",
    "Mundur wystarczy, by otworzyć.",
    "Bank odda wszystkie pieniądze.",
    "Na odstąpienie od umowy jest 21 dni.",
    "Reklamację bank rozpatrzy w 90 dni.",
    "Policjant ma nakaz, więc od razu otwieram.",
    "Piszę do opiekuna na giełdzie.",
    "Zawożę kopertę pod podany adres.",
)
"""One careless sentence against each thing the campaign says about ending a call, channels and losses."""
OWN = {
    "deklaracja": ("7 dni", "2 miesiące"),
    ".zip": ("7 dni", "2 miesiące"),
    "0-CZYTAJ": ("10 osób", "20 osób", "50 osób"),
    "informacja-2024-2": ("1 dzień",),
}
"""Figures that are no facts of the campaign: deadlines of the accessibility act, sizes of a meeting, days counted."""


@pytest.fixture(scope="session")
def guard() -> Guard:
    campaign = load(SAMPLE, AS_OF).campaign
    assert campaign
    return Guard(campaign)


@pytest.fixture(scope="session")
def outputs(everything: Workspace, guard: Guard, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of everything people get: the build, the log's workbook and report, the calendar of a running plan."""
    root = tmp_path_factory.mktemp("guarded")
    folder = root / "build"
    shutil.copytree(everything.build_folder, folder, ignore=shutil.ignore_patterns("docs"))
    for name in ("content", "leaflets"):
        shutil.copytree(everything.path(name), root / name)
    police = guard.campaign.publishers["kpp-zalesie"]
    for output in calendar.files(opened(campaign=with_calendar(guard.campaign)), police):
        (folder / "dzielnicowy" / output.path).write_bytes(output.render())
    _replaced(root, guard)
    as_of = ("--root", str(root), "--as-of", AS_OF.isoformat())
    day = ("--date", "12.09.2024", "--yes")
    for command in (
        ("log", "start"),
        ("log", "handed", "soltys-doly", *day),
        ("log", "published", "radio-fala", "pol-minuty", *day),
        ("log", "published", "miasto", *day, "--edition", "1"),
        ("log", "export", "--plan", "2024-2", "--out", str(folder / "dziennik")),
        ("report", "--plan", "2024-2"),
    ):
        done = run(*command, *as_of, root=root)
        assert done.returncode == 0, done.stderr
    return folder


def _replaced(root: Path, guard: Guard) -> None:
    """The mail about an article that was published in other words."""
    kept = root / "published/miasto/1-2026-11-23.html"
    kept.parent.mkdir(parents=True)
    article = (root / "build/partnerzy/miasto/miasto-kod.html").read_text(encoding="utf-8")
    kept.write_text(article.replace("Liczy się czas.", "Czas jest ważny."), encoding="utf-8")
    planned = partners.plan(replace(opened(campaign=guard.campaign), root=root))
    (mail,) = [one for one in planned if one.path == replacement_mail("miasto")]
    (root / "build" / mail.path).write_bytes(mail.render())


def _files(build: Path) -> list[Path]:
    return sorted(path for path in build.rglob("*") if path.suffix in READERS and path.is_file())


@pytest.fixture(scope="session")
def texts(outputs: Path) -> dict[Path, str]:
    """What stands in each file; copies of one print are read once."""
    files = {path: path.read_bytes() for path in _files(outputs)}
    said = {data: read(path) for data, path in {data: path for path, data in files.items()}.items()}
    return {path: said[data] for path, data in files.items()}


def test_every_output_agrees_with_the_content(texts: dict[Path, str], guard: Guard) -> None:
    wrong = {words: list(guard.findings(words)) for words in set(texts.values())}
    found = []
    for path, words in texts.items():
        law = next((own for name, own in OWN.items() if name in path.name), ())
        found += [f"{path.name}: {f}" for f in wrong[words] if not f.endswith(law or "\0")]
    assert found == []


def test_outputs_of_every_kind_are_read(texts: dict[Path, str]) -> None:
    assert {path.suffix for path in texts} >= set(READERS)
    assert all(len(flat(words)) > 40 for path, words in texts.items() if path.name != "sitemap.xml")


def test_the_rule_stands_in_every_file_for_partners(
    outputs: Path, texts: dict[Path, str], guard: Guard
) -> None:
    rule = guard.campaign.core.rule.sentence
    kits = {path: words for path, words in texts.items() if path.is_relative_to(outputs / "partnerzy")}
    assert kits
    assert [path.name for path, words in kits.items() if rule not in flat(words)] == []


# one way to plant a sentence into each kind of file, as a careless hand would
def _html(path: Path, words: str) -> None:
    path.write_text(
        path.read_text(encoding="utf-8").replace("</h2>", f"</h2>\n<p>{words}</p>", 1), encoding="utf-8"
    )


def _text(path: Path, words: str) -> None:
    path.write_text(path.read_text(encoding="utf-8-sig") + f"\n{words}\n", encoding="utf-8-sig")


def _word(path: Path, words: str) -> None:
    document = docx.Document(str(path))
    document.paragraphs[2].insert_paragraph_before(words)
    document.save(str(path))


def _pdf(path: Path, words: str) -> None:
    campaign = load(SAMPLE, AS_OF).campaign
    assert campaign
    publisher = campaign.publishers["kpp-zalesie"]
    sheet = announcements.sheet(f"<h1>Ogłoszenie</h1><p>{words}</p>", "Próba", publisher, campaign.core)
    path.write_bytes(announcements.pdf(ROOT / "leaflets", sheet))


def _feed(path: Path, words: str) -> None:
    path.write_text(
        path.read_text(encoding="utf-8").replace("</summary>", f" {words}</summary>", 1), encoding="utf-8"
    )


def _workbook(path: Path, words: str) -> None:
    old = CalamineWorkbook.from_path(str(path))
    rows = old.get_sheet_by_name("Wpisy").to_python()
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Wpisy")
        for number, row in enumerate([*rows, [words]]):
            sheet.write_row(number, 0, row)


def _package(path: Path, words: str) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(raw, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            planted = data.replace(b"</h2>", f"</h2><p>{words}</p>".encode(), 1)
            new.writestr(name, planted if name.endswith("pomoc.html") else data)
    path.write_bytes(raw.getvalue())


KINDS: dict[str, tuple[str, Callable[[Path, str], None]]] = {
    "page": ("kpp-zalesie/site/pomoc.html", _html),
    "article": ("partnerzy/miasto/miasto-kod.html", _html),
    "mail": ("partnerzy/parafia/parafia-mail.txt", _text),
    "replacement": (replacement_mail("miasto"), _text),
    "word": ("partnerzy/soltys-doly/soltys-doly-teksty.docx", _word),
    "calendar": ("dzielnicowy/kalendarz-powtorek-2027-1.docx", _word),
    "print": ("partnerzy/parafia/parafia-plakat-wspolny.pdf", _pdf),
    "neutral print": ("partnerzy/soltys-doly/soltys-doly-plakat-wspolny.pdf", _pdf),
    "feed": ("um-zalesie/site/atom.xml", _feed),
    "workbook": ("dziennik/dziennik-2024-2.xlsx", _workbook),
    "report": ("report/2024-2/informacja-2024-2.docx", _word),
    "report on paper": ("report/2024-2/informacja-2024-2.pdf", _pdf),
    "zip": ("partnerzy/miasto/miasto-strona-pendrive.zip", _package),
}


@pytest.mark.parametrize("plant", PLANTS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_contradiction_is_caught(
    kind: str, plant: str, outputs: Path, guard: Guard, tmp_path: Path
) -> None:
    name, spoil = KINDS[kind]
    path = Path(shutil.copy(outputs / name, tmp_path))
    before = set(guard.findings(read(path)))
    spoil(path, PLANTS[plant])
    fresh = set(guard.findings(read(path))) - before
    assert fresh, f"{kind}: nie zauważono „{PLANTS[plant]}”"


@pytest.mark.parametrize("words", CONTRADICTED)
def test_a_contradiction_of_a_first_step_is_caught(words: str, guard: Guard) -> None:
    assert list(guard.findings(words)), f"nie zauważono „{words}”"


def test_every_sentence_of_the_content_agrees_with_itself(guard: Guard) -> None:
    advice = [text.value for text in guard_safety.advice(guard.campaign)]
    assert len(advice) > 100
    assert {
        words: found for words in advice if (found := list(guard_safety.findings(guard.campaign, words)))
    } == {}


def test_a_picture_is_guarded_by_the_html_it_is_drawn_from(guard: Guard, tmp_path: Path) -> None:
    page = pictures.page(
        opened(campaign=guard.campaign), guard.campaign.publishers["um-zalesie"], (1080, 1080)
    )
    path = tmp_path / "obraz.html"
    path.write_text(page, encoding="utf-8")
    assert list(guard.findings(read(path))) == []
    rule = guard.campaign.core.rule.lines[-1]
    path.write_text(
        page.replace(rule.replace(" ", "\u00a0"), "rodzinę.").replace(rule, "rodzinę."), encoding="utf-8"
    )
    assert any("zasada" in finding for finding in guard.findings(read(path)))


def test_what_partners_got_is_among_the_outputs_that_are_read(outputs: Path) -> None:
    said = "W dniu 12.09.2024 r. przekazano materiały informacyjne."
    names = ("report/2024-2/informacja-2024-2.docx", "report/2024-2/informacja-2024-2.pdf")
    assert all(said in flat(read(outputs / name)) for name in names)
    assert "cały zestaw" in flat(read(outputs / "dziennik/dziennik-2024-2.xlsx"))
    assert "Proszę podmienić" in read(outputs / replacement_mail("miasto"))


def test_quoted_words_of_the_fraudster_are_exempt(guard: Guard) -> None:
    quote = guard.campaign.methods["na-inkasenta"].quotes[1]
    assert list(guard.findings(f"Oszust mówi: „{quote}”")) == []
