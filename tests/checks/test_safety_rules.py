"""Rules about what may be printed and asked: each is seen to fail, and the sample is clean."""

from __future__ import annotations

from types import ModuleType

import pytest

from campaign.checks import card_number, print_rule, quiz_answers, references
from content_copy import ContentCopy

CARELESS: list[tuple[ModuleType, str, str, str, str]] = [
    (print_rule, "methods/na-krewnego.yml", "sources: [gru25, ppl26]", "sources: [int]", "int P"),
    (print_rule, "facts.yml", "url: \"https://www.nask.pl/", "url: \"https://www.fakt.pl/", "tabloid"),
    (card_number, "campaign.yml", "bank_line: telefon do mojego banku", "bank_line: numer z karty", "odwrocie"),
    (references, "methods/na-przesylke.yml", "losses: [karta,", "losses: [kartka,", "strata „kartka”"),
    (references, "campaign.yml", "steps: [przerwij, umowa,", "steps: [przerwij, umowy,", "krok „umowy”"),
    (references, "campaign.yml", "    dial: sms-8080", "    dial: sms-8081", "fakt „sms-8081”"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "name", "old", "new", "says"), CARELESS)
def test_a_careless_author_is_told(
    content: ContentCopy, rule: ModuleType, name: str, old: str, new: str, says: str
) -> None:
    path = content.root / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = list(rule.check(content.context()))
    assert [p.path for p in found] == [f"content/{name}"]
    assert says in found[0].message
    assert " – " in found[0].message


@pytest.mark.parametrize("rule", [print_rule, card_number, quiz_answers, references])
def test_the_sample_is_clean(content: ContentCopy, rule: ModuleType) -> None:
    assert not list(rule.check(content.context()))


def test_a_right_answer_does_not_stay_at_one_place(content: ContentCopy) -> None:
    for path in sorted((content.root / "content/methods").glob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for number in "23":
            text = text.replace(f"    answer: {number}\n", "    answer: 1\n")
        path.write_text(text, encoding="utf-8")
    assert any("z rzędu na miejscu 1" in p.message for p in quiz_answers.check(content.context()))


def test_a_right_answer_is_not_always_the_longest(content: ContentCopy) -> None:
    for method in content.context().campaign.shown:
        path = content.root / f"content/methods/{method.slug}.yml"
        text = path.read_text(encoding="utf-8")
        for quiz in method.quiz:
            right = quiz.options[quiz.answer - 1]
            text = text.replace(f"      - {right}\n", f"      - {right} {'Tak robię. ' * 5}\n")
        path.write_text(text, encoding="utf-8")
    assert any("jest najdłuższa w" in p.message for p in quiz_answers.check(content.context()))
