"""Files in content/workers: every fault has a place and a remedy; links to methods hold both ways."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from campaign import checks
from campaign.authoring import blank, claims, review
from campaign.content.loader import Loaded, load
from campaign.problems import Level, Problem
from campaign.project import Project, open_project

SAMPLE = Path(__file__).parents[1] / "sample"
DAY = date(2026, 11, 23)
FILE = "workers/inkasent.yml"


class Sample:
    """A copy of the sample campaign's content that a test may spoil."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(SAMPLE / "content", root / "content")

    def replace(self, name: str, old: str, new: str) -> int:
        """Change one place and return the line (from 1) where it was."""
        path = self.root / "content" / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{name} holds {text.count(old)} times: {old}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def load(self, day: date = DAY) -> Loaded:
        return load(self.root, day)

    def findings(self, day: date = DAY, *, publish: bool = False) -> list[Problem]:
        return checks.run(checks.Context(self.project(day), publish))

    def project(self, day: date = DAY) -> Project:
        return open_project(self.root, day)


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return Sample(tmp_path)


BROKEN = [
    ("name: Licznik\n", "", "brak pola „name”"),
    ("name: Licznik", "nane: Licznik", "nieznane pole „nane”"),
    ("status: published", "status: publiczny", "nie jest na liście"),
    ("review_by: 2027-05-31", "review_by: jutro", "nie jest datą"),
    ("shape: triangle", "shape: gwiazda", "nie jest na liście"),
    ("shows:\n  - {text: Ma legitymację., sources: [swie]}", "shows: []", "co najmniej 1"),
    ("{text: Ma legitymację., sources: [swie]}", "{text: Ma legitymację., sources: []}", "co najmniej 1"),
    ("stop: chce pieniędzy do ręki.", f"stop: {'x' * 53}", "mieści się 52"),
    ("name: Licznik", "name: Licznik\nslug: inkasent", "slug"),
]


@pytest.mark.parametrize(("old", "new", "words"), BROKEN)
def test_a_file_that_does_not_fit_the_model_is_refused_at_its_line(
    sample: Sample, old: str, new: str, words: str
) -> None:
    sample.replace(FILE, old, new)
    loaded = sample.load()
    assert loaded.campaign is None
    found = [p for p in loaded.problems if words in p.message]
    assert found
    assert found[0].path == f"content/{FILE}"
    assert found[0].line > 0


SPOILED = [
    (
        FILE,
        "text: Ma legitymację., sources: [swie]",
        "text: Ma legitymację., sources: [nikt]",
        "źródło „nikt”",
    ),
    (FILE, "Ma legitymację.", "Ma legitymację. Dzwonię pod 600 123 456.", "numer telefonu"),
    (FILE, "Ma legitymację.", '"Dzwonię pod {fact:tel-112}."', "końca rozmowy"),
    (FILE, "Ma legitymację.", "Naiwni otwierają.", "zawstydza"),
    (FILE, "  - Ktoś puka.", "  - Ktoś puka. Prosi.", "dwa zdania"),
    (FILE, "icon: lightning-bolt", "icon: czegos-takiego-nie-ma", "nie ma ikony"),
    (FILE, "{shape: triangle, icon: lightning-bolt}", "{shape: plate, icon: package-variant-closed}", "znak"),
    (FILE, "name: Licznik", "name: Kurier", "nazwę „Kurier”"),
    (FILE, "situation: Ktoś od licznika", "situation: Elektrolicznikowiec", "na kaflu"),
    (FILE, "status: published", "status: published\nreplaced_by: kurier", "tylko dla wycofanych"),
    (FILE, "Ktoś od licznika", "UZUPEŁNIJ", "czeka na treść"),
    (
        "methods/na-inkasenta.yml",
        "workers: [inkasent]",
        "workers: [inkasant]",
        "pracownik „inkasant” nie istnieje",
    ),
]


@pytest.mark.parametrize(("name", "old", "new", "words"), SPOILED)
def test_the_rules_of_methods_hold_for_workers(
    sample: Sample, name: str, old: str, new: str, words: str
) -> None:
    before = {(p.path, p.message) for p in sample.findings()}
    sample.replace(name, old, new)
    found = [p for p in sample.findings() if words in p.message and (p.path, p.message) not in before]
    assert found
    assert all(p.line > 0 for p in found)


def test_a_worker_and_a_fact_of_one_name_cannot_be_told_apart(sample: Sample) -> None:
    folder = sample.root / "content/workers"
    (folder / "kurier.yml").rename(folder / "tel-112.yml")
    assert any("jest już zajęty" in p.message for p in sample.findings())


def test_a_day_that_has_passed_warns_and_stops_publishing(sample: Sample) -> None:
    late = date(2027, 6, 1)
    of_worker = [p for p in sample.findings(late) if p.path == f"content/{FILE}"]
    assert [p.level for p in of_worker] == [Level.WARNING]
    published = [p for p in sample.findings(late, publish=True) if p.path == f"content/{FILE}"]
    assert Level.ERROR in {p.level for p in published}


def test_a_check_is_recorded_in_the_file(sample: Sample) -> None:
    seen = date(2026, 11, 24)
    review.record(sample.project(), review.Check("inkasent", seen, "dzielnicowy"))
    again = sample.project().campaign
    assert again.workers["inkasent"].reviewed_on == seen
    assert again.workers["inkasent"].review_by > date(2027, 5, 1)


def test_every_statement_stands_on_the_sheet_to_sign(sample: Sample) -> None:
    campaign = sample.project().campaign
    sections = {section.title: section.rows for section in claims.collect(campaign)}
    worker = campaign.workers["inkasent"]
    rows = [row.text for row in sections[worker.title]]
    assert [text for text in rows if text in {c.text for c in worker.claims()}] == rows[: len(rows) - 2]


def test_a_draft_is_shown_to_nobody(sample: Sample) -> None:
    sample.replace(FILE, "status: published", "status: draft")
    campaign = sample.project().campaign
    assert [worker.slug for worker in campaign.callers] == ["kurier"]


def test_a_worker_knows_the_methods_that_play_it(sample: Sample) -> None:
    campaign = sample.project().campaign
    assert [m.slug for m in campaign.plays(campaign.workers["inkasent"])] == ["na-inkasenta"]
    assert campaign.plays(campaign.workers["kurier"]) == []


def test_a_new_worker_loads_and_says_what_is_missing(sample: Sample) -> None:
    path = blank.write(sample.root, "worker", "ogrodnik", DAY)
    found = [p for p in sample.findings() if p.path == "content/workers/ogrodnik.yml"]
    waiting = [p for p in found if "czeka na treść" in p.message]
    assert len(waiting) == blank.places(path) > 10


def test_a_kit_that_promises_a_print_it_lacks_is_found(sample: Sample) -> None:
    path = sample.root / "content/partners/soltys-doly.yml"
    text = path.read_text(encoding="utf-8")
    promised = "  paragraphs:\n    - Zakładki są w kopercie.\n"
    path.write_text(text.replace("  paragraphs:\n", promised, 1), encoding="utf-8")
    found = [p for p in sample.findings() if "obiecuje: Zakładka do książki" in p.message]
    assert [(p.path, p.line) for p in found] == [("content/partners/soltys-doly.yml", 11)]


def test_a_kit_with_an_unknown_format_is_found(sample: Sample) -> None:
    path = sample.root / "content/partners/soltys-doly.yml"
    text = path.read_text(encoding="utf-8")
    start = text.index("prints: [") + len("prints: [")
    path.write_text(f"{text[:start]}czegos-nie-ma, {text[start:]}", encoding="utf-8")
    assert any("nie ma formatu „czegos-nie-ma”" in p.message for p in sample.findings())
