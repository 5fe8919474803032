"""The command line's own words: the compiled catalogue is fresh and no English word reaches an officer."""

from __future__ import annotations

import importlib
import io
import re
from pathlib import Path
from typing import Any

import pytest
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

from project import ROOT, run

FOLDER = ROOT / "scripts/campaign/locale/pl/LC_MESSAGES"
ENGLISH = re.compile(
    r"\b(Usage|Options|OPTIONS|Commands|COMMAND|ARGS|TEXT|INTEGER|RANGE|PATH|BOOLEAN|FLOAT|Show|message|exit|Error|Try"
    r"|default|required|for help|No such|Missing|Invalid|value|Got unexpected|integer|range|does not|requires)\b"
)


def catalogue() -> dict[object, object]:
    with (FOLDER / "messages.po").open("rb") as file:
        return pairs(read_po(file))


def pairs(read: Any) -> dict[object, object]:
    """What is said and how, with the plural forms as tuples."""
    return {key(message.id): key(message.string) for message in read if message.id}


def key(text: object) -> object:
    return tuple(text) if isinstance(text, list | tuple) else text


def test_compiled_catalogue_is_fresh() -> None:
    with (FOLDER / "messages.po").open("rb") as file:
        wanted = io.BytesIO()
        write_mo(wanted, read_po(file))
    with (FOLDER / "messages.mo").open("rb") as file:
        found = pairs(read_mo(file))
    fresh = pairs(read_mo(io.BytesIO(wanted.getvalue())))
    assert found == fresh, "run: pybabel compile -d scripts/campaign/locale -l pl"


def test_placeholders_survive_translation() -> None:
    for source, target in catalogue().items():
        sources = source if isinstance(source, tuple) else (source,)
        targets = target if isinstance(target, tuple) else (target,)
        known = {name for text in sources for name in re.findall(r"{(\w+)", str(text))}
        for text in targets:
            assert text, source
            assert set(re.findall(r"{(\w+)", str(text))) <= known, source


def test_every_word_click_can_say_is_translated() -> None:
    """Literal arguments of gettext in click's modules, against the catalogue; what we never use is listed."""
    unused = {  # prompts, editors, shell completion, and mistakes of a programmer
        "Confirm the action without prompting.",
        "Choice({choices})",
        "(dynamic)",
        "Positional arguments",
        "%(prog)s, version %(version)s",
        "Invalid start character for option ({option})",
        "Name '{name}' defined twice",
        "Unknown standard stream '{name}'",
        "Value must be an iterable.",
        "Unknown color {colour!r}",
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Could not determine name for option with declarations {decls!r}",
        "Could not determine name for argument",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
        "No options defined but a name was passed ({name}). Did you mean to declare an argument instead?"
        " Did you mean to pass '--{name}'?",
        "Repeat for confirmation",
        "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
        "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
    }
    known = {text for key in catalogue() for text in (key if isinstance(key, tuple) else (key,))}
    said: set[str] = set()
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types", "termui"):
        source = Path(importlib.import_module(f"click.{name}").__file__ or "").read_text(encoding="utf-8")
        for found in re.findall(r"\b_\(\s*((?:\"[^\"]*\"\s*)+)\)", source):
            said.add("".join(re.findall(r"\"([^\"]*)\"", found)).replace("\\n", "\n").replace("\\t", "\t"))
    assert len(said) > 30, "the pattern still finds click's words"
    assert said - unused - known == set()


@pytest.mark.parametrize("command", ["", "build", "check", "serve", "schema"])
def test_help_is_polish(command: str) -> None:
    done = run(*[part for part in (command, "--help") if part], LC_ALL="C", LANGUAGE="en")
    assert done.returncode == 0
    assert done.stdout.startswith("Użycie: ./campaign")
    assert not ENGLISH.search(done.stdout), ENGLISH.search(done.stdout)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["buil"], "Nie ma polecenia „buil”"),
        (["build", "--editon", "x"], "„--edition”"),
        (["build", "--workers", "0"], "„--workers”"),
        (
            ["log", "import", "x.csv", "--changed", "inny"],
            "„--changed”: „inny” nie ma na liście – wybierz z: „poprawka”, „nowy”.",
        ),
        (["log", "recall"], "Brakuje opcji „--edition”"),
        (["build", "--workers", "0"], "poza zakresem 1<=x<=64"),
        (["build", "--workers", "dwa"], "„dwa” nie jest liczbą"),
        (["build", "--workers"], "wymaga wartości"),
        (["check", "--as-of", "jutro"], "„jutro” nie jest datą – wpisz rrrr-mm-dd, np. 2027-03-01"),
        (["check", "--publish=1"], "nie przyjmuje wartości"),
        (["check", "coś"], "Nieoczekiwany argument (coś)"),
        (["check", "a", "b"], "Nieoczekiwane argumenty (a b)"),
    ],
)
def test_usage_errors_are_polish(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert not ENGLISH.search(done.stderr), done.stderr
    assert "'" not in done.stderr
