"""Checks across files. One rule is one module with one generator, or one row of wording.py; this list is the
whole register.

A rule reads a Context and yields Problems; it never raises and never prints. context.py,
page_context.py and prose.py are what rules share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from campaign.checks import (
    addresses,
    approval,
    base_style,
    boosters,
    card_number,
    change_dates,
    contradictions,
    easy,
    expiry,
    kits,
    known_words,
    layout_lengths,
    method_count,
    named_pictures,
    names,
    order_of_call,
    page_addresses,
    page_buttons,
    page_links,
    page_pictures,
    page_strings,
    page_titles,
    placeholders,
    plain_language,
    plans,
    print_rule,
    promised_prints,
    provenance,
    publish,
    quiz_answers,
    read_aloud,
    references,
    short_messages,
    statistics,
    tile_words,
    unfinished,
    waivers,
    withdrawn,
    wording,
)
from campaign.checks.context import Context, Rule
from campaign.checks.page_context import PageContext
from campaign.model.topic import Status
from campaign.problems import Level, Problem

__all__ = ["PAGE_RULES", "RULES", "STYLE", "Context", "PageContext", "run", "run_pages"]

STYLE: list[Rule] = [
    plain_language.check,
    easy.check,
    known_words.check,
    wording.ABBREVIATIONS,
    wording.MISSPELT,
    wording.TYPOGRAPHY,
]
"""How a text reads: a word no dictionary knows must not stop a warning, only its publication."""
RULES: list[Rule] = [
    *STYLE,
    references.check,
    names.check,
    addresses.check,
    named_pictures.check,
    base_style.check,
    layout_lengths.check,
    method_count.check,
    tile_words.check,
    withdrawn.check,
    order_of_call.check,
    statistics.check,
    contradictions.check,
    provenance.check,
    print_rule.check,
    card_number.check,
    quiz_answers.check,
    expiry.check,
    change_dates.check,
    publish.check,
    approval.check,
    unfinished.check,
    wording.PASSIVE,
    wording.CLERICAL,
    wording.TONE,
    kits.check,
    promised_prints.check,
    boosters.check,
    plans.check,
    placeholders.check,
    read_aloud.check,
    short_messages.check,
]


PAGE_RULES: list[Callable[[PageContext], Iterator[Problem]]] = [
    page_titles.check,
    page_addresses.check,
    page_links.check,
    page_pictures.check,
    page_buttons.check,
    page_strings.check,
]
"""Rules about the site's pages; they are asked once the content itself is free of errors."""


def run(context: Context) -> list[Problem]:
    """All findings of all rules, sorted by file, line and column.

    What only warns can be waived with a reason (waivers.py). Before publishing is asked about, style warns,
    and so does everything in a draft, which nobody is shown.
    """
    drafts = {path for path, entry in context.campaign.topics() if entry.status is Status.DRAFT}
    found = [(rule, problem) for rule in RULES for problem in rule(context)]
    soft = [problem for rule, problem in found if _soft(rule, problem)]
    firm = [problem for rule, problem in found if not _soft(rule, problem)]
    left = list(waivers.without(soft, context.sources))
    if context.publish:
        return sorted(firm + left)
    spared = [problem for problem in firm if problem.path in drafts]
    warned = [replace(problem, level=Level.WARNING) for problem in (*left, *spared)]
    return sorted(warned + [problem for problem in firm if problem.path not in drafts])


def _soft(rule: Rule, problem: Problem) -> bool:
    """True for what is a matter of style; a date that comes near is not."""
    return rule in STYLE or (problem.level is Level.WARNING and rule is not expiry.check)


def run_pages(context: PageContext) -> list[Problem]:
    """All findings of all rules about pages, sorted, each once."""
    return sorted({problem for rule in PAGE_RULES for problem in rule(context)})
