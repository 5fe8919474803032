"""An attacker's day, counted: spoilt content, killed builds, hostile pictures and templates, damaged logs and sheets.

Run: PYTHONPATH=scripts:tests .venv/bin/python -m benchmarks.attack [--content N] [--kills N] … [--seed N]
It prints one table; every attack has to end in a sentence or in a right result, and leave what was there before.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PIL import Image

from benchmarks.log_damage import damaged_files
from benchmarks.log_messy import silent_losses
from campaign import checks, contained
from campaign.build import Order, build_all
from campaign.design.logo import Logo, LogoError
from campaign.language.characters import hidden
from campaign.log.sheets import workbooks as books
from campaign.problems import CampaignError, Level
from campaign.project import open_project
from project import AS_OF, FORMATS, ROOT, copy_project

LONGEST = 20
"""Seconds that any single attack may take."""
UNSEEN = ["\x00", "\x1b[31m", "\u202e", "\u200b", "\u00ad\u0301", "\ufeff", "\ue000", "\u2028", "\r\n"]
ESCAPES = [r'"a\x00b"', r'"\u202e112"', r'"a\nBcc: x"', r'"\e[2J"', r'"\ud800"', r'"\u200d"']
HOSTILE = [
    "!!python/object/apply:os.system [id]", "&a [*a]", "{{ 7*7 }}", "{% for i in range(9**9) %}x{% endfor %}",
    "<script>1</script>", "[" * 60, "yes", "1e999", "2026-13-45", "~", "|", "- - -", "\t", "'", '"', ": :", "%YAML",
]  # fmt: skip


@dataclass
class Score:
    """One kind of attack: how many were made, and what went wrong."""

    name: str
    tried: int = 0
    refused: int = 0
    wrong: list[str] = field(default_factory=list)
    longest: int = LONGEST

    def attack(self, what: str, work: Callable[[], object]) -> None:
        """Make one attack; it may succeed harmlessly or be refused in a sentence, and nothing else."""
        self.tried += 1
        begun = time.perf_counter()
        try:
            work()
        except (CampaignError, LogoError) as error:
            self.refused += 1
            if bad := hidden(str(error), "\n"):
                self.wrong.append(f"{what}: znak {bad!r} w komunikacie")
        except BaseException as error:
            self.wrong.append(f"{what}: {''.join(traceback.format_exception(error)[-2:])}")
        if time.perf_counter() - begun > self.longest:
            self.wrong.append(f"{what}: ponad {self.longest} s")

    def line(self) -> str:
        """A row of the table."""
        return f"| {self.name} | {self.tried} | {self.refused} | {len(self.wrong)} |"


def content(folder: Path, count: int, chance: random.Random) -> Score:
    """Files of every kind of content, spoilt at random places."""
    score = Score("zepsute pliki treści")
    root = copy_project(folder / "content", ("a4",)).root
    files = sorted((root / "content").rglob("*.yml"))
    for _ in range(count):
        path = chance.choice(files)
        whole = path.read_bytes()
        path.write_bytes(_spoilt(whole, chance))
        score.attack(path.name, partial(_checked, root))
        path.write_bytes(whole)
    return score


def _checked(root: Path) -> None:
    """Load and ask every rule, as `check` does; whatever is accepted holds only what a person sees."""
    project = open_project(root, AS_OF)
    found = checks.run(checks.Context(project))
    told = "\n".join(map(str, found))
    assert not hidden(told, "\n"), "a message shows what nobody sees"
    if not any(problem.level is Level.ERROR for problem in found):
        texts = (text.value for _, text in project.texts)
        assert not [text for text in texts if hidden(text)], "a text holds what nobody sees"


def _spoilt(whole: bytes, chance: random.Random) -> bytes:
    rows = whole.decode().split("\n")
    at = chance.randrange(len(rows))
    key, colon, value = rows[at].partition(": ")
    ways: list[Callable[[], bytes | None]] = [
        partial(_flipped, whole, chance),
        lambda: rows.insert(at, chance.choice(HOSTILE)),
        lambda: rows.pop(at) and None,
        lambda: rows.insert(at, rows[at]),
        lambda: rows.__setitem__(at, f"{key}{colon}{chance.choice([*ESCAPES, *HOSTILE])}"),
        lambda: rows.__setitem__(at, _inside(rows[at], chance.choice(UNSEEN), chance)),
        lambda: rows.__setitem__(at, f"{key}{colon}{value * chance.choice([2, 40])}"),
        lambda: rows.__setitem__(at, " " * chance.randrange(9) + rows[at].strip()),
    ]
    made = chance.choice(ways)()
    return made if isinstance(made, bytes) else "\n".join(rows).encode("utf-8", "surrogatepass")


def _inside(row: str, piece: str, chance: random.Random) -> str:
    at = chance.randrange(len(row) + 1)
    return row[:at] + piece + row[at:]


def _flipped(whole: bytes, chance: random.Random) -> bytes:
    raw = bytearray(whole)
    for _ in range(chance.randrange(1, 9)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    return bytes(raw)


def kills(folder: Path, count: int, chance: random.Random, prints: bool) -> Score:
    """Builds killed at any moment; the next one makes the same bytes as one that was left in peace."""
    score = Score("zabite budowania (odmowy: zabite w biegu)", longest=300)
    root = copy_project(folder / "kills", ("common", "card"), variants=False).root
    began = time.perf_counter()
    _built(root, prints)
    whole, takes = _bytes(root / "build"), time.perf_counter() - began
    build = [sys.executable, "-c", BUILD, str(root), str(int(prints))]
    for number in range(count):
        shutil.rmtree(root / "build") if number % 2 else _stale(root / "build", chance)
        running = subprocess.Popen(build, cwd=ROOT, stdout=-3, stderr=-3, start_new_session=True)
        time.sleep(START + chance.random() * takes)
        score.refused += running.poll() is None
        os.killpg(running.pid, signal.SIGKILL) if running.poll() is None else None
        running.wait()
        score.attack(f"zabicie {number}", lambda: _same(root, whole, prints))
    return score


BUILD = """import sys; sys.path[:0] = ["scripts", "tests"]
from pathlib import Path
from benchmarks import attack
attack._built(Path(sys.argv[1]), sys.argv[2] == "1")"""
START = 0.5
"""Seconds until a program has begun to build."""


def _command(root: Path, *words: str) -> list[str]:
    run = "import sys; sys.path.insert(0, 'scripts'); from campaign.commands.cli import main; main()"
    return [sys.executable, "-c", run, *words, "--root", str(root), "--as-of", AS_OF.isoformat()]


def _built(root: Path, prints: bool) -> None:
    build_all(
        open_project(root, AS_OF, root), Order(workers=1, prints=prints), lambda *_: None, lambda _: None
    )


def _same(root: Path, whole: dict[str, bytes], prints: bool) -> None:
    _built(root, prints)
    now = _bytes(root / "build")
    assert sorted(now) == sorted(whole), sorted(set(now) ^ set(whole))[:5]
    assert all(now[name] == data for name, data in whole.items()), "other bytes"


def _bytes(build: Path) -> dict[str, bytes]:
    """Every file but what a build keeps for itself."""
    files = (path for path in build.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(build).as_posix(): path.read_bytes() for path in files}


def _stale(build: Path, chance: random.Random) -> None:
    files = sorted(path for path in build.rglob("*.*") if path.is_file() and not path.name.startswith("."))
    for path in chance.sample(files, min(9, len(files))):
        path.unlink()


def pictures(folder: Path, count: int, chance: random.Random) -> Score:
    """Logos: cut off, flipped, far too large, drawings that grow when they are drawn."""
    score = Score("złośliwe znaki wydawcy")
    png = io.BytesIO()
    Image.effect_noise((400, 300), 60).save(png, "PNG")
    bomb = io.BytesIO()
    Image.new("1", (14_000, 14_000)).save(bomb, "PNG")
    groups = "".join(
        f'<g id="g{n}">{f"<use href={chr(34)}#g{n - 1}{chr(34)}/>" * 9}</g>' for n in range(1, 9)
    )
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'
    drawings = [
        svg.format(f'<g id="g0"><path d="M0 0h9"/></g>{groups}'),
        "<!DOCTYPE s [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]>" + svg.format("&b;"),
        svg.format('<image href="file:///etc/passwd"/>'),
        svg.format("<g>" * 3_000 + "</g>" * 3_000),
        svg.format("<script>1</script>"),
    ]
    for number in range(count):
        kind = chance.randrange(4)
        raw = png.getvalue()
        data = (
            [raw[: chance.randrange(len(raw))], _flipped(raw, chance), bomb.getvalue()][kind]
            if kind < 3
            else b""
        )
        path = folder / f"znak-{number}{'.svg' if kind == 3 else '.png'}"
        path.write_bytes(data or chance.choice(drawings).encode())
        score.attack(f"znak {number} ({kind})", partial(Logo.read, path))
    return score


TEMPLATES = [
    "{{ ''.__class__.__mro__ }}", "{{ campaign.__init__.__globals__ }}", "{{ core.rule.__class__ }}",
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "{{ 'a' * 9999999999 }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "{{ core.rule.lines.clear() }}",
    '<img src="http://127.0.0.1:9/x.png" alt="">', '<img src="file:///etc/passwd" alt="">',
    '<link rel="stylesheet" href="../../../content/campaign.yml">', "{% include '../../content/campaign.yml' %}",
    "<style>.side { width: 99999999mm; height: 99999999mm }</style>",
]  # fmt: skip


def templates(folder: Path, count: int, chance: random.Random) -> Score:
    """A print format whose template reaches out, never ends, or takes all memory; each in a child's limits."""
    score = Score("złośliwe szablony")
    root = copy_project(folder / "templates", (*FORMATS, "card"), variants=False).root
    template = root / "leaflets/card/template.html"
    good, limits = template.read_text(encoding="utf-8"), contained.Allowance(60, 3_000)
    for number in range(count):
        bad = TEMPLATES[number % len(TEMPLATES)]
        places = [at for at, letter in enumerate(good) if letter == "\n" and good[at - 1] == ">"]
        at = chance.choice(places)
        template.write_text(good[:at] + bad + good[at:], encoding="utf-8")
        score.attack(f"szablon {bad[:40]}", partial(contained.apart, _printed, limits, "próba", root))
    template.write_text(good, encoding="utf-8")
    return score


def _printed(root: Path) -> None:
    """Print; what is made may hold nothing of the machine's."""
    order = Order(workers=1, edition="kpp-zalesie", format="card")
    build_all(open_project(root, AS_OF, root), order, lambda *_: None, lambda _: None)
    assert b"root:" not in b"".join(path.read_bytes() for path in (root / "build").rglob("*.html"))


def workbooks(count: int, chance: random.Random) -> Score:
    """Workbooks with flipped bytes, cut off, or of something else altogether."""
    score = Score("uszkodzone skoroszyty")
    whole = (
        (ROOT / "tests/log/workbook.xlsx").read_bytes()
        if (ROOT / "tests/log/workbook.xlsx").exists()
        else _book()
    )
    for number in range(count):
        raw = chance.choice(
            [_flipped(whole, chance), whole[: chance.randrange(9, len(whole))], b"PK" + os.urandom(900)]
        )
        score.attack(f"skoroszyt {number}", partial(books.sheets_of, raw, "dane.xlsx"))
    return score


def _book() -> bytes:
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        book.add_worksheet("Wpisy").write_row(0, 0, ["Data", "Działanie", "Osoby"])
    return made.getvalue()


def together(folder: Path) -> Score:
    """Two builds of one folder at once: one makes it, one is told to wait."""
    score = Score("dwa budowania naraz")
    root = copy_project(folder / "together", ("common",), variants=False).root
    running = [
        subprocess.Popen(_command(root, "build"), stdout=-1, stderr=subprocess.STDOUT, text=True)
        for _ in range(2)
    ]
    said = [one.communicate()[0] for one in running]
    score.tried, score.refused = 2, sum("buduje właśnie inne polecenie" in one for one in said)
    if sorted(one.returncode != 0 for one in running) != [False, True] or "Traceback" in "".join(said):
        score.wrong.append("\n".join(said)[-400:])
    return score


def run(folder: Path, wanted: dict[str, int], seed: int, prints: bool = True) -> Iterator[Score]:
    """All attacks that are wanted (name -> count), each with a chance of its own; prints: killed builds make them."""
    own = {name: random.Random(f"{seed} {name}") for name in wanted}
    plain: dict[str, Callable[[int], Score]] = {
        "content": lambda n: content(folder, n, own["content"]),
        "kills": lambda n: kills(folder, n, own["kills"], prints),
        "pictures": lambda n: pictures(folder, n, own["pictures"]),
        "templates": lambda n: templates(folder, n, own["templates"]),
        "workbooks": lambda n: workbooks(n, own["workbooks"]),
        "together": lambda _: together(folder),
        "logs": lambda n: Score("uszkodzone dzienniki", 3 * n, 0, damaged_files(folder / "logs", n, seed)),
        "sheets": lambda n: Score("niechlujne arkusze", n, 0, silent_losses(folder / "sheets", n, seed)),
    }
    for name, count in wanted.items():
        (folder / name).mkdir(exist_ok=True) if name in ("logs", "sheets") else None
        if count:
            yield plain[name](count)


USUAL = {
    "content": 2_000,
    "kills": 30,
    "pictures": 60,
    "templates": 24,
    "workbooks": 60,
    "together": 1,
    "logs": 100,
    "sheets": 60,
}


def main() -> None:
    """Print the table, and below it what went wrong."""
    options = argparse.ArgumentParser()
    for name, count in USUAL.items():
        options.add_argument(f"--{name}", type=int, default=count)
    options.add_argument("--seed", type=int, default=18)
    chosen = vars(options.parse_args())
    seed, wrong = chosen.pop("seed"), list[str]()
    print("| atak | prób | odmów zdaniem | źle |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        for score in run(Path(folder), chosen, seed):
            print(score.line(), flush=True)
            wrong += [f"{score.name}: {one}" for one in score.wrong]
    print(*wrong[:20], sep="\n")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
