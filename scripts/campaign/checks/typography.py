"""Typography an author must type right: quotes, dashes, numbers, dates. Hard spaces come at rendering."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context, style
from campaign.checks.prose import prose, report
from campaign.content.texts import REFERENCE
from campaign.language.typography_lint import lint
from campaign.problems import Problem


@style
def check(context: Context) -> Iterator[Problem]:
    """Slips in advice and in the fraudster's words; a fact counts as a word."""
    texts = prose(context, "advice", "fraudster")
    yield from report(context, texts, lambda text: lint(REFERENCE.sub("X", text.raw)))
