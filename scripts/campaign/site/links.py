"""On the site a number is something to touch: every phone, SMS number and address in a text is a link."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import cast

import jinja2
from markupsafe import Markup, escape

from campaign.content.texts import parts
from campaign.design.rendering import unbroken
from campaign.design.typography import typography
from campaign.model.campaign import Campaign
from campaign.model.facts import Fact, FactKind

_WHOLE_NUMBER = 9
"""Digits of a Polish telephone number; shorter ones (112) are dialled as they are."""
_WHOLE = 12
"""Letters; so short an address is never broken at its dots."""


def on_site(env: jinja2.Environment, campaign: Campaign) -> jinja2.Environment:
    """The environment of the pages: „say” links what can be dialled or opened; „dial” gives a fact's address.

    Inside a link and in headings that are buttons use „plain”, above a button with the number „bold”.
    """
    site = env.overlay()
    address = partial(dial, sms=campaign.core.sms, facts=campaign.facts)
    site.filters = env.filters | {
        "dial": address,
        "bold": env.filters["say"],
        "say": partial(linked, facts=cast(Mapping[str, Fact], campaign.facts), address=address),
    }
    return site


def dial(fact: Fact, sms: str, facts: Mapping[str, Fact]) -> str:
    """Where a touch on a fact leads: tel:, sms: or https:; empty when it is neither number nor address."""
    digits = fact.value.replace(" ", "")
    if fact is facts.get(sms):
        return f"sms:{digits}"
    if fact.kind is FactKind.PHONE:
        return f"tel:+48{digits}" if len(digits) == _WHOLE_NUMBER else f"tel:{digits}"
    return f"https://{fact.value}" if fact.kind is FactKind.WEB else ""


def linked(text: str, facts: Mapping[str, Fact], address: partial[str]) -> Markup:
    """A text as HTML: escaped, typeset, its numbers and addresses unbroken and ready to touch."""
    pieces = []
    for part in parts(str(text), facts):
        if isinstance(part, str):
            pieces.append(unbroken(escape(typography(part))))
        else:
            pieces.append(_link(part, address(part)))
    return Markup("").join(pieces)


def _link(fact: Fact, target: str) -> Markup:
    value = typography(fact.value)
    if not target:
        return escape(value)
    if fact.kind is FactKind.WEB:
        whole = Markup("<wbr>." if len(value) > _WHOLE else ".").join(value.split("."))
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(target, whole)
    return Markup('<a class="nr" href="{}">{}</a>').format(target, value)
