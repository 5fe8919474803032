"""Plans the site's pages: plain Markdown, written before any site generator is started."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import jinja2
from markupsafe import escape

from campaign.design.rendering import TEMPLATES, render
from campaign.model.campaign import Campaign
from campaign.model.format import Format
from campaign.model.loss import Loss
from campaign.model.method import Method
from campaign.model.publisher import Publisher
from campaign.model.topic import Status
from campaign.model.worker import Worker
from campaign.output.output import Output, ready
from campaign.prints.prints import Print, Selection, prints
from campaign.site import for_partners, server, social, sources, structured_data, styles
from campaign.site.front import front
from campaign.site.links import on_site

if TYPE_CHECKING:
    from campaign.project import Project

REPEATED = {"metoda.md", "pracownik.md", "wycofana.md", "strata.md"}
"""Templates of more than one page."""
LISTING = "szukaj.md"
LOSSES = "co-teraz"
"""Folder of the site with a page for each loss."""
Pair = tuple[Print, list[Print]]
"""A print with its variants."""
NOT_COPIED = ("css/site.css", "overrides/")
"""Built by styles.py, or read by the site generator from where they are."""
_NAMED = re.compile(r"\{page:([^}]+)\}")
"""In a template: the title of the page at that address; the macro „named” writes it."""


@dataclass(frozen=True)
class Link:
    """A page in the list of all pages: its address under the site's root and its title."""

    path: str
    title: str


def plan(project: Project, edition: str | None = None) -> list[Output]:
    """Every page, style sheet and hand-written file of every edition, or of one."""
    outputs: list[Output] = []
    env = on_site(project.templates, project.campaign)
    for publisher in project.campaign.publishers.values():
        if edition in (None, publisher.slug):
            written = dict(_hand_written(project, publisher))
            pages = generated(project, env, publisher, written)
            folder = f"{publisher.slug}/docs"
            outputs += [ready(f"{folder}/{path}", text.encode(), path) for path, text in pages.items()]
            outputs += [social.plan(project, publisher), server.plan(project, publisher)]
            outputs += styles.plan(project, publisher, "".join(pages.values()))
            outputs += [ready(f"{folder}/{path}", data, path) for path, data in written.items()]
    return outputs


def generated(
    project: Project, env: jinja2.Environment, publisher: Publisher, written: dict[str, bytes]
) -> dict[str, str]:
    """Path under docs to Markdown of each page of an edition that comes from a template."""
    pages = dict(_pages(project, env, publisher))
    prose = {path: data.decode() for path, data in written.items() if path.endswith(".md")}
    found = {f"{path.removesuffix('md')}html": front(text) for path, text in (pages | prose).items()}
    names = {address: str(meta.get("title", address)) for address, meta in found.items()}
    used = {address: name for address, name in names.items() if not found[address].get("withdrawn")}
    pages[LISTING] = render(env, f"pages/{LISTING}", listing=list(_listing(used)))
    # a link to no page keeps its address, which the checks then name
    return {
        path: _NAMED.sub(lambda link: escape(names.get(link[1], link[1])), text)
        for path, text in pages.items()
    }


def _listing(names: dict[str, str]) -> Iterator[Link]:
    """Every page in use, start page first, then by title."""
    for address, title in sorted(
        names.items(), key=lambda item: (item[0] != "index.html", item[1].casefold())
    ):
        yield Link(address, title)


def _pages(project: Project, env: jinja2.Environment, publisher: Publisher) -> Iterator[tuple[str, str]]:
    """(path under docs, Markdown) of each page of an edition but the list of pages."""
    campaign = project.campaign
    papers = list(prints(project, Selection(edition=publisher.slug)))
    common: dict[str, Any] = {
        "publisher": publisher,
        "methods": campaign.shown,
        "workers": campaign.callers,
        "formats": list(_by_format(project, papers)),
        "prints": papers,
        "topics": _topics(papers),
        "groups": list(sources.groups(campaign)),
        "questions": campaign.questions(),
        "panels": campaign.core.panels,
        "lasting_rows": [
            (loss.icon, loss.now, f"{LOSSES}/{slug}.html")
            for slug, loss in campaign.core.losses.items()
            if loss.now
        ],
        "loss_rows": _loss_rows(campaign.core.losses, f"{LOSSES}/"),
        "kits": list(for_partners.kits(project, publisher, papers)),
        "helped": [("account-group", h.who, f"pomagam.html#{h.id}") for h in campaign.core.helpers if h.id],
        "asked": [("lifebuoy", q.ask, f"pytania.html#{q.id}") for q in campaign.core.questions if q.id],
        **structured_data.functions(campaign),
    }
    for template in sorted(TEMPLATES.glob("pages/[!_]*.md")):
        if template.name not in REPEATED | {LISTING}:
            yield template.name, render(env, f"pages/{template.name}", **common)
    for slug, loss in campaign.core.losses.items():
        own = {
            "loss": loss,
            "steps": campaign.loss_steps(loss),
            "form_rows": list(_form_rows(campaign, papers, loss)),
        }
        yield f"{LOSSES}/{slug}.md", render(env, "pages/strata.md", **common | own)
    for method in campaign.methods.values():
        if method.status is not Status.DRAFT:
            name = "wycofana.md" if method.status is Status.WITHDRAWN else "metoda.md"
            own = _of_method(campaign, method, papers)
            yield f"{method.address}.md", render(env, f"pages/{name}", **common | own)
    for worker in campaign.workers.values():
        if worker.status is not Status.DRAFT:
            name = "wycofana.md" if worker.status is Status.WITHDRAWN else "pracownik.md"
            own = _of_worker(campaign, worker)
            yield f"{worker.address}.md", render(env, f"pages/{name}", **common | own)


def _of_method(campaign: Campaign, method: Method, papers: list[Print]) -> dict[str, Any]:
    """What only the page of one method shows."""
    known = campaign.core.losses
    return {
        "method": method,
        "other": campaign.methods.get(method.replaced_by or ""),
        "panel": campaign.panel(method),
        "loss_rows": _loss_rows({slug: known[slug] for slug in method.aftermath.losses}, f"../{LOSSES}/"),
        "prints": [item for item in papers if item.method is method and item.variant is None],
        "sources": sources.of_method(campaign, method),
    }


def _of_worker(campaign: Campaign, worker: Worker) -> dict[str, Any]:
    """What only the page of one worker shows."""
    return {
        "worker": worker,
        "method": worker,
        "other": campaign.workers.get(worker.replaced_by or ""),
        "plays": campaign.plays(worker),
        "sources": sources.of_worker(campaign, worker),
    }


def _loss_rows(losses: Mapping[str, Loss], folder: str) -> list[tuple[str, str, str]]:
    """(icon, words, address) of the way to each loss, for the macro „rows”."""
    return [(loss.icon, loss.title, f"{folder}{slug}.html") for slug, loss in losses.items()]


def _form_rows(campaign: Campaign, papers: list[Print], loss: Loss) -> Iterator[tuple[str, str, str]]:
    """The same for each form to fill in that a step after this loss asks for."""
    for item in papers:
        form = campaign.core.forms.by_name.get(item.format.form or "")
        if form and form.step in loss.steps and item.variant is None:
            yield "file-sign", f"{item.title} (PDF)", f"../druk/{item.file}"


def _topics(papers: list[Print]) -> dict[str, list[Pair]]:
    """What residents print, by topic: prints with their variants, the common ones first."""
    topics: dict[str, list[Pair]] = {}
    for one, others in sorted(_pairs(papers), key=lambda pair: pair[0].method is not None):
        if one.format.audience == "resident":
            name = one.method.page if one.method else one.format.topic or "O wszystkich metodach"
            topics.setdefault(name, []).append((one, others))
    return topics


def _by_format(project: Project, papers: list[Print]) -> Iterator[tuple[Format, list[Pair]]]:
    """Every format with its prints, in the order of the formats."""
    found: dict[str, list[Pair]] = {slug: [] for slug in project.formats}
    for pair in _pairs(papers):
        found[pair[0].format.slug].append(pair)
    yield from ((project.formats[slug], pairs) for slug, pairs in found.items())


def _pairs(papers: list[Print]) -> list[Pair]:
    """Each print with its variants, in order; each is looked at once, however many methods there are."""
    plain: dict[tuple[str, str | None], Pair] = {}
    for item in papers:
        key = item.format.slug, item.method.slug if item.method else None
        if item.variant is None:
            plain[key] = item, []
        else:
            plain[key][1].append(item)
    return list(plain.values())


def _hand_written(project: Project, publisher: Publisher) -> Iterator[tuple[str, bytes]]:
    """Files of docs/ as they are, and the publisher's logo."""
    docs = project.assets / "docs"
    for path in sorted(docs.rglob("*")):
        shown = path.relative_to(docs).as_posix()
        if path.is_file() and not shown.startswith(NOT_COPIED):
            yield shown, path.read_bytes()
    if publisher.logo:
        yield f"img/{publisher.logo}", (project.logos / publisher.logo).read_bytes()
