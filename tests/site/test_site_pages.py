"""Mistakes in pages are named with their file; publishing, withdrawing and declaring do what they should."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from built_site import DAY
from campaign.build import Order, build_all
from campaign.content.loader import load
from campaign.model.publisher import Accessibility
from campaign.problems import CampaignError, Problem
from campaign.site import inspection, pages
from project import ROOT, SAMPLE, opened, problems_of

POLICE = "content/publishers/kpp-zalesie.yml"
PARCEL = "content/methods/na-przesylke.yml"
STATEMENT = """
accessibility:
  published_on: 2026-12-01
  updated_on: 2027-01-15
  status: partial
  shortcomings: [Nagranie z festynu nie ma napisów.]
  prepared_on: 2026-12-01
  reviewed_on: 2027-03-20
  examined: Deklarację sporządzono na podstawie samooceny wydawcy.
  unit: Zespół prasowy
  email: dostepnosc@example.pl
  phone: "81 000 00 00"
  building: [Do budynku prowadzi jedno wejście bez progu.]
  communication: [Nie ma tłumacza języka migowego online.]
"""
IDS = [
    "a11y-wstep",
    "a11y-podmiot",
    "a11y-zakres",
    "a11y-url",
    "a11y-data-publikacja",
    "a11y-data-aktualizacja",
    "a11y-status",
    "a11y-data-sporzadzenie",
    "a11y-kontakt",
    "a11y-email",
    "a11y-telefon",
    "a11y-procedura",
    "a11y-architektura",
    "a11y-komunikacja",
]
"""What "warunki techniczne" 2.0 ask of every statement."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project that a test may spoil."""
    for source in (SAMPLE / "content", ROOT / "docs", ROOT / "leaflets"):
        shutil.copytree(source, tmp_path / source.name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace the one place of a file."""
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{name} holds {text.count(old)} times: {old}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def build(root: Path) -> Path:
    """The police edition's site, without prints."""
    order = Order("kpp-zalesie", prints=False)
    build_all(opened(root, day=DAY), order, progress=lambda *_: None, tell=lambda _: None)
    return root / "build/kpp-zalesie/site"


def found(root: Path, path: str) -> list[Problem]:
    """Problems of one file."""
    return [problem for problem in problems_of(root, day=DAY) if problem.path == path]


def test_the_real_pages_have_no_mistakes(copy: Path) -> None:
    assert problems_of(copy, day=DAY) == []


def withdraw(root: Path, successor: str = "") -> None:
    """Withdraw the parcel method."""
    change(root, PARCEL, "status: published", f"status: withdrawn{successor}")


def prose(text: str) -> Callable[[Path], object]:
    """Write a page by hand."""
    head = "---\ntitle: Nowa\ndescription: Opis.\n---\n\n"
    return lambda root: (root / "docs/nowa.md").write_text(head + text, encoding="utf-8")


SPOILED: list[tuple[str, Callable[[Path], object], str, int, str]] = [
    (
        "no title",
        lambda root: (root / "docs/nowa.md").write_text("# Nowa\n", encoding="utf-8"),
        "docs/nowa.md",
        0,
        "strona nie ma tytułu – dopisz",
    ),
    (
        "dead link",
        prose("[tu](nie-ma.html)"),
        "docs/nowa.md",
        6,
        "„nie-ma.html” prowadzi donikąd – popraw adres",
    ),
    (
        "dead link in HTML",
        prose('<a href="x/y.html">a</a>'),
        "docs/nowa.md",
        6,
        "„x/y.html” prowadzi donikąd",
    ),
    ("Markdown picture", prose("\n![](img/favicon.svg)"), "docs/nowa.md", 7, "nie ma opisu – dopisz"),
    ("HTML picture", prose('<img src="img/favicon.svg">'), "docs/nowa.md", 6, "nie ma opisu – dopisz"),
    (
        "long button",
        prose(f'<a class="button" href="pomoc.html">{"Bardzo " * 6}</a>'),
        "docs/nowa.md",
        6,
        "mieści się 40 – skróć napis",
    ),
    (
        "long word on a button",
        prose('<a class="button" href="pomoc.html">Najnieprawdopodobniejsze</a>'),
        "docs/nowa.md",
        6,
        "słowo „Najnieprawdopodobniejsze” na przycisku ma 24 znaki, mieści się 19",
    ),
    ("empty button", prose('<a class="button" href="pomoc.html"> </a>'), "docs/nowa.md", 0, "nie ma napisu"),
    (
        "same address",
        lambda root: shutil.copy(root / "docs/prywatnosc.md", root / "docs/Pomoc.md"),
        "docs/Pomoc.md",
        0,
        "ma już scripts/campaign/templates/pages/pomoc.md – zmień nazwę pliku",
    ),
    (
        "README is the start page",
        lambda root: shutil.copy(root / "docs/prywatnosc.md", root / "docs/README.md"),
        "docs/README.md",
        0,
        "adres „index.html” ma już",
    ),
    (
        "missing string",
        lambda root: change(root, "mkdocs.yml", "    button: Szukaj\n", ""),
        "mkdocs.yml",
        32,
        "brak napisu „button” dla wyszukiwarki – dopisz go",
    ),
    ("second name", prose("# Inna\n"), "docs/nowa.md", 6, "nagłówek „Inna” mówi co innego niż tytuł „Nowa”"),
    (
        "name in the frame",
        lambda root: change(root, "mkdocs.yml", "do-druku.html: Do druku", "do-druku.html: Wydruki"),
        "mkdocs.yml",
        49,
        "„Wydruki” prowadzi na stronę „Do druku”",
    ),
    (
        "tile",
        lambda root: change(root, PARCEL, "situation: SMS o paczce", "situation: Powiadomieniowy SMS"),
        PARCEL,
        10,
        "na kaflu mieści się 14 – zmień je",
    ),
    (
        "successor of a method in use",
        lambda root: change(root, PARCEL, "status: published", "status: published\nreplaced_by: na-krewnego"),
        PARCEL,
        6,
        "tylko dla wycofanych",
    ),
    (
        "successor nobody sees",
        lambda root: withdraw(root, "\nreplaced_by: na-lewo"),
        PARCEL,
        6,
        "„na-lewo” nie widać na stronie",
    ),
]


@pytest.mark.parametrize(
    ("spoil", "path", "line", "says"), [case[1:] for case in SPOILED], ids=[c[0] for c in SPOILED]
)
def test_a_mistake_is_named_with_its_place(
    copy: Path, spoil: Callable[[Path], object], path: str, line: int, says: str
) -> None:
    spoil(copy)
    matching = [problem for problem in found(copy, path) if says in problem.message]
    assert matching, problems_of(copy, day=DAY)
    assert matching[0].line == line


def test_a_mistake_stops_the_build(copy: Path) -> None:
    SPOILED[-1][1](copy)
    with pytest.raises(CampaignError):
        build(copy)


def test_a_link_to_a_withdrawn_method_is_an_error(copy: Path) -> None:
    withdraw(copy)
    prose("[paczka](metody/na-przesylke.html)")(copy)
    (problem,) = found(copy, "docs/nowa.md")
    assert "prowadzi do wycofanej metody – wskaż aktualną stronę" in problem.message


def test_a_withdrawn_method_keeps_its_address_and_nothing_else(copy: Path) -> None:
    withdraw(copy)
    site = build(copy)
    page = (site / "metody/na-przesylke.html").read_text(encoding="utf-8")
    assert "Ta strona została wycofana" in page
    assert 'http-equiv="refresh"' not in page
    assert "noindex" in page
    assert "na-przesylke" not in (site / "index.html").read_text(encoding="utf-8")
    assert "na-przesylke" not in (site / "search/index.js").read_text(encoding="utf-8")


def test_a_withdrawn_method_can_lead_to_its_successor(copy: Path) -> None:
    withdraw(copy, "\nreplaced_by: na-krewnego")
    page = (build(copy) / "metody/na-przesylke.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=na-krewnego.html">' in page
    assert '<a class="button" href="na-krewnego.html">' in page


def publish(root: Path) -> None:
    """Approve the police edition and confirm its address and statement."""
    address = "site_url: {address: 'https://przyklad.policja.gov.pl/oszusci/', confirmed: true}"
    change(root, POLICE, "site_url: {confirmed: false}", address)
    change(root, POLICE, "approved_on:\n", f"approved_on: 2026-12-01{STATEMENT}")
    change(root, POLICE, "approved_by:", "approved_by: Komendant Powiatowy Policji")


def test_a_published_edition_is_found_shared_and_dated(copy: Path) -> None:
    publish(copy)
    change(copy, PARCEL, "reviewed_on: 2026-11-23", "reviewed_on: 2026-11-24")
    site = build(copy)
    start = (site / "index.html").read_text(encoding="utf-8")
    assert "noindex" not in start
    assert "PROJEKT" not in start
    assert '<link rel="canonical" href="https://przyklad.policja.gov.pl/oszusci/' in start
    assert 'property="og:image" content="https://przyklad.policja.gov.pl/oszusci/img/zapowiedz.png"' in start
    plan = (site / "sitemap.xml").read_text(encoding="utf-8")
    parcel = re.search(r"<loc>[^<]*metody/na-przesylke.html</loc>\s*<lastmod>([^<]*)</lastmod>", plan)
    assert parcel
    assert parcel[1] == "2026-11-24"
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert 'href="/oszusci/css/campaign.css"' in lost


def test_the_shared_picture_has_the_size_networks_ask_for(site: Path) -> None:
    data = (site / "img/zapowiedz.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(data[16:20]), int.from_bytes(data[20:24])) == (1200, 630)
    assert len(data) < 100_000


def test_the_draft_statement_has_every_mandatory_place_once(sites: dict[str, Path]) -> None:
    for site in sites.values():
        html = (site / "deklaracja-dostepnosci.html").read_text(encoding="utf-8")
        assert [html.count(f'id="{one}"') for one in IDS] == [1] * len(IDS)
        assert "[uzupełni wydawca]" in html
        assert "7&nbsp;dni" in html
        assert "2&nbsp;miesiące" in html
        assert "Rzecznika Praw Obywatelskich" in html


def test_a_filled_statement_has_no_blank(copy: Path) -> None:
    publish(copy)
    html = (build(copy) / "deklaracja-dostepnosci.html").read_text(encoding="utf-8")
    assert "uzupełni wydawca" not in html
    assert "szkic" not in html
    assert [html.count(f'id="{one}"') for one in (*IDS, "a11y-data-przeglad")] == [1] * (len(IDS) + 1)
    assert (
        '<time id="a11y-data-publikacja" datetime="2026-12-01">1\u00a0grudnia\u00a02026\u00a0r.</time>'
        in html
    )
    assert "częściowo zgodna" in html
    assert "Nagranie z\u00a0festynu" in html
    assert 'href="mailto:dostepnosc@example.pl"' in html
    assert 'href="tel:+48810000000"' in html


def test_publishing_is_refused_for_each_blank_of_the_statement(copy: Path) -> None:
    refused = {
        p.message for p in problems_of(copy, True, DAY) if p.path == POLICE and "deklaracja" in p.message
    }
    assert {message.split("„")[1].split("”")[0] for message in refused} == set(Accessibility().missing)
    publish(copy)
    assert not [p for p in problems_of(copy, True, DAY) if p.path == POLICE and "deklaracja" in p.message]


def test_a_statement_of_partial_conformance_says_what_is_wrong(copy: Path) -> None:
    publish(copy)
    change(copy, POLICE, "  shortcomings: [Nagranie z festynu nie ma napisów.]\n", "")
    (problem,) = [p for p in problems_of(copy, True, DAY) if "deklaracja" in p.message and p.path == POLICE]
    assert "„shortcomings”" in problem.message


def test_paper_and_site_ask_the_same_questions(site: Path) -> None:
    campaign = load(SAMPLE, DAY).campaign
    assert campaign
    html = (site / "sprawdzian.html").read_text(encoding="utf-8")
    assert html.count('<details name="sytuacja') == sum(
        len(question.options) for _, question in campaign.questions()
    )
    slugs = [method.slug for method, _ in campaign.questions()]
    assert set(slugs) == {method.slug for method in campaign.shown}
    assert len(slugs) <= 10


def test_every_page_names_a_file_its_author_can_open() -> None:
    project = opened()
    origins = {page.path: page.origin for page in inspection._pages(pages.plan(project, "kpp-zalesie"))}
    assert origins["kto-puka/kurier.md"] == "content/workers/kurier.yml"
    assert origins["metody/na-przesylke.md"] == PARCEL
    roots = (SAMPLE, ROOT)
    assert not [name for name in origins.values() if not any((root / name).is_file() for root in roots)]
