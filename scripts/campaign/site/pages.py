"""Plans the site's pages: plain Markdown, written before any site generator is started."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from campaign.design.rendering import TEMPLATES, render
from campaign.model import Campaign, Claim, Method, Publisher, Source, Status
from campaign.output.output import Output, ready
from campaign.prints.prints import Selection, prints
from campaign.project import Project
from campaign.site import social, styles

PER_METHOD = {"metoda.md", "wycofana.md"}
LISTING = "szukaj.md"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader written in C where PyYAML has it: eighty pages are read."""
_FRONT = re.compile(r"\s*---\n(.*?)\n---\n", re.DOTALL)
# built by styles.py, or read by the site generator from where they are
NOT_COPIED = ("css/site.css", "overrides/")


def front(text: str) -> dict[str, Any]:
    """The front matter of a page's Markdown; empty when it has none."""
    found = _FRONT.match(text)
    data = yaml.load(found[1], Loader=_LOADER) if found else None  # a safe loader, see there
    return data if isinstance(data, dict) else {}


@dataclass(frozen=True)
class Link:
    """A page in the list of all pages: its address under the site's root and its title."""

    path: str
    title: str


@dataclass(frozen=True)
class Group:
    """Sources of one part of the site, under a heading with an address of its own."""

    id: str
    name: str
    sources: list[Source]


def plan(project: Project, edition: str | None = None) -> list[Output]:
    """Every page, style sheet and hand-written file of every edition, or of one."""
    outputs: list[Output] = []
    for publisher in project.campaign.publishers.values():
        if edition in (None, publisher.slug):
            written = dict(_hand_written(project, publisher))
            pages = generated(project, publisher, written)
            folder = f"{publisher.slug}/docs"
            outputs += [ready(f"{folder}/{path}", text.encode(), path) for path, text in pages.items()]
            outputs.append(social.plan(project, publisher))
            outputs += styles.plan(project, publisher, "".join(pages.values()))
            outputs += [ready(f"{folder}/{path}", data, path) for path, data in written.items()]
    return outputs


def generated(project: Project, publisher: Publisher, written: dict[str, bytes]) -> dict[str, str]:
    """Path under docs to Markdown of each page of an edition that comes from a template."""
    pages = dict(_pages(project, publisher))
    prose = {path: data.decode() for path, data in written.items() if path.endswith(".md")}
    pages[LISTING] = render(project.templates, f"pages/{LISTING}", listing=list(_listing(pages | prose)))
    return pages


def _listing(pages: dict[str, str]) -> Iterator[Link]:
    """Every page in use, start page first, then by title."""
    found = [(front(text), path) for path, text in pages.items()]
    shown = [(meta.get("title", path), path) for meta, path in found if not meta.get("withdrawn")]
    for title, path in sorted(shown, key=lambda item: (item[1] != "index.md", item[0])):
        yield Link(path.removesuffix("md") + "html", title)


def _pages(project: Project, publisher: Publisher) -> Iterator[tuple[str, str]]:
    """(path under docs, Markdown) of each page of an edition but the list of pages."""
    campaign, env = project.campaign, project.templates
    papers = list(prints(project, Selection(edition=publisher.slug)))
    common: dict[str, Any] = {
        "publisher": publisher,
        "methods": campaign.shown,
        "formats": project.formats,
        "prints": papers,
        **_own(campaign),
        "groups": list(_groups(campaign)),
        "questions": campaign.questions(),
    }
    for template in sorted(TEMPLATES.glob("pages/[!_]*.md")):
        if template.name not in PER_METHOD | {LISTING}:
            yield template.name, render(env, f"pages/{template.name}", **common)
    for method in campaign.methods.values():
        if method.status is not Status.DRAFT:
            own: dict[str, Any] = {"method": method, **_own(campaign, method)}
            own["prints"] = [item for item in papers if item.method is method and item.variant is None]
            name = "wycofana.md" if method.status is Status.WITHDRAWN else "metoda.md"
            yield f"metody/{method.slug}.md", render(env, f"pages/{name}", **common | own)


def _own(campaign: Campaign, method: Method | None = None) -> dict[str, Any]:
    """What pages about one method, or about all, say about the loss, the emergency and the rule."""
    return {
        "after": campaign.after_steps(method),
        "losses": campaign.losses(method),
        "panel": campaign.panel(method),
        "definition": campaign.definition(method),
    }


def _groups(campaign: Campaign) -> Iterator[Group]:
    known = campaign.base.sources
    for method in campaign.shown:
        yield Group(method.slug, method.title, [known[slug] for slug in _sources_of(method)])
    named = [slug for fact in campaign.facts.values() for slug in fact.sources]
    named += [slug for item in _core_claims(campaign) for slug in item.sources]
    yield Group("fakty", "Numery i zasady", [known[slug] for slug in dict.fromkeys(named)])


def _sources_of(method: Method) -> Iterable[str]:
    claims: list[Claim] = [*method.steps, *method.variants, *method.never]
    claims += [method.case] if method.case else []
    return dict.fromkeys([*method.sources, *(slug for claim in claims for slug in claim.sources)])


def _core_claims(campaign: Campaign) -> Iterator[Any]:
    core = campaign.core
    yield from (*core.after.values(), *core.after_warnings, *core.officer, *core.questions)


def _hand_written(project: Project, publisher: Publisher) -> Iterator[tuple[str, bytes]]:
    """Files of docs/ as they are, and the publisher's logo."""
    docs = project.assets / "docs"
    for path in sorted(docs.rglob("*")):
        shown = path.relative_to(docs).as_posix()
        if path.is_file() and not shown.startswith(NOT_COPIED):
            yield shown, path.read_bytes()
    if publisher.logo:
        yield f"img/{publisher.logo}", (project.logos / publisher.logo).read_bytes()
