"""An Atom feed per edition: what was reviewed when, for sites and partners who follow it (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from campaign.design.rendering import plain
from campaign.model.campaign import Campaign
from campaign.model.method import Method
from campaign.model.publisher import Publisher
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
    """The feed: an entry for each published method; links are relative until the address is confirmed."""
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "pl"})
    core = campaign.core
    draft = "" if publisher.approved else " (PROJEKT – do akceptacji)"
    _add(root, "id", _identifier(publisher.slug))
    _add(root, "title", f"{core.name} – {publisher.short}{draft}")
    _add(root, "subtitle", f"{core.edition.label}. {core.rule.sentence}")
    _add(root, "updated", _moment(max([core.edition.date, *(m.reviewed_on for m in campaign.shown)])))
    SubElement(_add(root, "author"), "name").text = publisher.name
    base = publisher.address or ""
    if base:
        _add(root, "link", rel="self", href=f"{base}{FILE}", type="application/atom+xml")
    _add(root, "link", rel="alternate", href=f"{base}index.html", type="text/html")
    root.extend(_entries(campaign, publisher, base))
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _entries(campaign: Campaign, publisher: Publisher, base: str) -> Iterator[Element]:
    for method in campaign.shown:
        entry = Element("entry")
        _add(entry, "id", _identifier(f"{publisher.slug}/metody/{method.slug}"))
        _add(entry, "title", method.title)
        _add(entry, "updated", _moment(method.reviewed_on))
        _add(entry, "link", rel="alternate", href=f"{base}metody/{method.slug}.html", type="text/html")
        _add(entry, "summary", _summary(campaign, method))
        yield entry


def _summary(campaign: Campaign, method: Method) -> str:
    words = f"{method.beginning} {method.truth} {campaign.core.rule.sentence}"
    return plain(words, campaign.facts)


def _add(parent: Element, tag: str, text: str | None = None, **attributes: str) -> Element:
    element = SubElement(parent, tag, attributes)
    element.text = text
    return element


def _identifier(name: str) -> str:
    """A permanent name that does not depend on an address nobody confirmed yet."""
    return uuid5(NAMESPACE_URL, f"przerywam-i-pytam/{name}").urn


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
