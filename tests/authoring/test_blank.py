"""`campaign new` writes files that load, say what is missing, and turn valid when filled in."""

from __future__ import annotations

import re

import pytest

from campaign import checks
from campaign.authoring import blank
from campaign.kits import partners
from campaign.problems import CampaignError, Level
from content_copy import DAY, ContentCopy

KINDS = [
    ("method", "methods/na-probe.yml"),
    ("publisher", "publishers/probny.yml"),
    ("plan", "plans/proba.yml"),
    ("partner", "partners/biblioteka.yml"),
]


@pytest.mark.parametrize(("kind", "name"), KINDS)
def test_new_file_loads_and_every_blank_is_reported(content: ContentCopy, kind: str, name: str) -> None:
    path = blank.write(content.root, kind, name.split("/")[1].removesuffix(".yml"), DAY)
    assert path == content.root / "content" / name
    found = [p for p in checks.run(content.context()) if p.path == f"content/{name}"]
    assert len(found) == blank.places(path) > 3
    assert all("czeka na treść" in p.message for p in found)
    assert {p.level for p in found} == {Level.WARNING if kind == "method" else Level.ERROR}


@pytest.mark.parametrize(("kind", "name"), KINDS[:-1])  # a kit's options exclude each other
def test_optional_fields_may_be_switched_on(content: ContentCopy, kind: str, name: str) -> None:
    path = blank.write(content.root, kind, name.split("/")[1].removesuffix(".yml"), DAY)
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    lines = [line for line in body.split("\n") if line.strip()]
    switched = [_switch_on(line) for line in lines]
    path.write_text("\n".join([head, *(line for line in switched if line)]) + "\n", encoding="utf-8")
    content.context()


def test_a_filled_partner_is_a_kit(content: ContentCopy) -> None:
    """Every place filled in, some options switched on: no finding, and all files of a kit."""
    path = blank.write(content.root, "partner", "biblioteka", DAY)
    text = path.read_text(encoding="utf-8")
    for old, new in (
        ("publisher: uzupelnij", "publisher: um-zalesie"),
        ("  uzupelnij:\n", "  ogloszenie:\n"),
        ("    - UZUPEŁNIJ\n# Kartki", "    - Prosimy o wywieszenie kartki.\n# Kartki"),
        ("      - UZUPEŁNIJ\n    # Pytania", "      - Dzwoni ktoś obcy? {rule}\n    # Pytania"),
        ("    # large: false", "    large: true"),
        ("# name_lines:\n#   - UZUPEŁNIJ", "name_lines: [Biblioteka, dla czytelników]"),
        ("# prints:\n#   - uzupelnij", "prints: [common]"),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(re.sub(r"(?m)^( *\w+): UZUPEŁNIJ$", r"\1: Biblioteka", text), encoding="utf-8")
    context = content.context()
    assert [p for p in checks.run(context) if p.path.endswith("biblioteka.yml")] == []
    made = {out.path for out in partners.plan(context.project)}
    assert {f"partnerzy/biblioteka/biblioteka-{name}" for name in ("mail.txt", "teksty.docx")} < made
    assert "partnerzy/biblioteka/biblioteka-ulotka-wspolna.pdf" in made


def test_every_field_of_a_partner_is_explained() -> None:
    lines = blank.blank("partner", DAY).splitlines()
    for number, line in enumerate(lines):
        named = re.match(r" *(?:# )?([a-z_]+):(?: |$)", line)
        deeper = re.match(r" *# {3,}| *- ", line)
        if named and not deeper and number > 6 and named[1] != "uzupelnij":
            assert lines[number - 1].lstrip().startswith("# "), line


def _switch_on(line: str) -> str:
    """A commented field without its mark; explanations are dropped, approvals stay off."""
    indent, mark, rest = line.partition("# ")
    if not mark or indent.strip() or line.lstrip().startswith("- "):
        return line
    named = re.match(r" *(?:- )?([a-z_]+):", rest)
    item = re.match(r" *- \S+$", rest)
    skipped = named and named[1].startswith(("approved", "verified", "logo"))
    return indent + rest if (named or item) and not skipped else ""


def test_never_overwrites(content: ContentCopy) -> None:
    with pytest.raises(CampaignError, match="już istnieje"):
        blank.write(content.root, "method", "na-krewnego", DAY)
    assert "UZUPEŁNIJ" not in (content.root / "content/methods/na-krewnego.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("slug", ["Na Wnuczka", "na_krewnego", "ńa", "../na-zewnatrz", ""])
def test_refuses_bad_names(content: ContentCopy, slug: str) -> None:
    with pytest.raises(CampaignError, match="zła nazwa pliku"):
        blank.write(content.root, "method", slug, DAY)


def test_every_required_field_is_explained() -> None:
    text = blank.blank("method", DAY)
    assert "# Sygnały ostrzegawcze" in text
    assert text.startswith("# yaml-language-server: $schema=../schema/method.json\n")
