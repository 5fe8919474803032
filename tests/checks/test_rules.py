"""Each rule is seen to fail at the right line on spoiled content, and to be silent on the real one."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from campaign import checks
from campaign.checks import (
    RULES,
    Context,
    addresses,
    change_dates,
    contradictions,
    easy,
    expiry,
    known_words,
    method_count,
    plain_language,
    plans,
    provenance,
    unfinished,
    wording,
)
from campaign.checks.context import Rule
from campaign.design.marks import DISCS
from campaign.language.spelling import missing_tools
from campaign.model.channel import Channel
from campaign.problems import Level, Problem
from content_copy import DAY, ContentCopy

RELATIVE = "methods/na-krewnego.yml"
NEW_PLAN = "plans/2026-2.yml"
ANSWER = "Dzwonię na stary numer dziecka."
POLITE = "Wolno mi. To nie jest niegrzeczne."

# rule, file, words of the real content, what a careless author makes of them, what the finding says
SPOILED: list[tuple[Rule, str, str, str, str]] = [
    (plans.check, NEW_PLAN, "target: 40", "target: 0", "cel wynosi 0"),
    (plans.check, NEW_PLAN, "[Zalesie, Doły]", "[Zalesie, Zalesie]", "dwa razy"),
    (plans.check, NEW_PLAN, "[Zalesie, Doły]", '["Doły, ul. Długa 5"]', "adres"),
    (wording.PASSIVE, RELATIVE, ANSWER, "Sprawa zostaje zgłoszona.", "strona bierna"),
    (wording.CLERICAL, RELATIVE, ANSWER, "Niezwłocznie dzwonię.", "od razu"),
    (wording.ABBREVIATIONS, RELATIVE, ANSWER, "Dzwonię np. do syna.", "na przykład"),
    (wording.ABBREVIATIONS, RELATIVE, ANSWER, "Dzwonię do CBA.", "pełną nazwę"),
    (wording.TYPOGRAPHY, RELATIVE, ANSWER, "Dzwonię - na stary numer.", "kreska"),
    (wording.TYPOGRAPHY, RELATIVE, "Zgadnij, kto mówi?", "Zgadnij , kto mówi?", "spacja przed znakiem"),
    (wording.MISSPELT, RELATIVE, ANSWER, "Narazie nie dzwonię.", "na razie"),
    (wording.TONE, RELATIVE, POLITE, "Naiwni nie odkładają.", "zawstydza"),
    (wording.TONE, RELATIVE, POLITE, "Powinieneś odłożyć.", "jednej płci"),
    (wording.TONE, RELATIVE, POLITE, "Oszust mówi z obcym akcentem.", "narodowość"),
    (wording.TONE, RELATIVE, POLITE, "Bank zwróci pieniądze.", "odzyskania"),
    (wording.TONE, RELATIVE, POLITE, "Podczas rozmowy dzwonię do syna.", "w trakcie"),
    (easy.check, RELATIVE, "  - Ktoś płacze.", "  - Ktoś płacze. Prosi.", "dwa zdania"),
    (easy.check, RELATIVE, "  - Ktoś płacze.", "  - Chce 5000 złotych.", "dużo"),
    (provenance.check, RELATIVE, ANSWER, "Dzwonię pod 112.", "{fact:tel-112}"),
    (provenance.check, RELATIVE, ANSWER, "Dzwonię pod 600 123 456.", "numer telefonu"),
    (provenance.check, RELATIVE, ANSWER, "Dzwonię pod 19 115.", "„19 115”"),
    (provenance.check, RELATIVE, ANSWER, "Dzwonię na 0 800 12 12 12.", "„0 800 12 12 12”"),
    (provenance.check, RELATIVE, ANSWER, "Dzwonię pod numer 116 123.", "„116 123”"),
    (provenance.check, RELATIVE, POLITE, "Odbiera policja, 997 to ona.", "„997” to numer telefonu"),
    (provenance.check, RELATIVE, POLITE, "Czekam 48 godzin.", "termin"),
    (provenance.check, RELATIVE, POLITE, "Oszuści zabrali 5 milionów złotych.", "liczba"),
    (provenance.check, RELATIVE, POLITE, "Proszę czekać w ciągu trzech dni roboczych.", "termin"),
    (provenance.check, RELATIVE, POLITE, "Co piąta osoba traci.", "liczba"),
    (change_dates.check, "methods/na-inkasenta.yml", "on: 2026-11-20", "on: 2026-11-24", "po sprawdzeniu z 23.11.2026"),
    (contradictions.check, "facts.yml", "label: Zastrzeganie kart", "label: Numer alarmowy", "przeczą"),
    (contradictions.check, "facts.yml", "sources: [dz8080, dob2403]", "sources: [zbp21]", "stopień P"),
    (unfinished.check, RELATIVE, ANSWER, "UZUPEŁNIJ", "czeka na treść"),
]  # fmt: skip


WARNING = "  - To może być oszust."


@pytest.mark.parametrize(
    ("words", "careless"),
    [
        (WARNING, "  - To oszust."),
        (WARNING, f"{WARNING}\n{WARNING}"),
        ("  - Dzwoni telefon.", f"{WARNING}\n  - Tak."),
    ],
)
def test_short_sentences_are_parted_by_one_warning(content: ContentCopy, words: str, careless: str) -> None:
    content.replace(RELATIVE, words, careless)
    problem = next(easy.check(content.context()))
    assert (problem.path, problem.line) == ("content/methods/na-krewnego.yml", 88)
    assert "ma stać raz" in problem.message


@pytest.mark.parametrize(("rule", "name", "old", "new", "says"), SPOILED)
def test_rule_finds_its_fault(
    content: ContentCopy, rule: Rule, name: str, old: str, new: str, says: str
) -> None:
    line = content.replace(name, old, new)
    found = list(rule(content.context()))
    assert [p.path for p in found] == [f"content/{name}"]
    assert abs(found[0].line - line) <= (2 if rule is contradictions.check else 0)
    assert says in found[0].message
    assert " – " in found[0].message


def test_a_finding_points_into_a_folded_text(content: ContentCopy) -> None:
    content.replace(
        "campaign.yml", "Potem proszę wybrać numer na klawiaturze.", "Potem proszę dokonać wyboru."
    )
    (found,) = wording.CLERICAL(content.context())
    text = (content.root / found.path).read_text(encoding="utf-8").splitlines()
    assert text[found.line - 1][found.column - 1 :].startswith("dokonać")


def test_long_sentence_on_a_leaflet_and_a_hard_page(content: ContentCopy) -> None:
    long = "Gdy dzwoni ktoś obcy i prosi pilnie, to ja od razu odkładam słuchawkę i dzwonię do kogoś z domu."
    line = content.replace(RELATIVE, POLITE, long)
    (found,) = plain_language.check(content.context())
    assert (found.line, "19 słów, granica 18" in found.message) == (line, True)


def test_hard_words_all_over_a_leaflet(content: ContentCopy) -> None:
    heavy = "Bezpieczeństwo telekomunikacyjne społeczeństwa. " * 9
    content.replace(RELATIVE, POLITE, heavy.strip())
    messages = [p.message for p in plain_language.check(content.context())]
    assert any("teksty na ulotkę: FOG-PL" in message for message in messages)


@pytest.mark.parametrize("day", [date(2026, 12, 1), date(2026, 12, 31)])
def test_a_near_review_date_warns(content: ContentCopy, day: date) -> None:
    found = [p for p in expiry.check(content.context(day)) if "telefon-zaufania" in p.message]
    assert [p.level for p in found] == [Level.WARNING]


def test_a_passed_review_date_stops_publishing_only(content: ContentCopy) -> None:
    day = date(2027, 1, 1)
    (build,) = expiry.check(content.context(day))
    (publish,) = expiry.check(content.context(day, publish=True))
    assert (build.level, publish.level) == (Level.WARNING, Level.ERROR)


def test_numbers_are_free_where_they_are_invented_or_sourced(content: ContentCopy) -> None:
    content.replace(
        RELATIVE, "Dzwoni ktoś i mówi z płaczem", "„Daj 5 tysięcy złotych” mówi i 3 godziny później"
    )
    assert not list(provenance.check(content.context()))


def test_small_numbers_of_a_story_are_free(content: ContentCopy) -> None:
    content.replace(
        RELATIVE, POLITE, "Po dwóch dniach dzwonią dwie osoby. Mam 80 lat, mieszkanie nr 14, rok 2026."
    )
    assert not list(provenance.check(content.context()))


def test_draft_is_forgiven(content: ContentCopy) -> None:
    content.replace(RELATIVE, POLITE, "Naiwni nie odkładają.")
    content.replace(RELATIVE, "status: published", "status: draft")
    found = [p for p in checks.run(content.context()) if "zawstydza" in p.message]
    assert [p.level for p in found] == [Level.WARNING]


def need_spelling_tools() -> None:
    if missing := missing_tools():
        assert os.environ.get("CI") != "true", f"missing in CI: {missing}"
        pytest.skip(f"brakuje: {missing}")


@pytest.mark.spelling
def test_unknown_word_at_its_place(content: ContentCopy) -> None:
    need_spelling_tools()
    line = content.replace(RELATIVE, ANSWER, "Dzwonię na strary numer dziecka.")
    (found,) = known_words.check(content.context())
    assert (found.line, "„strary”" in found.message) == (line, True)


def test_missing_dictionaries_are_said_aloud(clean: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("campaign.language.spelling._hunspell_works", lambda: False)
    monkeypatch.setattr("campaign.language.spelling._morfeusz", lambda: None)
    (note,) = known_words.check(clean)
    assert note == Problem("content", 0, 0, note.message, Level.WARNING)
    assert "nie sprawdzono pisowni, bo brakuje: hunspell ze słownikiem hunspell-pl, morfeusz2" in note.message


@pytest.mark.spelling
@pytest.mark.parametrize(("tool", "without"), [("_hunspell_works", False), ("_morfeusz", None)])
def test_one_dictionary_alone_only_warns(
    content: ContentCopy, monkeypatch: pytest.MonkeyPatch, tool: str, without: object
) -> None:
    need_spelling_tools()
    line = content.replace(RELATIVE, ANSWER, "Dzwonię na strary numer dziecka.")
    monkeypatch.setattr(f"campaign.language.spelling.{tool}", lambda: without)
    found = {problem.line: problem for problem in known_words.check(content.context())}
    assert {problem.level for problem in found.values()} == {Level.WARNING}
    assert "„strary” (bez drugiego słownika: " in found[line].message


@pytest.mark.spelling
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__module__.rpartition(".")[2])
def test_real_content_is_clean(rule: Callable[[Context], list[Problem]], clean: Context) -> None:
    need_spelling_tools()
    found = list(rule(clean))
    if rule is method_count.check:  # more methods than common prints hold is the client's choice, said aloud
        found = [problem for problem in found if problem.level is not Level.WARNING]
    assert found == []


def test_the_day_of_these_tests_is_before_the_first_review(clean: Context) -> None:
    assert expiry.reviews(clean.campaign)[0].review_by > DAY


FAULTS = [
    ("aliases: [na wypadek, na dziecko,", "aliases: [na wypadek, na dziekco,", "nieznane"),
    ("  - Zgadnij, kto mówi?", "  - Zgadnij, kto dzwonii?", "dzwonii"),
    ("Prosi o duże pieniądze.", "Prosi o środki finansowe.", "pieniądze"),
    ("Nie mów nikomu. Zaraz ktoś po nie przyjdzie.", "Nie mów nikomu.Zaraz przyjdę.", "brak spacji"),
    ("  - Tajemnicy przed rodziną.", "  - Tajemnicy, tzn. milczenia.", "to znaczy"),
    ("Często dzwoni na telefon w domu.", "Pieniądze zostały zabrane.", "strona bierna"),
    ("sources: [int, tvns, ppl26]", "sources: [intt, tvns, ppl26]", "nie istnieje"),
    ("Czasem czeka, aż sami Państwo podadzą imię.", "Traci tak 40 procent osób.", "liczba"),
    ("Żąda bardzo dużo, potem się targuje.", "Żąda dużo , potem mniej.", "spacja przed"),
    ("Policja ostrzega, że komputer", "Odrazu słychać, że komputer", "od razu"),
    ("pośpiech i prośba o tajemnicę", "pośpiech, strach, krzyk oraz prośba o tajemnicę", "mieści się 7"),
    ("Po pieniądze ma przyjść ktoś obcy.", "Ktoś z akcentem.", "narodowość"),
    ("Policja nie bierze przez telefon", "Policja zwróci pieniądze, nie bierze", "odzyskania"),
    (POLITE, "Tylko głupi nie odkłada.", "zawstydza"),
    ("Wybieram stary, znany numer z", "Czekam 12 godzin i szukam", "termin"),
    ("Także osobie, która przyjdzie do drzwi.", "Dzwonię pod {fact:tel-112}.", "końca rozmowy"),
    ("losses: [gotowka, przelew,", "losses: [gotowka, przelww,", "nie istnieje"),
    ("  - Policji. Zgłosić warto także samą próbę.", "  - Policji, pod {fact:tel-113}.", "fakt"),
    ("  - Ktoś płacze.", "  - Ktoś płacze. Prosi.", "dwa zdania"),
    ("      - Odpisuję i pytam, co się stało.", "      - Odpisałem.", "jednej płci"),
]  # fmt: skip


@pytest.mark.spelling
def test_twenty_faults_in_one_file_are_twenty_findings(content: ContentCopy) -> None:
    need_spelling_tools()
    lines = [content.replace(RELATIVE, old, new) for old, new, _ in FAULTS]
    found = [p for p in checks.run(content.context()) if p.path == f"content/{RELATIVE}"]
    wanted = sorted(zip(lines, (says for _, _, says in FAULTS), strict=True))
    assert [p.line for p in found] == [line for line, _ in wanted]
    assert all(says in p.message for p, (_, says) in zip(found, wanted, strict=True))


def test_every_rule_module_is_registered() -> None:
    folder = Path(checks.__file__).parent
    modules = {path.stem for path in folder.glob("*.py")} - {
        "__init__",
        "context",
        "page_context",
        "prose",
        "waivers",
    }
    assert modules == {rule.__module__.rpartition(".")[2] for rule in (*RULES, *checks.PAGE_RULES)}


def test_a_rehearsal_is_not_the_fraudsters_stage(content: ContentCopy) -> None:
    campaign = content.context().campaign
    for method in campaign.shown:
        turns = campaign.rehearsal(method)
        assert len(turns) == 5
        assert turns[0].texts == (method.tile.quote,), "one sentence, and all that follows answers it"
        assert turns[-1].texts == (campaign.core.rule.sentence,), "every path ends in the rule"


def test_every_channel_has_its_own_sign_and_panel(content: ContentCopy) -> None:
    """A call has the campaign's own sign; nothing else falls back on another channel in silence."""
    assert set(DISCS) - {"code"} == {channel.value for channel in Channel} - {"phone"}
    panels = content.context().campaign.core.panels
    assert set(content.context().campaign.core.rehearsal.opening) == set(Channel)
    assert len({id(panels.of(channel)) for channel in Channel}) == len(Channel)


def test_a_printed_address_lives_on(content: ContentCopy) -> None:
    assert not list(addresses.check(content.context(publish=True)))
    line = content.replace(
        "campaign.yml", "  - metody/na-krewnego", "  - metody/na-babcie\n  - metody/na-krewnego"
    )
    (found,) = addresses.check(content.context())
    assert (found.path, found.line) == ("content/campaign.yml", line)
    assert "metody/na-babcie" in found.message
    assert "withdrawn" in found.message


def test_a_page_is_in_the_register_before_it_is_published(content: ContentCopy) -> None:
    content.replace("campaign.yml", "  - metody/na-krewnego\n", "")
    assert not list(addresses.check(content.context()))
    (found,) = addresses.check(content.context(publish=True))
    assert found.path == "content/methods/na-krewnego.yml"
    assert "metody/na-krewnego" in found.message


PASSIVE = "Sprawa zostaje zgłoszona."


@pytest.mark.parametrize(
    ("comment", "left"),
    [
        ("  # pomijam: tak mówi ustawa", []),
        ("  # pomijam:", ["nie mówi dlaczego", "strona bierna"]),
        ("", ["strona bierna"]),
    ],
)
def test_a_finding_about_style_is_waived_with_a_reason(
    content: ContentCopy, comment: str, left: list[str]
) -> None:
    content.replace(RELATIVE, POLITE, PASSIVE)
    path = content.root / "content" / RELATIVE
    text = path.read_text(encoding="utf-8")
    row = next(line for line in text.split("\n") if PASSIVE in line)
    path.write_text(text.replace(row, f"{row}{comment}"), encoding="utf-8")
    for publish in (False, True):
        told = [p.message for p in checks.run(content.context(publish=publish)) if p.path.endswith(RELATIVE)]
        for words in left:
            assert any(words in message for message in told), told
        assert len([one for one in told if "bierna" in one or "pomijam" in one]) == len(left), told


def test_a_waiver_waives_style_only_and_is_missed_by_nobody(content: ContentCopy) -> None:
    content.replace(RELATIVE, POLITE, "Czekam 48 godzin.  # pomijam: tak słyszałem")
    told = [problem.message for problem in checks.run(content.context())]
    assert any("termin" in message for message in told)
    assert any("niczego tu nie pomija" in message for message in told)


@pytest.mark.parametrize("draft", [False, True])
def test_an_area_has_one_plan_at_a_time(content: ContentCopy, draft: bool) -> None:
    file = content.root / "content" / NEW_PLAN
    text = file.read_text("utf-8").replace("closed: false", f"closed: false\ndraft: {str(draft).lower()}")
    file.with_name("2026-2-kopia.yml").write_text(text, "utf-8")
    found = [(p.path, p.line) for p in plans.check(content.context())]
    assert found == [("content/plans/2026-2-kopia.yml", 3)] * (not draft)
