"""Reads YAML strictly and remembers where every key and value stood.

YAML 1.1 turns 0112 into 74, 12:30 into 750 and No into false; in files that hold telephone numbers
such guesses are refused here, with the line, instead of being repaired in silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

import yaml

from campaign.language.characters import code_point, hidden
from campaign.problems import Problem

MAX_BYTES = 200_000
MAX_VALUE = 4_000  # characters; no text field holds more
MAX_DEPTH = 20
Loc = tuple[str | int, ...]

_BASE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C reader is ten times faster where it exists
_INT = re.compile(r"[-+]?(0|[1-9]\d*)")
_FLOAT = re.compile(r"[-+]?\d+\.\d+")
_TRAPS = (
    (re.compile(r"0\d+"), "liczba z zerem na początku zmieniłaby się w inną"),
    (re.compile(r"\d+(:\d+)+"), "zapis z dwukropkiem zmieniłby się w liczbę"),
    (re.compile(r"(?i)(y|yes|n|no|on|off)"), "to słowo zmieniłoby się w prawdę albo fałsz"),
)
EMPTY = ("", "~", "null")
_IMPLICIT = {"str", "int", "float", "bool", "null", "timestamp", "merge", "value"}


@dataclass
class SourceFile:
    """One file as read: its text, its plain data, the place (line, column, from 1) of each value and key, and
    from where to where in the text each value stands.
    """

    path: str
    data: object = None
    text: str = ""
    values: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    spans: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, loc: Loc) -> tuple[int, int]:
        """Where loc stands; the nearest parent when it is not in the file; (1, 1) for the file itself."""
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values.get(loc, (1, 1))

    def key_place(self, loc: Loc) -> tuple[int, int]:
        """Where the key of loc stands, or the nearest value when it has none."""
        return self.keys.get(loc) or self.place(loc)

    def find(self, loc: Loc, fragment: str) -> tuple[int, int]:
        """Where fragment stands inside the value at loc, folded or not; otherwise where the value does."""
        line, column = self.place(loc)
        start = sum(len(row) + 1 for row in self.text.split("\n")[: line - 1]) + column - 1
        words = r"\s+".join(re.escape(word) for word in fragment.split())
        match = re.compile(words).search(self.text, start, start + MAX_VALUE) if words else None
        return _place_of(self.text, match.start()) if match else (line, column)

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def lead(self, loc: Loc) -> str:
        """What stands before the value at loc on its line."""
        start = self.spans[loc][0]
        return self.text[self.text.rfind("\n", 0, start) + 1 : start]

    def written(self, loc: Loc) -> str:
        """The value at loc as it stands in the file."""
        return self.text[slice(*self.spans[loc])]

    def replaced(self, changes: Mapping[Loc, str]) -> str:
        """The text with other values at some places; everything else stays, line ends and comments, too."""
        text = self.text
        for loc in sorted(
            changes, key=self.spans.__getitem__, reverse=True
        ):  # from the end: places stay true
            start, end = self.spans[loc]
            text = text[:start] + changes[loc] + text[end:]
        return text

    def problem(self, place: tuple[int, int], message: str) -> None:
        """Record a mistake at (line, column)."""
        self.problems.append(Problem(self.path, *place, message))


def read(path: str, raw: bytes) -> SourceFile:
    """Parse the bytes of one file; mistakes end up in .problems, never in an exception.

    path: as it is to be shown to the author, relative to the project's root.
    """
    source = SourceFile(path)
    text = _decode(source, raw)
    if text is None:
        return source
    source.text = text
    try:
        if _explodes(source, text):
            return source
        node = yaml.compose(text, Loader=_BASE)
    except yaml.YAMLError as error:
        source.problem(*_syntax(text, error))
        return source
    if node is None or (isinstance(node, yaml.ScalarNode) and node.value in EMPTY):
        source.problem((1, 1), "plik jest pusty – wpisz treść albo usuń plik")
        return source
    source.data = _build(source, node, ())
    return source


def _decode(source: SourceFile, raw: bytes) -> str | None:
    if len(raw) > MAX_BYTES:
        limit = MAX_BYTES // 1000
        source.problem((1, 1), f"plik ma {len(raw) // 1000} kB, a mieści się {limit} kB – skróć teksty")
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = error.start - (raw.rfind(b"\n", 0, error.start) + 1) + 1
        source.problem((line, column), "litery nie są zapisane w UTF-8 – zapisz plik z kodowaniem UTF-8")
        return None
    if bad := hidden(text, allowed="\n\r\t"):
        source.problem(_place_of(text, text.index(bad)), _unseen(bad))
        return None
    return text


def _unseen(char: str) -> str:
    return f"niewidoczny znak ({code_point(char)}) – usuń go i wpisz to miejsce od nowa"


def _place_of(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


def _explodes(source: SourceFile, text: str) -> bool:
    """Aliases blow a small file up to gigabytes, nested brackets exhaust the stack; content needs neither."""
    depth = 0
    for event in yaml.parse(text, Loader=_BASE):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        anchor, mark = getattr(event, "anchor", None), event.start_mark
        if mark and (anchor or depth > MAX_DEPTH):
            alias = f"znak & albo * przed słowem „{anchor}” jest odsyłaczem YAML – ujmij tekst w cudzysłów"
            deep = "za dużo nawiasów jeden w drugim – usuń zbędne"
            source.problem((mark.line + 1, mark.column + 1), alias if anchor else deep)
            return True
    return False


_SYNTAX = (
    ("\\t", "tabulator – użyj spacji"),
    ("mapping values are not allowed", "dwukropek w środku tekstu – ujmij cały tekst w cudzysłów"),
    ("expected ',' or", "niedomknięty nawias – dopisz ] albo } na końcu"),
    ("expected a single document", "drugi dokument w pliku (---) – zostaw jeden"),
    ("found unexpected end of stream", "niedomknięty cudzysłów – dopisz go na końcu tekstu"),
    ("unexpected end of stream", "niedomknięty cudzysłów – dopisz go na końcu tekstu"),
    ("expected <block end>", "wcięcie lub cudzysłów nie pasuje – wyrównaj spacje z wierszem wyżej"),
    ("did not find expected key", "wcięcie lub cudzysłów nie pasuje – wyrównaj spacje z wierszem wyżej"),
    ("did not find expected '-' indicator", "element listy bez myślnika – dopisz „- ” na początku"),
    ("could not find expected ':'", "brak dwukropka po nazwie pola – dopisz go"),
    ("cannot start any token", "tekst nie może się zaczynać od tego znaku – ujmij go w cudzysłów"),
    ("unknown escape character", "ukośnik \\ w cudzysłowie – wpisz go podwójnie"),
)


def _syntax(text: str, error: yaml.YAMLError) -> tuple[tuple[int, int], str]:
    """Place and Polish sentence for a parser's complaint."""
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if "end of stream" in str(error) or "expected ':'" in str(error):  # mended where it starts
        marks.reverse()
    mark = next((found for found in marks if found), None)
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = text.splitlines()
    tabbed = mark is not None and mark.line < len(lines) and "\t" in lines[mark.line]
    said = str(error) + ("\\t" if tabbed else "")
    for words, message in _SYNTAX:
        if words in said:
            return place, message
    return place, "tego miejsca nie da się odczytać jako YAML – porównaj wcięcia i cudzysłowy z inną metodą"


def _build(source: SourceFile, node: yaml.Node, loc: Loc) -> object:
    source.values[loc] = (node.start_mark.line + 1, node.start_mark.column + 1)
    source.spans[loc] = (node.start_mark.index, node.end_mark.index)
    if isinstance(node, yaml.CollectionNode) and not node.tag.endswith((":map", ":seq")):
        source.problem(source.values[loc], f"znacznik {node.tag} – usuń go i wpisz sam tekst")
    if isinstance(node, yaml.MappingNode):
        return dict(_pairs(source, node, loc))
    if isinstance(node, yaml.SequenceNode):
        return [_build(source, child, (*loc, i)) for i, child in enumerate(node.value)]
    return _scalar(source, cast(yaml.ScalarNode, node), loc)


def _pairs(source: SourceFile, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, object]]:
    seen: dict[str, int] = {}
    for key_node, value_node in node.value:
        place = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        if not isinstance(key_node, yaml.ScalarNode):
            source.problem(place, "nazwa pola nie jest słowem – sprawdź nawiasy i wcięcia")
            continue
        key = key_node.value
        if bad := hidden(key):
            source.problem(place, _unseen(bad))
            continue
        if key in seen:
            source.problem(place, f"pole „{key}” jest już w wierszu {seen[key]} – zostaw jedno")
            continue
        seen[key] = place[0]
        source.keys[(*loc, key)] = place
        yield key, _build(source, value_node, (*loc, key))


def _scalar(source: SourceFile, node: yaml.ScalarNode, loc: Loc) -> object:
    value: str = node.value
    if bad := hidden(value.strip()):  # an escape ("\\x00") or a paragraph of its own
        two = "tekst ma kilka wierszy – zostaw jeden akapit; znak | zamień na >-"
        source.problem(source.values[loc], two if bad == "\n" else _unseen(bad))
        return ""
    plain = getattr(node, "style", None) in (None, "")
    if node.tag.removeprefix("tag:yaml.org,2002:") not in (_IMPLICIT if plain else {"str"}):
        source.problem(source.values[loc], f"znacznik {node.tag} – usuń go i wpisz sam tekst")
        return value
    return _plain(source, value, loc) if plain else value


def _plain(source: SourceFile, value: str, loc: Loc) -> object:
    """The value of an unquoted scalar; dates stay text, the model parses them."""
    for trap, why in _TRAPS:
        if trap.fullmatch(value):
            source.problem(source.values[loc], f'{value}: {why} – ujmij w cudzysłów: "{value}"')
            return value
    if value in EMPTY:
        return None
    if value in ("true", "false"):
        return value == "true"
    if _INT.fullmatch(value) and len(value) < 18:
        return int(value)
    return float(value) if _FLOAT.fullmatch(value) else value
