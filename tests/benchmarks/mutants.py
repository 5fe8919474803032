"""Planted faults: each is a small change to the program that some test must notice.

    python tests/benchmarks/mutants.py [WORD ...]

Each fault is planted alone in a copy of the project, and only the tests named beside it run. The share that was
caught is printed with those that were not. WORD: only faults whose place or text holds it. A fault whose text is
no longer in the program stops the run: mend it here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("scripts", "tests", "content", "docs", "leaflets", "readers", "mkdocs.yml", "pyproject.toml", "README.md",
          "CONTRIBUTING.md", "campaign")  # fmt: skip
TOTALS, STORE = ("tests/log/test_log_totals.py",), ("tests/log/test_log_store.py",)
PARTNERS, DATES, IMPORT = (
    ("tests/log/test_log_partners.py",),
    ("tests/log/test_log_dates.py",),
    ("tests/log/test_log_import.py",),
)
BAD, HISTORIES = ("tests/log/test_log_bad_input.py",), ("tests/log/test_log_histories.py",)
LOADER, YAML = ("tests/loading/test_loader.py",), ("tests/loading/test_yamlsource.py",)
RULES = ("tests/checks/test_rules.py", "tests/checks/test_checks.py")
PROOF, FILES = (
    ("tests/prints/test_leaflets.py", "-k", "proof or panel or press or lost"),
    ("tests/output/test_files.py", "tests/output/test_keys.py"),
)
PUBLISHED = ("tests/authoring/test_published.py",)


class Mutant(NamedTuple):
    """place: a folder or file of the package that holds the text once; tests: what must turn red."""

    place: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTANTS = [Mutant(*fields) for fields in (
    # the plan and its totals
    ("model/plan.py", "return self.start <= day <= self.end", "return self.start <= day < self.end", TOTALS),
    ("model/plan.py", "return self.start <= day <= self.end", "return self.start < day <= self.end", TOTALS),
    ("model/plan.py", "if self.end <= self.start:", "if self.end < self.start:", (*LOADER, *TOTALS)),
    ("log", "self.net = self.people - self.repeats", "self.net = self.people", TOTALS),
    ("log", "cell.people - cell.people_asked + cell.people_new", "cell.people", TOTALS),
    ("log", "if total >= indicator.target]", "if total > indicator.target]", TOTALS),
    ("log", "gap if at_least else -gap, 0)", "gap if at_least else gap, 0)", TOTALS),
    ("log", "- plan.period.start).days + 1, 0)", "- plan.period.start).days, 0)", TOTALS),
    ("log", "self.net if indicator.result is None else indicator.result", "self.net", TOTALS),
    ("log", "and kind not in (Kind.HANDED, Kind.SPOILED))", "and kind is not Kind.SPOILED)", TOTALS),
    ("log", "if one.day < plan.period.start]", "if one.day > plan.period.start]", TOTALS),
    # which of six states an action is in
    ("log", "ahead = as_of <= self.due", "ahead = as_of < self.due", TOTALS),
    ("log", "self.number < (action.count or 1)", "self.number <= (action.count or 1)", TOTALS),
    ("log", "self.done_on > self.due)", "self.done_on >= self.due)", TOTALS),
    ("log", "if month_end(first) <= last]", "if month_end(first) < last]", TOTALS),
    # partners
    ("log", "for cell in own.cells if cell.kind is not Kind.RECEIVED]", "for cell in own.cells]", PARTNERS),
    ("log", "versions.values() if number < latest}", "versions.values() if number <= latest}", PARTNERS),
    ("log", "for b in mine if not any(b.day - AROUND <= one <= b.last + AROUND for one in days)]", "for b in mine]", PARTNERS),
    # the store
    ("log", "asked.where(_C.number > after)", "asked.where(_C.number >= after)", STORE),
    ("log", "_CURRENT = ~_FOLLOWED & (_C.event_kind != EventKind.WITHDRAWAL.value)", "_CURRENT = ~_FOLLOWED", (*STORE, *HISTORIES)),
    ("log", "sa.case((_C.people_new.is_not(None), _C.people), else_=0)", "_C.people", (*STORE, *TOTALS)),
    ("log", "        if kept.says_the_same(event):", "        if kept:", STORE),
    ("log", "{\"register\": event.register}).scalar() or 0) + 1", "{\"register\": event.register}).scalar() or 0) + 2", STORE),
    ("log", "withdrawn = before.kind is EventKind.WITHDRAWAL", "withdrawn = False", STORE),
    ("log", '.values(note="", reason="")', '.values(note="")', STORE),
    ("log", '    "log_event_delete": "BEFORE DELETE ON log_event",\n', "", STORE),
    ("log", 'said = replace(said, entry=replace(said.entry, note=""), reason="")', "pass", (*STORE, *HISTORIES)),
    # sheets
    ("log", "(ours or most) and one not in here and", "(ours or most) and", IMPORT),
    ("log", "<= 2 * held[files[one]]", "< 0", IMPORT),
    ("log", "if home == plan or own is None or entry.day >= own.period.start:", "if False:",
     ("tests/log/test_log_commands.py",)),
    ("press/spacing.py", "if room(ink.frame, frame) < -TOLERANCE:", "if False:",
     ("tests/prints/test_spacing.py",)),
    ("log", 'note = "" if row.redacted else self.entry.note', "note = self.entry.note", IMPORT),
    ("log", "if mine not in self._seen:", "if True:", IMPORT),
    ("log", 'if {error.field for error in verdict.errors} == {"note"}:', "if False:", (*IMPORT, *BAD)),
    ("log", "if row <= MAX_ROWS and column <= MAX_COLUMNS:", "if row <= MAX_ROWS or column <= MAX_COLUMNS:", (*BAD, *IMPORT)),
    ("log", "column = column * 26 + ord(letter) - 64", "column = column * 25 + ord(letter) - 64", (*BAD, *IMPORT)),
    # what people type
    ("log", "found = last if today - last <= timedelta(days=183) else found", "found = last", DATES),
    ("log", "if found > today:", "if found >= today:", DATES),
    ("log", "found = date(1899, 12, 30)", "found = date(1899, 12, 31)", DATES),
    ("log", "if number > left and received.total():", "if number >= left and received.total():", (*BAD, *STORE)),
    ("log", "if day and day not in plan.period:", "if False:", BAD),
    # rules of content
    ("checks/expiry.py", "if item.review_by < context.as_of:", "if item.review_by <= context.as_of:", RULES),
    ("checks/expiry.py", "elif item.review_by <= context.as_of + SOON:", "elif item.review_by < context.as_of + SOON:", RULES),
    ("checks/expiry.py", "Level.ERROR if context.publish else Level.WARNING", "Level.WARNING", RULES),
    ("checks/provenance.py", "|(?:112|99[79]|98[1-6]|8080)", "|(?:112|8080)", (*RULES, "tests/kits/test_kit_rules.py")),
    ("checks/provenance.py", 'rest = _MASKED.sub(lambda match: "¤" * len(match.group()), text)', "rest = text", RULES),
    ("checks/provenance.py", '|(?<=w ciągu )(?:{_SPELLED}) {_TIME}', "", RULES),
    ("checks/order_of_call.py", "and not FIRST.search(whole)", "and not FIRST.search(text.value)", RULES),
    ("checks/order_of_call.py", 'whole if text.loc[-1] in ("do", "why") else text.value', "whole", RULES),
    ("checks/order_of_call.py", "|odkładam|odłożyć|", "|dzwonię|odłożyć|", RULES),
    ("checks/contradictions.py", "fact.grade) < min(ranks)", "fact.grade) <= min(ranks)", RULES),
    # the proof-reader
    ("press/proof.py", "if len(document.pages) != pages:", "if len(document.pages) < pages:", PROOF),
    ("press/proof.py", "min(sizes) < limit - 0.05", "min(sizes) < limit - 5", PROOF),
    ("press/proof.py", "count > form.most_words:", "count > 9 * form.most_words:", PROOF),
    ("press/proof.py", "if below > TOLERANCE:", "if False:", PROOF),
    ("press/proof.py", "if wide > TOLERANCE:", "if False:", PROOF),
    ("press/proof.py", "if whole > told:", "if False:", PROOF),
    ("press/spacing.py", "if not kin:", "if kin:", PROOF),
    ("press/proof.py", "(id(panel.element), number) != number:", "(id(panel.element), number) > number:", PROOF),
    # files and keys
    ("output/files.py", "if prune or path.startswith(only_claimed))", "if prune)", FILES),
    ("output/files.py", " or not (build / path).is_file()", "", FILES),
    ("output/files.py", "    if dirty:  #", "    if False:  #", FILES),
    ("output/disk.py", "        os.replace(beside, path)\n", "        path.write_bytes(data)\n", FILES),
    # texts, forms, rehearsals, common prints
    ("language/characters.py", "in (*_HIDDEN, *_COMBINING)", "in _HIDDEN", YAML),
    ("content/yamlsource.py", "if bad := hidden(key):", "if bad := '':", YAML),
    ("model/campaign.py", "if m not in chosen)][:most]", "if m not in chosen)]", ("tests/prints/test_many_methods.py",)),
    ("output/output.py", "for one in self.also for path in one.paths", "for one in () for path in one.paths", FILES),
    ("prints/fill_in.py", "for _ in range(line.lines))", "for _ in range(1))", ("tests/prints/test_forms.py",)),
    ("authoring/serving.py", "not in HOSTS:", "is None:", ("tests/site/test_site_preview.py",)),
    ("output/output.py", "            *map(_content, self.files),\n", "", FILES),
    ("output/output.py", "            program.digest(*made_by),\n", "", FILES),
    ("output/output.py", 'len(raw).to_bytes(8, "big") + raw', "raw", FILES),
    # loading
    ("content/yamlsource.py", "if key in seen:", "if False:", LOADER),
    ("content/yamlsource.py", "if len(raw) > MAX_BYTES:", "if len(raw) > 9 * MAX_BYTES:", (*LOADER, *YAML)),
    ("content/yamlsource.py", "if mark and (anchor or depth > MAX_DEPTH):", "if mark and anchor:", (*LOADER, *YAML)),
    ("content/loader.py", " or not is_slug(path.stem)", "", LOADER),
    ("content/loader.py", "if (p.line, p.column) not in known]", "]", LOADER),
    ("content/messages.py", '"[key]" in detail["loc"]', "False", (*LOADER, "tests/loading/test_messages.py")),
    ("model/method.py", "if self.answer > len(self.options):", "if self.answer > len(self.options) + 1:", LOADER),
    # articles that were published
    ("kits/replacement.py", "int(found[1]) <= edition", "int(found[1]) < edition", PUBLISHED),
    ("kits/replacement.py", "kept[max(kept)]", "kept[min(kept)]", PUBLISHED),
)]  # fmt: skip


def plant(copy: Path, mutant: Mutant) -> tuple[Path, str]:
    """Change the one file that holds the text; returns it with what it held."""
    place = copy / "scripts/campaign" / mutant.place
    files = [place] if place.is_file() else sorted(place.rglob("*.py"))
    texts = {path: path.read_text(encoding="utf-8") for path in files}
    holding = [path for path, text in texts.items() for _ in range(text.count(mutant.old))]
    if len(holding) != 1:
        sys.exit(f"{mutant.place} holds {len(holding)} times: {mutant.old}")
    (path,) = holding
    path.write_text(texts[path].replace(mutant.old, mutant.new), encoding="utf-8")
    return path, texts[path]


def red(copy: Path, tests: tuple[str, ...]) -> bool:
    """True when one of the tests fails."""
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests],
        cwd=copy,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy / "scripts")},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        sys.exit(done.stdout + done.stderr)
    return done.returncode == 1


def main(words: list[str]) -> None:
    """Plant every fault in turn and tell which were caught."""
    chosen = [m for m in MUTANTS if not words or any(word in f"{m.place} {m.old}" for word in words)]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in NEEDED:
            source = ROOT / name
            (shutil.copytree if source.is_dir() else shutil.copy)(source, copy / name)
        for mutant in chosen:
            path, text = plant(copy, mutant)
            path.write_text(text, encoding="utf-8")
        for tests in dict.fromkeys(mutant.tests for mutant in chosen):
            if red(copy, tests):
                sys.exit(f"red without any fault, too: {' '.join(tests)}")
        survivors = []
        for number, mutant in enumerate(chosen, 1):
            path, text = plant(copy, mutant)
            caught = red(copy, mutant.tests)
            path.write_text(text, encoding="utf-8")
            survivors += [] if caught else [mutant]
            print(
                f"{number}/{len(chosen)} {'caught' if caught else 'SURVIVED'} {mutant.place}: {mutant.old[:70]!r}",
                flush=True,
            )
    share = 1 - len(survivors) / len(chosen)
    print(f"caught {len(chosen) - len(survivors)} of {len(chosen)} ({share:.0%})")
    sys.exit(share < 0.95)


if __name__ == "__main__":
    main(sys.argv[1:])
