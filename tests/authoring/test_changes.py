"""`campaign changes` tells in sentences what a reader will notice."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from campaign.authoring.changes import at_version, last_version, on_disk, sentences
from campaign.problems import CampaignError
from content_copy import ContentCopy


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def tagged(content: ContentCopy) -> ContentCopy:
    methods = content.root / "content" / "methods"
    gone = (methods / "na-przesylke.yml").read_text(encoding="utf-8").replace("Na przesyłkę", "Na zysk")
    (methods / "na-zysk.yml").write_text(gone, encoding="utf-8")
    git(content.root, "init")
    git(content.root, "add", ".")
    git(content.root, "commit", "-m", "first")
    git(content.root, "tag", "v1")
    return content


def told(content: ContentCopy) -> list[str]:
    return sentences(at_version(content.root, last_version(content.root)), on_disk(content.root))


def test_nothing_changed(tagged: ContentCopy) -> None:
    assert told(tagged) == []


def test_each_change_is_a_sentence(tagged: ContentCopy) -> None:
    methods = tagged.root / "content" / "methods"
    tagged.replace("methods/na-krewnego.yml", "  - Po pieniądze ma przyjść ktoś obcy.\n", "")
    tagged.replace("methods/na-przesylke.yml", "status: published", "status: withdrawn")
    tagged.replace("methods/na-inkasenta.yml", "reviewed_on: 2026-11-23", "reviewed_on: 2026-12-01")
    tagged.replace("facts.yml", 'value: "828 828 828"', 'value: "828 828 829"')
    tagged.replace("facts.yml", "    review_by: 2026-12-31", "    review_by: 2027-06-30")
    tagged.replace(
        "campaign.yml", "comfort: To nie Państwa wina. Winny jest oszust.", "comfort: Winny jest oszust."
    )
    new = (methods / "na-krewnego.yml").read_text(encoding="utf-8").replace("Na krewnego", "Na próbę")
    (methods / "na-probe.yml").write_text(new, encoding="utf-8")
    (methods / "na-zysk.yml").unlink()
    assert told(tagged) == [
        "W metodzie „Na inkasenta” sprawdziliśmy ponownie źródła. Tekst się nie zmienił.",
        "W metodzie „Na krewnego” zmieniliśmy: sygnały ostrzegawcze.",
        "Dodaliśmy metodę „Na próbę”.",
        "Wycofaliśmy metodę „Na przesyłkę”. Jej adres działa i odsyła do innych.",
        "Usunęliśmy metodę „Na zysk”.",
        "Zastrzeganie kart: było 828 828 828, jest 828 828 829. Proszę poprawić u siebie.",
        "Telefon Zaufania dla Osób Starszych: sprawdziliśmy ponownie, bez zmian.",
        "Zmieniliśmy teksty wspólne: zdanie, które zdejmuje winę z osoby oszukanej.",
    ]


def test_a_draft_is_not_there_on_either_side(tagged: ContentCopy) -> None:
    parcel = "methods/na-przesylke.yml"
    draft = (
        (tagged.root / "content" / parcel)
        .read_text(encoding="utf-8")
        .replace("status: published", "status: draft")
    )
    (tagged.root / "content/methods/na-probe.yml").write_text(draft, encoding="utf-8")
    assert told(tagged) == []
    tagged.replace(parcel, "status: published", "status: draft")
    assert told(tagged) == ["Usunęliśmy metodę „Na przesyłkę”."]
    git(tagged.root, "add", ".")
    git(tagged.root, "commit", "-m", "second")
    git(tagged.root, "tag", "v2")
    tagged.replace(parcel, "status: draft", "status: published")
    assert told(tagged) == ["Dodaliśmy metodę „Na przesyłkę”."]


def test_mistakes_of_now_are_told_first(tagged: ContentCopy) -> None:
    line = tagged.replace("methods/na-przesylke.yml", "status: published", "status: publishd")
    with pytest.raises(CampaignError, match="Błędów: 1") as refused:
        told(tagged)
    assert [(p.path, p.line) for p in refused.value.problems] == [("content/methods/na-przesylke.yml", line)]


def test_without_git_without_versions_without_the_program(
    content: ContentCopy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(content.root.parent))
    with pytest.raises(CampaignError, match="nie ma historii git"):
        last_version(content.root)
    git(content.root, "init")
    with pytest.raises(CampaignError, match="nie ma jeszcze żadnej wersji"):
        last_version(content.root)
    with pytest.raises(CampaignError, match="nie ma takiej wersji"):
        at_version(content.root, "v9")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CampaignError, match="nie ma programu git"):
        last_version(content.root)
