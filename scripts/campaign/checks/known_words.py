"""Spelling by two dictionaries; one alone gives warnings, without both one warning says so."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.context import Context
from campaign.checks.prose import prose
from campaign.content.texts import PLACEHOLDER
from campaign.language import spelling
from campaign.language.finding import Finding
from campaign.problems import Level, Problem


def check(context: Context) -> Iterator[Problem]:
    """Words that hunspell, Morfeusz and content/language.yml all reject."""
    missing = spelling.missing_tools()
    if len(missing) == 2:
        message = f"nie sprawdzono pisowni, bo brakuje: {', '.join(missing)} – wykonaj: ./campaign doctor"
        yield Problem("content", 0, 0, message, Level.WARNING)
        return
    texts = list(prose(context, "advice", "fraudster", "keyword"))
    plain = {text: spelling.words(PLACEHOLDER.sub(" ", text.raw)) for text in texts}
    every = (word for words in plain.values() for word in words)
    wrong = spelling.unknown(every, context.campaign.language.words)
    # a word that only the missing dictionary may know must not stop a build
    level, asked = (
        (Level.WARNING, f" (bez drugiego słownika: {missing[0]})") if missing else (Level.ERROR, "")
    )
    for text, words in plain.items():
        for word in dict.fromkeys(words):
            if word in wrong:
                message = (
                    f"nieznane słowo „{word}”{asked} – popraw je albo dopisz do content/language.yml (words)"
                )
                yield context.inside(text.path, text.loc, Finding(word, message), level)
