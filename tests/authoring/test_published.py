"""An article is kept as it was published; after a change the next build says what to replace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from campaign.authoring.published import keep
from campaign.kits.replacement import latest
from campaign.problems import CampaignError
from content_copy import DAY, ContentCopy
from project import AS_OF, Workspace, opened, run

ARTICLE = "published/miasto"
OLD, NEW = "Udają rodzinę, policję albo bank.", "Udają rodzinę, policję, bank albo urząd."


def change(content: ContentCopy) -> None:
    content.replace("partners/miasto.yml", OLD, NEW)


def test_keeps_the_day_the_version_and_every_word(content: ContentCopy) -> None:
    kept = keep(opened(content.root), "miasto", DAY)
    assert kept.path == content.root / ARTICLE / "1-2026-11-23.html"
    text = kept.path.read_text("utf-8")
    assert text.startswith("<!-- Opublikowano 2026-11-23. Wydanie 1, 11/2026. -->\n<h1>Jak poznać oszusta")
    assert OLD in text
    assert "w artykule stoi napis PROJEKT" in kept.sentence


def test_never_overwrites_and_keeps_nothing_twice(content: ContentCopy) -> None:
    first = keep(opened(content.root), "miasto", DAY)
    before = first.path.read_bytes()
    again = keep(opened(content.root), "miasto", date(2026, 11, 30))
    assert not again.fresh
    assert "już odłożony bez zmian" in again.sentence
    change(content)
    with pytest.raises(CampaignError, match=r"1-2026-11-23\.html już jest i ma inną treść"):
        keep(opened(content.root), "miasto", DAY)
    assert first.path.read_bytes() == before
    later = keep(opened(content.root), "miasto", date(2026, 11, 30))
    assert later.fresh
    assert NEW in (latest(content.root, "miasto", 1) or "")
    assert sorted(path.name for path in later.path.parent.iterdir()) == [
        "1-2026-11-23.html", "1-2026-11-30.html",
    ]  # fmt: skip


def test_the_newest_edition_wins_and_a_later_one_is_not_yet_there(tmp_path: Path) -> None:
    folder = tmp_path / ARTICLE
    folder.mkdir(parents=True)
    for name in ("2-2026-05-01", "10-2026-04-01", "2", "notatka", "11-jutro"):
        (folder / f"{name}.html").write_text(name, "utf-8")
    assert latest(tmp_path, "miasto", 9) == "2-2026-05-01"
    assert latest(tmp_path, "miasto", 10) == "10-2026-04-01"
    assert latest(tmp_path, "miasto", 1) is None


@pytest.mark.parametrize(
    ("partner", "said"),
    [("miast", "czy chodziło o „miasto”"), ("radio-fala", "log published radio-fala")],
)
def test_only_articles_of_known_partners_are_kept(content: ContentCopy, partner: str, said: str) -> None:
    with pytest.raises(CampaignError, match=said):
        keep(opened(content.root), partner, DAY)


def test_published_then_changed_then_built_says_the_one_paragraph(project: Workspace) -> None:
    """Through the command line; the partial build of the town's edition makes the town's kit."""
    run("log", "start", root=project.root)
    kept = run("log", "published", "miasto", "--date", "23.11.2026", "--yes", root=project.root)
    assert kept.returncode == 0, kept.stderr
    assert f"Artykuł odłożono: {ARTICLE}/1-2026-11-23.html (Wydanie 1, 11/2026)." in kept.stdout
    future = run("log", "published", "miasto", "--date", "1.01.2099", root=project.root)
    assert "dopiero będzie" in future.stderr
    project.replace("content/partners/miasto.yml", OLD, NEW)
    build = ("build", "--edition", "um-zalesie", "--format", "common", "--workers", "1")
    made = run(*build, "--as-of", str(AS_OF), root=project.root)
    assert made.returncode == 0, made.stderr
    folder = project.build_folder / "partnerzy" / "miasto"
    mail = (folder / "miasto-podmiana-mail.txt").read_text("utf-8-sig")
    asked = mail.partition("po kolei:\n\n")[2].partition("\n\nKto woli")[0]
    paragraph = "    Do mieszkańców dzwonią i piszą oszuści. {} Miasto Zalesie podaje dalej rady policji."
    paragraph += " Wystarczy jedna zasada."
    assert asked == f"1. Proszę podmienić:\n{paragraph.format(OLD)}\nna:\n{paragraph.format(NEW)}"
    assert "miasto-podmiana-mail.txt" in (folder / "miasto-mail.txt").read_text("utf-8-sig")
    assert "różnice są w pliku z podmianą" in (folder / "miasto-karta-publikacji.txt").read_text("utf-8-sig")
    assert not (project.build_folder / "partnerzy" / "radio-fala").exists()


def test_an_article_in_a_filled_sheet_is_kept_too(project: Workspace) -> None:
    run("log", "start", root=project.root)
    sheet = project.root / "maj.csv"
    sheet.write_text(
        "Data;Działanie;Partner;Materiał\n23.11.2026;publikacja w internecie;miasto;artykul\n", "utf-8"
    )
    told = run("log", "import", str(sheet), "--yes", root=project.root)
    assert f"Artykuł odłożono: {ARTICLE}/1-2026-11-23.html" in told.stdout, told.stdout + told.stderr
