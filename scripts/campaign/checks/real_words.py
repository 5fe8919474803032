"""Misspellings that are words („narazie”, „na prawdę”); list: language/data/real_words.txt."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context, style
from campaign.checks.prose import prose, report
from campaign.language.phrases import real_word_errors
from campaign.problems import Problem


@style
def check(context: Context) -> Iterator[Problem]:
    """Real-word errors in everything but the client's official texts."""
    texts = prose(context, "advice", "fraudster", "keyword")
    yield from report(context, texts, lambda text: real_word_errors(text.raw))
