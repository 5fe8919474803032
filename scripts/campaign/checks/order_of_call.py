"""„Najpierw odłóż, potem dzwoń”: wherever 112 stands in advice, the end of the call stands there too.

Fraudsters let people dial 112 into a running call; an advice that names the number without the order of
steps would help them. The fraudster's own words are exempt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.content.texts import Text, references
from campaign.problems import Problem

FIRST = re.compile(
    r"(?i)(kończę rozmowę|koniec rozmowy|rozmowa .{0,40}skończona|odkładam|odłożyć|rozłącz|nie otwieram"
    r"|ze swojego telefonu|z innego telefonu)"
)


def check(context: Context) -> Iterator[Problem]:
    """A finding for each step or text that sends to 112 without first ending the call."""
    emergency = context.campaign.core.emergency
    for path, _ in context.files():
        if path == "content/facts.yml":
            continue
        blocks = _blocks(
            [text for owner, text in context.texts() if owner == path and text.voice == "advice"]
        )
        for text, whole in blocks:
            if emergency in references(text.value) and not FIRST.search(whole):
                message = (
                    "jest numer alarmowy, a nie ma końca rozmowy – dopisz najpierw „Najpierw kończę rozmowę”"
                )
                yield context.problem(path, text.loc, message)


def _blocks(texts: list[Text]) -> Iterator[tuple[Text, str]]:
    """Each text with everything its step says (do and why stand together for the reader)."""
    for text in texts:
        whole = " ".join(t.value for t in texts if t.loc[:-1] == text.loc[:-1])
        yield text, whole if text.loc[-1] in ("do", "why") else text.value
