"""Bad content is refused with one Polish line at the right place; all of it in one run; nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from campaign.content.loader import load, load_formats
from project import AS_OF, CONTENT, Workspace, run

RELATIVE = "content/methods/na-krewnego.yml"
KPP = "content/publishers/kpp-zalesie.yml"
CORE = "content/campaign.yml"
FACTS = "content/facts.yml"
PLAN = "content/plans/2024-2.yml"

# file, text replaced, replacement, what of the replacement is at fault, words of the sentence
REFUSED = {
    "unknown key": (RELATIVE, "order: 10", "ordre: 10", "ordre", "nieznane pole „ordre” – czy chodziło o „order”?"),
    "unknown nested key": (RELATIVE, "  quote:", "  qoute:", "qoute", "czy chodziło o „quote”?"),
    "unknown key far from any": (RELATIVE, "order: 10", "zzz: 10", "zzz", "nieznane pole „zzz” – dozwolone: "),
    "unknown key in a list": (RELATIVE, "    why: Wolno mi.", "    whi: Wolno mi.", "whi", "czy chodziło o „why”?"),
    "unknown key in a fact": (FACTS, "    label: Numer", "    lable: Numer", "lable", "czy chodziło o „label”?"),
    "missing key": (RELATIVE, "name: Na krewnego\norder", "order", "order", "brak pola „name” – dopisz je"),
    "missing nested key": (RELATIVE, "tile:\n  quote: ", "tile:\n  x: ", "tile", "brak pola „quote”"),
    "missing key in a list": (KPP, "{label: Dzielnicowy, kind: phone}", "{label: Dzielnicowy}", "{", "brak pola „kind”"),
    "duplicate key": (RELATIVE, "order: 10", "name: Drugi", "name", "pole „name” jest już w wierszu 2"),
    "slug given": (RELATIVE, "order: 10", "slug: inny", "slug", "pole „slug” – usuń je"),
    "text for list": (RELATIVE, "starts: [phone, sms]", "starts: phone", "phone", "ma być lista"),
    "list for text": (RELATIVE, "truth: Policja", "truth: [a, b] #", "[", "jest lista, a ma być jeden tekst"),
    "number for text": (RELATIVE, "name: Na krewnego", "name: 7", "7", 'ujmij w cudzysłów: "7"'),
    "text for number": (RELATIVE, "order: 10", "order: dziesięć", "dziesięć", "nie jest liczbą całkowitą"),
    "true for number": (RELATIVE, "order: 10", "order: true", "true", "nie jest liczbą całkowitą"),
    "quoted number": (RELATIVE, "order: 10", 'order: "10"', '"', "bez cudzysłowu"),
    "number for true": (KPP, "{confirmed: false}", "{confirmed: 1}", "1", "wpisz true (tak) albo false (nie)"),
    "text for fields": (RELATIVE, "aftermath:\n", "aftermath: brak\nx:\n", "brak", "tu mają być pola"),
    "list for fields": (CORE, "edition:\n  number: 1\n", "edition: [1]\nx:\n", "[", "tu mają być pola"),
    "empty field": (RELATIVE, "situation: Dzwoni ktoś z rodziny", "situation:", None, "puste pole – wpisz tekst"),
    "blank text": (RELATIVE, "situation: Dzwoni ktoś z rodziny", 'situation: "  "', '"', "tekst jest pusty"),
    "leading zero": (FACTS, 'value: "112"', "value: 0112", "0112", 'cudzysłów: "0112"'),
    "time": (FACTS, 'value: "112"', "value: 12:30", "12:30", 'cudzysłów: "12:30"'),
    "word that is a truth value": (FACTS, 'value: "112"', "value: No", "No", "prawdę albo fałsz"),
    "colon in a list item": (RELATIVE, "  - Zgadnij, kto mówi?", "  - Oszust mówi: zgadnij", "Oszust", "w cudzysłów"),
    "two colons in a list item": (RELATIVE, "  - Zgadnij, kto mówi?", "  - A: b: c", ": c", "dwukropek w środku"),
    "tab": (RELATIVE, "  - Zgadnij", "\t- Zgadnij", "\t", "tabulator – użyj spacji"),
    "broken YAML": (RELATIVE, "order: 10", "order: [10", None, "nawias"),
    "unclosed quotation": (RELATIVE, "truth: Policja", 'truth: "Policja', '"', "niedomknięty cudzysłów"),
    "alias": (RELATIVE, "truth: Policja", "truth: *policja #", "*", "odsyłaczem YAML"),
    "NUL": (RELATIVE, "truth: Policja", "truth: Poli\x00cja", "\x00", "niewidoczny znak (U+0000)"),
    "date that is none": (RELATIVE, "review_by: 2027-05-31", "review_by: 2027-02-30", "2027-02-30", "nie jest datą"),
    "date the other way round": (RELATIVE, "review_by: 2027-05-31", "review_by: 31.05.2027", "31", "nie jest datą"),
    "date as a number": (RELATIVE, "review_by: 2027-05-31", "review_by: 86400", "86400", "nie jest datą"),
    "date with time": (RELATIVE, "review_by: 2027-05-31", 'review_by: "2027-05-31T10:00"', '"', "nie jest datą"),
    "empty date": (RELATIVE, "review_by: 2027-05-31", "review_by:", None, "nie jest datą"),
    "page date": (FACTS, "seen_on: bez daty", 'seen_on: "wczoraj"', '"', "ma być data strony"),
    "address": (FACTS, 'url: "https://', 'url: "ftp://', '"', "pełny adres"),
    "identifier": (RELATIVE, "sources: [int, tvns", "sources: [Żółw, tvns", "Żółw", "ma być identyfikator"),
    "identifier as key": (FACTS, "  tel-112:\n", "  Tel_112:\n", "Tel_112", "ma być identyfikator"),
    "choice": (RELATIVE, "status: published", "status: gotowe", "gotowe", "wybierz jedno z: draft, published, withdrawn"),
    "choice in a list": (RELATIVE, "[phone, sms]", "[phone, fax]", "fax", "wybierz jedno z: phone, sms, net, door"),
    "colour": (RELATIVE, 'colour: "#890072"', "colour: fioletowy", "fioletowy", "ma być kolor"),
    "too long a name": (RELATIVE, "name: Na krewnego", f"name: {'a' * 41}", "aaa", "41 znaków, mieści się 40"),
    "too long a text": (RELATIVE, "truth: Policja", f"truth: {'a ' * 5000}#", "a a", "znaków, mieści się 120 – skróć"),
    "too few items": (RELATIVE, "pretends_to_be: [wnuk", "pretends_to_be: [] #", "[", "potrzeba co najmniej 1"),
    "too small": (RELATIVE, "order: 10", "order: 0", "0", "to za mało – wpisz co najmniej 1"),
    "too big": (RELATIVE, "order: 10", "order: 1000", "1000", "to za dużo – wpisz najwyżej 999"),
    "answer that is none": (RELATIVE, "    answer: 2", "    answer: 4", "4", "to za dużo"),
    "half an approval": (KPP, "approved_on:", "approved_on: 2026-12-01", None, "akceptacja jest niepełna"),
    "number nobody checked": (KPP, "kind: phone}", 'kind: phone, value: "999"}', None, "bez daty sprawdzenia"),
    "address confirmed but absent": (KPP, "confirmed: false", "confirmed: true", None, "potwierdzono adres, którego nie"),
    "logo outside its folder": (KPP, "policja.svg", "../../x.svg", "../", "nazwa pliku svg lub png"),
    "plan that ends before it starts": (PLAN, "end: 2024-12-31", "end: 2024-01-31", None, "przed początkiem"),
    "unknown fact": (RELATIVE, "truth: Policja", 'truth: "{fact:tel-113} Policja" #', '"', "czy chodziło o „tel-112”?"),
    "unknown fact in a title": (RELATIVE, "name: Na krewnego", 'name: "{fact:x}"', '"', "fakt „x” nie istnieje"),
    "unknown fact in a source": (FACTS, 'title: "Antyweb', 'title: "{fact:x}', '"', "fakt „x” nie istnieje"),
    "misspelt fact": (RELATIVE, "truth: Policja", 'truth: "{ fact: tel-112} a" #', '"', "fakt zapisany z błędem"),
    "empty fact": (RELATIVE, "truth: Policja", 'truth: "{fact:}" #', '"', "nie istnieje"),
    "unknown source": (RELATIVE, "sources: [int, tvns", "sources: [nie-ma, tvns", "nie-ma", "źródło „nie-ma” nie istnieje"),
    "unknown step": (RELATIVE, "losses: [gotowka", "losses: [gotwka", "gotwka", "czy chodziło o „gotowka”?"),
    "unknown icon": (RELATIVE, "human-male-child", "nie-ma", "nie-ma", "nie ma ikony „nie-ma”"),
    "two methods with one name": (RELATIVE, "name: Na krewnego", "name: na PRZESYŁKĘ", None, "ma już na-krewnego.yml"),
}  # fmt: skip


@pytest.mark.parametrize(("name", "old", "new", "fault", "words"), REFUSED.values(), ids=REFUSED)
def test_refused_at_its_place(
    project: Workspace, name: str, old: str, new: str, fault: str | None, words: str
) -> None:
    line, column = project.replace(name, old, new)
    found = [str(problem) for problem in project.examine() if words in problem.message]
    assert found, project.messages()
    assert all(re.match(r"content/[^:]+:\d+:\d+: .+ – .+", text) and "\n" not in text for text in found)
    if fault is not None:
        before = new[: new.index(fault)]
        line += before.count("\n")
        column = len(before) - before.rfind("\n") if "\n" in before else column + len(before)
        assert any(text.startswith(f"{name}:{line}:{column}: ") for text in found), (line, column, found)


def test_missing_key_stands_at_the_mapping(project: Workspace) -> None:
    line, _ = project.replace(
        RELATIVE, "tile:\n  quote: Babciu, miałem wypadek. Nie mów nikomu.\n", "tile:\n"
    )
    assert f"{RELATIVE}:{line}:1: brak pola „quote” – dopisz je" in project.messages()


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "plik jest pusty"),
        (b"null\n", "plik jest pusty"),
        (b"- a\n- b\n", "plik nie składa się z pól"),
        (b"tekst\n", "plik nie składa się z pól"),
        ("name: Zażółć".encode("cp1250"), "UTF-8"),
        (b"a: &a [x, x]\nb: &b [*a, *a]\n", "odsyłaczem"),
        (b"name: " + b"x" * 1_000_000, "mieści się 200 kB"),
        (b"name: " + b"[" * 50_000, "za dużo nawiasów"),
    ],
    ids=["empty", "null", "list", "text", "cp1250", "bomb", "1 MB", "deep"],
)
@pytest.mark.parametrize("name", [RELATIVE, CORE, FACTS, KPP])
def test_whole_file_refused(project: Workspace, name: str, raw: bytes, words: str) -> None:
    project.write(name, raw)
    assert [text for text in project.messages() if text.startswith(f"{name}:1:") and words in text]


@pytest.mark.parametrize(
    "name",
    [
        "Na-Wnuczka.yml", "na_krewnego.yml", "na krewnego.yml", "na-wnuczkę.yml", "na-krewnego.yaml", "-a.yml",
        "a-.yml", "a--b.yml", "na-krewnego.yml.bak", "a.b.yml", "notatki.txt",
    ],
)  # fmt: skip
def test_file_name_that_is_no_slug(project: Workspace, name: str) -> None:
    project.write(f"content/methods/{name}", project.read(RELATIVE))
    assert f"content/methods/{name}:0:0: zła nazwa pliku – " in "\n".join(project.messages())


def test_hidden_files_of_editors_are_ignored(project: Workspace) -> None:
    project.write("content/methods/.na-krewnego.yml.swp", b"\x00")
    assert project.examine() == []


@pytest.mark.parametrize("name", [CORE, FACTS])
def test_missing_file(project: Workspace, name: str) -> None:
    project.path(name).unlink()
    assert f"{name}:0:0: nie ma tego pliku – przywróć go z poprzedniej wersji" in project.messages()


def test_missing_content_folder(tmp_path: Path) -> None:
    loaded = load(tmp_path, AS_OF)
    assert loaded.campaign is None
    assert "nie ma folderu" in str(loaded.problems[0])


def test_print_format_without_its_template(project: Workspace) -> None:
    project.path("leaflets/a4/template.html").unlink()
    _, problems = load_formats(project.root)
    assert "brakuje pliku: template.html" in str(problems[0])


def test_everything_wrong_is_told_in_one_run_and_nothing_is_written(project: Workspace) -> None:
    places = [
        project.replace(RELATIVE, "order: 10", "ordre: 10")[0],
        project.replace(RELATIVE, "review_by: 2027-05-31", "review_by: jutro")[0],
    ]
    project.write("content/methods/na-przesylke.yml", "a: [")
    project.write("content/methods/Zła.yml", "a: b")
    project.replace(KPP, "kind: police", "kind: policja")
    done = run("build", "--as-of", "2026-12-01", root=project.root)
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    for start in (
        f"{RELATIVE}:{places[0]}:1: ",
        f"{RELATIVE}:{places[1]}:12: ",
        "content/methods/na-przesylke.yml:",
        "content/methods/Zła.yml:0:0: ",
        f"{KPP}:5:7: ",
    ):
        assert sum(line.startswith(start) for line in lines) == 1, (start, lines)
    assert lines[-1] == "Błędów: 5. Nic nie zostało zapisane."
    assert len(lines) == 6
    assert not project.build_folder.exists()
    assert done.stdout == ""


@pytest.mark.parametrize("name", CONTENT)
def test_a_file_cut_short_anywhere_never_ends_in_a_traceback(project: Workspace, name: str) -> None:
    text = project.read(name)
    for part in (1, 5, 9, 11):
        project.write(name, text[: len(text) * part // 12])
        for problem in project.examine():
            assert problem.path != name or problem.line <= text.count("\n") + 2
            assert "\n" not in str(problem)


def test_campaign_is_immutable(project: Workspace) -> None:
    campaign = load(project.root, AS_OF).campaign
    assert campaign is not None
    with pytest.raises(ValueError, match="frozen"):
        campaign.core.name = "inna"


@pytest.mark.parametrize(("old", "new"), [("order: 10", "order: 012"), ("2027-05-31", "12:30")])
def test_what_yaml_itself_told_is_not_told_again(project: Workspace, old: str, new: str) -> None:
    project.replace(RELATIVE, old, new)
    (told,) = [text for text in project.messages() if text.startswith(RELATIVE)]
    assert "ujmij w cudzysłów" in told


def test_an_answer_one_past_the_options_is_refused(project: Workspace) -> None:
    project.replace(
        RELATIVE, "      - Rozmawiam dalej, aż wszystko się wyjaśni.\n    answer: 2", "    answer: 3"
    )
    (told,) = [text for text in project.messages() if text.startswith(RELATIVE)]
    assert "odpowiedź nr 3 nie istnieje – wpisz numer od 1 do 2" in told
