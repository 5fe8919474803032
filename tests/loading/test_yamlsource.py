"""YAML is read strictly: every trap is refused at its own line and column, nothing is guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.content.yamlsource import MAX_BYTES, read

REFUSED = {
    "leading zero": (b"a: b\ntel: 0112\n", 2, 6, 'ujmij w cudzysłów: "0112"'),
    "time": (b"a: b\ngodz: 12:30\n", 2, 7, 'ujmij w cudzysłów: "12:30"'),
    "sexagesimal": (b"a: [1:2:3]\n", 1, 5, "cudzysłów"),
    "No": (b"a:\n  - No\n", 2, 5, "prawdę albo fałsz"),
    "yes": (b"a: yes\n", 1, 4, "prawdę albo fałsz"),
    "tab indent": (b"a:\n\t- b\n", 2, 1, "tabulator – użyj spacji"),
    "tab in list": (b"a:\n  -\tb: c\n   d\n", 2, 4, "tabulator"),
    "cp1250": ("a: b\nc: zażółć".encode("cp1250"), 2, 6, "UTF-8"),
    "utf-16": ("a: b".encode("utf-16"), 1, 1, "UTF-8"),
    "NUL": (b"a: b\nc: d\x00e\n", 2, 5, "niewidoczny znak (U+0000)"),
    "right-to-left override": ("a: b\u202ec\n".encode(), 1, 5, "niewidoczny znak (U+202E)"),
    "not a character": ("a: b\nc: \ufffe\n".encode(), 2, 4, "niewidoczny znak (U+FFFE)"),
    "empty": (b"", 1, 1, "plik jest pusty"),
    "spaces only": (b"\n  \n", 1, 1, "plik jest pusty"),
    "comments only": (b"# nic\n", 1, 1, "plik jest pusty"),
    "null": (b"null\n", 1, 1, "plik jest pusty"),
    "tilde": (b"~", 1, 1, "plik jest pusty"),
    "start mark only": (b"---\n", 1, 1, "plik jest pusty"),
    "alias": (b"a: &x b\nc: *x\n", 1, 4, "odsyłaczem YAML"),
    "alias bomb": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", 1, 4, "odsyłaczem YAML"),
    "unknown alias": (b"a: b\nc: *x\n", 2, 4, "odsyłaczem YAML"),
    "duplicate key": (b"a: b\nc: d\na: e\n", 3, 1, "pole „a” jest już w wierszu 1"),
    "duplicate in list": (b"l:\n  - {a: b, a: c}\n", 2, 12, "pole „a” jest już w wierszu 2"),
    "colon in item": (b"l:\n  - Oszust: raz: dwa\n", 2, 16, "dwukropek w środku tekstu"),
    "unclosed quote": (b'a: b\nc: "d\ne: f\n', 2, 4, "niedomknięty cudzysłów"),
    "unclosed bracket": (b"a: [b, c\n", 2, 1, "niedomknięty nawias"),
    "bad indent": (b"a:\n  b: c\n d: e\n", 3, 2, "wcięcie"),
    "no colon": (b"a: b\nc\nd: e\n", 2, 1, "brak dwukropka"),
    "percent": (b"a: %b\n", 1, 4, "ujmij go w cudzysłów"),
    "backtick": (b"a: `b`\n", 1, 4, "ujmij go w cudzysłów"),
    "backslash": (b'a: "\\d"\n', 1, 5, "ukośnik"),
    "two documents": (b"a: b\n---\nc: d\n", 2, 1, "drugi dokument"),
    "tag": (b"a: !!python/name:os.system x\n", 1, 4, "znacznik"),
    "tag on a list": (b"a: !!python/object/apply:os.system [ls]\n", 1, 4, "znacznik"),
    "list as key": (b"? [a]\n: b\n", 1, 3, "nazwa pola nie jest słowem"),
    "too deep": (b"a: " + b"[" * 90_000 + b"]" * 90_000, 1, 23, "za dużo nawiasów"),
    "too big": (b"a: " + b"x" * 1_000_000, 1, 1, "1000 kB, a mieści się 200 kB"),
}


@pytest.mark.parametrize(("raw", "line", "column", "words"), REFUSED.values(), ids=REFUSED)
def test_refused_at_its_place(raw: bytes, line: int, column: int, words: str) -> None:
    source = read("content/x.yml", raw)
    assert source.problems, source.data
    problem = source.problems[0]
    assert (problem.line, problem.column) == (line, column), problem
    assert words in problem.message
    assert " – " in problem.message, "says what to do"
    assert len(str(problem).splitlines()) == 1


def test_all_mistakes_of_a_file_are_found_in_one_run() -> None:
    source = read("x", b"a: 0112\nb: 12:30\nb: c\nd: No\n")
    assert [p.line for p in source.problems] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"a: 112", 112),
        (b'a: "0112"', "0112"),
        (b"a: '12:30'", "12:30"),
        (b"a: 2027-03-01", "2027-03-01"),
        (b"a: true", True),
        (b"a: 1.5", 1.5),
        (b"a:", None),
        (b'a: ""', ""),
        (b"a: 12345678901234567890", "12345678901234567890"),
        (b"a: norma", "norma"),
        (b"a: 0", 0),
        ("\ufeffa: ąę".encode(), "ąę"),
        (b"a: b\r\n", "b"),
        (b"a: |\n  b\n", "b\n"),
        (b"a: >-\n  b\n  c\n", "b c"),
    ],
)
def test_accepted_values(raw: bytes, value: object) -> None:
    source = read("x", raw)
    assert source.problems == []
    assert source.data == {"a": value}
    assert type(source.data["a"]) is type(value)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ('"\\x00"', "U+0000"),
        ('"b\\x1bc"', "U+001B"),
        ('"112\\u202e"', "U+202E"),
        ('"b\\u200bc"', "U+200B"),
        ('"b\\u00adc"', "U+00AD"),
        ('"o\\u0301"', "U+0301"),
        ('"b\\ue000"', "U+E000"),
        ('"Temat\\nBcc: x"', "kilka wierszy"),
        ("|\n  b\n  c\n", "kilka wierszy"),
    ],
)
def test_what_nobody_sees_is_named_by_its_code_point(written: str, named: str) -> None:
    """An escape in quotation marks is no way round the gate, for a value or for a key."""
    (problem,) = read("x", f"a: {written}\n".encode()).problems
    assert (problem.line, problem.column) == (1, 4)
    assert named in problem.message
    if written.startswith('"'):
        (problem,) = read("x", f"{written}: a\n".encode()).problems
        assert named in problem.message or "U+000A" in problem.message


def test_polish_and_foreign_letters_pass() -> None:
    text = "Zażółć gęślą jaźń – „Müller” 50% & 1 000 zł, § 2, 3 °C, 2 × 2, ☐"
    assert read("x", f'a: "{text}"'.encode()).problems == []


def test_places_of_values_and_keys() -> None:
    source = read("x", b"a: b\nlist:\n  - c\n  - key: d\n")
    assert source.place(("a",)) == (1, 4)
    assert source.place(("list", 0)) == (3, 5)
    assert source.place(("list", 1, "key")) == (4, 10)
    assert source.key_place(("list", 1, "key")) == (4, 5)
    assert source.place(("list", 1, "nothing", "deeper")) == (4, 5), "the nearest parent"
    assert source.place(("nothing",)) == (1, 1)


def test_the_limit_is_exact() -> None:
    fits = b"a: " + b"x" * (MAX_BYTES - 3)
    assert read("x", fits).problems == []
    assert read("x", fits + b"x").problems


@given(st.binary(max_size=200))
def test_any_bytes_end_in_data_or_problems(raw: bytes) -> None:
    source = read("x", raw)
    assert source.problems or source.data is not None


@given(st.text(alphabet="ab:-[]{}\"'|>&*!#%@`,?\n \t0", max_size=60))
def test_any_yaml_like_text_ends_in_data_or_problems(text: str) -> None:
    source = read("x", text.encode())
    assert source.problems or source.data is not None
    for problem in source.problems:
        assert problem.line >= 1
        assert problem.column >= 1
