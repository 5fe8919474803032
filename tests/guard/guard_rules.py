"""What no output may say. Findings are sentences; an empty list means the output agrees with the content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import guard_safety

from campaign.checks.provenance import numbers
from campaign.content.texts import Text, share, spell_out, walk
from campaign.language.phrases import tone
from campaign.language.sms import without_polish
from campaign.model.base import Record
from campaign.model.campaign import Campaign

_RULE = re.compile(r"(?i)\bprzerywam\W{1,3}i pytam(?P<rest>[^.!?\n”„|·–]*)")
SCALES = ("100%", "200%")
"""Sizes of a print or of letters on a screen, no statistics."""
_NO = re.compile(r"(?i)\bnie\b|\bnigdy\b|\bnikt\b")


def flat(text: str) -> str:
    """One line with single plain spaces."""
    return " ".join(text.replace("\u00a0", " ").split())


@dataclass(frozen=True)
class Guard:
    """Knows the content and reads one output at a time."""

    campaign: Campaign

    def findings(self, text: str) -> Iterator[str]:
        """Everything in a text that contradicts the content."""
        yield from self._rule(text)
        whole = self._without(flat(text), self._others)
        yield from (f"ton: {found.message}" for found in tone(whole, "shame"))
        yield from (f"ton: {found.message}" for found in tone(whole, "dialling"))
        yield from self._numbers(whole)
        yield from self._never(whole)
        yield from guard_safety.findings(self.campaign, whole)

    def _rule(self, text: str) -> Iterator[str]:
        """Whatever begins like the rule is the rule, or the campaign's name alone."""
        rule = self.campaign.core.rule.sentence
        for sentence in (rule, without_polish(rule)):
            words = r"\s+".join(map(re.escape, sentence.split()))
            text = re.sub(words, "¤", text)
        for match in _RULE.finditer(text):
            if match["rest"].strip(" ,:;)("):
                yield f"zasada brzmi inaczej: „{match.group().strip()}”"

    def _numbers(self, whole: str) -> Iterator[str]:
        known = [*self._fact_words, *self._contacts, *SCALES]
        rest = self._without(whole, sorted(known, key=len, reverse=True))
        yield from (f"{kind} spoza faktów: {number}" for kind, number in numbers(rest))

    def _never(self, whole: str) -> Iterator[str]:
        """A sentence that says of police or bank what „nigdy nie robią” denies."""
        sentences = re.split(r"(?<=[.!?])\s+|¤", whole)
        for subject, verb in self._denied:
            # a few words apart, the verb in small letters: headings on paper end without a full stop
            said = re.compile(rf"\b(?i:{subject})\w{{0,4}}\b(?: [^\s.!?]+){{0,4}} {verb}\b")
            for sentence in sentences:
                if said.search(sentence) and not _NO.search(sentence):
                    yield f"przeczy temu, czego {subject} nigdy nie robi: „{sentence.strip()}”"

    @staticmethod
    def _without(text: str, known: list[str]) -> str:
        for words in known:
            text = text.replace(words, "¤")
        return text

    @cached_property
    def _others(self) -> list[str]:
        """Texts that instruct nobody: the fraudster's words, stories, wrong answers of the quiz, documents, titles."""
        found = {flat(self._filled(text.value)) for text in self._texts if self._tells(text)}
        found |= {text.rstrip(".,") for text in found} | {
            text.replace("„", "«").replace("”", "»") for text in found
        }  # quoted inside a quotation
        found |= {flat(source.title) for source in self.campaign.base.sources.values()}
        return sorted((text for text in found if len(text) > 5), key=len, reverse=True)

    @staticmethod
    def _tells(text: Text) -> bool:
        return text.voice in ("fraudster", "document") or text.use.story

    @property
    def _texts(self) -> Iterator[Text]:
        campaign = self.campaign
        records: list[Record] = [campaign.core, *campaign.methods.values(), *campaign.plans.values()]
        for record in records:
            yield from walk(record)

    def _filled(self, text: str) -> str:
        return spell_out(share(text, self.campaign.core), self.campaign.facts)

    @cached_property
    def _fact_words(self) -> list[str]:
        facts = self.campaign.facts.values()
        return [flat(word) for fact in facts for word in (fact.value, fact.spoken or fact.value)]

    @cached_property
    def _contacts(self) -> list[str]:
        every = (contact.value for p in self.campaign.publishers.values() for contact in p.contacts)
        return [flat(value) for value in every if value]

    @cached_property
    def _denied(self) -> set[tuple[str, str]]:
        """(stem of the subject, verb) of each „X nie robi …” in the never-lists."""
        pairs = set()
        for method in self.campaign.methods.values():
            for claim in method.never:
                for sentence in re.split(r"(?<=[.!?])\s+", claim.text):
                    subject = re.match(r"(?:Gdy )?(Policj|[Bb]ank|Poczt)", claim.text)
                    verbs = re.findall(r"\bnie (?!trzeba\b|potrzeb)(\w+)", sentence[0].lower() + sentence[1:])
                    if subject:
                        pairs |= {(subject[1].lower(), verb) for verb in verbs}
        return pairs
