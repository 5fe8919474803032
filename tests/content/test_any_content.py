"""The campaign's own content: only what must hold of any content, whatever its sentences and methods."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
import yaml

from campaign import build
from campaign.content.loader import Loaded, load
from campaign.content.texts import REFERENCE, Text
from campaign.model.facts import FactKind
from campaign.problems import Level
from project import AS_OF, ROOT, opened

CONTENT = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "content").rglob("*.yml"))
METHOD_FILES = [name for name in CONTENT if name.startswith("content/methods/")]
each_file = pytest.mark.parametrize("name", CONTENT)
each_method = pytest.mark.parametrize("name", METHOD_FILES)


@cache
def loaded() -> Loaded:
    return load(ROOT, AS_OF)


@cache
def texts(name: str) -> list[Text]:
    campaign = loaded().campaign
    assert campaign is not None
    return [text for path, text in opened(ROOT).texts if path == name]


def voiced(name: str, *voices: str) -> Iterator[str]:
    return (text.value for text in texts(name) if text.voice in voices)


def test_it_has_no_mistake_and_makes_pages_and_prints_of_every_method() -> None:
    project = opened(ROOT)
    found = build.examine(project)
    assert not [problem for problem in found.problems if problem.level is Level.ERROR]
    planned = {path for item in build.planned(project, build.Order(), found.pages) for path in item.paths}
    assert project.campaign.shown
    for edition in project.campaign.publishers:
        assert all(
            any(path.startswith(f"{part}{edition}/") for path in planned) for part in ("", "leaflets/")
        )
        for method in project.campaign.shown:
            about = [path for path in planned if method.slug in path and edition in path]
            assert any(path.endswith(".md") for path in about), (edition, method.slug)
            assert any(path.endswith(".pdf") for path in about), (edition, method.slug)


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
    "gendered first person": r"\b(?!\w*(?:sy|dzia|wo)łam)\w{3,}(?:łem|łam)\b",
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


def test_every_partner_of_an_open_plan_has_a_kit() -> None:
    campaign = opened(ROOT).campaign
    open_plans = [plan for plan in campaign.plans.values() if not plan.closed]
    assert {partner.id for plan in open_plans for partner in plan.partners} <= set(campaign.partners)


def test_the_rule_is_written_in_one_place_only() -> None:
    first, second, *_ = opened(ROOT).campaign.core.rule.lines
    wanted = (f"{first} {second}", f"- {second.rstrip(',')}")
    places = [
        path.relative_to(ROOT).as_posix()
        for folder in ("content", "docs", "leaflets", "scripts")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in (".yml", ".md", ".html", ".css", ".py")
        if any(line in path.read_text(encoding="utf-8") for line in wanted)
    ]
    assert set(places) == {"content/campaign.yml"}


def test_it_is_read_the_same_where_the_fast_reader_of_yaml_is_missing() -> None:
    for name in CONTENT:
        raw = (ROOT / name).read_bytes()
        fast = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        assert yaml.load(raw, yaml.SafeLoader) == yaml.load(raw, fast), name
