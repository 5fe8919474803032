"""Forms to fill in as Word files, beside their PDFs: a bank, an office and a helper type into them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from campaign.design.rendering import plain
from campaign.model.facts import Fact
from campaign.model.fill import FillForm, FillLine, FillPart
from campaign.output.output import Output
from campaign.press.fragment import Block, Run
from campaign.prints.prints import Print, Selection, prints

if TYPE_CHECKING:
    from campaign.project import Project

_BOX = "\u2610"


def plan(project: Project, selection: Selection) -> list[Output]:
    """One Word file for every form of a selection, at every place its PDF has."""
    return [
        _output(project, item)
        for item in prints(project, selection)
        if item.format.form and not item.bleed and item.variant is None
    ]


def _output(project: Project, item: Print) -> Output:
    core = project.campaign.core
    form = core.forms.by_name[item.format.form or ""]
    state = "" if item.publisher.approved else ", PROJEKT"
    name = item.publisher.name
    said = (form.title, name, core.edition.date, f"{item.publisher.short}. {core.edition.label}{state}")
    parts = list(blocks(form, core.rule.sentence, core.rule.never, project.campaign.facts))
    path, *copies = item.words
    return Output(
        path=path,
        copies=tuple(copies),
        render=partial(_word, parts, *said),
        label=f"{item.title} (Word)",
        inputs=(parts, *said),
        makers=(__name__, "campaign.press.docx"),
    )


def _word(parts: list[Block], title: str, author: str, day: date, footer: str) -> bytes:
    from campaign.press import docx  # loaded only when a form changed

    return docx.document(parts, docx.Properties(title, author, day, footer, 14))


def blocks(form: FillForm, rule: str, never: str, facts: Mapping[str, Fact]) -> Iterator[Block]:
    """The form as headings, lines and tables of a document; how to use it, and the rule, come last."""
    for block in _blocks(form, rule, never):
        block.runs = [Run(plain(run.text, facts), run.bold) for run in block.runs]
        yield block


def _blocks(form: FillForm, rule: str, never: str) -> Iterator[Block]:
    yield _block("h1", form.title)
    yield Block("p", "lead", [Run(form.use[0], bold=True)])
    for part in form.parts:
        said = [Run(f"{part.title}: "), Run(part.hint)] if part.hint else [Run(part.title)]
        yield Block("h2", "page" if part is form.back[0] else "", said)
        yield from _part(part, signed=part is form.parts[-1])
    yield _block("h2", "Dla mnie: jak użyć tego druku")
    bring = [f"Zabieram: {'; '.join(form.bring)}."] if form.bring else []
    for line in (*form.use[1:], *bring):
        yield _block("li", line)
    yield Block("p", "rule", [Run("Oszust wraca i obiecuje pomoc?"), Run(rule, bold=True), Run(never)])


def _part(part: FillPart, signed: bool) -> Iterator[Block]:
    """One part; signed: its two lines side by side are day and signature, no more of what is above."""
    if part.text:
        yield _block("p", part.text)
    lines, many = list(part.lines), False
    while lines:
        line = lines.pop(0)
        if line.half and lines and lines[0].half:
            yield Block("pair", "apart" if signed else "", [Run(line.label), Run(lines.pop(0).label)])
        elif line.columns:
            yield Block("table", "", [Run(head) for head in line.columns], line.lines)
        else:
            yield from _field(line, many, told=line is part.lines[0] and bool(part.hint))
        many = line.lines > 1
    for choice in part.choices:
        yield Block("p", "tick", [Run(_BOX), Run(f"\u2002{choice}")])


def _field(line: FillLine, many: bool, told: bool) -> Iterator[Block]:
    """Many lines under what they are for, or one over its label; right after many it stands apart."""
    if line.lines > 1:
        if not told:
            yield _block("p", line.label, "hint")
        yield from (Block("p", "line") for _ in range(line.lines))
    else:
        yield Block("p", "half" if line.half else "apart" if many else "line")
        yield _block("p", line.label, "label")


def _block(tag: str, text: str, role: str = "") -> Block:
    return Block(tag, role, [Run(text)])
