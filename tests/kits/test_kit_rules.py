"""Reading times, SMS lengths, and the rules for kits and calendars, each seen to fail."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from campaign import checks
from campaign.checks import boosters
from campaign.language.sms import septets, without_polish
from campaign.language.speech import digits, fits, seconds, spelled
from campaign.problems import Level
from content_copy import ContentCopy
from running_plan import REMINDERS, with_calendar

PARISH = "content/partners/parafia.yml"
FIRST = "Oszuści dzwonią do starszych osób. Udają wnuczka, policjanta albo bank. Chcą pieniędzy."


@pytest.fixture
def content(tmp_path: Path) -> ContentCopy:
    return ContentCopy(tmp_path)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Odkładam słuchawkę.", 6 / 4.4),
        ("Odkładam słuchawkę. Wolno mi.", 9 / 4.4 + 0.60),
        ("Proszę, nie klikam.", 5 / 4.4 + 0.25),
        ("Zasada: przerywam – i pytam.", 9 / 4.4 + 0.50),
        ("Dzwoni SMS.\nWolno.", (2 + 3 + 2) / 4.4 + 0.60),
    ],
)
def test_reading_time_counts_syllables_and_pauses(text: str, time: float) -> None:
    assert seconds(text) == pytest.approx(time)


def test_a_text_may_fill_97_percent_of_its_slot() -> None:
    text = "Odkładam słuchawkę. " * 10
    took = seconds(text)
    assert fits(text, took / 0.97 + 0.01)
    assert not fits(text, took / 0.97 - 0.01)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Liczę do 30.", "Liczę do trzydziestu."),
        ("Od 17 do 20.", "Od siedemnastu do dwudziestu."),
        ("około 45 osób", "około czterdziestu pięciu osób"),
        ("Dzwonię do 828 828 828", "Dzwonię do 828 828 828"),
        ("pod 112", "pod 112"),
    ],
)
def test_small_numbers_are_spelled_in_the_right_case(text: str, said: str) -> None:
    assert spelled(text) == said
    assert digits("do trzydziestu, pod 112") == ["112"]


def test_sms_alphabet() -> None:
    assert without_polish("Odkładam „słuchawkę” – żółć…") == 'Odkladam "sluchawke" - zolc.'
    assert septets("abc[]") == 7
    with pytest.raises(ValueError, match="ą"):
        septets("są")


@pytest.mark.parametrize(
    ("old", "new", "field", "message"),
    [
        (FIRST, "Dzwonię pod 997 i już. {rule}", "", "poza bazą"),
        ("Chcą pieniędzy.\n", "Chcą 5 kopert.\n", "", "„5” w tekście do czytania na głos"),
        ("seconds: 30", "seconds: 20", "", "czytanie trwa 23,4 s, a mieści się 19,4 s"),
        (
            '{rule}"\n      - Proszę powtórzyć',
            '{ruel}"\n      - Proszę powtórzyć',
            "",
            "nie wiem, co wstawić za {ruel}",
        ),
        ("jedną zasadę. {rule}", "jedną zasadę. Jaką?", "", "nie ma zasady"),
        ("publisher: kpp-zalesie", "publisher: kpp-lublin", "", "nie ma wydawcy „kpp-lublin”"),
        (FIRST, "Naiwni tracą pieniądze. {rule}", "", "zawstydza"),
        (FIRST, "Bank zwróci pieniądze. {rule}", "", "odzyskania"),
    ],
)
def test_careless_texts_are_found_in_the_parish_kit(
    old: str, new: str, field: str, message: str, content: ContentCopy
) -> None:
    path = content.root / PARISH
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = [str(problem) for problem in checks.run(content.context()) if problem.path == PARISH]
    assert any(message in problem for problem in found), found


@pytest.mark.parametrize(
    ("new", "message"),
    [("Bardzo " * 12 + "proszę", "granica 160"), ("Zasada ★ i", "znaki spoza alfabetu SMS: ★")],
)
def test_sms_that_is_too_long_or_strange(new: str, message: str, content: ContentCopy) -> None:
    path = content.root / "content/partners/soltys-doly.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("Proszę przekazać", f"{new} przekazać", 1), encoding="utf-8"
    )
    found = [str(problem) for problem in checks.run(content.context())]
    assert any("soltys-doly.yml" in problem and message in problem for problem in found), found


def test_a_long_cut_of_a_method_only_warns(content: ContentCopy) -> None:
    content.replace(
        "methods/na-krewnego.yml", "Prosi o duże pieniądze.", "Prosi o bardzo duże pieniądze. " * 12
    )
    found = [p for p in checks.run(content.context()) if "tekst dla radia" in p.message]
    assert [(p.path, p.level) for p in found] == [("content/methods/na-krewnego.yml", Level.WARNING)]


@pytest.mark.parametrize(
    ("number", "change", "message"),
    [
        (0, {"partner": "listonosz"}, "nie jest partnerem planu"),
        (1, {"piece": "psalm"}, "nie ma kartki „psalm”"),
        (2, {"day": "2027-08-01"}, "wypada poza planem"),
        (1, {"form": "paper"}, "nie ma powtórki w innej formie"),
    ],
)
def test_mistakes_in_a_calendar(
    number: int, change: dict[str, str], message: str, content: ContentCopy
) -> None:
    reminders = [old | change if i == number else old for i, old in enumerate(REMINDERS)]
    _write(content, "2027-1.yml", reminders)
    found = [problem.message for problem in boosters.check(content.context())]
    assert any(message in text for text in found), found


def test_a_good_calendar_is_silent(content: ContentCopy) -> None:
    _write(content, "2027-1.yml", REMINDERS)
    assert list(boosters.check(content.context())) == []


def _write(content: ContentCopy, name: str, reminders: list[dict[str, str]]) -> None:
    campaign = with_calendar(content.context().campaign, boosters=reminders)
    data = campaign.plans["2027-1"].model_dump(mode="python", exclude={"slug"}, exclude_none=True)
    plain = yaml.safe_load(yaml.safe_dump(_plain(data), allow_unicode=True))
    path = content.root / "content/plans" / name
    path.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _plain(value: object) -> object:
    """Enumerations as their values; dates stay dates."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return getattr(value, "value", value)
