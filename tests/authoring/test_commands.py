"""The authors' commands from the keyboard: what they print, what they write, what they refuse."""

from __future__ import annotations

import pytest
from click.testing import CliRunner, Result

from campaign.commands.cli import campaign
from content_copy import ContentCopy


def run(content: ContentCopy, *arguments: str) -> Result:
    return CliRunner().invoke(campaign, ["--root", str(content.root), *arguments])


def refused(result: Result) -> str:
    assert result.exit_code == 1
    return result.stderr


def test_new(content: ContentCopy) -> None:
    result = run(content, "new", "method", "na-probe")
    assert result.exit_code == 0
    assert "Miejsca do uzupełnienia: 35." in result.output
    assert (content.root / "content/methods/na-probe.yml").is_file()
    assert "już istnieje" in refused(run(content, "new", "method", "na-probe"))


def test_review(content: ContentCopy) -> None:
    assert "W ciągu 5 dni nie trzeba" in run(content, "review", "--days", "5", "--as-of", "2026-11-23").output
    assert "telefon-zaufania" in run(content, "review", "--as-of", "2026-12-15").output
    assert "--seen" in refused(run(content, "review", "--done", "pesel"))
    done = ("--done", "pesel", "--seen", "2027-01-10", "--by", "dzielnicowy")
    assert "Następny termin: 11.07.2027." in run(content, "review", *done).output


def test_wrong_date_is_one_polish_sentence(content: ContentCopy) -> None:
    result = run(content, "review", "--as-of", "1 grudnia")
    assert result.exit_code == 2
    assert "nie jest datą – wpisz rrrr-mm-dd" in result.output


def test_claims(content: ContentCopy) -> None:
    result = run(content, "claims")
    assert result.exit_code == 0
    made = {path.name for path in (content.root / "dist/akceptacja").iterdir()}
    assert made == {"twierdzenia.pdf", "twierdzenia.docx", "proba-z-czytelnikami.pdf"}


def test_commands_refuse_broken_content_with_every_problem(content: ContentCopy) -> None:
    content.replace("facts.yml", 'value: "8080"', "value: 08080")
    problem, last = refused(run(content, "claims")).splitlines()
    assert problem.startswith("content/facts.yml:")
    assert last == "Błędów: 1. Nic nie zostało zapisane."


@pytest.mark.parametrize("name", ["new", "preview", "review", "claims", "changes"])
def test_help_is_polish(content: ContentCopy, name: str) -> None:
    result = run(content, name, "--help")
    assert result.exit_code == 0
    assert not any(word in result.output for word in ("INTEGER", "PATH", "TEXT", "DIRECTORY"))
