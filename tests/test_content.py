"""The real content, file by file: its rules of language that no schema can hold, and the one rule everywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pypdfium2 as pdfium
import pytest

from campaign.checks import Context
from campaign.content.loader import Loaded, load
from campaign.content.texts import REFERENCE, Text
from campaign.design.rendering import say
from campaign.model import FactKind, Status
from project import AS_OF, CONTENT, EDITIONS, METHODS, PRINTS, ROOT, Workspace, opened

METHOD_FILES = [f"content/methods/{slug}.yml" for slug in METHODS]
each_file = pytest.mark.parametrize("name", CONTENT)
each_method = pytest.mark.parametrize("name", METHOD_FILES)


@cache
def loaded() -> Loaded:
    return load(ROOT, AS_OF)


@cache
def texts(name: str) -> list[Text]:
    campaign = loaded().campaign
    assert campaign is not None
    return [text for path, text in Context(opened(ROOT)).texts() if path == name]


def voiced(name: str, *voices: str) -> Iterator[str]:
    return (text.value for text in texts(name) if text.voice in voices)


def test_the_six_methods_of_the_plan_are_published() -> None:
    campaign = loaded().campaign
    assert campaign is not None
    assert sorted(campaign.methods) == [
        "na-amerykanskiego-zolnierza", "na-kryptowalute", "na-paczke",
        "na-policjanta", "na-pracownika-banku", "na-wnuczka",
    ]  # fmt: skip
    assert all(method.status is Status.PUBLISHED for method in campaign.methods.values())


@each_file
def test_file_loads_without_a_remark(name: str) -> None:
    assert [problem for problem in loaded().problems if problem.path == name] == []
    assert texts(name) or name == "content/language.yml", "only the word lists hold no sentence"


@each_file
def test_file_is_tidy(name: str) -> None:
    raw = (ROOT / name).read_bytes()
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert b"\t" not in raw
    assert not re.search(rb" +\n", raw)
    assert not re.search(r"[a-z]\u0301|\u00a0|\u200b", raw.decode()), "composed letters, no invisible ones"
    assert b"schema=" in raw.splitlines()[0]


NUMBER = re.compile(
    r"(?<![\d.,–-])(?:\+48 ?)?(?:\d[ -]?){8,}\d(?!\d)|\b(?:997|998|999|112|8080|801|800) ?\d{0,3}\b"
)


@each_file
def test_telephone_numbers_stand_in_the_fact_base_only(name: str) -> None:
    for text in texts(name):
        if name != "content/facts.yml" and text.voice in ("advice", "document"):
            assert not NUMBER.search(REFERENCE.sub("", text.value)), text


@pytest.mark.parametrize(
    "text", ["828 828 828", "22 635-09-54", "pod 112.", "na 8080", "+48 600 100 200", "997"]
)
def test_the_number_test_itself_sees_numbers(text: str) -> None:
    assert NUMBER.search(text)


@pytest.mark.parametrize(
    "text", ["do 30", "2026 roku", "14 000 osób", "156 mln zł", "art. 286", "z 300 do 30"]
)
def test_the_number_test_lets_other_figures_pass(text: str) -> None:
    assert not NUMBER.search(text)


# given names a case or a quotation would be tempted to use; the campaign's own words are not among them
GIVEN = (
    "Adam|Agnieszk|Aleksand|Andrzej|Ann[aęąy]|Barbar|Bogdan|Danut|Dorot|Elżbiet|Ew[aęąy]|Grażyn|Grzegorz|Halin|Helen"
    "|Iren|Jadwig|Jan|Janin|Janusz|Jerz|Józef|Katarzyn|Kazimierz|Krystyn|Krzysztof|Leszek|Łukasz|Maciej|Małgorzat|Marci"
    "|Marek|Mari[aęąi]|Mariann|Mateusz|Michał|Monik|Paweł|Piotr|Rafał|Ryszard|Stanisław|Stefan|Teres|Tomasz|Wiesław"
    "|Władysław|Wojciech|Zbigniew|Zofi|Zygmunt"
)
PERSON = re.compile(
    rf"\b(?:{GIVEN})\w{{0,4}}\b|\b(?:pani|pan|pana|panem|paniom?)\s+[A-ZŁŚŻ]\w+|\b[A-Z]\. [A-ZŁŚŻ]\w+"
)


@each_file
def test_no_person_is_named(name: str) -> None:
    for value in voiced(name, "advice", "fraudster", "document", "keyword"):
        assert not PERSON.search(value), value


@pytest.mark.parametrize("text", ["Zofia K. straciła", "do Jana", "pani Kowalska", "A. Nowak", "z Krystyną"])
def test_the_person_test_itself_sees_people(text: str) -> None:
    assert PERSON.search(text)


BANNED = {
    "gendered second person": r"\b(?:odłożyłeś|odłożyłaś|powinieneś|powinnaś|dałeś|dałaś|zrobiłeś|zrobiłaś|byłeś|byłaś)\b",
    "gendered first person": r"\b(?!\w*syłam)\w{3,}(?:łem|łam)\b",
    "shaming": r"(?i)\b(?:naiwn\w+|łatwowiern\w+|głupi\w*|dał[ao]? się nabrać|nabrać się|bezmyśln\w+)\b",
    "promise of the money": r"(?i)\b(?:odzyskają Państwo|bank zwróci|na pewno (?:odzysk|zwróc)|gwarant\w+ zwrot)",
    "accent as a sign": r"(?i)\b(?:akcent\w*|wschodni\w* akcent|cudzoziem\w+|obcokrajow\w+|Ukrai\w+|Romów|cygan\w+)\b",
    "old address of readers": r"(?i)\b(?:staruszk\w+|emeryc\w+|starcy|babcin\w+)\b",
    "call on hold": r"(?i)nie (?:odkładając|rozłączając)",
}


@each_file
@pytest.mark.parametrize("rule", BANNED)
def test_tone_of_advice(name: str, rule: str) -> None:
    for value in voiced(name, "advice"):
        own = re.sub(r"„[^”]*”", "", value)
        assert not re.search(BANNED[rule], own), (rule, value)


@each_method
def test_actions_are_first_person_sentences(name: str) -> None:
    method = loaded().campaign.methods[name.split("/")[-1][:-4]]  # type: ignore[union-attr]
    for step in method.actions:
        verbs = re.findall(r"\b\w+(?:am|em|ę|uję)\b", step.do)
        assert verbs, f"no verb in the first person: {step.do}"
        assert step.do.endswith((".", "?")), step.do


@each_method
def test_search_words_sources_and_dates(name: str) -> None:
    method = loaded().campaign.methods[name.split("/")[-1][:-4]]  # type: ignore[union-attr]
    assert len(method.search) == len(set(method.search))
    assert method.reviewed_on <= AS_OF < method.review_by
    assert method.sources
    for quiz in method.quiz:
        assert quiz.situation.endswith("Co robię?")
        assert len(set(quiz.options)) == len(quiz.options)
        assert not {option.casefold().strip(".") for option in quiz.options} & {
            "tak",
            "nie",
            "prawda",
            "fałsz",
        }


@each_method
def test_easy_sentences_are_very_short(name: str) -> None:
    method = loaded().campaign.methods[name.split("/")[-1][:-4]]  # type: ignore[union-attr]
    assert max(len(sentence.split()) for sentence in method.easy) <= 9


def test_facts_have_a_source_page_older_than_the_edition() -> None:
    campaign = loaded().campaign
    assert campaign is not None
    for slug, source in campaign.base.sources.items():
        assert source.seen_on == "bez daty" or source.seen_on < campaign.core.edition.date.isoformat(), slug
    for fact in campaign.facts.values():
        assert (fact.year is not None) == (fact.kind is FactKind.STATISTIC)


def test_local_contacts_are_blank_until_verified_and_nothing_is_approved_by_us() -> None:
    for publisher in loaded().campaign.publishers.values():  # type: ignore[union-attr]
        assert not publisher.approved
        assert publisher.address is None
        assert all(contact.value is None for contact in publisher.contacts)


def test_the_plan_is_closed_and_whole() -> None:
    plan = loaded().campaign.plans["2024-2"]  # type: ignore[union-attr]
    assert plan.closed
    assert (plan.indicator.target, len(plan.actions), len(plan.partners)) == (80, 5, 5)


PLAN_FIGURES = ("14 000", "109 oszustw", "59 czynów", "co najmniej 80")


def test_the_plan_and_statistics_are_on_no_page(built: Workspace) -> None:
    for edition in EDITIONS:
        for path in built.pages(edition).values():
            text = path.read_text(encoding="utf-8").replace("\u00a0", " ")
            assert not [figure for figure in PLAN_FIGURES if figure in text]


# The one rule: stored once, the same everywhere


def rule() -> str:
    return str(loaded().campaign.core.rule.sentence)  # type: ignore[union-attr]


def test_the_rule() -> None:
    assert rule() == "Przerywam i pytam kogoś, komu ufam."


@pytest.mark.parametrize("slug", METHODS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_rule_stands_on_every_method_page(built: Workspace, edition: str, slug: str) -> None:
    source = built.pages(edition)[f"metody/{slug}.html"].read_text(encoding="utf-8")
    assert rules_in(source) == [rule()]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_rule_is_the_start_pages_heading(built: Workspace, edition: str) -> None:
    source = built.pages(edition)["index.html"].read_text(encoding="utf-8")
    assert rules_in(source) == [rule()]


def rules_in(source: str) -> list[str]:
    banners = re.findall(r'class="words">(.*?)</(?:h1|p)>', source, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", found).replace("\u00a0", " ").split()) for found in banners]


@pytest.mark.parametrize("name", PRINTS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_the_rule_stands_on_every_front(built: Workspace, edition: str, name: str) -> None:
    with pdfium.PdfDocument(built.prints(edition)[name]) as document:
        text = document[0].get_textpage().get_text_range().replace("\u00a0", " ")
    assert rule() in " ".join(text.split())


def test_the_rule_is_written_in_one_place_only() -> None:
    lines = ("Przerywam i pytam kogoś", "- i pytam kogoś")
    places: list[Any] = []
    for folder in ("content", "docs", "leaflets", "scripts"):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in (".yml", ".md", ".html", ".css", ".py"):
                text = path.read_text(encoding="utf-8")
                places += [path.relative_to(ROOT).as_posix() for line in lines if line in text]
    assert set(places) == {"content/campaign.yml"}


def test_a_changed_rule_changes_everywhere(project: Workspace) -> None:
    project.replace("content/campaign.yml", "    - komu ufam.", "    - kogo znam.")
    project.build(edition="um-krasnik")
    for path in project.pages("um-krasnik").values():
        for found in rules_in(path.read_text(encoding="utf-8")):
            assert found == "Przerywam i pytam kogoś, kogo znam."
    for path in project.prints("um-krasnik").values():
        with pdfium.PdfDocument(path) as document:
            front = " ".join(document[0].get_textpage().get_text_range().replace("\u00a0", " ").split())
        assert "Przerywam i pytam kogoś, kogo znam." in front


def test_only_the_whole_number_is_bold() -> None:
    facts = load(ROOT, AS_OF).campaign.facts  # type: ignore[union-attr]
    said = say("Kwota 1120 zł i 828 112 112. Dzwonię pod {fact:tel-112}.", facts)
    assert said.count("<b") == 1
    assert said.endswith('pod\xa0<b class="nr">112</b>.')
