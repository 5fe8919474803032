"""The right answer of a quiz is not found by its place or its length."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from campaign.checks.context import Context
from campaign.model.method import Quiz
from campaign.problems import Problem

IN_A_ROW = 2
"""So often may the right answer stand at the same place one after the other."""


def check(context: Context) -> Iterator[Problem]:
    """Right answers that stand too often at one place, or are too often the longest of their question."""
    asked = [(m.slug, i, quiz) for m in context.campaign.shown for i, quiz in enumerate(m.quiz)]
    run = 1
    for (_, _, before), (slug, i, quiz) in pairwise(asked):
        run = run + 1 if quiz.answer == before.answer else 1
        if run > IN_A_ROW:
            message = f"dobra odpowiedź stoi {run}. raz z rzędu na miejscu {quiz.answer} – zmień kolejność"
            yield context.problem(f"content/methods/{slug}.yml", ("quiz", i, "answer"), message)
    longest = [(slug, i) for slug, i, quiz in asked if _longest(quiz)]
    if len(longest) * 2 > len(asked):
        slug, i = longest[-1]
        message = (
            f"dobra odpowiedź jest najdłuższa w {len(longest)} z {len(asked)} pytań, więc ją widać –"
            " skróć ją albo wydłuż inną"
        )
        yield context.problem(f"content/methods/{slug}.yml", ("quiz", i, "options"), message)


def _longest(quiz: Quiz) -> bool:
    lengths = [len(option) for option in quiz.options]
    return lengths[quiz.answer - 1] == max(lengths)
