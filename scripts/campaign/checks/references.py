"""Every fact, source and step that is named exists; every source that exists is named."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from campaign.checks.context import Context
from campaign.checks.unfinished import BLANK_SLUG
from campaign.content.texts import REFERENCE, references
from campaign.content.yamlsource import Loc
from campaign.problems import Level, Problem, remedy

MALFORMED = re.compile(r"(?i)\{\s*fact\b")


def check(context: Context) -> Iterator[Problem]:
    """Unknown fact, source, step or worker identifiers; then sources nobody uses."""
    yield from _facts_in_texts(context)
    yield from _facts_by_field(context)
    yield from _steps(context)
    yield from _workers(context)
    used: set[str] = set()
    for path, loc, slug in _named_sources(context):
        used.add(slug)
        if slug not in context.campaign.base.sources and slug != BLANK_SLUG:
            yield context.problem(
                path, loc, _unknown("źródło", slug, context.campaign.base.sources, "facts.yml")
            )
    for slug in sorted(set(context.campaign.base.sources) - used):
        message = f"źródło „{slug}” nie jest nigdzie użyte – usuń je albo dopisz tam, gdzie potwierdza tekst"
        yield context.problem("content/facts.yml", ("sources", slug), message, Level.WARNING)


def _unknown(what: str, slug: str, known: Iterable[str], where: str) -> str:
    return f"{what} „{slug}” nie istnieje – {remedy(slug, known, f'dopisz je w {where} albo popraw')}"


def _facts_in_texts(context: Context) -> Iterator[Problem]:
    """Every string of every file, whoever speaks in it: templates spell all of them out."""
    facts = context.campaign.facts
    for path, _ in context.files():
        for loc, text in _strings(context.sources[path].data, ()):
            for slug in references(text):
                if slug not in facts:
                    yield context.problem(path, loc, _unknown("fakt", slug, facts, "facts.yml"))
            if MALFORMED.search(REFERENCE.sub("", text)):
                message = "fakt zapisany z błędem – wpisz bez spacji, małymi literami: {fact:identyfikator}"
                yield context.problem(path, loc, message)


def _strings(data: object, loc: Loc) -> Iterator[tuple[Loc, str]]:
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _strings(value, (*loc, key))


def _facts_by_field(context: Context) -> Iterator[Problem]:
    core, facts = context.campaign.core, context.campaign.facts
    named: list[tuple[Loc, str]] = [((name,), getattr(core, name)) for name in ("emergency", "cards", "sms")]
    named += [(("contacts", i), slug) for i, slug in enumerate(core.contacts)]
    panels = ((name, getattr(core.panels, name)) for name in type(core.panels).model_fields)
    named += [(("panels", name, "dial"), panel.dial) for name, panel in panels if panel.dial]
    named += [(("after", name, "call"), step.call) for name, step in core.after.items() if step.call]
    for loc, slug in named:
        if slug not in facts:
            yield context.problem("content/campaign.yml", loc, _unknown("fakt", slug, facts, "facts.yml"))


def _steps(context: Context) -> Iterator[Problem]:
    core = context.campaign.core
    for name, loss in core.losses.items():
        for i, step in enumerate(loss.steps):
            if step not in core.after:
                message = _unknown("krok", step, core.after, "campaign.yml (after)")
                yield context.problem("content/campaign.yml", ("losses", name, "steps", i), message)
    for name, form in core.forms.by_name.items():
        if form.step not in core.after:
            message = _unknown("krok", form.step, core.after, "campaign.yml (after)")
            yield context.problem("content/campaign.yml", ("forms", name, "step"), message)
    for slug, method in context.campaign.methods.items():
        path, aftermath = f"content/methods/{slug}.yml", method.aftermath
        for i, name in enumerate(aftermath.losses):
            if name not in core.losses and name != BLANK_SLUG:
                message = _unknown("strata", name, core.losses, "campaign.yml (losses)")
                yield context.problem(path, ("aftermath", "losses", i), message)
        for i, extra in enumerate(aftermath.extra):
            if extra.before not in core.after and extra.before != BLANK_SLUG:
                message = _unknown("krok", extra.before, core.after, "campaign.yml (after)")
                yield context.problem(path, ("aftermath", "extra", i, "before"), message)


def _workers(context: Context) -> Iterator[Problem]:
    known = context.campaign.workers
    for slug, method in context.campaign.methods.items():
        for i, worker in enumerate(method.workers):
            if worker not in known and worker != BLANK_SLUG:
                message = _unknown("pracownik", worker, known, "content/workers")
                yield context.problem(f"content/methods/{slug}.yml", ("workers", i), message)


def _named_sources(context: Context) -> Iterator[tuple[str, Loc, str]]:
    for path, loc, slugs in named_lists(context):
        yield from ((path, (*loc, i), slug) for i, slug in enumerate(slugs))


def named_lists(context: Context) -> Iterator[tuple[str, Loc, list[str]]]:
    """Every list of sources in the content: its file, its place, and the identifiers it names."""
    for path, _ in context.files():
        data = context.sources[path].data
        if path == "content/facts.yml" and isinstance(data, dict):
            data = {"facts": data.get("facts")}
        yield from ((path, loc, slugs) for loc, slugs in _lists(data, ()))


def _lists(data: object, loc: Loc) -> Iterator[tuple[Loc, list[str]]]:
    """Every list under a key called sources."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "sources" and isinstance(value, list):
                yield (*loc, key), value
            else:
                yield from _lists(value, (*loc, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _lists(value, (*loc, i))
