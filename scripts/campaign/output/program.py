"""The program as an input: a digest of a module and of every module of ours that it needs.

Read from compiled code, so that a comment changes nothing; imports inside functions count, those for the type
checker do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from importlib.machinery import SourceFileLoader
from importlib.metadata import version
from pathlib import Path
from types import CodeType

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds the package."""
LIBRARIES = {
    "docx": ("python-docx",),
    "docxtpl": ("docxtpl",),
    "jinja2": ("jinja2",),
    "mkdocs": ("mkdocs", "mkdocs-material"),
    "pypdfium2": ("pypdfium2", "pillow"),
    "weasyprint": ("weasyprint", "pydyf", "fonttools"),
    "xlsxwriter": ("xlsxwriter",),
}
"""Modules of others that make bytes, with the distributions they come from."""
_FOR_TYPES = re.compile(r"^if TYPE_CHECKING:.*\n(?:[ \t].*\n|\n)*", re.MULTILINE)
_FROM = re.compile(r"^[ \t]*from ([\w.]+) import (?:\(([^)]*)\)|(.*))", re.MULTILINE)
_PLAIN = re.compile(r"^[ \t]*import ([\w.]+)", re.MULTILINE)


def digest(*modules: str) -> str:
    """Changes whenever one of the modules, or one that they need, would do something else."""
    return _digest(modules, ROOT)


@cache
def _digest(modules: tuple[str, ...], root: Path) -> str:
    known: dict[str, str] = {}
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        if name not in known and (path := _path(name, root)):
            known[name], needed = _module(path)
            waiting += needed
        elif name.partition(".")[0] in LIBRARIES:
            top = name.partition(".")[0]
            known[top] = " ".join(version(one) for one in LIBRARIES[top])
    return sha256(repr(sorted(known.items())).encode()).hexdigest()


def _path(name: str, root: Path) -> Path | None:
    """The file of a module of ours."""
    stem = root.joinpath(*name.split("."))
    found = (stem.with_suffix(".py"), stem / "__init__.py") if name.startswith("campaign") else ()
    return next((path for path in found if path.is_file()), None)


@cache
def _module(path: Path) -> tuple[str, tuple[str, ...]]:
    """What a file does, and the names it imports."""
    source = _FOR_TYPES.sub("", path.read_text(encoding="utf-8"))
    names = [*_PLAIN.findall(source)]
    for module, several, one in _FROM.findall(source):
        given = re.sub(r"#.*|[\s()]", " ", several or one).replace(",", " ").split()
        names += [module, *(f"{module}.{name}" for name in given)]
    code = SourceFileLoader(path.stem, str(path)).get_code(path.stem)
    return sha256("\0".join(_said(code)).encode()).hexdigest(), tuple(names)


def _said(code: object) -> Iterator[str]:
    """A code object without names of files and numbers of lines."""
    if isinstance(code, CodeType):
        yield f"{code.co_code.hex()} {code.co_exceptiontable.hex()} {code.co_names} {code.co_varnames}"
        # since Python 3.13 a class holds the line it begins at among its constants
        line = code.co_firstlineno if "__firstlineno__" in code.co_names else None
        for constant in code.co_consts:
            if line is None or constant != line:
                yield from _said(constant)
    elif isinstance(code, tuple):
        for constant in code:
            yield from _said(constant)
    else:
        yield repr(sorted(map(repr, code))) if isinstance(code, frozenset) else repr(code)
