"""An Atom feed per edition: every method and worker, and what changed in them (RFC 4287).

Pages come as entries of their own, so that a partner sees the whole at once; a change is one entry more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from campaign.design.rendering import day, plain
from campaign.model.campaign import Campaign
from campaign.model.method import Method
from campaign.model.publisher import Publisher
from campaign.model.worker import Worker
from campaign.output.output import Output, ready

if TYPE_CHECKING:
    from campaign.project import Project

FILE = "atom.xml"
_ATOM = "http://www.w3.org/2005/Atom"


def plan(project: Project) -> list[Output]:
    """One feed for each publisher, copied into the site like any hand-written file."""
    return [
        ready(f"{publisher.slug}/docs/{FILE}", feed(project.campaign, publisher), "kanał Atom")
        for publisher in project.campaign.publishers.values()
    ]


def feed(campaign: Campaign, publisher: Publisher) -> bytes:
    """The feed, the latest first; links are relative until the address is confirmed."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "pl"})
    core = campaign.core
    draft = f" ({publisher.draft_mark})" if publisher.draft_mark else ""
    _add(root, "id", _identifier(publisher.slug))
    _add(root, "title", f"{core.name} – {publisher.short}{draft}")
    _add(root, "subtitle", f"{core.edition.label}. {core.rule.sentence}")
    entries = sorted(_entries(campaign, publisher.slug), key=lambda entry: entry.updated, reverse=True)
    _add(root, "updated", _moment(max([core.edition.date, *(entry.updated for entry in entries)])))
    SubElement(_add(root, "author"), "name").text = publisher.name
    base = publisher.address or ""
    if base:
        _add(root, "link", rel="self", href=f"{base}{FILE}", type="application/atom+xml")
    _add(root, "link", rel="alternate", href=f"{base}index.html", type="text/html")
    root.extend(entry.element(base) for entry in entries)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


@dataclass(frozen=True)
class _News:
    """What one entry says. name: for ever the same, whatever the address; path: from the site's root."""

    name: str
    updated: date
    title: str
    path: str
    summary: str

    def element(self, base: str) -> Element:
        """As Atom wants it."""
        entry = Element("entry")
        _add(entry, "id", _identifier(self.name))
        _add(entry, "title", self.title)
        _add(entry, "updated", _moment(self.updated))
        _add(entry, "link", rel="alternate", href=f"{base}{self.path}", type="text/html")
        _add(entry, "summary", self.summary)
        return entry


def _entries(campaign: Campaign, edition: str) -> Iterator[_News]:
    topics: list[Method | Worker] = [*campaign.shown, *campaign.callers]
    for topic in topics:
        name, path = f"{edition}/{topic.address}", f"{topic.address}.html"
        yield _News(name, topic.reviewed_on, topic.title, path, _summary(campaign, topic))
        for change in topic.changes:
            title = f"{topic.title}: zmiana {day(change.on)}"
            yield _News(f"{name}/{change.on}/{change.what}", change.on, title, path, change.what)


def _summary(campaign: Campaign, topic: Method | Worker) -> str:
    said = f"{topic.beginning} {topic.truth}" if isinstance(topic, Method) else topic.visits.text
    return plain(f"{said} {campaign.core.rule.sentence}", campaign.facts)


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    element = SubElement(parent, tag, attributes)
    element.text = text
    return element


def _identifier(name: str) -> str:
    """A permanent name that does not depend on an address nobody confirmed yet."""
    return uuid5(NAMESPACE_URL, f"przerywam-i-pytam/{name}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
