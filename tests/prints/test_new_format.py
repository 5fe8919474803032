"""A new format is one folder: its prints and its gates come by themselves, and its mistakes are told in Polish."""

from __future__ import annotations

from pathlib import Path

import pytest
from gates import GATES
from shop import cases

from campaign.content.loader import load_formats
from campaign.prints.prints import Selection
from campaign.problems import CampaignError
from project import Workspace

FORMAT = """\
title: Zakładka do książki
about: Leży w książce z biblioteki.
for_each: method
file: zakladka-{method}
code: ZK
page: [120, 200]
pages: 1
sheets: 1 kartka na 4 zakładki, druk z jednej strony
smallest_type: 14
order: 90
occasions:
  meeting: {per_person: 1}
"""
TEMPLATE = """\
{% import "_shared/macros.html" as ui with context %}
{{ ui.head(method.title ~ " – zakładka", publisher, format) }}
<body><main><section class="side">
<h1 class="panel name" data-panel="tytuł">{{ method.name | say }}</h1>
<p class="panel words" data-panel="zasada">{{ core.rule.sentence | say }}</p>
<p class="panel never" data-panel="definicja">{{ definition | say }}</p>
<p class="panel foot" data-panel="stopka">{{ core.edition.label | say }}{% if not publisher.approved %} PROJEKT{% endif %}</p>
<p class="batch">{{ item.code(core.edition.number) }}</p>
{{ ui.control("left: 0; top: 178mm") }}
</section></main></body></html>
"""
STYLE = """\
@page { margin: 8mm; }
.side { width: 104mm; height: 184mm; --batch-top: 170mm; }
.batch { font-size: 9pt; }
.name { left: 0; top: 0; width: 78mm; height: 40mm; font-size: 14pt; }
.words { left: 0; top: 45mm; width: 78mm; height: 60mm; font-size: 18pt; }
.never { left: 0; top: 106mm; width: 78mm; height: 22mm; font-size: 14pt; }
.foot { left: 0; top: 130mm; width: 78mm; height: 40mm; }
"""
ONE = Selection("kpp-zalesie", "na-krewnego", "booksign")


@pytest.fixture
def booksign(project: Workspace) -> Path:
    """The folder of a new format in a copy of the project."""
    folder = project.root / "leaflets/booksign"
    folder.mkdir()
    (folder / "format.yml").write_text(FORMAT, encoding="utf-8")
    (folder / "template.html").write_text(TEMPLATE, encoding="utf-8")
    (folder / "style.css").write_text(STYLE, encoding="utf-8")
    return folder


def test_folder_is_all_it_takes(booksign: Path) -> None:
    made = list(cases(booksign.parents[1], Selection(format="booksign")))
    assert len(made) == 6  # three methods in two editions
    assert made[0].item.officer_paths == (
        "dzielnicowy/kpp-zalesie/1-NA-SPOTKANIE/zakladka-na-krewnego.pdf",
        "dzielnicowy/kpp-zalesie/4-WSZYSTKIE-DRUKI/zakladka-na-krewnego.pdf",
    )
    for case in made:
        wrong = {name: list(gate(case)) for name, gate in GATES.items()}
        assert not any(wrong.values()), wrong


def _change(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")


def _error(folder: Path) -> str:
    with pytest.raises(CampaignError) as caught:
        list(cases(folder.parents[1], ONE))
    return str(caught.value)


def test_text_too_long_names_file_format_panel_and_lines(booksign: Path) -> None:
    _change(booksign, "style.css", "height: 60mm", "height: 12mm")
    message = _error(booksign)
    for part in ("zakladka-na-krewnego.pdf", "format booksign", "pole „zasada”", "wiersz", "mm"):
        assert part in message


def test_text_past_the_page_is_not_lost_in_silence(booksign: Path) -> None:
    _change(
        booksign, "template.html", "{{ core.rule.sentence | say }}", "{{ (core.rule.meaning ~ ' ') * 9 }}"
    )
    message = _error(booksign)
    assert "pole „zasada”" in message
    assert "wiersz" in message


def test_panel_torn_over_two_pages_is_found(project: Workspace) -> None:
    project.replace("leaflets/talk/style.css", "margin-bottom: 2mm", "margin-bottom: 60mm")
    with pytest.raises(CampaignError, match="pole „metody”: tekst przechodzi na następną stronę"):
        list(cases(project.root, Selection("kpp-zalesie", None, "talk")))


def test_panels_on_one_another_are_found(booksign: Path) -> None:
    _change(booksign, "style.css", "top: 45mm", "top: 30mm")
    assert "pola „tytuł” i „zasada” zachodzą na siebie o 10,0 mm" in _error(booksign)


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (
            "style.css",
            "font-size: 14pt; }\n.words",
            "font-size: 9pt; }\n.words",
            "najmniejsza czcionka ma 9.0 pkt",
        ),
        (
            "style.css",
            ".batch { font-size: 9pt",
            ".batch { font-size: 5pt",
            "najmniejsza czcionka ma 5.0 pkt zamiast 9",
        ),
        *(
            ("template.html", "method.name | say", f"({attack}) | string", "co wolno szablonom")
            for attack in (
                "''.__class__.__mro__",
                "method.__class__",
                "core.__init__.__globals__",
                "facts.__class__.__base__",
                "''.format.__globals__",
                "ui.head.__call__",
                "campaign.methods.clear()",
            )
        ),
        ("format.yml", "pages: 1", "pages: 3", "stron jest 1, a ma być 3"),
        ("template.html", "<h1", '<img src="nie-ma.png" alt="x"><h1', "nie mogę odczytać"),
        ("template.html", "method.name | say", '"Žluťoučký" | say', "program do wydruku ostrzega"),
        ("template.html", "method.name | say", "method.nazwa | say", "template.html ma błąd"),
        (
            "template.html",
            "{{ item.code",
            '{{ "nie-ma" | icon("#000") }}{{ item.code',
            "template.html ma błąd",
        ),
    ],
)
def test_mistake_is_a_polish_sentence(booksign: Path, name: str, old: str, new: str, said: str) -> None:
    _change(booksign, name, old, new)
    message = _error(booksign)
    assert said in message
    assert "booksign" in message


@pytest.mark.parametrize("name", ["format.yml", "template.html", "style.css"])
def test_missing_file_is_named(booksign: Path, name: str) -> None:
    (booksign / name).unlink()
    formats, problems = load_formats(booksign.parents[1])
    assert "booksign" not in formats
    assert [p.path for p in problems] == ["leaflets/booksign"]
    assert name in problems[0].message


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("smallest_type: 14", "smallest_type: 11", "od 14 pkt wzwyż"),
        ("zakladka-{method}", "zakladka", "nie pasuje do for_each"),
        ("code: ZK", "code: zakładka", "zły zapis"),
        ("order: 90", "kolejnosc: 90", "kolejnosc"),
        ("order: 90", "booklet: true", "wpisz flip: short"),
        ("order: 90", "variants: [{suffix: ekran, title: na ekran, reading: true}]", "tylko dla zeszytu"),
    ],
)
def test_mistake_in_format_yml_has_its_line(booksign: Path, old: str, new: str, said: str) -> None:
    _change(booksign, "format.yml", old, new)
    problems = load_formats(booksign.parents[1])[1]
    assert len(problems) == 1
    assert said in problems[0].message
    assert problems[0].line > 0


def test_unknown_format_lists_the_known(project: Workspace) -> None:
    with pytest.raises(CampaignError, match=r"nie ma formatu „a7” – wybierz z: .*card.*a5"):
        project.build(format="a7")
