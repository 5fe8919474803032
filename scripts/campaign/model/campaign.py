"""All content of a unit, as the outputs see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from campaign.model.channel import Channel, Panel
from campaign.model.core import CampaignFile
from campaign.model.facts import Fact, FactBase
from campaign.model.language import Language
from campaign.model.loss import AfterStep, ExtraStep, Loss, When, fewer
from campaign.model.method import Method, Quiz
from campaign.model.partner import Kit
from campaign.model.plan import Plan
from campaign.model.publisher import Publisher
from campaign.model.rehearsal import Role, Turn
from campaign.model.topic import Status, Topic
from campaign.model.worker import Worker


@dataclass(frozen=True)
class Campaign:
    """All content, valid and immutable; outputs are pure functions of it.

    methods, workers, publishers, plans, partners: keyed by slug (the file's name), in display order.
    expired: slugs and identifiers of facts whose review date has passed (verdict of --as-of).
    """

    core: CampaignFile
    base: FactBase
    methods: dict[str, Method]
    publishers: dict[str, Publisher]
    plans: dict[str, Plan]
    language: Language
    partners: dict[str, Kit] = field(default_factory=dict)
    workers: dict[str, Worker] = field(default_factory=dict)
    expired: frozenset[str] = frozenset()

    @property
    def facts(self) -> dict[str, Fact]:
        """Facts by identifier."""
        return self.base.facts

    @property
    def shown(self) -> list[Method]:
        """Methods readers see, in order; drafts and withdrawn ones are not among them."""
        return [m for m in self.methods.values() if m.status is Status.PUBLISHED]

    def printed(self, most: int | None) -> tuple[list[Method], list[Method]]:
        """Methods on a print with room for so many (None: for all), and those it can only name, in order."""
        chosen = [m for m in self.shown if m.slug in self.core.common]
        first = [*chosen, *(m for m in self.shown if m not in chosen)][:most]
        return [m for m in self.shown if m in first], [m for m in self.shown if m not in first]

    @property
    def callers(self) -> list[Worker]:
        """Workers readers see, in order."""
        return [worker for worker in self.workers.values() if worker.status is Status.PUBLISHED]

    def plays(self, worker: Worker) -> list[Method]:
        """Methods readers see whose fraudster pretends to be this worker."""
        return [method for method in self.shown if worker.slug in method.workers]

    def topics(self) -> Iterator[tuple[str, Topic]]:
        """Every method and every worker with the path of its file."""
        for folder, found in (("methods", self.methods), ("workers", self.workers)):
            yield from ((f"content/{folder}/{slug}.yml", entry) for slug, entry in found.items())

    def questions(self, most: int = 10) -> list[tuple[Method, Quiz]]:
        """Situations of the self-test, in print and on the site: every method's first, then its second."""
        turns = zip_longest(*([(method, question) for question in method.quiz] for method in self.shown))
        return [pair for turn in turns for pair in turn if pair][:most]

    def rehearsal(self, method: Method) -> list[Turn]:
        """A call tried aloud, in five turns: who has hung up hears no more of the fraudster."""
        waited = self.core.phone_rule[1:2] if method.starts[0] is Channel.PHONE else []
        said = (
            (Role.FRAUD, (method.tile.quote,)),  # the one sentence that the method's truth answers
            (Role.ME, (method.actions[0].do, *waited)),
            (Role.ME, (self.core.rehearsal.ask,)),
            (Role.HELPER, (self.core.rehearsal.support, method.truth)),
            (Role.ALL, (self.core.rule.sentence,)),
        )
        return [Turn(number, role, texts) for number, (role, texts) in enumerate(said, 1)]

    def panel(self, method: Method | None = None) -> Panel:
        """The emergency panel: of a method's first channel, or of a call where all methods are meant."""
        return self.core.panels.of(method.starts[0] if method else Channel.PHONE)

    def losses(self, method: Method | None = None) -> list[Loss]:
        """What the fraudster may have got, with a method or with any."""
        known = self.core.losses
        return [known[slug] for slug in method.aftermath.losses] if method else list(known.values())

    def loss_steps(self, loss: Loss) -> list[AfterStep]:
        """What to do about one loss, in order."""
        return [self.core.after[slug] for slug in loss.steps]

    def after_steps(self, method: Method | None = None, most: int = 99) -> list[AfterStep]:
        """Steps after a loss, the most urgent first: those of a method's losses and its own, or all of them.

        Chosen are what the method's losses, named by how often they come, need first; but the order is one
        everywhere: who has two leaflets must not read two. most: how many a print has room for.
        """
        return self._in_order(method, fewer(self._needed(method), most, self.core.after))

    def first_steps(self, method: Method | None, number: int) -> list[AfterStep]:
        """For a short box: so many of the most urgent steps, and what every such box says besides."""
        needed = self._needed(method)
        return self._in_order(method, needed[:number] + [step for step in needed[number:] if step.short])

    def _needed(self, method: Method | None) -> list[AfterStep]:
        """What a method's losses need, the most frequent first, and its own steps; by time."""
        slugs = [slug for loss in self.losses(method) for slug in loss.steps] if method else self.core.after
        needed = [self.core.after[slug] for slug in slugs]
        every = self._by_time(method, [*slugs, *self.core.after])
        return [step for step in every if step in needed or isinstance(step, ExtraStep)]

    def _in_order(self, method: Method | None, chosen: list[AfterStep]) -> list[AfterStep]:
        return [step for step in self._by_time(method, self.core.after) if step in chosen]

    def _by_time(self, method: Method | None, slugs: Iterable[str]) -> list[AfterStep]:
        """Steps so named, a method's own before the one it names, the soonest first."""
        own = method.aftermath.extra if method else []
        steps = [
            step
            for slug in dict.fromkeys(slugs)
            for step in (*(extra for extra in own if extra.before == slug), self.core.after[slug])
        ]
        return sorted(steps, key=lambda step: list(When).index(step.when))


def expired(base: FactBase, entries: Iterable[Topic], as_of: date) -> frozenset[str]:
    """Identifiers of facts and slugs of entries whose review_by lies before as_of."""
    facts = {slug for slug, fact in base.facts.items() if fact.review_by < as_of}
    return frozenset(facts | {entry.slug for entry in entries if entry.review_by < as_of})
